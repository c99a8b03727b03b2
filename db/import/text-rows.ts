import type { Failure } from '../model/result.ts';
import type { SqlValue } from '../open/database.ts';
import { RowLedger } from './row-ledger.ts';
import type { ReadingContext, ReadOutcome, Recognition, RowSink } from './source-format.ts';
import { noValidRows, truncated } from './sources/refusals.ts';
import type { TableContent } from './table-content.ts';
import type { CellsOf, TableHead, TableLayout } from './table-format.ts';

/** The same table as text with columns at fixed places. */
export interface TextLayout {
  /** A line that is a row, with a group for each column under its name; lines are short, but it must not go back over them often. */
  readonly row: RegExp;
  /** Every row ends at the same place, so that a shorter one was cut. */
  readonly sameLength: boolean;
  /** Groups of `row` that begin at one place in every row; it needs the flag d for that. */
  readonly beginAlike?: readonly string[];
  /** A line that is not a row though it is not blank: a heading, a footnote. */
  readonly isRemark?: (line: string) => boolean;
}

const sampleLines = 400;
/** The widest official text has records of 320 characters. */
const longestRow = 1000;

/** Recognises and reads text with fixed columns by the layout of its table; null when the lines are not like that. */
export function recogniseTextRows<Name extends string>(content: TableContent, layout: TableLayout<Name>, text: TextLayout): Recognition | null {
  if (content.isSheet) return null;
  const filled = content.lines.slice(0, sampleLines).filter((line) => line.length <= longestRow && line.trim() !== '');
  const fitting = filled.filter((line) => text.row.test(line)).length;
  const remarks = filled.filter((line) => !text.row.test(line) && text.isRemark?.(line) === true).length;
  if (fitting === 0 || fitting < (filled.length - remarks) * 0.7) return null;
  const firstRow = content.lines.findIndex((line) => line.length <= longestRow && text.row.test(line));
  const head: TableHead = { preamble: content.lines.slice(0, firstRow).map((line) => line.trim()).filter((line) => line !== ''), names: [], sheetName: '', isSheet: false };
  if (layout.isIt?.(head, content) === false) return null;
  return {
    verdict: 'yes', form: 'txt', statedRelease: layout.release(head, content), roughRelease: layout.roughRelease?.(head) ?? null,
    read: (sink, context) => readText(content, firstRow, head, layout, text, sink, context),
  };
}

function readText<Name extends string>(
  content: TableContent, firstRow: number, head: TableHead, layout: TableLayout<Name>, text: TextLayout, sink: RowSink, context: ReadingContext,
): { ok: true; value: ReadOutcome } | { ok: false; error: Failure } {
  const ledger = new RowLedger();
  const read = layout.rows(ledger, context, head);
  const seen = new Map<string, number>();
  const recordLength = (content.lines[firstRow] ?? '').trimEnd().length;
  const beginnings = new Beginnings();
  let columns: Readonly<Record<string, string | undefined>> = {};
  const cell: CellsOf<Name> = (name) => columns[name]?.trim() ?? '';
  let last = content.lines.length - 1;
  while (last > 0 && (content.lines[last] ?? '').trim() === '') last--;
  for (let index = firstRow; index <= last; index++) {
    const current = content.lines[index] ?? '';
    if (current.trim() === '') continue;
    const line = index + 1;
    const match = current.length > longestRow ? null : text.row.exec(current);
    const fits = match !== null;
    columns = match?.groups ?? {};
    if (!fits && text.isRemark?.(current) === true) {
      ledger.tally('a line of text between or after the rows was not read as a row', line);
      continue;
    }
    const length = current.trimEnd().length;
    const isWhole = fits && (!text.sameLength || length === recordLength);
    if (!isWhole && index === last && !content.endsWithLineEnd) return { ok: false, error: truncated(content.label, line) };
    if (!isWhole) {
      ledger.reject(line, fits ? `the row has ${length} characters where the others have ${recordLength}` : 'the columns of the row are not where the layout has them');
      continue;
    }
    const values: readonly SqlValue[] | string = read(cell, line, () => '');
    if (typeof values === 'string') {
      ledger.reject(line, values);
      continue;
    }
    const key = layout.key(values);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      ledger.reject(line, `${key} stands in the file twice; the row of line ${earlier.toLocaleString('en')} was kept`);
      continue;
    }
    seen.set(key, line);
    ledger.keep();
    for (const name of text.beginAlike ?? []) {
      const place = match?.indices?.groups?.[name]?.[0];
      if (place !== undefined) beginnings.note(name, place, line);
    }
    sink(line, values);
  }
  for (const remark of beginnings.remarks((name) => layout.rules.find((rule) => rule.name === name)?.words ?? name)) ledger.warn(remark);
  if (!content.endsWithLineEnd && ledger.rowsKept > 0 && !text.sameLength) ledger.warn('The file ends without the end of a line: if its last value looks too short, it was cut off.');
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, layout.fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: {
      rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: layout.release(head, content),
      roughRelease: layout.roughRelease?.(head) ?? null, conversionFactor: null, notices: layout.notices?.(head) ?? [],
    },
  };
}

/** Where the values of a column begin: in most rows at one place, and where not, what stands there may be a part of another column. */
class Beginnings {
  readonly #places = new Map<string, Map<number, { rows: number; firstLine: number }>>();

  note(name: string, place: number, line: number): void {
    const places = this.#places.get(name) ?? new Map<number, { rows: number; firstLine: number }>();
    this.#places.set(name, places);
    const known = places.get(place);
    if (known === undefined) places.set(place, { rows: 1, firstLine: line });
    else known.rows++;
  }

  remarks(words: (name: string) => string): string[] {
    return [...this.#places].flatMap(([name, places]) => {
      const [usual, ...others] = [...places].sort(([, one], [, other]) => other.rows - one.rows);
      const [first] = others.map(([place, { firstLine }]) => ({ place, firstLine })).sort((one, other) => one.firstLine - other.firstLine);
      if (usual === undefined || first === undefined) return [];
      const rows = others.reduce((sum, [, other]) => sum + other.rows, 0);
      return [`The column ${words(name)} begins at character ${usual[0] + 1} in most rows and elsewhere in ${rows.toLocaleString('en')} (first in line ${first.firstLine.toLocaleString('en')}, at character ${first.place + 1}): columns of the file may have been moved.`];
    });
  }
}
