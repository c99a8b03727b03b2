import { factMark, type SearchPart } from './index-part.ts';
import { stemOf } from './stem.ts';

export interface Term {
  readonly term: string;
  /** How many codes are named with it. */
  readonly codes: number;
  readonly stem: string;
}

/** The distinct words of the catalog. Their stems are made a first letter at a time: a query touches a few letters. */
export interface Vocabulary {
  /** How many words all codes are named with together, each counted once a code. */
  readonly words: number;
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

export function openVocabulary({ terms, named, firstFrom, numberOf }: SearchPart): Vocabulary {
  const letters = new Map<string, readonly Term[]>();
  const forms = new Map<string, readonly string[]>();
  const longForms = new Map<string, readonly string[]>();
  const shortForms = new Map<string, readonly string[]>();
  // A word of long texts, headings or inpatient procedures alone counts as one code: it is known, and rare.
  const codesOf = (number: number): number => Math.max(1, named[number] ?? 0);
  const sums = new Float64Array(terms.length + 1);
  for (let number = 0; number < terms.length; number++) sums[number + 1] = (sums[number] ?? 0) + codesOf(number);
  const end = (beginning: string): number => firstFrom(`${beginning}\uFFFF`);

  function letterOf(word: string): readonly Term[] {
    const letter = String.fromCodePoint(word.codePointAt(0) ?? 0);
    let found = letters.get(letter);
    if (found === undefined) {
      const from = firstFrom(letter);
      found = terms.slice(from, end(letter)).map((term, index) => ({ term, codes: codesOf(from + index), stem: stemOf(term) }));
      // Hostile texts could name every letter of Unicode.
      if (letters.size > 200) letters.clear();
      letters.set(letter, found);
    }
    return found;
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
    words: sums[terms.length] ?? 0,
    codes: (word) => {
      const number = numberOf(word);
      return number < 0 ? 0 : codesOf(number);
    },
    knowsBeginning: (beginning) => beginning !== '' && (terms[firstFrom(beginning)]?.startsWith(beginning) ?? false),
    codesStartingWith: (beginning) => (beginning === '' ? 0 : (sums[end(beginning)] ?? 0) - (sums[firstFrom(beginning)] ?? 0)),
    commonestStartingWith: (beginning) => letterOf(beginning).filter((term) => term.term.startsWith(beginning)).sort(mostUsedFirst)[0]?.term ?? null,
    formsOf: (word) =>
      remembered(forms, word, () => {
        const stem = stemOf(word);
        return letterOf(word).filter((term) => term.stem === stem);
      }),
    longFormsOf: (word) => remembered(longForms, word, () => letterOf(word).filter((term) => isShorteningOf(word, term.term))),
    shortFormsOf: (word) => remembered(shortForms, word, () => letterOf(word).filter((term) => isShorteningOf(term.term, word))),
    *all() {
      for (const [number, term] of terms.entries()) if (!term.startsWith(factMark)) yield { term, codes: codesOf(number) };
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
