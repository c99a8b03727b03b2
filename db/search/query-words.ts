import { equivalentsOf, isFiller, isSideOf, meansBothSides, ofPatient, sideOfLetter, type OfPatient } from './equivalents.ts';
import type { Association, Associations } from './associations.ts';
import { factMark, isWholeCode } from './index-part.ts';
import type { Variant } from './variant.ts';
import { wordsOf } from './normalize.ts';
import { ageAt, wordsOfAge } from './patient-age.ts';
import type { Phrase, Phrases } from './phrases.ts';
import type { AbbreviationWords } from './search-columns.ts';
import { stemOf } from './stem.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What people mean who write a word, of procedures and of diagnoses: two trades with words of their own. */
export interface Associated {
  readonly procedures: readonly Association[];
  readonly diagnoses: readonly Association[];
}

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
  /** What people mean who write it, learned. */
  readonly associated: Associated;
  /** How usual it is, as a share of all words: what is unusual counts more. */
  readonly share: number;
  /** Several words that say the same, each as if it had been typed: "RCR" is read as "rotator cuff repair", a phrase also word by word. */
  readonly readings: readonly (readonly QueryWord[])[];
  /** A filler ("with") is no word that a code must meet; it only tells a little about which one is meant. */
  readonly required: boolean;
  /**
   * A side, an age or a sex tells apart what the other words have found and finds nothing beside them; a procedure need not have it.
   * Null for all other words.
   */
  readonly ofPatient: OfPatient | null;
}

/** Characters of a text that are searched; what comes after is cut. */
export const longestText = 500;
const mostWords = 16;
/** The share of a word that nobody wrote so far. */
const leastShare = 0.5 / 65_000;
/** The share of a word that stands in any text. */
const usualShare = 0.005;
/** A beginning that so many codes have is looked for among what the other words found. */
const broadBeginning = 5_000;

const vertebra = /^(?:c[1-7]|t[1-9]|t1[0-2]|l[1-5])$/;

/** The normalised words of a text, each once; words that say the same of both sides as one. */
export function askedWords(text: string): string[] {
  const all = wordsOf(text);
  const asked: string[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < all.length; index++) {
    const word = all[index] ?? '';
    // "L4-5": the number is the second vertebra, and no number of anything.
    if (/^\d{1,2}$/.test(word) && vertebra.test(all[index - 1] ?? '')) continue;
    if (isSideOf(word, all[index - 1])) continue;
    const age = ageAt(all, index);
    if (age !== null) index += age.length - 1;
    const side = all.length === 1 ? null : meansBothSides(word, all[index + 1]) ? 'both' : sideOfLetter(word, all[index + 1]);
    const meant = age?.word ?? side ?? word;
    // "Spasm, spastic, spasticity" asks once, not three times.
    const stem = stemOf(meant);
    if (seen.has(stem)) continue;
    seen.add(stem);
    asked.push(meant);
    if (asked.length === mostWords) break;
  }
  return asked;
}

/**
 * The same words with the phrases that say something else taken together: each entry is a word, or a phrase and what it means. A side that stands
 * within a phrase comes behind it: "infected R TKA".
 */
export function askedPhrases(asked: readonly string[], phrases: Phrases): (string | Phrase)[] {
  const found: (string | Phrase)[] = [];
  let rest = asked;
  while (rest.length > 0) {
    const [word = '', ...more] = rest;
    const phrase = phrases.at(rest, 0);
    const others = phrase === null ? withoutSides(rest) : rest;
    const acrossSides = others.length === rest.length ? null : phrases.at(others, 0);
    found.push(phrase ?? acrossSides ?? word);
    rest = phrase !== null ? rest.slice(phrase.words.length) : acrossSides !== null ? behind(rest, acrossSides.words.length) : more;
  }
  return found;
}

/** The first word is no side that could be left out: a phrase begins with it. */
function withoutSides(words: readonly string[]): string[] {
  return words.filter((word, index) => index === 0 || ofPatient(word) !== 'side');
}

/** What is left when so many words that are no sides are taken away: the sides between them, and all that follows. */
function behind(words: readonly string[], taken: number): string[] {
  const end = words.findIndex((_, index) => withoutSides(words.slice(0, index)).length === taken && index >= taken);
  const [, ...within] = end < 0 ? words : words.slice(0, end);
  return [...within.filter((word) => ofPatient(word) === 'side'), ...(end < 0 ? [] : words.slice(end))];
}

