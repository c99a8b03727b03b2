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
 * is what csv means for them; a record that csv does not allow goes through csv-parse. A stray quotation mark in one record never
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

/** The cells of one record by RFC 4180; null where a quotation mark stands where csv allows none: the caller reads the line on its own. */
export function strictRecord(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    let end: number;
    if (text[at] === '"') {
      end = at + 1;
      // Two marks stand for one.
      while ((end = text.indexOf('"', end)) !== -1 && text[end + 1] === '"') end += 2;
      if (end === -1) return null;
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
      end++;
      if (end < text.length && text[end] !== delimiter) return null;
    } else {
      end = text.indexOf(delimiter, at);
      if (end === -1) end = text.length;
      const cell = text.slice(at, end);
      // A line end outside the marks would begin another record.
      if (cell.includes('"') || cell.includes('\n')) return null;
      cells.push(cell);
    }
    if (end >= text.length) return cells;
    at = end;
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
