import type { RejectedRow } from '../model/catalog.ts';

/** Keeps count while a file is read: no row may go missing between "read" and "kept". */
export class RowLedger {
  rowsRead = 0;
  rowsKept = 0;
  readonly rejected: RejectedRow[] = [];
  readonly #warnings: string[] = [];
  readonly #tallies = new Map<string, { count: number; firstLine: number }>();

  keep(): void {
    this.rowsRead++;
    this.rowsKept++;
  }
  reject(line: number, reason: string): void {
    this.rowsRead++;
    this.rejected.push({ line, reason });
  }
  warn(sentence: string): void {
    this.#warnings.push(sentence);
  }
  /** Counts a remark that many rows may share; it comes out once, with the number of rows. */
  tally(remark: string, line: number): void {
    const tally = this.#tallies.get(remark);
    if (tally === undefined) this.#tallies.set(remark, { count: 1, firstLine: line });
    else tally.count++;
  }
  warnings(): string[] {
    const tallied = [...this.#tallies].map(([remark, { count, firstLine }]) =>
      `${remark}, ${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'} (first in line ${firstLine.toLocaleString('en')})`);
    return [...this.#warnings, ...tallied];
  }
}
