import { equivalentsOf, isFiller, meansBothSides } from './equivalents.ts';
import type { Variant } from './match-expression.ts';
import { wordsOf } from './normalize.ts';
import type { AbbreviationWords } from './search-columns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that was asked for, with the ways in which a code may meet it. */
export interface QueryWord {
  /** Normalised, as typed. */
  readonly word: string;
  /** Ways that mean the word: itself, its forms, its equivalents, what it abbreviates, what it is the beginning of. */
  readonly strong: readonly Variant[];
  /** Ways that may mean it: words that it looks like a shortening of, and the other way round. */
  readonly weak: readonly Variant[];
  /** Whether it is half typed and could still become so many words that half the catalog begins so. */
  readonly open: boolean;
  /** How rare it is: the weight of meeting it at all. */
  readonly rarity: number;
}

/** Characters of a text that are searched; what comes after is cut. */
export const longestText = 500;
const mostWords = 16;
/** A beginning that so many codes have is looked for among what the other words found. */
const broadBeginning = 5_000;

/** The normalised words of a text that ask for something; filler words only when there is nothing else. */
export function askedWords(text: string): string[] {
  const all = wordsOf(text);
  const asked: string[] = [];
  const seen = new Set<string>();
  for (const [index, word] of all.entries()) {
    const last = index === all.length - 1;
    if (isFiller(word) && !(last && all.length === 1)) continue;
    const meant = meansBothSides(word, all[index + 1]) ? 'both' : word;
    if (seen.has(meant)) continue;
    seen.add(meant);
    asked.push(meant);
    if (asked.length === mostWords) break;
  }
  return asked.length > 0 ? asked : all.slice(0, 1);
}

/** Whether the catalog can meet the word without correcting it. `typing`: it may be the beginning of a word. */
export function isKnown(word: string, typing: boolean, vocabulary: Vocabulary, abbreviations: AbbreviationWords): boolean {
  if (vocabulary.codes(word) > 0 || abbreviations.has(word)) return true;
  if (typing && vocabulary.knowsBeginning(word)) return true;
  if (vocabulary.formsOf(word).length > 0) return true;
  for (const equivalent of equivalentsOf(word)) if (vocabulary.codes(equivalent) > 0) return true;
  return false;
}

/**
 * @param last whether the word stands at the end, where it may be half typed.
 * @param codes how many codes the catalog has, for the rarity.
 */
export function queryWord(word: string, last: boolean, codes: number, vocabulary: Vocabulary, abbreviations: AbbreviationWords): QueryWord {
  const strong: Variant[] = [];
  const weak: Variant[] = [];
  const taken = new Set<string>();
  let named = 0;
  const add = (to: Variant[], variant: Variant): void => {
    const key = variant.words.join(' ') + (variant.prefix ? '*' : '');
    if (taken.has(key)) return;
    taken.add(key);
    to.push(variant);
    if (to === strong && !variant.prefix) named += variant.words.reduce((least, part) => Math.min(least, vocabulary.codes(part)), Infinity);
  };

  add(strong, { words: [word], prefix: false, weight: 1, kind: 'typed' });
  for (const form of vocabulary.formsOf(word)) add(strong, { words: [form], prefix: false, weight: 0.92, kind: 'form' });
  for (const equivalent of equivalentsOf(word)) {
    if (vocabulary.codes(equivalent) > 0) add(strong, { words: [equivalent], prefix: false, weight: 0.85, kind: 'equivalent' });
  }
  for (const expansion of abbreviations.get(word) ?? []) {
    const [only] = expansion;
    if (expansion.length === 1 && only !== undefined) {
      add(strong, { words: [only], prefix: false, weight: 0.9, kind: 'abbreviation' });
      for (const form of vocabulary.formsOf(only)) add(strong, { words: [form], prefix: false, weight: 0.85, kind: 'abbreviation' });
    } else if (expansion.every((part) => vocabulary.codes(part) > 0)) add(strong, { words: expansion, prefix: false, weight: 0.85, kind: 'abbreviation' });
  }

  // A whole word of the catalog in the middle of the text is no beginning: "hip dislocation" is not about hippocampi.
  const mayBegin = last || (word.length >= 3 && vocabulary.codes(word) === 0);
  let begun = 0;
  if (mayBegin && vocabulary.knowsBeginning(word)) {
    begun = vocabulary.codesStartingWith(word);
    add(strong, { words: [word], prefix: true, weight: 0.8, kind: 'beginning' });
  } else if (word.length >= 3 && vocabulary.knowsBeginning(word)) add(weak, { words: [word], prefix: true, weight: 0.5, kind: 'beginning' });
  for (const long of vocabulary.longFormsOf(word)) add(weak, { words: [long], prefix: false, weight: 0.6, kind: 'shortened' });
  for (const short of vocabulary.shortFormsOf(word)) add(weak, { words: [short], prefix: false, weight: 0.6, kind: 'shortened' });

  const met = Math.max(named, begun);
  return { word, strong, weak, open: begun > broadBeginning, rarity: Math.log(1 + codes / (1 + Math.min(met, codes))) };
}
