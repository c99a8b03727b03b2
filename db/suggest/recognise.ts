import type { CodeSystem } from '../model/code.ts';
import type { CodeFound } from '../model/suggestion.ts';
import type { CatalogCodes, KnownCode } from './catalog-codes.ts';
import { codeWords, type CodeWord } from './code-words.ts';
import { readBehindCode } from './modifiers-and-units.ts';
import { contextOf, listedTogether, type Context } from './not-a-code.ts';

/** More codes than any schedule of a day has. */
const mostCodes = 5_000;

interface Judged {
  word: CodeWord;
  context: Context;
  accepted: boolean;
}

/**
 * Every code that stands in a text, in order, held against the catalog. What stands around a number decides whether it is one: a
 * number without a label is a code when the catalog has it and nothing says otherwise; one that the catalog does not have is an
 * unknown code only where the text calls it a code.
 *
 * @param on ISO date of service, or null
 */
export function recogniseCodes(text: string, codes: CatalogCodes, on: string | null): CodeFound[] {
  const found: CodeFound[] = [];
  let before: Judged | null = null;
  for (const word of codeWords(text)) {
    const context = contextAt(text, word, before);
    const behind = readBehindCode(text, word.end, codes.isModifier);
    const read = context === 'named something else' || isVertebraOrBloodValue(text, word) ? null : readWord(word, context, codes, behind.modifiers.length > 0 || startsALine(text, word));
    before = { word, context, accepted: read !== null };
    if (read === null) continue;
    const { system, code, known, mended } = read;
    const { status, remark } = known === null ? { status: 'unknown' as const, remark: `${code} is not in this catalog.` } : codes.status(known, on);
    found.push({
      text: text.slice(word.start, behind.end),
      span: [word.start, behind.end],
      system,
      code,
      status: mended ? 'look-alike' : status,
      title: known?.title ?? null,
      billable: known?.billable ?? false,
      modifiers: [...behind.modifiers],
      units: behind.units ?? unitsBefore(text, word.start),
      rangeTo: null,
      remark: mended ? `${text.slice(word.start, word.end)} is no code; ${code} is, with O read as zero or l as one.` : remark,
    });
    if (found.length === mostCodes) break;
  }
  return withRanges(text, found, codes);
}

function contextAt(text: string, word: CodeWord, before: Judged | null): Context {
  if (word.labelled) return 'named a code';
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  const gap = before === null ? null : text.slice(before.word.end, word.start);
  // What was said of the number before holds for those that are listed with it.
  if (before !== null && gap !== null && gap.length < 40 && !gap.includes('\n')) {
    const listed = listedTogether.test(gap.replace(/^[\s-]*(?:[A-Z]{2}|\d\d)(?=[\s,;/-])/gi, ''));
    if (listed && before.accepted && isWhole(text, word)) return before.context === 'silent' ? 'named a code' : before.context;
    const plural = /\b(?:lots|refs|nos|numbers|serials|items|parts)\W*$/i.test(text.slice(Math.max(lineStart, before.word.start - 20), before.word.start));
    if (before.context === 'named something else' && (/^\s*(?:\/|&|and)\s*$/.test(gap) || (plural && listed))) return before.context;
  }
  return contextOf(text.slice(Math.max(lineStart, word.start - 80), word.start), text.slice(word.end, word.end + 60), word.shape === 'five digits');
}

/** "T12-L1" and "A1c" stand beside diagnoses and are none. */
function isVertebraOrBloodValue(text: string, word: CodeWord): boolean {
  return word.shape === 'category' && (word.compact === 'A1C' || /^\s?[-/]\s?[CTLS]?\d/.test(text.slice(word.end, word.end + 6)));
}

/** No further digits and no unit behind it. */
function isWhole(text: string, word: CodeWord): boolean {
  return contextOf('', text.slice(word.end, word.end + 60), word.shape === 'five digits') === 'silent';
}

