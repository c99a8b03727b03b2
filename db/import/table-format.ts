import type { SqlValue } from '../open/database.ts';
import { columnRemarks } from './column-remarks.ts';
import { filledCells, isBlankRow, type GridRow } from './files/grid.ts';
import { HeldRow } from './held-row.ts';
import { RowLedger } from './row-ledger.ts';
import type { ReadAnswer, ReadingContext, Recognition, Release } from './source-format.ts';
import { columnMissing, columnTwice, headerMissing, newColumns, noValidRows, truncated } from './sources/refusals.ts';
import { findStackedHeader, type ColumnRule, type FoundHeader } from './stacked-header.ts';
import type { TableContent } from './table-content.ts';

/** What stands above the rows and in the names of the columns: where a file says its release and its notices. */
export interface TableHead {
  /** Cells above the names of the columns, those that are filled. */
  readonly preamble: readonly string[];
  /** Names of the columns as the file has them, stacked ones joined with blanks. */
  readonly names: readonly string[];
  /** The name of the sheet; '' for text. */
  readonly sheetName: string;
  /** Cells of a sheet may be numbers: zeros at the start of codes are lost. */
  readonly isSheet: boolean;
}

/** Gives a cell of the current row by the name of its column; '' when the file has no such column. */
export type CellsOf<Name extends string> = (name: Name) => string;

/** Gives a cell of the current row by the place of its column among `TableHead.names`. */
export type CellAt = (column: number) => string;

/** A file that is one table with named columns, as csv, delimited text or a sheet. */
export interface TableLayout<Name extends string> {
  /** "list of medically unlikely edits": what it is called in sentences. */
  readonly fileWords: string;
  readonly rules: readonly ColumnRule<Name>[];
  /** The file is taken for this one when all of these columns are found ... */
  readonly telling: readonly Name[];
  /** ... and this holds too, where the names of the columns alone could be another file's. */
  readonly isIt?: (head: TableHead, content: TableContent) => boolean;
  /** Another table has this layout: why it is not read, and what to import instead. */
  readonly neighbour?: (head: TableHead, content: TableContent) => string | null;
  /** A text in the first rows that only this file has: without its header it is refused in words instead of unknown. */
  readonly namesItself?: RegExp;
  /** Rows may end early because the last cells are blank. */
  readonly mayBeShort?: boolean;
  /** A row that is no row of the table: a footnote, a heading between blocks. Blank rows and single long texts never are. */
  readonly isRemark?: (row: GridRow) => boolean;
  /** The release as the file's own words say it. */
  release(head: TableHead, content: TableContent): Release | null;
  /** Less than that, where a name may say more: a year without its quarter. */
  roughRelease?(head: TableHead): Release | null;
  /** Columns without a rule that `rows` reads by their names all the same. */
  readsToo?(name: string): boolean;
  notices?(head: TableHead): string[];
  /**
   * A reader of the rows of one file, in their order. It answers the values to keep in the order of the staged columns, or the
   * reason why the row cannot be used. What `key` comes to may stand in a file once.
   */
  rows(ledger: RowLedger, context: ReadingContext, head: TableHead): (cell: CellsOf<Name>, line: number, at: CellAt) => readonly SqlValue[] | string;
  /** Tells rows apart, in words for a sentence: "27397 50". */
  key(values: readonly SqlValue[]): string;
  /** A text may go on in rows of its own below: what tells such a row, and what both come to. They count as one row. */
  readonly goesOn?: { isMore(cell: CellsOf<Name>): boolean; join(values: readonly SqlValue[], cell: CellsOf<Name>): readonly SqlValue[] | null };
}

/** Recognises and reads a table by its layout. */
export function recogniseTable<Name extends string>(content: TableContent, layout: TableLayout<Name>): Recognition {
  const rows = content.headRows();
  const header = findStackedHeader(rows, layout.rules);
  if (header === null || layout.telling.some((name) => !header.columns.has(name))) {
    const isNamed = layout.namesItself !== undefined && rows.slice(0, 20).some((row) => filledCells(row) <= 3 && row.cells.some((cell) => layout.namesItself?.test(cell)));
    if (!isNamed) return { verdict: 'no' };
    const found = header?.columns.size ?? 0;
    if (header === null || found < 2) return { verdict: 'refused', error: headerMissing(content.label, layout.fileWords) };
    return { verdict: 'refused', error: columnMissing(content.label, layout.fileWords, missingColumns(layout, header), header.names) };
  }
  const head: TableHead = { preamble: rows.slice(0, header.firstRow).flatMap((row) => row.cells.filter((cell) => cell !== '')), names: header.names, sheetName: content.sheetName, isSheet: content.isSheet };
  if (layout.isIt?.(head, content) === false) return { verdict: 'no' };
  const neighbour = layout.neighbour?.(head, content) ?? null;
  if (neighbour !== null) return { verdict: 'neighbour', reason: neighbour };
  const missing = missingColumns(layout, header);
  if (missing.length > 0) return { verdict: 'refused', error: columnMissing(content.label, layout.fileWords, missing, header.names) };
  const twice = layout.rules.find((rule) => (header.columns.get(rule.name)?.length ?? 0) > 1);
  if (twice !== undefined) return { verdict: 'refused', error: columnTwice(content.label, layout.fileWords, twice.words) };
  const form = content.isSheet ? 'xlsx' : 'csv';
  return { verdict: 'yes', form, statedRelease: layout.release(head, content), roughRelease: layout.roughRelease?.(head) ?? null, read: (sink, context) => readTable(content, header, head, layout, sink, context) };
}

