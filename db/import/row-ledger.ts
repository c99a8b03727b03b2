import type { RejectedRow } from '../model/catalog.ts';

/** Single rows are damaged by hand; a quarter of them by something that went through the whole file. */
const damagedShare = 0.25;
const worthAWord = 10;

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
    const rejected = this.rejected.length;
    const damaged = rejected >= worthAWord && rejected >= this.rowsRead * damagedShare
      ? [`${rejected.toLocaleString('en')} of ${this.rowsRead.toLocaleString('en')} rows could not be used: what damaged them may have changed values of the others as well.`] : [];
    return [...damaged, ...this.#warnings, ...tallied];
  }
}
