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
  /** The whole text with line ends "\n"; '' for a sheet. */
  readonly text: string;
  /** Lines without their ends; a last empty one is left out. Made when first asked for: of a large table they take as much memory again. */
  readonly lines: readonly string[];
  /** Lines of the text, or rows of the sheet. */
  readonly lineCount: number;
  /** The first lines, enough to tell what the file is; none of a sheet. */
  headLines(): readonly string[];
  /** False when the text stops without a line end: the last line may be cut off. */
  readonly endsWithLineEnd: boolean;
  /** The first rows, enough to tell what the file is: large files that are something else are not read to their end. */
  headRows(): readonly GridRow[];
  /** Rows of delimited text, or of the sheet. */
  rows(): readonly GridRow[];
  /** The text ends inside a quoted cell. */
  endsInsideCell(): boolean;
}

const headLineCount = 400;

export function textContent(label: string, text: string): TableContent {
  let all: readonly string[] | undefined;
  let count: number | undefined;
  let first: readonly string[] | undefined;
  const headLines = (): readonly string[] => (first ??= text.slice(0, endOfLine(text, headLineCount)).split('\n').slice(0, headLineCount));
  let parsed: ReturnType<typeof csvRows> | undefined;
  const grid = (): ReturnType<typeof csvRows> => (parsed ??= csvRows(text, tellDelimiter(text)));
  let head: readonly GridRow[] | undefined;
  const headText = (): string => headLines().map((line) => line.slice(0, 20_000)).join('\n');
  return {
    label,
    isSheet: false,
    sheetName: '',
    text,
    get lines() {
      return (all ??= linesOf(text));
    },
    get lineCount() {
      return (count ??= all?.length ?? countLines(text));
    },
    headLines,
    endsWithLineEnd: text.endsWith('\n') || text.endsWith('\u001a'),
    headRows: () => (head ??= csvRows(headText(), tellDelimiter(text)).rows),
    rows: () => grid().rows,
    endsInsideCell: () => grid().openAtEnd,
  };
}

export function sheetContent(label: string, rows: readonly GridRow[], sheetName = ''): TableContent {
  const head = rows.slice(0, headLineCount);
  return {
    label, isSheet: true, sheetName, text: '', lines: [], lineCount: rows.length, headLines: () => [], endsWithLineEnd: true,
    headRows: () => head, rows: () => rows, endsInsideCell: () => false,
  };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  // Some old tools end a text file with Ctrl+Z.
  if (lines.at(-1)?.replaceAll('\u001a', '').trim() === '') lines.pop();
  return lines;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.slice(text.lastIndexOf('\n') + 1).replaceAll('\u001a', '').trim() === '' ? lines : lines + 1;
}

/** Where the line of this number ends, or the text. */
function endOfLine(text: string, line: number): number {
  let at = -1;
  for (let number = 0; number < line; number++) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return text.length;
  }
  return at;
}
