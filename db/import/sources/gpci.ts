import type { Failure } from '../../model/result.ts';
import { columnRemarks } from '../column-remarks.ts';
import { filledCells, isBlankRow, type GridRow } from '../files/grid.ts';
import { hasControlCharacter, padded, scaledNumber } from '../cell-values.ts';
import { yearRelease } from '../releases.ts';
import { RowLedger } from '../row-ledger.ts';
import type { ReadOutcome, Recognition, Release, RowSink, SourceFormat } from '../source-format.ts';
import { canonicalHeader, findStackedHeader, type ColumnRule } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { columnMissing, columnTwice, headerMissing, newColumns, noValidRows, truncated } from './refusals.ts';

const fileWords = 'file of geographic practice cost indices (GPCI)';
type GpciColumn = 'contractor' | 'state' | 'locality' | 'name' | 'work' | 'pe' | 'mp';

const year = '(?:(?:CY )?\\d{4} )?';
const rule = (name: GpciColumn, words: string, pattern: string): ColumnRule<GpciColumn> => ({ name, words, pattern: new RegExp(`^${pattern}$`), needed: true });
const rules: readonly ColumnRule<GpciColumn>[] = [
  rule('contractor', 'Medicare Administrative Contractor', 'MEDICARE ADMI?NI?STRATIVE CONTRACTOR(?: MAC)?(?: NUMBER)?|MAC(?: NUMBER)?|(?:CONTRACTOR|CARRIER)(?: NUMBER)?'),
  rule('state', 'State', 'STATE'),
  rule('locality', 'Locality Number', 'LOCALITY(?: NUMBER| CODE)?'),
  rule('name', 'Locality Name', 'LOCALITY NAME|LOCALITY DESCRIPTION'),
  rule('work', 'PW GPCI', `${year}(?:PW|WORK|PHYSICIAN WORK) GPCI(?: WITH(?:OUT)? 1 0(?: WORK)? FLOOR)?`),
  rule('pe', 'PE GPCI', `${year}PE GPCI`),
  rule('mp', 'MP GPCI', `${year}MP GPCI`),
];

/** Geographic practice cost indices by contractor and locality (Addendum E): csv, xlsx and text. */
export const gpci: SourceFormat = {
  kind: 'gpci',
  table: 'gpci',
  stagedColumns: ['contractor', 'locality', 'state', 'name', 'footnote', 'work', 'pe', 'mp'],
  keyColumns: 2,
  intoCatalog: ['INSERT INTO gpci SELECT :sourceId, contractor, locality, state, name, footnote, work, pe, mp FROM staging.staged_gpci WHERE file = :file'],
  countSql: 'SELECT count(*) FROM gpci WHERE source_id = :sourceId',
  usualRows: 80,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise(content) {
    return (content.isSheet ? null : recogniseText(content)) ?? recogniseTable(content);
  },
  releaseFromName(name) {
    const named = /gpci[-_ ]?(\d{4})/i.exec(name) ?? /rvu[-_ ]?(20\d{2}|\d{2})[-_ ]?[a-d]/i.exec(name);
    if (named === null) return null;
    const digits = named[1] ?? '';
    return yearRelease(Number(digits.length === 2 ? `20${digits}` : digits));
  },
  title: (release) => `Geographic practice cost indices, ${release.label}`,
};

interface GpciCells {
  contractor: string;
  state: string;
  locality: string;
  name: string;
  work: string;
  pe: string;
  mp: string;
}

// A value may follow the name without room between the columns, never the name's own words.
const textRow = /^\s*(\d{4,5})\s+([A-Z]{2})\s+(\d{1,2})\s+(\S.*?)\s{2,}(\d\.\d{3}(?:\s+\d\.\d{3}){2,5})\s*$/;

function recogniseText(content: TableContent): Recognition | null {
  const headerIndex = content.lines.findIndex((line, index) => index < 60 && /(?:PW|PE|MP)\s+GPCI/i.test(line) && /State/i.test(line) && /Locality/i.test(line) && !/[,\t;|]/.test(line));
  if (headerIndex === -1) return null;
  const statedRelease = releaseFrom(content.lines.slice(0, headerIndex + 1));
  return { verdict: 'yes', form: 'txt', statedRelease, read: (sink) => readText(content, headerIndex, sink) };
}

