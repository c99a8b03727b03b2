import type { Associations } from './associations.ts';
import { codesAmong, parseCodeInput, type CodeInput } from './code-input.ts';
import { isFiller } from './equivalents.ts';
import { normalizeText } from './normalize.ts';
import { ageOf } from './patient-age.ts';
import type { Phrases } from './phrases.ts';
import { askedPhrases, askedWords, isKnown, longestText, queryPhrase, queryWord, type QueryWord } from './query-words.ts';
import type { AbbreviationWords } from './search-columns.ts';
import type { Spelling } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a text asks for, before anything is looked up among the codes. */
export interface SearchPlan {
  /** The text as a code, a beginning of codes or a range. */
  readonly code: CodeInput;
  /** Words in a longer text that have the shape of a code, compact. */
  readonly codesInText: readonly string[];
  readonly words: readonly QueryWord[];
  /** Words that the catalog does not have, with what they were read as. */
  readonly corrections: readonly (readonly [from: string, to: string])[];
  /** The whole text with the corrections; null when nothing was corrected. */
  readonly correctedTo: string | null;
}

export interface PlanSources {
  vocabulary: Vocabulary;
  associations: Associations;
  abbreviations: AbbreviationWords;
  spelling: Spelling;
  phrases: Phrases;
}

const nothingAsked: SearchPlan = { code: { kind: 'none' }, codesInText: [], words: [], corrections: [], correctedTo: null };

/** The same plan with every word taken as it was typed: what it looks like or usually means is not asked for. */
export function asTyped(plan: SearchPlan): SearchPlan {
  return { ...plan, words: plan.words.map((word) => ({ ...word, weak: [], readings: [], associated: { procedures: [], diagnoses: [] } })) };
}

/** Corrects nothing. */
export const noSpelling: Spelling = { correct: () => null, warm: () => ({ terms: 0, milliseconds: 0 }) };

/** Reads a text; the part after 500 characters is not read. */
export function planSearch(text: string, sources: PlanSources): SearchPlan {
  const searched = text.slice(0, longestText);
  const normalized = normalizeText(searched);
  if (normalized === '') return nothingAsked;
  const code = parseCodeInput(searched);
  const asked = askedWords(normalized);
  const codesInText = code.kind === 'none' ? codesAmong(asked) : [];
  if (code.kind !== 'none') return { code, codesInText, words: readWords(asked, sources), corrections: [], correctedTo: null };

  const corrections: (readonly [string, string])[] = [];
  const words: string[] = [];
  // "flex" is no slip where "sig" follows.
  const inPhrase = new Set(askedPhrases(asked, sources.phrases).flatMap((one) => (typeof one === 'string' ? [] : one.words)));
  for (const [index, word] of asked.entries()) {
    const read = inPhrase.has(word) ? word : readAs(word, index === asked.length - 1, sources);
    if (read !== word) corrections.push([word, read]);
    if (!words.includes(read)) words.push(read);
  }
  return { code, codesInText, words: readWords(words, sources), corrections, correctedTo: correctedText(normalized, corrections) };
}

/**
 * For a text that brought nothing: each word read as the most used word that shares its beginning, the longest one that
 * any word shares. @returns null when no word shares three letters with a word of the catalog.
 */
export function planNearest(plan: SearchPlan, sources: PlanSources): SearchPlan | null {
  const corrections: (readonly [string, string])[] = [];
  for (const { word } of plan.words) {
    for (let length = word.length - 1; length >= 3; length--) {
      const term = sources.vocabulary.commonestStartingWith(word.slice(0, length));
      if (term === null) continue;
      corrections.push([word, term]);
      break;
    }
  }
  if (corrections.length === 0) return null;
  const words = [...new Set(corrections.map(([, term]) => term))];
  return { ...plan, words: readWords(words, sources), corrections, correctedTo: words.join(' ') };
}

/** What was read of words before, as long as the catalog is open: a text that is being typed reads its last word only. */
const readBefore = new WeakMap<Vocabulary, Map<string, QueryWord>>();
const mostRead = 400;

function readWords(words: readonly string[], { vocabulary, abbreviations, associations, phrases }: PlanSources): QueryWord[] {
  const known = readBefore.get(vocabulary) ?? new Map<string, QueryWord>();
  readBefore.set(vocabulary, known);
  if (known.size > mostRead) known.clear();
  const asked = askedPhrases(words, phrases);
  return asked.map((one, index) => {
    const last = index === asked.length - 1;
    const alone = asked.length === 1;
    const key = typeof one === 'string' ? `${one} ${last ? 1 : 0}${alone ? 1 : 0}` : `${one.words.join(' ')} phrase`;
    let word = known.get(key);
    if (word === undefined) {
      word = typeof one === 'string' ? queryWord(one, last, alone, vocabulary, abbreviations, associations) : queryPhrase(one, vocabulary, abbreviations, associations);
      known.set(key, word);
    }
    return word;
  });
}

/** The word, or the nearest one that the catalog has when it has neither this one nor any that starts so. */
function readAs(word: string, last: boolean, { vocabulary, abbreviations, associations, spelling }: PlanSources): string {
  if (isFiller(word) || ageOf(word) !== null || associations.of(word, 'procedure').length > 0 || associations.of(word, 'diagnosis').length > 0 || isKnown(word, last, vocabulary, abbreviations)) return word;
  // Short words without their vowels, and beginnings, are how chargemasters write, not slips.
  if (word.length >= 3 && vocabulary.knowsBeginning(word)) return word;
  if (word.length <= 5 && vocabulary.longFormsOf(word).length > 0) return word;
  return spelling.correct(word) ?? word;
}

function correctedText(normalized: string, corrections: readonly (readonly [string, string])[]): string | null {
  if (corrections.length === 0) return null;
  const byWord = new Map(corrections);
  return normalized
    .split(' ')
    .map((word) => byWord.get(word) ?? word.replace(/(\d)d(\d)/g, '$1.$2'))
    .join(' ');
}
