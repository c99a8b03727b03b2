import type { ReadDb } from '../open/database.ts';
import { stemOf } from './stem.ts';

export interface Term {
  readonly term: string;
  /** How many codes are named with it. */
  readonly codes: number;
  readonly stem: string;
}

/**
 * The distinct words of the catalog. Read a first letter at a time and kept: a query touches a few letters, so nothing
 * has to be loaded before the first answer.
 */
export interface Vocabulary {
  /** How many codes are named with exactly this word; 0 when none is. */
  codes(word: string): number;
  /** Whether some word starts so. */
  knowsBeginning(beginning: string): boolean;
  /** How many times codes are named with words that start so; a code with two such words counts twice. */
  codesStartingWith(beginning: string): number;
  /** The most used term with this beginning; null when none starts so. */
  commonestStartingWith(beginning: string): string | null;
  /** Words with the same stem, without the word itself. */
  formsOf(word: string): readonly string[];
  /** Words of which this one looks like a shortening by its consonants ("shft": "shaft"), most used first. */
  longFormsOf(word: string): readonly string[];
  /** Words that look like a shortening of this one ("les", "lesn": "lesion"), most used first. */
  shortFormsOf(word: string): readonly string[];
  /** Every term, for what needs them all (spelling). */
  all(): IterableIterator<{ term: string; codes: number }>;
}

const fewForms = 6;

export function openVocabulary(db: ReadDb): Vocabulary {
  const range = db.prepare<{ term: string; codes: number }>('SELECT term, codes FROM search_term WHERE term >= $from AND term < $to ORDER BY term');
  const letters = new Map<string, { terms: readonly Term[]; byTerm: ReadonlyMap<string, Term> }>();
  const forms = new Map<string, readonly string[]>();
  const longForms = new Map<string, readonly string[]>();
  const shortForms = new Map<string, readonly string[]>();

  function letterOf(word: string) {
    const letter = String.fromCodePoint(word.codePointAt(0) ?? 0);
    let found = letters.get(letter);
    if (found === undefined) {
      const terms = range.all({ from: letter, to: `${letter}\u{10FFFF}` }).map((row) => ({ ...row, stem: stemOf(row.term) }));
      found = { terms, byTerm: new Map(terms.map((term) => [term.term, term])) };
      // Hostile texts could name every letter of Unicode.
      if (letters.size > 200) letters.clear();
      letters.set(letter, found);
    }
    return found;
  }

  /** The place of the first term that is not smaller: the terms are sorted. */
  function firstFrom(terms: readonly Term[], beginning: string): number {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle]?.term ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function remembered(cache: Map<string, readonly string[]>, word: string, find: () => Term[]): readonly string[] {
    let found = cache.get(word);
    if (found === undefined) {
      found = find().filter((term) => term.term !== word).sort(mostUsedFirst).slice(0, fewForms).map((term) => term.term);
      if (cache.size > 5_000) cache.clear();
      cache.set(word, found);
    }
    return found;
  }

  return {
    codes: (word) => letterOf(word).byTerm.get(word)?.codes ?? 0,
    knowsBeginning: (beginning) => {
      if (beginning === '') return false;
      const { terms } = letterOf(beginning);
      return terms[firstFrom(terms, beginning)]?.term.startsWith(beginning) ?? false;
    },
    codesStartingWith: (beginning) => {
      if (beginning === '') return 0;
      const { terms } = letterOf(beginning);
      let codes = 0;
      for (let index = firstFrom(terms, beginning); terms[index]?.term.startsWith(beginning) === true; index++) codes += terms[index]?.codes ?? 0;
      return codes;
    },
    commonestStartingWith: (beginning) => letterOf(beginning).terms.filter((term) => term.term.startsWith(beginning)).sort(mostUsedFirst)[0]?.term ?? null,
    formsOf: (word) =>
      remembered(forms, word, () => {
        const stem = stemOf(word);
        return letterOf(word).terms.filter((term) => term.stem === stem);
      }),
    longFormsOf: (word) => remembered(longForms, word, () => letterOf(word).terms.filter((term) => isShorteningOf(word, term.term))),
    shortFormsOf: (word) => remembered(shortForms, word, () => letterOf(word).terms.filter((term) => isShorteningOf(term.term, word))),
    *all() {
      for (const row of db.prepare<{ term: string; codes: number }>('SELECT term, codes FROM search_term').iterate()) yield row;
    },
  };
}

function mostUsedFirst(left: Term, right: Term): number {
  return right.codes - left.codes || (left.term < right.term ? -1 : 1);
}

/**
 * Whether `short` is how people shorten `long`: its beginning (of three letters or more), or its letters in order with
 * only vowels and doubled letters left out up to the last letter written ("shft", "trnk", "tendn", "hamstr").
 */
export function isShorteningOf(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || long.length < 4 || short[0] !== long[0]) return false;
  if (!letters.test(short) || !letters.test(long)) return false;
  if (long.startsWith(short)) return true;
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index++) {
    const letter = long[index] ?? '';
    if (letter === short[at]) at++;
    else if (!'aeiouy'.includes(letter) && letter !== long[index - 1]) return false;
  }
  return at === short.length;
}
const letters = /^[a-z]+$/;
