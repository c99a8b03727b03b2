import type { SqlValue } from '../open/database.ts';
import type { RowLedger } from './row-ledger.ts';
import type { RowSink } from './source-format.ts';

/** The row that is being read: it is handed on when the next one begins, for only then is nothing of it still to come. */
export class HeldRow {
  readonly #ledger: RowLedger;
  readonly #sink: RowSink;
  #line = 0;
  #values: readonly SqlValue[] | null = null;
  #rejected = false;

  constructor(ledger: RowLedger, sink: RowSink) {
    this.#ledger = ledger;
    this.#sink = sink;
  }

  begin(line: number, values: readonly SqlValue[]): void {
    this.end();
    this.#line = line;
    this.#values = values;
  }

  reject(line: number, reason: string): void {
    this.end();
    this.#rejected = true;
    this.#ledger.reject(line, reason);
  }

  /** A line that belongs to the row above: what both come to, null when it belongs to another. What belongs to a rejected row was rejected with it. */
  goOn(line: number, join: (values: readonly SqlValue[]) => readonly SqlValue[] | null): void {
    const joined = this.#values === null ? null : join(this.#values);
    if (joined !== null) this.#values = joined;
    else if (!this.#rejected) this.#ledger.reject(line, 'the line goes on with a row that does not stand above it');
  }

  end(): void {
    this.#rejected = false;
    if (this.#values === null) return;
    this.#ledger.keep();
    this.#sink(this.#line, this.#values);
    this.#values = null;
  }
}