function readText(content: TableContent, headerIndex: number, sink: RowSink): Outcome {
  const header = content.lines[headerIndex] ?? '';
  const headings = [...header.matchAll(/(\d{4})?\s*(PW|PE|MP)\s+GPCI(?:\s*\(([^)]*)\))?/gi)].map((match) => match[0].trim());
  const names = headings.map((heading) => canonicalHeader(heading));
  const columns = valueColumns(names, yearOf(content.lines.slice(0, headerIndex + 1)));
  if (!Array.isArray(columns)) return { ok: false, error: refusal(content.label, columns, headings) };
  const rows = content.lines.slice(headerIndex + 1).map((line, index) => ({ line: headerIndex + 2 + index, text: line }));
  const dataRows = rows.filter((row) => textRow.test(row.text));
  const ledger = new RowLedger();
  const footnotes = footnotesOf(rows.filter((row) => !textRow.test(row.text)).map((row) => row.text.trim()));
  const reader = new GpciRowReader(ledger, footnotes);
  const length = dataRows[0]?.text.trimEnd().length ?? 0;
  const lastFilled = rows.filter((row) => row.text.trim() !== '').at(-1);
  for (const { line, text } of rows) {
    if (text.trim() === '') continue;
    const match = textRow.exec(text);
    const isLast = line === lastFilled?.line;
    if (match === null) {
      if (!/^\s*\d{3,5}(?:\s|$)/.test(text)) continue;
      if (isLast) return { ok: false, error: truncated(content.label, line) };
      ledger.reject(line, 'the row has not the columns of the header');
      continue;
    }
    const values = (match[5] ?? '').split(/\s+/);
    if (text.trimEnd().length < length && isLast) return { ok: false, error: truncated(content.label, line) };
    if (values.length !== headings.length || text.trimEnd().length !== length) {
      ledger.reject(line, 'the row has not the columns of the header');
      continue;
    }
    const [work, pe, mp] = columns;
    const cells = {
      contractor: match[1] ?? '', state: match[2] ?? '', locality: match[3] ?? '', name: match[4] ?? '',
      work: values[work ?? -1] ?? '', pe: values[pe ?? -1] ?? '', mp: values[mp ?? -1] ?? '',
    };
    const staged = reader.read(cells, line);
    if (staged !== null) sink(line, staged);
  }
  reader.remarkOnFootnotes();
  warnFloors(ledger, names);
  return finish(content.label, ledger, releaseFrom(content.lines.slice(0, headerIndex + 1)));
}

