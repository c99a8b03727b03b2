import iconv from 'iconv-lite';

// Every way in which downloads, editors and spreadsheets damage a file, by a name for the report.

export type Next = () => number;
/** Null when the file has nothing of the kind that could be hit. */
type Change = (bytes: Buffer, next: Next) => Buffer | null;

export interface Damage {
  /**
   * The columns of the whole file are hit, not bytes or lines of it: then no row that reads otherwise may be taken without a word.
   * What a few bytes become may be a value like any other.
   */
  readonly ofColumns: boolean;
  readonly change: Change;
}

const place = (length: number, next: Next): number => Math.floor(next() * length);
const onLines = (change: (lines: string[], next: Next) => string[]): Change => (bytes, next) => Buffer.from(change(bytes.toString('latin1').split('\n'), next).join('\n'), 'latin1');

type Cells = string[][];
/** The table that most lines of a file are; null when it has no delimiter. */
function tableOf(bytes: Buffer): { cells: Cells; delimiter: string; lineEnd: string } | null {
  const text = bytes.toString('latin1');
  if (text.startsWith('<') || text.startsWith('PK')) return null;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(lineEnd);
  // Columns at places, with commas in their texts.
  if (lines.filter((line) => / {4}\S/.test(line)).length > lines.length * 0.5) return null;
  for (const [delimiter, fewest] of [['\t', 2], [',', 3]] as const) {
    const cells = lines.map((line) => cellsOf(line, delimiter));
    const widths = cells.map((line) => line.length).filter((count) => count >= fewest).toSorted((a, b) => a - b);
    const usual = widths[Math.floor(widths.length / 2)];
    if (widths.length > lines.length * 0.3 && widths.filter((count) => count === usual).length > widths.length * 0.8) return { cells, delimiter, lineEnd };
  }
  return null;
}
const onTable = (change: (cells: Cells, next: Next) => Cells): Change => (bytes, next) => {
  const table = tableOf(bytes);
  return table === null ? null : Buffer.from(change(table.cells, next).map((line) => line.join(table.delimiter)).join(table.lineEnd), 'latin1');
};
/** With the quotation marks, so that joined again they are the same line. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let open = false;
  let from = 0;
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') open = !open;
    else if (at === line.length || (line[at] === delimiter && !open)) {
      cells.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return cells;
}
const onColumns = (change: (cells: string[], column: number, next: Next) => string[]): Change =>
  onTable((cells, next) => {
    const column = place(width(cells), next);
    return cells.map((line) => change(line, column, next));
  });
/** Only the rows from some line on, as when columns are pasted beside their headers: the lines above keep theirs. */
const belowHeader = (change: (line: string[], one: number, other: number) => string[]): Change =>
  onTable((cells, next) => {
    const from = headEnd(cells);
    const [one, other] = [place(width(cells), next), place(width(cells), next)];
    return cells.map((line, index) => (index < from || line.length < 2 ? line : change(line, one, other)));
  });
/** The names alone. */
const aboveRows = (change: (line: string[], one: number, other: number) => string[]): Change =>
  onTable((cells, next) => {
    const until = headEnd(cells);
    const [one, other] = [place(width(cells), next), place(width(cells), next)];
    return cells.map((line, index) => (index >= until || line.length < 2 ? line : change(line, one, other)));
  });
const width = (cells: Cells): number => Math.max(...cells.map((line) => line.length));
const swapped = (line: string[], one: number, other: number): string[] => {
  const [a, b] = [Math.min(one, line.length - 1), Math.min(other, line.length - 1)];
  return line.with(a, line[b] ?? '').with(b, line[a] ?? '');
};
/** Where the rows begin: the first line from which on nearly every one has a digit in a short cell, as names of columns have not. */
function headEnd(cells: Cells): number {
  const isRow = (line: string[]): boolean => line.some((cell) => /^[A-Z]?\d{2,}[A-Z]?$|^\d+\.\d+$/.test(cell.replaceAll('"', '').trim()));
  const first = cells.findIndex((_, index) => cells.slice(index, index + 3).every(isRow));
  return first === -1 ? 0 : first;
}
/** Text of fixed width: every line longer or shorter by a character at the same place. */
const onPlaces = (change: (line: string, at: number, other: number) => string): Change => (bytes, next) => {
  const text = bytes.toString('latin1');
  if (tableOf(bytes) !== null || text.startsWith('<') || text.startsWith('PK')) return null;
  const lines = text.split('\r\n');
  const longest = Math.max(...lines.map((line) => line.length));
  const [at, other] = [place(Math.min(longest, 200), next), place(Math.min(longest, 200), next)];
  return Buffer.from(lines.map((line) => (line.length > Math.max(at, other) ? change(line, at, other) : line)).join('\r\n'), 'latin1');
};