function missingColumns<Name extends string>(layout: TableLayout<Name>, header: FoundHeader<Name>): string[] {
  return layout.rules.filter((rule) => rule.needed && !header.columns.has(rule.name)).map((rule) => rule.words);
}

function readTable<Name extends string>(
  content: TableContent, header: FoundHeader<Name>, head: TableHead, layout: TableLayout<Name>,
  sink: (line: number, values: readonly SqlValue[]) => void, context: ReadingContext,
): ReadAnswer {
  const ledger = new RowLedger();
  const body = content.rows().slice(header.lastRow + 1);
  const columns = new Map<Name, number>();
  for (const [name, indexes] of header.columns) columns.set(name, indexes[0] ?? -1);
  let current: readonly string[] = [];
  const cell: CellsOf<Name> = (name) => current[columns.get(name) ?? -1] ?? '';
  const at: CellAt = (column) => current[column] ?? '';
  const read = layout.rows(ledger, context, head);
  const seen = new Map<string, number>();
  const held = new HeldRow(ledger, sink);
  const lastFilled = body.findLast((row) => !isBlankRow(row));
  const least = layout.mayBeShort === true ? Math.max(...layout.rules.filter((rule) => rule.needed).map((rule) => columns.get(rule.name) ?? 0)) + 1 : header.width;
  for (const row of body) {
    if (isBlankRow(row)) continue;
    const isLast = row === lastFilled;
    if (isLast && content.endsInsideCell()) return { ok: false, error: truncated(content.label, row.line) };
    if (layout.isRemark?.(row) === true || isText(row)) {
      ledger.tally('a line of text between or after the rows was not read as a row', row.line);
      continue;
    }
    const isShort = !content.isSheet && row.cells.length < least;
    if (isLast && !content.isSheet && !content.endsWithLineEnd && (isShort || lostDecimals(body, row))) return { ok: false, error: truncated(content.label, row.line) };
    if (isShort || row.cells.slice(header.width).some((extra) => extra !== '')) {
      ledger.reject(row.line, `the row has ${row.cells.length} cells where the header has ${header.width}`);
      continue;
    }
    current = row.cells;
    const { goesOn } = layout;
    if (goesOn?.isMore(cell) === true) {
      held.goOn(row.line, (values) => goesOn.join(values, cell));
      continue;
    }
    const values = read(cell, row.line, at);
    if (typeof values === 'string') {
      held.reject(row.line, values);
      continue;
    }
    const key = layout.key(values);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      held.reject(row.line, `${key} stands in the file twice; the row of line ${earlier.toLocaleString('en')} was kept`);
      continue;
    }
    seen.set(key, row.line);
    held.begin(row.line, values);
  }
  held.end();
  if (!content.isSheet && !content.endsWithLineEnd && ledger.rowsKept > 0) ledger.warn('The file ends without the end of a line: if its last value looks too short, it was cut off.');
  for (const remark of columnRemarks(header, layout.rules, body.filter((row) => filledCells(row) > 1), layout.readsToo)) ledger.warn(remark);
  const readToo = header.names.map((name) => (name !== '' && layout.readsToo?.(name) === true ? '' : name));
  for (const warning of newColumns({ ...header, names: readToo })) ledger.warn(warning);
  const absent = layout.rules.filter((rule) => !rule.needed && rule.sometimes !== true && !header.columns.has(rule.name)).map((rule) => rule.words);
  if (absent.length > 0) ledger.warn(`The file has no column ${absent.join(', ')}; its values stay empty.`);
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, layout.fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: {
      rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: layout.release(head, content),
      roughRelease: layout.roughRelease?.(head) ?? null, conversionFactor: null, notices: layout.notices?.(head) ?? [],
    },
  };
}

/** Without a line end the last amount may have lost digits: it has fewer decimals than those above it, which all have the same. */
function lostDecimals(body: readonly GridRow[], last: GridRow): boolean {
  const decimals = (row: GridRow): number | null => {
    const amount = /^\$?[\d,]*(?:\.(\d*))?$/.exec(row.cells.at(-1) ?? '');
    return amount === null || amount[0] === '' ? null : (amount[1]?.length ?? 0);
  };
  const own = decimals(last);
  const above = new Set(body.filter((row) => row !== last).slice(-50).map(decimals).filter((count) => count !== null));
  return own !== null && above.size === 1 && own < ([...above][0] ?? 0);
}

/** One long text in a row of its own is a notice or a footnote, not a row. */
function isText(row: GridRow): boolean {
  if (filledCells(row) !== 1) return false;
  const text = row.cells.find((one) => one !== '') ?? '';
  return text.length > 12 && text.includes(' ');
}
