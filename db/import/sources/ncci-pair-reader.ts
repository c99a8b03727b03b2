import { codeFromNumber, codeNumber, largestDay } from '../../model/ncci-pairs.ts';
import type { Failure } from '../../model/result.ts';
import { hasControlCharacter } from '../cell-values.ts';
import { procedureSystem, withLostZeros } from '../code-shapes.ts';
import { columnRemarks } from '../column-remarks.ts';
import { csvRows, tellDelimiter } from '../files/csv-rows.ts';
import { mostRationales, PairPacker } from '../pack-pairs.ts';
import { RowLedger } from '../row-ledger.ts';
import type { ReadAnswer, ReadingContext, RowSink } from '../source-format.ts';
import type { ColumnRule, FoundHeader } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { codeNotices, ncciReleaseInWords } from './ncci-release.ts';
import { newColumns, noValidRows, truncated } from './refusals.ts';

export const pairWords = 'table of NCCI procedure-to-procedure edits';
export type PairColumn = 'columnOne' | 'columnTwo' | 'prior' | 'effective' | 'deletion' | 'modifier' | 'rationale';

const rule = (name: PairColumn, words: string, pattern: string, needed = true): ColumnRule<PairColumn> => ({ name, words, pattern: new RegExp(`^${pattern}$`), needed });
export const pairColumnRules: readonly ColumnRule<PairColumn>[] = [
  rule('columnOne', 'Column 1', 'COL(?:UMN)? (?:1|ONE)(?: (?:\\w+ )*CODE)?'),
  rule('columnTwo', 'Column 2', 'COL(?:UMN)? (?:2|TWO)(?: (?:\\w+ )*CODE)?'),
  rule('prior', 'in existence prior to 1996', '(?:IN EXISTENCE)?(?: ?PRIOR TO 1996)?(?: (?:FLAG|IND))?', false),
  rule('effective', 'Effective Date', 'EFF(?:ECTIVE)?(?: (?:DATE|DT))?'),
  rule('deletion', 'Deletion Date', '(?:DEL(?:ETION)?|TERM(?:INATION)?)(?: (?:DATE|DT))?(?: NO DATA)?'),
  rule('modifier', 'Modifier', '(?:CCI |NCCI )?MODIFIER(?: IND)?(?: [019] (?:NOT )?(?:ALLOWED|APPLICABLE))*'),
  rule('rationale', 'PTP Edit Rationale', '(?:NCCI )?(?:PTP )?(?:EDIT )?RATIONALE', false),
];

export function delimiterOf(content: TableContent): string {
  return tellDelimiter(content.headLines().join('\n'));
}

const linesAStep = 8192;
/** Fewer are an excerpt, of which nothing can be expected. */
const rowsToTell = 40;
const lineFeed = 10;
const quotationMark = 34;
const endOfFileMark = 26;
/** Beyond these a row has too many cells to be one. */
const mostCells = 64;
/** Behind two codes of five characters and their delimiters. */
const tailStart = 12;
/** A file has up to a thousand; one takes the place of another where it must. */
const tailPlaces = 1024;
/** As far as the dates, the indicator and the first letters of the rationale reach. */
const tailLetters = 22;

/**
 * Reads the rows of one file. A release has 2.5 million of them, so that a row is taken apart where it stands in the text, by the
 * places of its cells, without a string for each; what is not as official files have it is looked at again as text.
 */
export class PairReader {
  readonly #content: TableContent;
  readonly #header: FoundHeader<PairColumn>;
  readonly #above: readonly string[];
  readonly #sink: RowSink;
  readonly #context: ReadingContext;
  readonly #ledger = new RowLedger();
  readonly #packer = new PairPacker();
  readonly #days = new Map<number, number | null>();
  readonly #rationales = new Map<string, string | null>();
  readonly #explained: ReadonlySet<string> | null;
  readonly #at: Readonly<Record<PairColumn, number>>;
  /** The current row: its text, and where its cells begin and end in it. */
  #text = '';
  #cells = 0;
  readonly #starts = new Int32Array(mostCells);
  readonly #ends = new Int32Array(mostCells);
  #first: string | null = null;
  #columnOneBefore = 0;
  #outOfOrder = 0;
  #hasEnded = false;
  #lastRationale = '';
  #lastTerms = 0;
  /** Rows that were kept with a word about them. */
  #tallies = 0;
  readonly #tails: ({ readonly text: string; readonly terms: number } | undefined)[] = new Array<undefined>(tailPlaces).fill(undefined);

