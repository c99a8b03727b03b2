import type { SearchTier } from '../model/search.ts';
import type { CodeRow } from './code-rows.ts';
import { isFiller } from './equivalents.ts';
import type { Variant } from './match-expression.ts';
import type { QueryWord } from './query-words.ts';

export type WordPlace = 'title' | 'naming' | 'section';

/** How one word of the query is met by one code. */
export interface WordMatch {
  readonly query: QueryWord;
  readonly variant: Variant;
  readonly place: WordPlace;
}

/** How a code meets a query. Kept as facts, so that the reason and the marks say exactly what the order came from. */
export interface Ranked {
  readonly row: CodeRow;
  /** One entry a word of the query, null where the code lacks it. */
  readonly matches: readonly (WordMatch | null)[];
  readonly score: number;
}

/** What a match is worth by where it stands. */
const placeWeight: Readonly<Record<WordPlace, number>> = { title: 1, naming: 0.9, section: 0.4 };
/** How strongly a longer title counts against a code, and the title length that counts neither way. */
const lengthShare = 0.35;
const usualLength = 6;
const besideBonus = 0.12;
const contraryShare = 0.85;

/** @param weak whether ways that only may mean a word count too. */
export function rank(row: CodeRow, words: readonly QueryWord[], weak: boolean): Ranked {
  const matches = words.map((word) => bestMatch(row, word, weak));
  let score = 0;
  for (const match of matches) if (match !== null) score += match.query.rarity * match.variant.weight * placeWeight[match.place];
  score *= 1 + besideBonus * neighbours(row.titleWords, matches);
  const length = row.titleWords.length;
  score /= 1 - lengthShare + (lengthShare * Math.max(length, 2)) / usualLength;
  // "with manipulation" is not "without manipulation": FTS knows no "not".
  const without = row.titleWords.includes('without') || row.titleWords.includes('wo');
  if (without && !words.some((word) => word.word === 'without' || word.word === 'wo')) score *= contraryShare;
  return { row, matches, score };
}

/** Best first: by score, then by the static order. Equal input gives equal order. */
export function byScore(left: Ranked, right: Ranked): number {
  return right.score - left.score || left.row.id - right.row.id;
}

/** The tier of a code that meets every word, from the least direct place that it took. */
export function tierOf(ranked: Ranked): Extract<SearchTier, 'title' | 'synonym' | 'section' | 'some-words'> {
  let tier: 'title' | 'synonym' | 'section' = 'title';
  for (const match of ranked.matches) {
    if (match === null) return 'some-words';
    if (match.place === 'section') tier = 'section';
    else if (match.place === 'naming' && tier === 'title') tier = 'synonym';
  }
  return tier;
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
  if (weak) consider(query.weak);
  return best;
}

function placeOf(row: CodeRow, variant: Variant): WordPlace | null {
  let place: WordPlace = 'title';
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

/**
 * Pairs of neighbouring query words that also stand side by side in the title, or with one word or fillers between:
 * "one tendon" is met closer by "one hamstring tendon" than by "several tendons, one leg".
 */
function neighbours(title: readonly string[], matches: readonly (WordMatch | null)[]): number {
  if (matches.length < 2) return 0;
  const places = matches.map((match) => (match === null || match.place !== 'title' ? [] : positions(title, match.variant)));
  let pairs = 0;
  for (let index = 1; index < places.length; index++) {
    const before = places[index - 1] ?? [];
    const here = places[index] ?? [];
    if (before.some((left) => here.some((right) => right > left && meantBetween(title, left, right) <= 1))) pairs++;
  }
  return pairs;
}

function positions(title: readonly string[], variant: Variant): number[] {
  const last = variant.words.at(-1) ?? '';
  return title.flatMap((word, index) => ((variant.prefix ? word.startsWith(last) : word === last) ? [index] : []));
}

function meantBetween(title: readonly string[], left: number, right: number): number {
  let count = 0;
  for (let index = left + 1; index < right; index++) if (!isFiller(title[index] ?? '')) count++;
  return count;
}
