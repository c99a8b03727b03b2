import { hasControlCharacter } from '../cell-values.ts';
import { isCompactDiagnosis } from '../code-shapes.ts';
import { fiscalYearRelease, monthNumber } from '../releases.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, Release, RowSink } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { noValidRows, truncated } from './refusals.ts';

// The layout that ICD-10-CM and ICD-10-PCS share: order number 1-5, code without its dot 7-13, valid flag 15 (0 is a header,
// 1 is valid for billing), short description 17-76, long description from 78 (record layout of the CDC and of CMS).

/** The fiscal year that the name of a file, folder or archive of either system holds. */
export function fiscalYearFromName(name: string): Release | null {
  const found = /(?:^|[^\d])(20\d{2})(?:[^\d]|$)/.exec(name);
  if (found === null) return null;
  const month = /(?:^|[^a-z])(jan|apr|jul)[a-z]*/i.exec(name)?.[1];
  return fiscalYearRelease(Number(found[1]), month !== undefined && monthNumber(month) === 4);
}

/**
 * Diagnoses (CM) and inpatient procedures (PCS) share the layout of the order file. A PCS code that is valid has seven
 * characters and its headers three; a diagnosis starts with a letter and a digit and may have any length from three on.
 */
export function orderFileShape(content: TableContent): 'diagnoses' | 'procedures' | null {
  const step = Math.max(1, Math.floor(content.lines.length / 400));
  let rows = 0;
  let looked = 0;
  let likePcs = 0;
  let diagnoses = 0;
  for (let index = 0; index < content.lines.length; index += step) {
    const line = content.lines[index] ?? '';
    if (line.trim() === '') continue;
    looked++;
    const match = /^\d{5} ([0-9A-Z]{3,7}) +([01]) \S/.exec(line);
    if (match === null || line.slice(14, 15) !== match[2]) continue;
    rows++;
    const code = match[1] ?? '';
    if (isCompactDiagnosis(code)) diagnoses++;
    if (match[2] === '1' ? code.length === 7 : code.length === 3) likePcs++;
  }
  if (looked === 0 || rows < looked * 0.5) return null;
  if (diagnoses < rows * 0.9) return 'procedures';
  // A part of the PCS file whose sections are letters (B0031ZZ) looks like diagnoses except for its lengths.
  return likePcs === rows && rows > 5 ? 'procedures' : 'diagnoses';
}

/** What the two systems do differently in the same layout. */
export interface OrderRules {
  readonly fileWords: string;
  /** Why the code cannot stand beside this flag; null when it can. */
  codeProblem(compact: string, flag: string): string | null;
  /** The code as people write it. */
  written(compact: string): string;
  /** The codes of which one stands above this one in every release, as a row of its own; none of the topmost. */
  above(compact: string): readonly string[];
}

/** Reads every row: code, compact code, flag, short and long description. */
export function readOrderFile(content: TableContent, sink: RowSink, rules: OrderRules): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const seen = new Map<string, number>();
  let expected = 1;
  let gaps = 0;
  let alone = 0;
  let firstAlone = '';
  let firstGap: string | null = null;
  let last = content.lines.length - 1;
  while (last > 0 && (content.lines[last] ?? '').trim() === '') last--;
  for (let index = 0; index <= last; index++) {
    const text = content.lines[index] ?? '';
    if (text.trim() === '') continue;
    const line = index + 1;
    if (index === last && !content.endsWithLineEnd && isCutOff(text)) return { ok: false, error: truncated(content.label, line) };
    const order = text.slice(0, 5);
    const compact = text.slice(6, 13).trim();
    const flag = text.slice(14, 15);
    const short = text.slice(16, 76).trim();
    const long = text.slice(77).trim();
    const problem = problemOf(rules, text, order, compact, flag, short, long);
    if (problem !== null) {
      if (index === last && text.length < 77) return { ok: false, error: truncated(content.label, line) };
      ledger.reject(line, problem);
      if (/^\d{5}$/.test(order)) expected = Number(order) + 1;
      continue;
    }
    if (Number(order) !== expected) {
      gaps++;
      firstGap ??= `line ${line.toLocaleString('en')}: ${order} follows ${String(expected - 1).padStart(5, '0')}`;
    }
    expected = Number(order) + 1;
    const earlier = seen.get(compact);
    if (earlier !== undefined) {
      ledger.reject(line, `${rules.written(compact)} stands in the file twice; the row of line ${earlier} was kept`);
      continue;
    }
    const above = rules.above(compact);
    if (above.length > 0 && !above.some((code) => seen.has(code))) {
      alone++;
      firstAlone ||= `${rules.written(compact)} in line ${line.toLocaleString('en')}`;
    }
    seen.set(compact, line);
    ledger.keep();
    // In every release so far the two are the same where the long one has room in the short one's columns.
    if (long.length <= 60 && long !== short) ledger.tally('the short and the long description differ though the long one would fit: one of them may have lost letters', line);
    if (/ {3,}/.test(long)) ledger.tally('a long description has a gap of several blanks: columns may have been moved into it', line);
    sink(line, [rules.written(compact), compact, Number(flag), short, long]);
  }
  if (firstGap !== null) {
    ledger.warn(`The order numbers of the file are not contiguous (${gaps.toLocaleString('en')} ${gaps === 1 ? 'place' : 'places'}, first ${firstGap}): codes may be missing from it.`);
  }
  if (alone > 0) {
    ledger.warn(`${alone.toLocaleString('en')} of ${ledger.rowsKept.toLocaleString('en')} codes stand without the row of the code above them, which the whole file has for every one (first ${firstAlone}): rows are missing, or characters of the column with the codes.`);
  }
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, rules.fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: null, conversionFactor: null, notices: [] },
  };
}

function problemOf(rules: OrderRules, text: string, order: string, compact: string, flag: string, short: string, long: string): string | null {
  if (!/^\d{5}$/.test(order) || text[5] !== ' ') return 'the row does not start with an order number of five digits';
  if (flag !== '0' && flag !== '1') return `"${flag}" is no valid flag (0 or 1)`;
  const problem = rules.codeProblem(compact, flag);
  if (problem !== null) return problem;
  if (text[13] !== ' ' || text[15] !== ' ' || (text.length > 76 && text[76] !== ' ')) return 'the columns of the row are not where the layout has them';
  if (short === '' || long === '') return 'the description is missing';
  return hasControlCharacter(text) ? 'the row holds damaged characters' : null;
}

/** The long description is the short one, or it is longer: a last line that shows neither has lost its end. */
function isCutOff(text: string): boolean {
  return text.length < 78 || text.slice(77).trimEnd() !== text.slice(16, 76).trimEnd();
}
