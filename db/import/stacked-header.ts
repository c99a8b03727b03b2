import { filledCells, type GridRow } from './files/grid.ts';

/** A column that a format looks for, by what its header says; see `canonicalHeader` for the spelling of the pattern. */
export interface ColumnRule<Name extends string> {
  readonly name: Name;
  /** What the column is called in a sentence: "WORK RVU". */
  readonly words: string;
  /** Without flags: the patterns of a format are also tried as one. */
  readonly pattern: RegExp;
  readonly needed: boolean;
  /** Only some releases have it: that it is not there is no news. */
  readonly sometimes?: boolean;
  /** Whole releases have nothing in it. */
  readonly mayBeEmpty?: boolean;
  /** Files differ in where it stands. */
  readonly anywhere?: boolean;
  /** In some releases it holds what the column to its left holds, row by row. */
  readonly mayEqualLeft?: boolean;
}

export interface FoundHeader<Name extends string> {
  /** Index of the last header row in the rows that were searched; data starts below. */
  readonly lastRow: number;
  /** Index of the first header row; what stands above is the preamble. */
  readonly firstRow: number;
  /** Cells that a row must have: up to the last column with a name. */
  readonly width: number;
  /** Header of each column as the file stacks it, joined with blanks. */
  readonly names: readonly string[];
  /** Every column that matches, in the order of the file. */
  readonly columns: ReadonlyMap<Name, readonly number[]>;
}

const deepestHeader = 6;
const searchedRows = 80;

/**
 * Finds the header: the row below which the stacked names match the most rules. Official headers are stacked over
 * several rows ("NON-FAC" / "PE RVU"), and only the stack tells the columns apart. Null when no rule matches anywhere.
 */
export function findStackedHeader<Name extends string>(rows: readonly GridRow[], rules: readonly ColumnRule<Name>[]): FoundHeader<Name> | null {
  let best: FoundHeader<Name> | null = null;
  for (let last = 0; last < Math.min(rows.length, searchedRows); last++) {
    const row = rows[last];
    if (row === undefined || filledCells(row) < 2) continue;
    if (holdsNumbers(row)) {
      // A row of data names no column; a header whose columns are codes ("99213") names all that are needed besides.
      const found = matched(rows, last, last, rules);
      if (found.columns.size > (best?.columns.size ?? 1) && rules.every((rule) => !rule.needed || found.columns.has(rule.name))) best = found;
      continue;
    }
    // A longer stack is only right when it explains more: data rows above a repeated header explain nothing.
    for (let first = last; first >= Math.max(0, last - deepestHeader + 1); first--) {
      if (first < last && !isHeaderRow(rows[first])) break;
      const found = matched(rows, first, last, rules);
      if (found.columns.size > (best?.columns.size ?? 0)) best = found;
    }
  }
  return best;
}

/** Rows of a stack hold words in several columns, or one short word; a title or a notice is one long text. */
function isHeaderRow(row: GridRow | undefined): boolean {
  if (row === undefined) return false;
  const texts = row.cells.filter((cell) => cell !== '');
  if (texts.length === 0 || holdsNumbers(row)) return false;
  if (texts.length === 1) return (texts[0] ?? '').length <= 20 && !/\d/.test(texts[0] ?? '');
  return true;
}

/** Names of columns may hold a number ("2025 PE GPCI"); rows of data have cells that are one. */
function holdsNumbers(row: GridRow): boolean {
  return row.cells.filter((cell) => /^[$-]?[\d.,]+$/.test(cell)).length > 1;
}

function matched<Name extends string>(rows: readonly GridRow[], first: number, last: number, rules: readonly ColumnRule<Name>[]): FoundHeader<Name> {
  const { names, canonical } = stackOf(rows, first, last);
  const columns = new Map<Name, number[]>();
  const any = anyOf(rules);
  let lastNamed = -1;
  for (const [column, name] of canonical.entries()) {
    if (names[column] === '') continue;
    lastNamed = column;
    if (!any.test(name)) continue;
    const rule = rules.find((candidate) => candidate.pattern.test(name));
    if (rule !== undefined) columns.set(rule.name, [...(columns.get(rule.name) ?? []), column]);
  }
  return { firstRow: first, lastRow: last, width: lastNamed + 1, names, columns };
}

/** Nearly every name that is looked at is none of a format's columns: one test tells it, where each rule had its own. */
const anyPatterns = new WeakMap<readonly ColumnRule<string>[], RegExp>();

function anyOf(rules: readonly ColumnRule<string>[]): RegExp {
  let any = anyPatterns.get(rules);
  if (any === undefined) anyPatterns.set(rules, (any = new RegExp(rules.map(({ pattern }) => `(?:${pattern.source})`).join('|'))));
  return any;
}

/** The names of the columns as these rows stack them, as they are and in one spelling. */
interface Stack {
  readonly names: readonly string[];
  readonly canonical: readonly string[];
}

/** Every format looks at the same rows: what they stack up to is found once, and forgotten with them. */
const stacks = new WeakMap<readonly GridRow[], Map<number, Stack>>();

function stackOf(rows: readonly GridRow[], first: number, last: number): Stack {
  let known = stacks.get(rows);
  if (known === undefined) stacks.set(rows, (known = new Map()));
  const key = first * searchedRows + last;
  let stack = known.get(key);
  if (stack === undefined) {
    const stacked = rows.slice(first, last + 1);
    const names = Array.from({ length: Math.max(...stacked.map((row) => row.cells.length)) }, (_, column) => stacked.map((row) => row.cells[column] ?? '').filter((cell) => cell !== '').join(' '));
    stack = { names, canonical: names.map((name) => canonicalHeader(name)) };
    known.set(key, stack);
  }
  return stack;
}

/**
 * One spelling for headers that differ in case, blanks, punctuation or habit: "Non-Facility", "NON-FAC" and "NON-FACILTY"
 * are NONFAC, "Indicator" is IND, "Malpractice" is MP.
 */
export function canonicalHeader(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/\bNON[\s-]*FAC(?:I?L?I?TY)?\b/g, ' NONFAC ')
    .replaceAll(/\bFACIL?I?TY\b/g, ' FAC ')
    .replaceAll(/\bMALPRACTICE\b/g, ' MP ')
    .replaceAll(/\bINDICATOR\b/g, ' IND ')
    .replaceAll(/\bPROCEDURES?\b/g, ' PROC ')
    .replaceAll(/\bRVUS\b/g, ' RVU ')
    .replaceAll(/\bPC[\s/]*TC\b/g, ' PCTC ')
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
}
