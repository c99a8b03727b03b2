import { parse } from 'csv-parse/sync';
import type { ScheduleColumn } from '../model/schedule.ts';

/** A schedule as rows of cells; a text without columns has one cell a line. */
export interface ScheduleRows {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly headings: readonly string[] | null;
  readonly columns: ReadonlyMap<ScheduleColumn, number>;
}

// Read in this order: the narrower heading before the wider ("procedure code" before "procedure").
const headings: readonly [ScheduleColumn, RegExp][] = [
  ['code', /^(?:cpt|hcpcs|procedure\s*codes?|proc\s*codes?|codes?|cpt\s*codes?)\b/i],
  ['diagnosis', /^(?:dx|diag|icd)/i],
  ['minutes', /^(?:min|minutes|duration|length|est(?:imated)?\.?\s*(?:time|min|duration)|case\s*(?:length|time|minutes)|time\s*(?:needed|required)|block)/i],
  ['start', /^(?:start|time|begin|or\s*time|sched(?:uled)?\s*time|arrival)/i],
  ['date', /^(?:date|dos|surgery\s*date|day)/i],
  ['room', /^(?:room|or\b|or\s*#|theat(?:re|er)|location|site)/i],
  ['record', /^(?:mrn|medical\s*record|account|acct|csn|encounter|case\s*(?:id|no|#|number))/i],
  ['patient', /^(?:patient|pt\b|name|last\s*name)/i],
  ['surgeon', /^(?:surgeon|provider|physician|doctor|dr\b|attending)/i],
  ['laterality', /^(?:lat|side)/i],
  ['procedure', /^(?:proc|surgery|operation|description|case|scheduled\s*proc)/i],
  ['notes', /^(?:note|comment|remark|equipment|special|implant)/i],
];

/** What the cells of a column look like, where no heading says it. */
const looks: readonly [ScheduleColumn, RegExp][] = [
  ['date', /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/],
  ['start', /^\d{1,2}:\d{2}(?:\s?[ap]m)?$|^\d{1,2}\s?[ap]m$/i],
  ['code', /^(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4})(?:[\s,;/-]+(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4}|\d\d|LT|RT))*$/],
  ['diagnosis', /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?(?:[\s,;]+[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)*$/],
  ['minutes', /^\d{1,3}(?:\s?(?:min|minutes|m))?$/i],
  ['surgeon', /^Dr\.?\s/i],
  ['procedure', /[A-Za-z]{3,}.*\s.*[A-Za-z]{3,}/],
];

/** Reads comma, semicolon, tab, bar or wide blanks as columns, whichever parts the lines alike; guesses what each column holds. */
export function readScheduleRows(text: string): ScheduleRows {
  const delimiter = delimiterOf(text);
  const all = delimiter === null ? plainLines(text) : delimited(text, delimiter);
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (delimiter === null) return { rows: filled, headings: null, columns: new Map() };
  const [first] = filled;
  const byHeading = first === undefined ? new Map<ScheduleColumn, number>() : columnsByHeading(first.cells);
  const headed = byHeading.size >= 2 || (byHeading.size === 1 && first !== undefined && first.cells.every((cell) => !/\d/.test(cell)));
  const rows = headed ? filled.slice(1) : filled;
  return { rows, headings: headed ? (first?.cells ?? null) : null, columns: headed ? withLooks(byHeading, rows) : withLooks(new Map(), rows) };
}

function plainLines(text: string): { line: number; cells: string[] }[] {
  return text.split(/\r?\n/).map((line, index) => ({ line: index + 1, cells: [line.trim()] }));
}

/** The first that at least four fifths of the lines have alike often; null for plain lines. */
function delimiterOf(text: string): string | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '').slice(0, 60);
  for (const delimiter of ['\t', '|', ';', ',']) {
    const counts = lines.map((line) => outsideQuotes(line).split(delimiter).length - 1);
    const usual = mode(counts);
    // Commas stand in every booking line: as columns they stand in all lines alike, or below headings.
    const fewest = delimiter === ',' ? 2 : 1;
    const firstCells = (lines[0] ?? '').split(delimiter);
    const headed = columnsByHeading(firstCells.map((cell) => cell.trim().replace(/^"|"$/g, ''))).size >= 2 && firstCells.every((cell) => cell.trim().length < 40);
    const alike = counts.filter((count) => count === usual).length;
    if (usual >= fewest && (headed || (alike >= lines.length * 0.8 && (delimiter !== ',' || lines.length > 2) && (delimiter !== ',' || looksTabular(lines, delimiter))))) return delimiter;
    if (headed && (counts[0] ?? 0) >= 1 && delimiter !== ',') return delimiter;
  }
  return null;
}

/** At least two columns whose cells all look like dates, times, codes or minutes. */
function looksTabular(lines: readonly string[], delimiter: string): boolean {
  const rows = lines.map((line) => line.split(delimiter).map((cell) => cell.trim()));
  const width = mode(rows.map((row) => row.length));
  let alike = 0;
  for (let index = 0; index < width; index++) if (looks.slice(0, 5).some(([, pattern]) => rows.filter((row) => pattern.test(row[index] ?? '')).length >= rows.length * 0.7)) alike++;
  return alike >= 2;
}

const outsideQuotes = (line: string): string => line.replace(/"(?:[^"]|"")*"/g, '');

function mode(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function delimited(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true, info: true, trim: true }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: Math.max(1, info.lines), cells: record.map((cell) => cell.trim()) }));
}

function columnsByHeading(cells: readonly string[]): Map<ScheduleColumn, number> {
  const found = new Map<ScheduleColumn, number>();
  cells.forEach((cell, index) => {
    const column = headings.find(([name, pattern]) => !found.has(name) && pattern.test(cell))?.[0];
    if (column !== undefined && cell.length < 40) found.set(column, index);
  });
  return found;
}

function withLooks(known: Map<ScheduleColumn, number>, rows: ScheduleRows['rows']): Map<ScheduleColumn, number> {
  const columns = new Map(known);
  const taken = new Set(columns.values());
  const width = Math.max(0, ...rows.slice(0, 60).map(({ cells }) => cells.length));
  for (const [column, pattern] of looks) {
    if (columns.has(column)) continue;
    let best: { index: number; share: number } | null = null;
    for (let index = 0; index < width; index++) {
      if (taken.has(index)) continue;
      const filled = rows.slice(0, 60).map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '');
      const share = filled.length === 0 ? 0 : filled.filter((cell) => pattern.test(cell)).length / filled.length;
      if (share >= 0.6 && (best === null || share > best.share)) best = { index, share };
    }
    if (best === null) continue;
    columns.set(column, best.index);
    taken.add(best.index);
  }
  return columns;
}
