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

/** What was learned from price lists says something of procedures, what was learned from inclusion terms something of diagnoses. */
export type AssociatedWith = 'procedure' | 'diagnosis';

export interface Associations {
  of(word: string, about: AssociatedWith): readonly Association[];
  /** Share of all words written for procedures that the word makes up; 0 for one that nobody wrote. */
  share(word: string): number;
}

export const associationStatement = 'SELECT share, meanings FROM word_association WHERE about = $about AND word = $word';
const millionth = 1_000_000;
/** Words whose meanings are kept: of one word they are up to a few hundred. */
const mostKnown = 400;

/** Reads a word when it is first asked for: by the primary key. */
export function openAssociations(db: ReadDb): Associations {
  const statement = db.prepare<{ share: number; meanings: string }>(associationStatement);
  const known = new Map<string, { meanings: readonly Association[]; share: number }>();
  function read(word: string, about: AssociatedWith): { meanings: readonly Association[]; share: number } {
    const key = `${about} ${word}`;
    let found = known.get(key);
    if (found === undefined) {
      const row = statement.get({ about, word });
      found = { meanings: row === undefined ? [] : parseMeanings(row.meanings), share: (row?.share ?? 0) / millionth };
      if (known.size > mostKnown) known.clear();
      known.set(key, found);
    }
    return found;
  }
  return { of: (word, about) => read(word, about).meanings, share: (word) => read(word, 'procedure').share };
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