function recogniseTable(content: TableContent): Recognition {
  const rows = content.headRows();
  const header = findStackedHeader(rows, rules);
  const titled = rows.slice(0, 20).some((row) => filledCells(row) <= 3 && row.cells.some((cell) => /geographic practice cost ind/i.test(cell)));
  const telling = header === null ? 0 : (['work', 'pe', 'mp'] as const).filter((name) => header.columns.has(name)).length;
  const columns = header?.columns.size ?? 0;
  if (header === null || (telling === 0 && !titled) || (columns < 4 && !titled)) return { verdict: 'no' };
  if (columns < 2) return { verdict: 'refused', error: headerMissing(content.label, fileWords) };
  const missing = rules.filter((entry) => !header.columns.has(entry.name)).map((entry) => entry.words);
  if (missing.length > 0) return { verdict: 'refused', error: columnMissing(content.label, fileWords, missing, header.names) };
  const preamble = rows.slice(0, header.lastRow + 1).flatMap((row) => row.cells);
  const names = header.names.map((name) => canonicalHeader(name));
  const values = valueColumns(names, yearOf(preamble));
  if (!Array.isArray(values)) return { verdict: 'refused', error: refusal(content.label, values, header.names) };
  for (const name of ['contractor', 'state', 'locality', 'name'] as const) {
    if ((header.columns.get(name)?.length ?? 0) > 1) {
      const words = rules.find((entry) => entry.name === name)?.words ?? name;
      return { verdict: 'refused', error: columnTwice(content.label, fileWords, words) };
    }
  }
  return {
    verdict: 'yes',
    form: content.isSheet ? 'xlsx' : 'csv',
    statedRelease: releaseFrom(preamble),
    read(sink) {
      const ledger = new RowLedger();
      const body = content.rows().slice(header.lastRow + 1);
      const at = (name: GpciColumn): number => header.columns.get(name)?.[0] ?? -1;
      const isData = (row: GridRow): boolean => filledCells(row) > 1 || /^\d{4,5}$/.test(row.cells.find((cell) => cell !== '') ?? '');
      const reader = new GpciRowReader(ledger, footnotesOf(body.filter((row) => !isData(row)).map((row) => row.cells.find((cell) => cell !== '') ?? '')));
      const lastFilled = body.filter((row) => !isBlankRow(row)).at(-1);
      for (const row of body) {
        if (isBlankRow(row) || !isData(row)) continue;
        const short = !content.isSheet && row.cells.length < header.width;
        // The footnotes come last in a whole file; where they are gone, the last row may have been cut as well.
        const cut = !content.endsWithLineEnd && !/^\d\.\d{3}$|^\d$/.test(row.cells.at(-1) ?? '');
        if (row === lastFilled && (short || content.endsInsideCell() || cut)) return { ok: false, error: truncated(content.label, row.line) };
        if (short || row.cells.slice(header.width).some((cell) => cell !== '')) {
          ledger.reject(row.line, `the row has ${row.cells.length} cells where the header has ${header.width}`);
          continue;
        }
        const cell = (index: number): string => row.cells[index] ?? '';
        const staged = reader.read({
          contractor: cell(at('contractor')), state: cell(at('state')), locality: cell(at('locality')), name: cell(at('name')),
          work: cell(values[0] ?? -1), pe: cell(values[1] ?? -1), mp: cell(values[2] ?? -1),
        }, row.line);
        if (staged !== null) sink(row.line, staged);
      }
      reader.remarkOnFootnotes();
      warnFloors(ledger, names);
      for (const remark of columnRemarks(header, rules, body.filter(isData))) ledger.warn(remark);
      for (const warning of newColumns(header)) ledger.warn(warning);
      return finish(content.label, ledger, releaseFrom(preamble));
    },
  };
}

type Outcome = { ok: true; value: ReadOutcome } | { ok: false; error: Failure };

/** Columns of work, practice expense and malpractice among the headings, or what stands in the way. */
function valueColumns(names: readonly string[], wantedYear: string | null): number[] | { missing: string } | { twice: string } {
  const chosen: number[] = [];
  for (const name of ['work', 'pe', 'mp'] as const) {
    const entry = rules.find((candidate) => candidate.name === name);
    let found = names.map((text, index) => ({ text, index })).filter(({ text }) => entry?.pattern.test(text) === true);
    // A proposed rule prints two years side by side.
    if (found.length > 1 && wantedYear !== null && found.some(({ text }) => text.includes(wantedYear))) found = found.filter(({ text }) => text.includes(wantedYear));
    if (found.length > 1 && found.some(({ text }) => /\bWITH\b/.test(text))) found = found.filter(({ text }) => /\bWITH\b/.test(text));
    const words = entry?.words ?? name;
    if (found.length === 0) return { missing: words };
    if (found.length > 1) return { twice: words };
    chosen.push(found[0]?.index ?? -1);
  }
  return chosen;
}

function refusal(label: string, problem: { missing: string } | { twice: string }, found: readonly string[]): Failure {
  return 'missing' in problem ? columnMissing(label, fileWords, [problem.missing], found) : columnTwice(label, fileWords, problem.twice);
}

function warnFloors(ledger: RowLedger, names: readonly string[]): void {
  const floors = names.filter((name) => /FLOOR/.test(name));
  if (floors.length > 1) ledger.warn('The file has the work index with and without the 1.0 floor; the one with the floor was read.');
  else if (floors.some((name) => /WITHOUT/.test(name))) ledger.warn('The file has the work index only without the 1.0 floor.');
}

