import type { Failure } from '../../model/result.ts';
import { hasControlCharacter } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import { namesItsPublisher } from '../cpt-delivery.ts';
import { RowLedger } from '../row-ledger.ts';
import type { ReadingContext } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { noValidRows, truncated } from './refusals.ts';

/** How the files without names of columns separate code and descriptor. */
type Separation = 'tab' | 'fixed' | 'wrapped';

/** Which descriptor a file holds. */
export type PlainLength = 'long' | 'capitals' | 'medium' | 'short';

export interface PlainDelivery {
  readonly separation: Separation;
  readonly length: PlainLength;
  /** Index of the first line of the rows. */
  readonly first: number;
  readonly preamble: readonly string[];
}

/** Characters of the short and of the medium descriptor in their files. */
const widths = { short: 28, medium: 48 };
/** The wrapped form: code and number of the line in 8 columns, then the text. */
const wrappedWidth = 71;

const patterns: Record<Separation, RegExp> = {
  tab: /^(\d{4}[0-9A-Z])\t([^\t]*\S[^\t]*)\t*$/,
  wrapped: /^(\d{4}[0-9A-Z])([ 0-9]{3})(?=.*\S)(.{1,71})\s*$/,
  fixed: /^(\d{4}[0-9A-Z]) (\S.*)$/,
};

/**
 * The files of the older form (LONGULT, LONGUT, LONGULF, LONGUF, MEDU, SHORTU): paragraphs of copyright, a blank line, then a
 * code and its descriptor a line. Which of the descriptors it is, is told by how long they are and whether they are in capitals.
 */
export function plainDelivery(content: TableContent): PlainDelivery | null {
  if (content.isSheet) return null;
  const first = firstRow(content.lines);
  if (first === null) return null;
  const preamble = content.lines.slice(0, first);
  if (!namesItsPublisher(preamble)) return null;
  const sample = content.lines.slice(first).filter((line) => line.trim() !== '').slice(0, 4000);
  const fits = (pattern: RegExp): number => sample.filter((line) => pattern.test(line)).length;
  const separation = (['tab', 'wrapped', 'fixed'] as const).find((one) => fits(patterns[one]) >= sample.length * 0.9);
  if (separation === undefined) return null;
  // A table with numbers in it is another file that cites the same copyright.
  const texts = sample.flatMap((line) => patterns[separation].exec(line)?.slice(-1) ?? []).map((text) => text.trimEnd());
  if (texts.filter((text) => /[a-z]{3}/i.test(text) && !/\s{3,}\S/.test(text)).length < texts.length * 0.9) return null;
  const codes = sample.map((line) => line.slice(0, 5));
  if (codes.filter((code) => procedureSystem(code) === 'CPT').length < codes.length * 0.9) return null;
  return { separation, length: lengthOf(separation, texts, preamble), first, preamble };
}

/** The first line from which on nearly all lines start with a code. */
function firstRow(lines: readonly string[]): number | null {
  const starts = /^\d{4}[0-9A-Z][\t 0-9]/;
  for (let index = 0; index < Math.min(lines.length, 400); index++) {
    if (!starts.test(lines[index] ?? '')) continue;
    const next = lines.slice(index, index + 40).filter((line) => line.trim() !== '');
    if (next.filter((line) => starts.test(line)).length >= next.length * 0.9) return index;
  }
  return null;
}

function lengthOf(separation: Separation, texts: readonly string[], preamble: readonly string[]): PlainLength {
  const inCapitals = texts.filter((text) => /[a-z]/.test(text)).length < texts.length * 0.02;
  if (separation === 'wrapped') return inCapitals ? 'capitals' : 'long';
  const said = (['short', 'medium', 'long'] as const).filter((one) => new RegExp(`\\b${one}\\b`, 'i').test(preamble.join(' ')));
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  const told = said.length === 1 && said[0] !== undefined ? said[0] : longest <= widths.short ? 'short' : longest <= widths.medium ? 'medium' : 'long';
  return told === 'long' && inCapitals ? 'capitals' : told;
}

type Answer = { ok: true; ledger: RowLedger } | { ok: false; error: Failure };

