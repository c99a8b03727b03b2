import type { CodeRow } from './code-rows.ts';
import type { QueryWord } from './query-words.ts';
import type { Variant } from './variant.ts';

/** Where a reason finds a word: a heading counts as one place, whatever its level. */
export type ShownPlace = 'title' | 'naming' | 'section';

/** How one word of the query is met by one code. */
export interface WordMatch {
  readonly query: QueryWord;
  readonly variant: Variant;
  readonly place: ShownPlace;
}

/** How a code meets a query, in facts that the reason and the marks are made of. */
export interface Explained {
  readonly row: CodeRow;
  /** One entry a word of the query, null where the code lacks it. */
  readonly matches: readonly (WordMatch | null)[];
}

const placeWeight: Readonly<Record<ShownPlace, number>> = { title: 1, naming: 0.85, section: 0.4 };
/** A learned meaning is told when this share of the uses of a word mean it. */
const leastTold = 0.08;

/** @param weak whether ways that only may mean a word count too. */
export function explain(row: CodeRow, words: readonly QueryWord[], weak: boolean): Explained {
  return { row, matches: words.map((word) => bestMatch(row, word, weak)) };
}

function bestMatch(row: CodeRow, query: QueryWord, weak: boolean): WordMatch | null {
  let best: WordMatch | null = null;
  let worth = 0;
  const consider = (variants: readonly Variant[]): void => {
    for (const variant of variants) {
      if (variant.weight <= worth) continue;
      const place = placeOf(row, variant);
      if (place === null) continue;
      const value = variant.weight * placeWeight[place];
      if (value > worth) {
        worth = value;
        best = { query, variant, place };
      }
    }
  };
  consider(query.strong);
  for (const reading of query.readings) {
    const parts = reading.filter(({ required }) => required).map((part) => bestMatch(row, part, false));
    const met = parts.filter((part) => part !== null);
    // A part of what a word stands for is told where a code may lack some words.
    if (met.length === 0 || (met.length < parts.length && !weak)) continue;
    consider([{ words: [...new Set(met.flatMap(({ variant }) => variant.words))], prefix: false, weight: (0.8 * met.length) / parts.length, kind: 'abbreviation' }]);
  }
  if (best !== null || !weak) return best;
  consider(query.weak);
  const associated = row.system === 'ICD10CM' ? query.associated.diagnoses : query.associated.procedures;
  consider(associated.filter((one) => one.backward >= leastTold).map(({ term, backward }): Variant => ({ words: [term], prefix: false, weight: backward, kind: 'association' })));
  return best;
}

function placeOf(row: CodeRow, variant: Variant): ShownPlace | null {
  let place: ShownPlace = 'title';
  for (const [index, word] of variant.words.entries()) {
    const beginning = variant.prefix && index === variant.words.length - 1;
    if (holds(row.titleWords, word, beginning)) continue;
    if (beginning ? someBegins(row.namingWords, word) : row.namingWords.has(word)) {
      if (place === 'title') place = 'naming';
    } else if (holds(row.sectionWords, word, beginning)) place = 'section';
    else return null;
  }
  return place;
}

function holds(words: readonly string[], word: string, beginning: boolean): boolean {
  return beginning ? words.some((other) => other.startsWith(word)) : words.includes(word);
}

function someBegins(words: ReadonlySet<string>, beginning: string): boolean {
  for (const word of words) if (word.startsWith(beginning)) return true;
  return false;
}
