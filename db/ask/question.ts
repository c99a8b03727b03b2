import type { CodeSystem } from '../model/code.ts';
import type { CatalogCodes, KnownCode } from '../suggest/catalog-codes.ts';
import { codeWords, type CodeWord } from '../suggest/code-words.ts';
import { readDate } from '../suggest/read-date.ts';

/** A code as it is asked for; the catalog may not have it. */
export interface AskedCode {
  readonly system: CodeSystem;
  readonly code: string;
  readonly known: boolean;
}

/** What a question names, and what is left of it in words. */
export interface Question {
  readonly codes: readonly AskedCode[];
  readonly modifiers: readonly string[];
  /** ISO date. */
  readonly date: string | null;
  /** Lower case, single blanks, codes as "#it", modifiers as "#modifier", the date as "#date"; numbers stay. */
  readonly words: string;
}

const alphaModifier = 'LT|RT|AS|TC|XE|XS|XP|XU|GC|KX|AA|QK|QX|QY|QZ|E[1-4]|FA|F[1-9]|TA|T[1-9]|LC|LD|LM|RC|RI';
const oneModifier = String.raw`-?(?:[2-9]\d|${alphaModifier})`;
const afterWord = new RegExp(String.raw`\b(modifiers?|mods?\.?)\s+(${oneModifier}(?:\s*(?:,|and|or|&|\/)\s*${oneModifier})*)(?![\w.])`, 'gi');
const beforeWord = new RegExp(String.raw`(?<![\w.])(${oneModifier})\s+(modifier)\b`, 'gi');
const withCode = new RegExp(String.raw`(#it\s?)-(\d\d|${alphaModifier})\b`, 'gi');
const appended = new RegExp(String.raw`\b((?:with|append|add|use|using|need|needs|put|bill|take|takes|accept|accepts|allow|allows|attach|apply|does|is|mean|meaning\s+of|on)\s+(?:a\s+|an\s+|the\s+)?)(-?(?:[2-9]\d|${alphaModifier}))(?=\s*(?:\?|$|#it|on\b|to\b|for\b|with\b|apply|allowed|valid|mean|needed|ok\b|payable))`, 'gi');

export function readQuestion(text: string, codes: CatalogCodes, today: string): Question {
  // "mod: 59" as a scope of the search field names a code set.
  let rest = text.slice(0, longestQuestion).replace(/[’`]/g, "'").replace(/^\s*mod(?:ifier)?s?\s*:\s*/i, 'modifier ');
  const asked: AskedCode[] = [];
  // From the end, so that places before stay.
  for (const word of codeWords(rest).reverse()) {
    const code = askedCode(rest, word, codes);
    if (code === null) continue;
    asked.unshift(code);
    rest = `${rest.slice(0, word.start)}#it${/^-/.test(rest.slice(word.end)) ? '' : ' '}${rest.slice(word.end)}`;
  }
  const modifiers: string[] = [];
  const keep = (list: string): void => {
    for (const [one] of list.toUpperCase().matchAll(/[A-Z0-9]{2}/g)) if (one !== 'OR' && !modifiers.includes(one)) modifiers.push(one);
  };
  rest = rest
    .replace(withCode, (_, code: string, modifier: string) => { keep(modifier); return `${code} #modifier `; })
    .replace(afterWord, (_, word: string, list: string) => { keep(list.replace(/\band\b|\bor\b/gi, ' ')); return `${word} #modifier `; })
    .replace(beforeWord, (_, modifier: string, word: string) => { keep(modifier); return `#modifier ${word}`; });
  const dated = readDate(rest, today);
  rest = dated.rest;
  if (asked.length > 0) rest = rest.replace(appended, (whole, before: string, modifier: string) => { if (/^(?:as)$/i.test(modifier)) return whole; keep(modifier); return `${before}#modifier `; });
  const words = rest.toLowerCase().replace(/\bw\/(?=\s|#)/g, 'with ').replace(/\bvs\.?(?=\s)/g, 'vs').replace(/[^a-z0-9#'&/.-]+/g, ' ').replace(/[.](?=\s|$)/g, ' ').replace(/\s-+\s|(?<=\s)-|-(?=\s)/g, ' ').replace(/\s+/g, ' ').trim();
  return { codes: unique(asked), modifiers, date: dated.date, words };
}

/** Longer texts are notes. */
export const longestQuestion = 500;

function askedCode(text: string, word: CodeWord, codes: CatalogCodes): AskedCode | null {
  const before = text.slice(Math.max(0, word.start - 14), word.start);
  if (/\bzip(?:\s+code)?\s*$/i.test(before) || /(?:\bin|\bfor zip|\bnear|,\s*[A-Z]{2})\s+$/.test(before) && word.shape === 'five digits' && codes.find(word.compact).length === 0) return null;
  if (/[$€£]\s*$/.test(before)) return null;
  const [known] = chosen(codes.find(word.compact), word);
  if (word.shape === 'category' && (known === undefined || /^[TLCSE]\d{1,2}$|^B12$|^A1C$|^[EJKPQX][12]\d?$/.test(word.compact) && !/\b(?:icd|dx|diagnos\w*|category)\b/i.test(text))) return null;
  if (known !== undefined) return { system: known.system, code: known.code, known: true };
  if (word.shape === 'five digits' || word.shape === 'four digits and a letter') return { system: 'CPT', code: word.compact, known: false };
  if (word.shape === 'supply') return { system: 'HCPCS', code: word.compact, known: false };
  if (word.shape === 'diagnosis with dot') return { system: 'ICD10CM', code: `${word.compact.slice(0, 3)}.${word.compact.slice(3)}`, known: false };
  return null;
}

function chosen(found: readonly KnownCode[], word: CodeWord): readonly KnownCode[] {
  return word.shape === 'diagnosis with dot' ? found.filter(({ system }) => system === 'ICD10CM') : found;
}

function unique(codes: readonly AskedCode[]): AskedCode[] {
  return codes.filter((one, index) => codes.findIndex(({ system, code }) => system === one.system && code === one.code) === index);
}