function startsALine(text: string, word: CodeWord): boolean {
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  return /^[\s\d.)(*•-]{0,6}$/.test(text.slice(lineStart, word.start)) && /^\s*[-:]?\s+[A-Za-z]{3}/.test(text.slice(word.end, word.end + 12));
}

interface Read {
  system: CodeSystem;
  code: string;
  known: KnownCode | null;
  mended: boolean;
}

function readWord(word: CodeWord, context: Context, codes: CatalogCodes, looksBilled: boolean): Read | null {
  const named = context === 'named a code' || context === 'named a diagnosis';
  // "T12" is a vertebra and "A1c" a blood value, unless somebody says that it is a diagnosis.
  if (word.shape === 'category' && context !== 'named a diagnosis') return null;
  const known = choose(codes.find(word.compact), word, context);
  if (known !== undefined) return { system: known.system, code: known.code, known, mended: false };
  if (word.mended !== null) {
    const meant = choose(codes.find(word.mended), word, context);
    if (meant !== undefined && (meant.system !== 'ICD10CM' || word.mended.length > 3)) return { system: meant.system, code: meant.code, known: meant, mended: true };
  }
  if (/[OIl|]/.test(word.compact.slice(1)) && word.shape !== 'diagnosis with dot') return null;
  if (word.shape === 'diagnosis with dot') return { system: 'ICD10CM', code: withDot(word.compact), known: null, mended: false };
  if (word.shape === 'five digits' && !named && !looksBilled) return null;
  if (word.shape !== 'five digits' && !named) return null;
  const system = context === 'named a diagnosis' ? 'ICD10CM' : (word.systems[0] ?? 'CPT');
  if (system === 'ICD10CM' && !/^[A-Z]/.test(word.compact)) return null;
  return { system, code: system === 'ICD10CM' ? withDot(word.compact) : word.compact, known: null, mended: false };
}

/** "M1712" is a supply of one list and a diagnosis of another: the label decides, else which of the two is written so in practice. */
function choose(found: readonly KnownCode[], word: CodeWord, context: Context): KnownCode | undefined {
  const fitting = word.shape === 'diagnosis with dot' ? found.filter(({ system }) => system === 'ICD10CM') : found;
  if (fitting.length < 2) return fitting[0];
  const diagnosis = fitting.find(({ system }) => system === 'ICD10CM');
  if (diagnosis !== undefined && (context === 'named a diagnosis' || /^[DHKMRST]/.test(diagnosis.code))) return diagnosis;
  return fitting[0];
}

function withDot(compact: string): string {
  return compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact;
}

/** "2 x 27447". */
function unitsBefore(text: string, start: number): number | null {
  const count = /(?:^|[\s,;(])(\d{1,2})\s?[x×]\s?$/.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  return count === undefined ? null : Number(count);
}

/** "27390-27395", "27390 to 27395": the first names the last. */
function withRanges(text: string, found: CodeFound[], codes: CatalogCodes): CodeFound[] {
  return found.flatMap((one, index): CodeFound[] => {
    const next = found[index + 1];
    if (next !== undefined && next.system === one.system && one.code < next.code && /^\s*(?:-|–|—|to|thru|through|\.\.)\s*$/i.test(text.slice(one.span[1], next.span[0]))) return [{ ...one, rangeTo: next.code }];
    // "27390–95" leaves out what both ends share; a plain hyphen there is a modifier.
    const short = /^\s*[–—]\s*(\d{2})(?!\d)/.exec(text.slice(one.span[1], one.span[1] + 8));
    if (short?.[1] === undefined || !/^\d{5}$/.test(one.code) || one.modifiers.length > 0) return [one];
    const [last] = codes.find(`${one.code.slice(0, 3)}${short[1]}`);
    if (last === undefined || last.code <= one.code) return [one];
    const end = one.span[1] + short[0].length;
    const { status, remark } = codes.status(last, null);
    return [{ ...one, rangeTo: last.code }, { ...one, text: text.slice(end - 2, end), span: [end - 2, end], code: last.code, title: last.title, billable: last.billable, status, remark, units: null }];
  });
}
