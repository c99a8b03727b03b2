import { parse } from 'csv-parse/sync';
import type { GridRow } from './grid.ts';

/** A quoted cell of an official file spans a dozen lines at most (the licence text of the MUE tables). */
const longestQuotedCell = 60;

export interface CsvRows {
  readonly rows: GridRow[];
  /** The text ends inside a quoted cell: it was cut off. */
  readonly openAtEnd: boolean;
}

/**
 * The rows of delimited text with their line numbers. Lines without a quotation mark are split at the delimiter, which
 * is what csv means for them; every other record goes through csv-parse. A stray quotation mark in one record never
 * swallows the records after it.
 */
export function csvRows(text: string, delimiter: string): CsvRows {
  const lines = text.split('\n');
  const last = lines.length - 1;
  if (lines[last] === '') lines.pop();
  const rows: GridRow[] = [];
  let openAtEnd = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!line.includes('"')) {
      rows.push({ line: index + 1, cells: trimmed(line.split(delimiter)) });
      continue;
    }
    const end = endOfRecord(lines, index);
    const record = end === null ? null : strictRecord(lines.slice(index, end + 1).join('\n'), delimiter);
    if (record !== null && end !== null) {
      rows.push({ line: index + 1, cells: trimmed(record) });
      index = end;
      continue;
    }
    if (end === null && index === lines.length - 1) openAtEnd = true;
    rows.push({ line: index + 1, cells: trimmed(relaxedRecord(line, delimiter)) });
  }
  return { rows, openAtEnd };
}

/** The line where every quotation mark that was opened is closed; null when the text ends before. */
function endOfRecord(lines: readonly string[], start: number): number | null {
  let marks = 0;
  for (let index = start; index < lines.length && index < start + longestQuotedCell; index++) {
    marks += count(lines[index] ?? '', '"');
    if (marks % 2 === 0) return index;
  }
  return null;
}

function strictRecord(text: string, delimiter: string): string[] | null {
  try {
    const records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false }) as string[][];
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch {
    // A quotation mark where csv allows none: the caller reads the line on its own.
    return null;
  }
}

function relaxedRecord(line: string, delimiter: string): string[] {
  try {
    const records = parse(line, { delimiter, relax_column_count: true, relax_quotes: true }) as string[][];
    return records[0] ?? [];
  } catch {
    // An opening quotation mark without its closing one: the cells are still separated, the row check decides.
    return line.split(delimiter);
  }
}

/** The delimiter that splits the most lines into the same number of cells; a comma when nothing does. */
export function tellDelimiter(text: string): string {
  const lines = text.slice(0, 200_000).split('\n').filter((line) => line.trim() !== '').slice(0, 200);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', '\t', ';', '|']) {
    const widths = new Map<number, number>();
    for (const line of lines) {
      const width = count(line, delimiter) + 1;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    for (const [width, times] of widths) {
      const score = times * Math.min(width, 40);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

function count(text: string, character: string): number {
  let times = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) times++;
  return times;
}

/** Without blanks around it; Ctrl+Z, with which old tools end a file, is no content. */
export function cellText(text: string): string {
  const cell = text.trim();
  return cell === '\u001a' ? '' : cell;
}

function trimmed(cells: string[]): string[] {
  for (let index = 0; index < cells.length; index++) cells[index] = cellText(cells[index] ?? '');
  return cells;
}
