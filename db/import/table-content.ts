import { csvRows, tellDelimiter } from './files/csv-rows.ts';
import type { GridRow } from './files/grid.ts';

export type FileForm = 'csv' | 'json' | 'txt' | 'xlsx';

/** Of several forms of one release the first is used. */
export const formOrder: readonly FileForm[] = ['csv', 'json', 'xlsx', 'txt'];

/**
 * What a format looks at: the same content as lines and as a table. Both are made when first asked for.
 * For a sheet of a workbook there are no lines.
 */
export interface TableContent {
  readonly label: string;
  readonly isSheet: boolean;
  /** The name of the sheet, which may say a release that no cell does; '' for text. */
  readonly sheetName: string;
  /** Lines without their ends; a last empty one is left out. */
  readonly lines: readonly string[];
  /** False when the text stops without a line end: the last line may be cut off. */
  readonly endsWithLineEnd: boolean;
  /** The first rows, enough to tell what the file is: large files that are something else are not read to their end. */
  headRows(): readonly GridRow[];
  /** Rows of delimited text, or of the sheet. */
  rows(): readonly GridRow[];
  /** The text ends inside a quoted cell. */
  endsInsideCell(): boolean;
}

const headLines = 400;

export function textContent(label: string, text: string): TableContent {
  const lines = text.split('\n');
  // Some old tools end a text file with Ctrl+Z.
  if (lines.at(-1)?.replaceAll('\u001a', '').trim() === '') lines.pop();
  let parsed: ReturnType<typeof csvRows> | undefined;
  const grid = (): ReturnType<typeof csvRows> => (parsed ??= csvRows(text, tellDelimiter(text)));
  let head: readonly GridRow[] | undefined;
  const headText = (): string => lines.slice(0, headLines).map((line) => line.slice(0, 20_000)).join('\n');
  return {
    label,
    isSheet: false,
    sheetName: '',
    lines,
    endsWithLineEnd: text.endsWith('\n') || text.endsWith('\u001a'),
    headRows: () => (head ??= csvRows(headText(), tellDelimiter(text)).rows),
    rows: () => grid().rows,
    endsInsideCell: () => grid().openAtEnd,
  };
}

export function sheetContent(label: string, rows: readonly GridRow[], sheetName = ''): TableContent {
  return { label, isSheet: true, sheetName, lines: [], endsWithLineEnd: true, headRows: () => rows.slice(0, headLines), rows: () => rows, endsInsideCell: () => false };
}
