import type { ReadDb } from '../open/database.ts';
import { isFiller } from './equivalents.ts';
import { wordsOf } from './normalize.ts';

/** Phrases of several words that say what other words say: "heart attack", "flex sig", "2 legs". Words are normalised. */
export interface Phrases {
  /** The longest phrase that begins at this word; null when none does. */
  at(words: readonly string[], index: number): Phrase | null;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly meanings: readonly (readonly string[])[];
}

export function readPhrases(db: ReadDb): Phrases {
  const byFirst = new Map<string, Map<string, { words: string[]; meanings: string[][] }>>();
  for (const row of db.prepare<{ phrase: string; expansion: string }>("SELECT phrase, expansion FROM thesaurus WHERE instr(phrase, ' ') > 0 ORDER BY phrase, expansion").iterate()) {
    const words = wordsOf(row.phrase);
    const meaning = wordsOf(row.expansion).filter((word) => !isFiller(word));
    const [first] = words;
    if (first === undefined || words.length < 2 || meaning.length === 0 || meaning.length > 6) continue;
    const phrases = byFirst.get(first) ?? new Map<string, { words: string[]; meanings: string[][] }>();
    byFirst.set(first, phrases);
    const phrase = phrases.get(words.join(' ')) ?? { words, meanings: [] };
    phrases.set(words.join(' '), phrase);
    phrase.meanings.push(meaning);
  }
  return {
    at: (words, index) => {
      let longest: Phrase | null = null;
      for (const phrase of byFirst.get(words[index] ?? '')?.values() ?? []) {
        if (phrase.words.length > (longest?.words.length ?? 1) && phrase.words.every((word, offset) => words[index + offset] === word)) longest = phrase;
      }
      return longest;
    },
  };
}