class GpciRowReader {
  readonly #ledger: RowLedger;
  readonly #footnotes: ReadonlyMap<string, string>;
  readonly #seen = new Map<string, number>();
  readonly #marks = new Set<string>();

  constructor(ledger: RowLedger, footnotes: ReadonlyMap<string, string>) {
    this.#ledger = ledger;
    this.#footnotes = footnotes;
  }

  read(cells: GpciCells, line: number): (string | number | null)[] | null {
    const contractor = padded(cells.contractor, 5);
    const locality = padded(cells.locality, 2);
    const problem = this.#problem(cells, contractor, locality);
    if (problem !== null) {
      this.#ledger.reject(line, problem);
      return null;
    }
    const key = `${contractor} ${locality}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.#ledger.reject(line, `contractor ${contractor}, locality ${locality} stands in the file twice; the row of line ${earlier} was kept`);
      return null;
    }
    this.#seen.set(key, line);
    this.#ledger.keep();
    const mark = /\*+$/.exec(cells.name)?.[0] ?? '';
    const name = cells.name.slice(0, cells.name.length - mark.length).trim();
    this.#marks.add(mark);
    const footnote = mark === '' ? null : (this.#footnotes.get(mark) ?? null);
    if (mark !== '' && footnote === null) this.#ledger.tally(`the footnote ${mark} is marked and not printed`, line);
    return [contractor, locality, cells.state.toUpperCase(), name, footnote, scaledNumber(cells.work, 3), scaledNumber(cells.pe, 3), scaledNumber(cells.mp, 3)];
  }

  /** After the last row: a footnote that no name carries says that a mark was lost. */
  remarkOnFootnotes(): void {
    for (const mark of this.#footnotes.keys()) if (!this.#marks.has(mark)) this.#ledger.warn(`The footnote ${mark} belongs to no locality: its mark may have been lost from a name.`);
  }

  #problem(cells: GpciCells, contractor: string, locality: string): string | null {
    if (!/^\d{5}$/.test(contractor)) return `"${cells.contractor.slice(0, 24)}" is no contractor number`;
    if (!/^\d{2}$/.test(locality)) return `"${cells.locality.slice(0, 24)}" is no locality number`;
    if (!/^[A-Z]{2}$/i.test(cells.state)) return `"${cells.state.slice(0, 24)}" is no state`;
    if (cells.name.replaceAll('*', '').trim() === '') return 'the name of the locality is missing';
    if (hasControlCharacter(cells.name)) return 'the name of the locality holds damaged characters';
    for (const [words, text] of [['work', cells.work], ['practice expense', cells.pe], ['malpractice', cells.mp]] as const) {
      const value = scaledNumber(text, 3);
      if (value === null) return text === '' ? `the ${words} index is missing` : `the ${words} index "${text.slice(0, 24)}" is no number`;
      // The extremes since 2010 are 0.25 and 3.2.
      if (value < 100 || value > 5000) return `the ${words} index ${text} cannot be right`;
    }
    return null;
  }
}

/** "*Work GPCI reflects a 1.5 floor ..." by its mark. */
function footnotesOf(lines: readonly string[]): Map<string, string> {
  const footnotes = new Map<string, string>();
  for (const line of lines) {
    const match = /^(\*+)\s*(.+)$/.exec(line);
    if (match !== null) footnotes.set(match[1] ?? '', (match[2] ?? '').trim());
  }
  return footnotes;
}

function yearOf(texts: readonly string[]): string | null {
  const text = texts.join('\n');
  return /\bCY\s*(\d{4})\b/i.exec(text)?.[1] ?? /(\d{4})\s*(?:PW|PE|MP|WORK)\s*GPCI/i.exec(text)?.[1] ?? null;
}

function releaseFrom(texts: readonly string[]): Release | null {
  const found = yearOf(texts);
  return found === null ? null : yearRelease(Number(found));
}

function finish(label: string, ledger: RowLedger, release: Release | null): Outcome {
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release, conversionFactor: null, notices: [] },
  };
}