  constructor(content: TableContent, header: FoundHeader<PairColumn>, above: readonly string[], warning: string | null, sink: RowSink, context: ReadingContext) {
    this.#content = content;
    this.#header = header;
    this.#above = above;
    this.#sink = sink;
    this.#context = context;
    this.#explained = context.knownValues('ncci_modifier_indicator');
    const at = (name: PairColumn): number => header.columns.get(name)?.[0] ?? -1;
    this.#at = { columnOne: at('columnOne'), columnTwo: at('columnTwo'), prior: at('prior'), effective: at('effective'), deletion: at('deletion'), modifier: at('modifier'), rationale: at('rationale') };
    if (warning !== null) this.#ledger.warn(warning);
  }

  read(): ReadAnswer {
    const cut = this.#content.isSheet ? this.#readSheet() : this.#readText();
    if (cut !== null) return { ok: false, error: cut };
    for (const warning of [...columnRemarks(this.#header, pairColumnRules, []), ...newColumns(this.#header)]) this.#ledger.warn(warning);
    this.#remarkOnColumns();
    if (this.#at.rationale === -1) this.#ledger.warn('The file has no column PTP Edit Rationale; why a pair exists is not shown.');
    this.#emit();
    const { rowsRead, rowsKept, rejected } = this.#ledger;
    if (rowsKept === 0) return { ok: false, error: noValidRows(this.#content.label, pairWords, rejected[0] ?? null) };
    return {
      ok: true,
      value: {
        rowsRead, rowsKept, rejected: rejected.sort((a, b) => a.line - b.line), warnings: this.#ledger.warnings(), release: ncciReleaseInWords(this.#above),
        conversionFactor: null, notices: codeNotices(this.#above), ...(this.#first === null ? {} : { part: this.#first }),
      },
    };
  }

  /** Every release stands in the order of column one, and has pairs that have ended. */
  #remarkOnColumns(): void {
    const { rowsKept } = this.#ledger;
    if (rowsKept < rowsToTell) return;
    if (this.#outOfOrder > rowsKept / 10) this.#ledger.warn('The rows do not stand in the order of column 1: the two columns of codes may have been exchanged.');
    if (!this.#hasEnded) this.#ledger.warn('No pair of the file has a deletion date; every release has pairs that have ended.');
  }

  #readSheet(): Failure | null {
    let inHeader = true;
    const rows = this.#content.rows();
    for (let index = this.#header.lastRow + 1; index < rows.length; index++) {
      const { cells, line } = rows[index] ?? { cells: [], line: 0 };
      if (line % linesAStep === 0) this.#context.step(line);
      this.#take(cells);
      if (inHeader && this.#isBelowHeader()) continue;
      if (cells.every((cell) => cell === '')) continue;
      inHeader = false;
      this.#row(line);
    }
    return null;
  }

  #readText(): Failure | null {
    const { text } = this.#content;
    const delimiter = delimiterOf(this.#content);
    const delimiterCode = delimiter.charCodeAt(0);
    const firstLine = this.#content.headRows()[this.#header.lastRow + 1]?.line;
    if (firstLine === undefined) return null;
    let end = text.length;
    while (end > 0 && (text.charCodeAt(end - 1) <= 32)) end--;
    let start = 0;
    for (let line = 1; line < firstLine; line++) start = text.indexOf('\n', start) + 1;
    let inHeader = true;
    for (let line = firstLine; start < end; line++) {
      if (line % linesAStep === 0) this.#context.step(line);
      const after = inHeader ? -1 : this.#rowOfKnownTerms(text, start, delimiterCode, line);
      if (after !== -1) {
        start = after;
        continue;
      }
      const tallies = this.#tallies;
      let at = start;
      let cells = 0;
      let isQuoted = false;
      this.#starts[0] = start;
      for (; at < text.length; at++) {
        const character = text.charCodeAt(at);
        if (character === lineFeed) break;
        if (character === quotationMark) isQuoted = true;
        else if (character === delimiterCode && cells < mostCells - 1) {
          this.#ends[cells++] = at;
          this.#starts[cells] = at + 1;
        }
      }
      this.#ends[cells] = at;
      this.#cells = cells + 1;
      this.#text = text;
      if (isQuoted) this.#take(csvRows(text.slice(start, at), delimiter).rows[0]?.cells ?? []);
      const isLast = at >= end;
      const isBlank = this.#isBlank(start, at);
      const startOfLine = start;
      start = at + 1;
      if (isBlank || (inHeader && this.#isBelowHeader())) continue;
      inHeader = false;
      if (isLast && this.#isCut()) return truncated(this.#content.label, line);
      if (this.#cells < this.#header.width || this.#hasMore()) {
        this.#ledger.reject(line, `the row has ${this.#cells} cells where the header has ${this.#header.width}`);
        continue;
      }
      const kept = this.#ledger.rowsKept;
      this.#row(line);
      if (!isQuoted && this.#ledger.rowsKept > kept && this.#tallies === tallies) this.#keepTail(text, startOfLine, start);
    }
    return null;
  }

  /**
   * Nearly every row says what rows before said of other pairs: then only its two codes are looked at.
   * @returns where the next row begins, -1 for a row that has to be taken apart.
   */
  #rowOfKnownTerms(text: string, start: number, delimiter: number, line: number): number {
    if (text.charCodeAt(start + 5) !== delimiter || text.charCodeAt(start + 11) !== delimiter) return -1;
    const tail = this.#tails[tailPlace(text, start + tailStart)];
    if (tail === undefined || !standsAt(text, start + tailStart, tail.text)) return -1;
    const one = codeAt(text, start);
    const two = codeAt(text, start + 6);
    if (one === -1 || two === -1 || one === two) return -1;
    this.#keep(one, two, tail.terms, line);
    return start + tailStart + tail.text.length;
  }

  /** Keeps what stands behind the two codes of the row that was just kept, with its line end. */
  #keepTail(text: string, start: number, end: number): void {
    // Codes may have lost their zeros: such a row has its tail elsewhere.
    const hasWholeCodes = (this.#ends[0] ?? 0) - (this.#starts[0] ?? 0) === 5 && (this.#ends[1] ?? 0) - (this.#starts[1] ?? 0) === 5;
    if (this.#at.columnOne !== 0 || this.#at.columnTwo !== 1 || !hasWholeCodes || text.charCodeAt(end - 1) !== lineFeed) return;
    // A copy is compared faster than a part of a large text.
    this.#tails[tailPlace(text, start + tailStart)] = { text: Buffer.from(text.slice(start + tailStart, end)).toString(), terms: this.#lastTerms };
  }

  /** Cells that are texts of their own become the current row. */
  #take(cells: readonly string[]): void {
    this.#text = cells.join('\n');
    this.#cells = Math.min(cells.length, mostCells);
    let start = 0;
    for (let index = 0; index < this.#cells; index++) {
      this.#starts[index] = start;
      this.#ends[index] = start + (cells[index] ?? '').length;
      start = (this.#ends[index] ?? 0) + 1;
    }
  }

  #isBlank(start: number, end: number): boolean {
    if (end - start > 80) return false;
    for (let at = start; at < end; at++) {
      const character = this.#content.text.charCodeAt(at);
      if (character > 32 && character !== endOfFileMark) return false;
    }
    return true;
  }

  #cell(column: number): string {
    return column < 0 || column >= this.#cells ? '' : this.#text.slice(this.#starts[column], this.#ends[column]).trim();
  }

  #hasMore(): boolean {
    for (let column = this.#header.width; column < this.#cells; column++) if (this.#cell(column) !== '') return true;
    return false;
  }

  /** The header goes on below the row that names all columns: "0=not allowed", "1=allowed". */
  #isBelowHeader(): boolean {
    return this.#cell(this.#at.columnOne) === '' && this.#cell(this.#at.columnTwo) === '';
  }

  /** A last line without its end that lacks cells, or whose rationale is the beginning of another one. */
  #isCut(): boolean {
    if (this.#content.endsWithLineEnd) return false;
    if (this.#cells < this.#header.width) return true;
    const rationale = this.#cell(this.#at.rationale);
    return this.#at.rationale !== -1 && this.#packer.rationaleCount > 0 && !this.#packer.knowsRationale(rationale) && this.#packer.beginsRationale(rationale);
  }

  #row(line: number): void {
    const one = this.#code(this.#at.columnOne);
    const two = this.#code(this.#at.columnTwo);
    if (one === -1 || two === -1) {
      const text = this.#cell(one === -1 ? this.#at.columnOne : this.#at.columnTwo);
      this.#ledger.reject(line, text === '' ? 'a code is missing' : `"${text.slice(0, 24)}" is no procedure code`);
      return;
    }
    if (one === two) {
      this.#ledger.reject(line, 'a code stands beside itself');
      return;
    }
    const effective = this.#day(this.#at.effective);
    const deletion = this.#day(this.#at.deletion);
    if (effective === null || deletion === null) {
      this.#ledger.reject(line, `"${this.#cell(effective === null ? this.#at.effective : this.#at.deletion).slice(0, 24)}" is no date`);
      return;
    }
    if (effective === 0) {
      this.#ledger.reject(line, 'the effective date is missing');
      return;
    }
    const indicator = this.#cell(this.#at.modifier);
    const indicatorNumber = indicator.length === 1 ? codeNumber(indicator) : Number.NaN;
    if (Number.isNaN(indicatorNumber)) {
      this.#ledger.reject(line, indicator === '' ? 'the modifier indicator is missing' : `"${indicator.slice(0, 24)}" is no modifier indicator`);
      return;
    }
    const rationale = this.#rationale();
    if (rationale === null) {
      this.#ledger.reject(line, 'the rationale holds damaged characters');
      return;
    }
    if (this.#explained?.has(indicator) === false) this.#tally(`The modifier indicator "${indicator}" is not explained in this version; it was kept as it is`, line);
    if (deletion !== 0 && deletion < effective) this.#tally('The pair ended before it began; it was kept as one that is not in force', line);
    this.#first ??= codeFromNumber(one);
    if (deletion !== 0) this.#hasEnded = true;
    this.#lastTerms = this.#packer.termsNumber(indicatorNumber, effective, deletion, rationale);
    this.#keep(one, two, this.#lastTerms, line);
  }

  #keep(one: number, two: number, terms: number, line: number): void {
    if (one < this.#columnOneBefore) this.#outOfOrder++;
    this.#columnOneBefore = one;
    this.#packer.add(one, two, terms, line);
    this.#ledger.keep();
  }

  #tally(warning: string, line: number): void {
    this.#tallies++;
    this.#ledger.tally(warning, line);
  }

  /** -1 for what is no code. */
  #code(column: number): number {
    const start = this.#starts[column] ?? 0;
    if (column < this.#cells && (this.#ends[column] ?? 0) - start === 5) {
      const number = codeAt(this.#text, start);
      if (number !== -1) return number;
    }
    const code = withLostZeros(this.#cell(column));
    return procedureSystem(code) === null ? -1 : codeNumber(code);
  }

  /** Days since 1970-01-01; 0 for no date, null for what is none. */
  #day(column: number): number | null {
    const start = this.#starts[column] ?? 0;
    const length = column < this.#cells ? (this.#ends[column] ?? 0) - start : 0;
    if (length === 1 && this.#text.charCodeAt(start) === 42) return 0;
    const digits = length === 8 ? digitsAt(this.#text, start, 8) : -1;
    if (digits === -1) return dayOf(this.#cell(column));
    let day = this.#days.get(digits);
    if (day === undefined) {
      day = dayOf(this.#cell(column));
      this.#days.set(digits, day);
    }
    return day;
  }

  /** Each text is looked at once: there are a dozen of them in half a million rows. Null for a damaged one. */
  #rationale(): string | null {
    const column = this.#at.rationale;
    if (column === -1 || column >= this.#cells) return '';
    const start = this.#starts[column] ?? 0;
    const end = this.#ends[column] ?? 0;
    if (end - start === this.#lastRationale.length && this.#text.startsWith(this.#lastRationale, start)) return this.#lastRationale;
    const raw = this.#text.slice(start, end);
    let rationale = this.#rationales.get(raw);
    if (rationale === undefined) {
      const text = this.#cell(column);
      // A copy: a part of the text would keep all of it in memory.
      rationale = hasControlCharacter(text) || this.#rationales.size >= mostRationales ? null : Buffer.from(text).toString();
      if (this.#rationales.size < mostRationales) this.#rationales.set(Buffer.from(raw).toString(), rationale);
    }
    if (rationale !== null && rationale.length === end - start) this.#lastRationale = rationale;
    return rationale;
  }

  #emit(): void {
    const { rationales, terms, rows } = this.#packer.pack(({ line, columnOne, columnTwo, earlierLine }) => {
      this.#ledger.rowsKept--;
      this.#ledger.rowsRead--;
      this.#ledger.reject(line, `${columnOne} ${columnTwo} stands in the file twice for the same time; the row of line ${earlierLine.toLocaleString('en')} was kept`);
    });
    for (const [index, text] of rationales.entries()) this.#sink(1, [text, 0, 0, index + 1, text]);
    this.#sink(1, ['', -1, 0, 0, terms]);
    let staged = 0;
    for (const { code, column, position, pairs, records, line } of rows) {
      if (++staged % linesAStep === 0) this.#context.step(this.#content.lineCount);
      this.#sink(line, [code, column, position, pairs, records]);
    }
  }
}

const zero = 48;
const nine = 57;
const letterA = 65;
const letterZ = 90;

/** The letters with which CPT codes of four digits end; see `procedureSystem`. */
const lastLetters = new Set([...'AFMTU'].map((letter) => letter.charCodeAt(0)));

/** A procedure code of five characters as its number, -1 for what is none. */
function codeAt(text: string, start: number): number {
  const first = text.charCodeAt(start);
  const isLetter = first >= letterA && first <= letterZ;
  if (!isLetter && (first < zero || first > nine)) return -1;
  let number = isLetter ? first - letterA + 10 : first - zero;
  for (let index = 1; index < 4; index++) {
    const character = text.charCodeAt(start + index);
    if (character < zero || character > nine) return -1;
    number = number * 36 + character - zero;
  }
  const last = text.charCodeAt(start + 4);
  if (last >= zero && last <= nine) return number * 36 + last - zero;
  return !isLetter && lastLetters.has(last) ? number * 36 + last - letterA + 10 : -1;
}

function tailPlace(text: string, start: number): number {
  let hash = 0;
  for (let at = start; at < start + tailLetters; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 11)) & (tailPlaces - 1);
}

/** As `startsWith`, which takes three times as long for a text of this size. */
function standsAt(text: string, start: number, part: string): boolean {
  for (let index = 0; index < part.length; index++) if (text.charCodeAt(start + index) !== part.charCodeAt(index)) return false;
  return true;
}

function digitsAt(text: string, start: number, length: number): number {
  let number = 0;
  for (let index = start; index < start + length; index++) {
    const character = text.charCodeAt(index);
    if (character < zero || character > nine) return -1;
    number = number * 10 + character - zero;
  }
  return number;
}

/** 20240701, 2024-07-01 or 7/1/2024 as days since 1970-01-01; 0 for "*", blank and the last day of the calendar. */
function dayOf(text: string): number | null {
  if (text === '' || text === '*' || /^9999-?12-?31$/.test(text)) return 0;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? (american === null ? null : [text, american[3], american[1], american[2]]);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const days = date.getTime() / 86_400_000;
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && days > 0 && days <= largestDay ? days : null;
}
