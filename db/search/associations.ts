import type { ReadDb } from '../open/database.ts';
import { factMark } from './index-part.ts';

/** A word or fact of a code for which people write another word. */
export interface Association {
  readonly term: string;
  /** Share of the writings of the term that the word makes up, 0 to 1. */
  readonly forward: number;
  /** Share of the uses of the word that mean the term, 0 to 1. */
  readonly backward: number;
}

/** What was learned of a word. */
export interface LearnedWord {
  readonly word: string;
  /** Share of all that is written, 0 to 1. */
  readonly share: number;
  readonly meanings: readonly Association[];
}

export interface Associations {
  of(word: string): readonly Association[];
  /** Share of all written words that the word makes up; 0 for one that nobody wrote. */
  share(word: string): number;
}

export const associationStatement = 'SELECT share, meanings FROM word_association WHERE word = $word';
const millionth = 1_000_000;

/** Reads a word when it is first asked for: by the primary key. */
export function openAssociations(db: ReadDb): Associations {
  const statement = db.prepare<{ share: number; meanings: string }>(associationStatement);
  const known = new Map<string, { meanings: readonly Association[]; share: number }>();
  function read(word: string): { meanings: readonly Association[]; share: number } {
    let found = known.get(word);
    if (found === undefined) {
      const row = statement.get({ word });
      found = { meanings: row === undefined ? [] : parseMeanings(row.meanings), share: (row?.share ?? 0) / millionth };
      if (known.size > 5_000) known.clear();
      known.set(word, found);
    }
    return found;
  }
  return { of: (word) => read(word).meanings, share: (word) => read(word).share };
}

/** `fracture 420000 900000;#days:090 1200 0`: term, forward, backward in millionths; `#` begins a fact. */
export function parseMeanings(text: string): Association[] {
  if (text === '') return [];
  return text.split(';').map((entry) => {
    const [term = '', forward = '', backward = ''] = entry.split(' ');
    return { term: term.startsWith('#') ? factMark + term.slice(1) : term, forward: Number(forward) / millionth, backward: Number(backward) / millionth };
  });
}

export function writeMeanings(meanings: readonly Association[]): string {
  return meanings.map(({ term, forward, backward }) => `${term.startsWith(factMark) ? `#${term.slice(1)}` : term} ${inMillionths(forward)} ${inMillionths(backward)}`).join(';');
}

export function inMillionths(share: number): number {
  return Math.round(share * millionth);
}