/** @param keep takes each descriptor with the line where it starts. */
export function readPlainDelivery(content: TableContent, delivery: PlainDelivery, fileWords: string, keep: (line: number, code: string, text: string) => void, context: ReadingContext): Answer {
  const ledger = new RowLedger();
  const seen = new Map<string, number>();
  const take = (line: number, code: string, text: string): void => {
    const earlier = seen.get(code);
    if (procedureSystem(code) !== 'CPT') ledger.reject(line, `"${code.replaceAll(/[^\x20-\x7e]/g, '?')}" is no CPT code`);
    else if (text === '') ledger.reject(line, `the descriptor of ${code} is missing`);
    else if (hasControlCharacter(text)) ledger.reject(line, `the descriptor of ${code} holds damaged characters`);
    else if (earlier !== undefined) ledger.reject(line, `${code} stands in the file twice; the row of line ${earlier.toLocaleString('en')} was kept`);
    else {
      seen.set(code, line);
      ledger.keep();
      keep(line, code, text);
    }
  };
  let last = content.lines.length - 1;
  while (last > delivery.first && (content.lines[last] ?? '').trim() === '') last--;
  const lastLine = content.lines[last] ?? '';
  const isCut = !content.endsWithLineEnd && last === content.lines.length - 1;
  if (isCut && !patterns[delivery.separation].test(lastLine)) return { ok: false, error: truncated(content.label, last + 1) };
  if (delivery.separation === 'wrapped') joinLines(content, delivery, last, ledger, take);
  else {
    for (let index = delivery.first; index <= last; index++) {
      const text = content.lines[index] ?? '';
      if (text.trim() === '') continue;
      const match = patterns[delivery.separation].exec(text);
      if (match === null) ledger.reject(index + 1, 'the row is not a CPT code and its descriptor');
      else take(index + 1, match[1] ?? '', (match[2] ?? '').trim());
      if (index % 4096 === 0) context.step(index + 1);
    }
  }
  if (isCut && ledger.rowsKept > 0) ledger.warn('The file ends without the end of a line: if its last descriptor looks too short, it was cut off.');
  return ledger.rowsKept === 0 ? { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) } : { ok: true, ledger };
}

interface Piece { readonly line: number; readonly code: string; readonly number: string; readonly text: string }

/** A descriptor goes on over several lines, each with the code and, where the file counts them, the number of the line. */
function joinLines(content: TableContent, delivery: PlainDelivery, last: number, ledger: RowLedger, take: (line: number, code: string, text: string) => void): void {
  const groups: Piece[][] = [];
  for (let index = delivery.first; index <= last; index++) {
    const line = content.lines[index] ?? '';
    if (line.trim() === '') continue;
    const match = patterns.wrapped.exec(line);
    if (match === null) {
      ledger.reject(index + 1, 'the line is not a CPT code, its line number and a part of its descriptor');
      groups.push([]);
      continue;
    }
    const piece: Piece = { line: index + 1, code: match[1] ?? '', number: (match[2] ?? '').trim(), text: line.slice(8, 8 + wrappedWidth) };
    const group = groups.at(-1);
    const before = group?.at(-1);
    // Without a number every line of the same code goes on; with one, the first number starts anew.
    if (group !== undefined && before?.code === piece.code && (piece.number === '' || Number(piece.number) > Number(before.number))) group.push(piece);
    else groups.push([piece]);
  }
  // Lines that are all filled to the last column break within words (a blank at their end may be lost), the others between them.
  const broken = groups.flatMap((group) => group.slice(0, -1));
  const breaksWords = broken.filter(({ text }) => text.trimEnd().length >= wrappedWidth - 1).length >= broken.length * 0.99;
  const start = Number(mostFrequent(groups.flatMap((group) => group.slice(0, 1)).map(({ number }) => number)) ?? 1);
  // Lines are counted by ones or by tens.
  const step = Number(mostFrequent(groups.flatMap(([one, two]) => (one === undefined || two === undefined ? [] : [String(Number(two.number) - Number(one.number))]))) ?? 1);
  for (const group of groups) {
    const [head] = group;
    if (head === undefined) continue;
    const isWhole = head.number === '' || group.every(({ number }, index) => Number(number) === start + index * step);
    if (!isWhole) {
      ledger.reject(head.line, `a line of the descriptor of ${head.code} is missing`);
      continue;
    }
    let text = '';
    group.forEach((piece, index) => {
      const before = group[index - 1];
      text += `${before === undefined || (breaksWords && before.text.length === wrappedWidth) ? '' : ' '}${piece.text}`;
    });
    take(head.line, head.code, text.replaceAll(/\s+/g, ' ').trim());
  }
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0];
}