const bytesHit = (change: Change): Damage => ({ ofColumns: false, change });
const columnsHit = (change: Change): Damage => ({ ofColumns: true, change });

export const damages: Readonly<Record<string, Damage>> = {
  'cut': bytesHit((bytes, next) => bytes.subarray(0, place(bytes.length, next))),
  'start lost': bytesHit((bytes, next) => bytes.subarray(place(Math.min(bytes.length, 2000), next))),
  'piece lost': bytesHit((bytes, next) => {
    const from = place(bytes.length, next);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + place(300, next))]);
  }),
  'piece twice': bytesHit((bytes, next) => {
    const from = place(bytes.length, next);
    const to = from + place(300, next);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  }),
  'bits flipped': bytesHit((bytes, next) => {
    const changed = Buffer.from(bytes);
    for (let flips = 0; flips <= place(6, next); flips++) {
      const at = place(changed.length, next);
      changed[at] = (changed[at] ?? 0) ^ (1 << place(8, next));
    }
    return changed;
  }),
  'lines shuffled': bytesHit(onLines((lines, next) => lines.map((line) => ({ line, key: next() < 0.9 ? 0 : next() })).sort((a, b) => a.key - b.key).map(({ line }) => line))),
  'line ends': bytesHit((bytes, next) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', ['\n', '\r', '\r\r\n', '\n\n'][place(4, next)] ?? '\n'), 'latin1')),
  'column twice': columnsHit(onColumns((cells, column) => cells.toSpliced(column, 0, cells[column] ?? ''))),
  'column lost': columnsHit(onColumns((cells, column) => cells.toSpliced(column, 1))),
  'column empty': columnsHit(onColumns((cells, column) => cells.map((cell, index) => (index === column ? '' : cell)))),
  'columns swapped': columnsHit(onColumns((cells, column) => swapped(cells, column, 0))),
  'names swapped': columnsHit(aboveRows(swapped)),
  'values swapped': columnsHit(belowHeader(swapped)),
  'values moved right': columnsHit(belowHeader((line, column) => [...line.slice(0, column), '', ...line.slice(column, -1)])),
  'values moved left': columnsHit(belowHeader((line, column) => [...line.slice(0, column), ...line.slice(column + 1), ''])),
  'values twice': columnsHit(belowHeader((line, column) => [...line.slice(0, column), line[column] ?? '', ...line.slice(column, -1)])),
  'values empty': columnsHit(belowHeader((line, column) => line.map((cell, index) => (index === column ? '' : cell)))),
  'places moved right': columnsHit(onPlaces((line, at) => `${line.slice(0, at)} ${line.slice(at)}`)),
  'places moved left': columnsHit(onPlaces((line, at) => line.slice(0, at) + line.slice(at + 1))),
  'places moved between': columnsHit(onPlaces((line, at, other) => {
    const [first, second] = [Math.min(at, other), Math.max(at, other)];
    return `${line.slice(0, first)} ${line.slice(first, second)}${line.slice(second + 1)}`;
  })),
  'quotation mark': bytesHit((bytes, next) => {
    const at = place(bytes.length, next);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('"'), bytes.subarray(at)]);
  }),
  'encoding': bytesHit((bytes, next) => iconv.encode(bytes.toString('utf8'), ['utf-16le', 'utf-16be', 'utf-8', 'windows-1252'][place(4, next)] ?? 'utf-8', { addBOM: next() < 0.7 })),
  'entities': bytesHit((bytes, next) => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
    const at = place(bytes.length, next);
    return Buffer.concat([Buffer.from(next() < 0.5 ? bomb : ''), bytes.subarray(0, at), Buffer.from('&c;'), bytes.subarray(at)]);
  }),
};
