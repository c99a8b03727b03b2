import { parse } from 'csv-parse/sync';
import type { StarterMistake } from './types.ts';

/** A row of a starter table: cells by column, and the line that it began on. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/**
 * Reads a csv or tsv file of the project with a fixed header. Cells are trimmed by nobody: blanks around a value are a mistake.
 * A row with another number of cells than the header is a mistake with its line.
 */
export function readTable<Column extends string>(
  file: string,
  content: string,
  columns: readonly Column[],
  delimiter: ',' | '\t',
  errors: StarterMistake[],
): TableRow<Column>[] {
  let records: { line: number; cells: string[] }[];
  try {
    records = splitTable(content, delimiter);
  } catch (error) {
    errors.push({ file, line: 1, message: `Not a table: ${error instanceof Error ? error.message : String(error)}` });
    return [];
  }
  const [header, ...body] = records;
  if (header?.cells.join(delimiter) !== columns.join(delimiter)) {
    errors.push({ file, line: 1, message: `The header must be ${columns.join(delimiter === ',' ? ',' : ' <tab> ')}` });
    return [];
  }
  const rows: TableRow<Column>[] = [];
  for (const { line, cells } of body) {
    if (cells.length !== columns.length) {
      errors.push({ file, line, message: `The row has ${cells.length} cells; the header has ${columns.length}.` });
      continue;
    }
    if (cells.some((cell) => cell !== cell.trim())) errors.push({ file, line, message: 'Blanks around a value.' });
    rows.push({ line, cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Record<Column, string> });
  }
  if (rows.length === 0) errors.push({ file, line: 1, message: 'The table has no rows.' });
  return rows;
}

function splitTable(content: string, delimiter: ',' | '\t'): { line: number; cells: string[] }[] {
  if (delimiter === '\t') {
    return content
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .map((text, index) => ({ line: index + 1, cells: text.split('\t') }))
      .filter((row) => row.cells.some((cell) => cell !== ''));
  }
  const records: { line: number; cells: string[] }[] = [];
  let nextLine = 1;
  parse(content, {
    bom: true,
    relax_column_count: true,
    on_record: (cells: string[], context: { readonly lines: number }) => {
      records.push({ line: nextLine, cells });
      nextLine = context.lines + 1;
      return null;
    },
  });
  return records;
}

/** "25.64" with two decimals is 2564. Null when the text is not such a number. */
export function scaledInteger(text: string, decimals: number): number | null {
  const match = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > decimals) return null;
  return Number(`${match[1] ?? ''}${fraction.padEnd(decimals, '0')}`);
}