function associatedWith(word: string, associations: Associations): Associated {
  const procedures = associations.of(word, 'procedure');
  // A side or an age stands beside any words of a price list: none of them is what it means. What it says of facts may tell codes apart.
  return { procedures: ofPatient(word) !== null ? factsAmong(procedures) : procedures, diagnoses: associations.of(word, 'diagnosis') };
}

/** The same list for the same word: what was read of it is remembered by the list. */
const facts = new WeakMap<readonly Association[], readonly Association[]>();
function factsAmong(all: readonly Association[]): readonly Association[] {
  let found = facts.get(all);
  if (found === undefined) facts.set(all, (found = all.filter(({ term }) => term.startsWith(factMark) && !isWholeCode(term))));
  return found;
}

/** A phrase: met by all its words, or by all words of a meaning; each of them read as if it had been typed. */
export function queryPhrase({ words, meanings }: Phrase, vocabulary: Vocabulary, abbreviations: AbbreviationWords, associations: Associations): QueryWord {
  const readOut = (all: readonly string[]): QueryWord[] => all.map((word) => writtenOut(word, vocabulary, abbreviations, associations));
  const typed = words.filter((word) => !isFiller(word));
  const strong: Variant[] = [{ words: typed.length === 0 ? words : typed, prefix: false, weight: 1, kind: 'typed' }];
  for (const meaning of meanings) if (meaning.every((part) => vocabulary.codes(part) > 0)) strong.push({ words: meaning, prefix: false, weight: 0.9, kind: 'abbreviation' });
  return {
    word: words.join(' '),
    strong,
    weak: [],
    open: false,
    associated: { procedures: typed.flatMap((word) => associations.of(word, 'procedure')), diagnoses: typed.flatMap((word) => associations.of(word, 'diagnosis')) },
    share: Math.max(leastShare, Math.min(...typed.map((word) => associations.share(word)))),
    readings: [...(typed.length === 0 ? [] : [readOut(typed)]), ...meanings.map(readOut)],
    required: true,
    ofPatient: null,
  };
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
 * @param alone whether there is no other word: then even a filler asks for something.
 */
export function queryWord(word: string, last: boolean, alone: boolean, vocabulary: Vocabulary, abbreviations: AbbreviationWords, associations: Associations): QueryWord {
  const plain = plainWord(word, last, alone, vocabulary, abbreviations, associations);
  if (!plain.required) return plain;
  // What hospitals write is known better than it could be read out.
  if (plain.associated.procedures.length > 0) return plain;
  const readings = (abbreviations.get(word) ?? []).map((expansion) => expansion.map((part) => writtenOut(part, vocabulary, abbreviations, associations)));
  return readings.length === 0 ? plain : { ...plain, readings };
}

/** A word of a reading: nobody has shortened it. */
function writtenOut(word: string, vocabulary: Vocabulary, abbreviations: AbbreviationWords, associations: Associations): QueryWord {
  const plain = plainWord(word, false, false, vocabulary, abbreviations, associations);
  return { ...plain, strong: plain.strong.filter(({ prefix }) => !prefix), weak: plain.weak.filter(({ prefix }) => !prefix) };
}

function plainWord(word: string, last: boolean, alone: boolean, vocabulary: Vocabulary, abbreviations: AbbreviationWords, associations: Associations): QueryWord {
  const strong: Variant[] = [];
  const weak: Variant[] = [];
  const meant = wordsOfAge(word);
  if (meant !== null) {
    // No code says "8yo": a code of children only may be meant the more.
    for (const one of meant) if (vocabulary.codes(one) > 0) strong.push({ words: [one], prefix: false, weight: 0.85, kind: 'equivalent' });
    return { word, strong, weak, open: false, associated: { procedures: [], diagnoses: [] }, share: usualShare, readings: [], required: alone, ofPatient: 'age' };
  }
  const isSex = ofPatient(word) === 'sex';
  const required = alone || !(isFiller(word) || isSex);
  if (!required && !isSex) return { word, strong, weak, open: false, associated: associatedWith(word, associations), share: Math.max(associations.share(word), usualShare), readings: [], required, ofPatient: null };
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

  const share = Math.max(associations.share(word), Math.max(named, begun) / (2 * Math.max(vocabulary.words, 1)), leastShare);
  return { word, strong, weak, open: begun > broadBeginning && (alone || ofPatient(word) === null), associated: associatedWith(word, associations), share, readings: [], required, ofPatient: ofPatient(word) };
}
