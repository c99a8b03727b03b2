import type { SearchTier } from '../model/search.ts';
import { longestList, type Candidates, type Ids } from './candidates.ts';
import type { CodeRows } from './code-rows.ts';
import { everyWord, namingColumns, oneWord, withinSystems } from './match-expression.ts';
import type { QueryWord } from './query-words.ts';
import { byScore, rank, tierOf, type Ranked } from './rank.ts';

export interface WordHit {
  readonly tier: Extract<SearchTier, 'title' | 'synonym' | 'section' | 'text' | 'some-words'>;
  readonly ranked: Ranked;
}

export interface WordSearchResult {
  readonly hits: readonly WordHit[];
  /** Codes that meet every word, and those listed that meet some; counted up to `countedUpTo`. */
  readonly total: number;
}

export const countedUpTo = 1_000;
/** Up to so many matches are ranked one by one; more are shown in natural order, which is the static one. */
const rankedUpTo = 400;
const partialUpTo = 250;
/** With fewer complete matches than this the nearest incomplete ones follow. */
const enough = 10;
/** A code that meets some words is listed when it comes to this share of the best one. */
const shareOfBest = 0.4;
/** What a way that only may mean a word counts beside one that does. */
const weakShare = 0.55;
/** With so many codes found by rarer words, a list longer than this only adds to them. */
const manyTouched = 2_000;

export interface WordSearchSources {
  candidates: Candidates;
  rows: CodeRows;
  /** The highest code id of the catalog. */
  highestId: number;
}

/**
 * Codes that meet every word, tier by tier, then those that meet the most and the rarest.
 * @param some whether codes that meet only some words may follow.
 */
export function searchWords(words: readonly QueryWord[], systems: readonly string[] | null, limit: number, some: boolean, sources: WordSearchSources): WordSearchResult {
  if (words.length === 0) return { hits: [], total: 0 };
  const complete = searchEveryWord(words, systems, limit, sources);
  if (!some || complete.total >= enough || complete.hits.length >= limit) return complete;
  const seen = new Set(complete.hits.map((hit) => hit.ranked.row.id));
  const partial = searchSomeWords(words, systems, limit, seen, sources);
  const following = partial.slice(0, limit - complete.hits.length).map((ranked): WordHit => ({ tier: 'some-words', ranked }));
  return { hits: [...complete.hits, ...following], total: complete.total + partial.length };
}

function searchEveryWord(words: readonly QueryWord[], systems: readonly string[] | null, limit: number, { candidates, rows }: WordSearchSources): WordSearchResult {
  const strong = words.map((word) => word.strong);
  const all = everyWord(strong, namingColumns);
  const anywhere = everyWord(wordsInTexts(words).map((word) => word.strong), null);
  if (all === null || anywhere === null) return { hits: [], total: 0 };
  const named = withEveryWord(words, all, systems, candidates, rows);
  const hits: WordHit[] = [];
  if (named.length <= rankedUpTo) {
    const ranked = rows.rows(named).map((row) => rank(row, words, false));
    hits.push(...byTier(ranked));
  } else {
    const ids = broadOrder(words, systems, limit, named, candidates);
    hits.push(...rows.rows(ids).map((row) => hitOf(rank(row, words, false))));
  }
  if (hits.length >= limit) return { hits: hits.slice(0, limit), total: named.length };

  const known = new Set(named);
  const texts = candidates.texts(withinSystems(anywhere, systems), rankedUpTo).filter((id) => !known.has(id));
  hits.push(...rows.rows(texts).map((row): WordHit => ({ tier: 'text', ranked: rank(row, words, false) })));
  return { hits: hits.slice(0, limit), total: named.length + texts.length };
}

/**
 * The words that the long texts are asked for. A letter or two of a word that is still being typed begin half the words of
 * every text: they say nothing there, and cost most of the time.
 */
export function wordsInTexts(words: readonly QueryWord[]): readonly QueryWord[] {
  const telling = words.filter((word) => !word.open || word.word.length > 2);
  return telling.length === 0 ? words : telling;
}

/**
 * Codes that are named with every word, in natural order, at most `countedUpTo` + 1. Several words are met by
 * intersecting their remembered lists: while a text is typed only the last word's list is new.
 */
function withEveryWord(words: readonly QueryWord[], all: string, systems: readonly string[] | null, candidates: Candidates, rows: CodeRows): Ids {
  const whole = words.filter((word) => !word.open);
  if (words.length > 1 && whole.length > 0) {
    const lists = whole.map((word) => candidates.list(withinSystems(oneWord(word.strong) ?? '', systems)));
    if (lists.every((list) => list.length < longestList)) {
      const common = intersection(lists);
      if (whole.length === words.length) return common.slice(0, countedUpTo + 1);
      // The list of a letter or two is half the catalog: the few rows that are left are read instead.
      if (common.length <= rankedUpTo) {
        return rows.rows(common).filter((row) => rank(row, words, false).matches.every((match) => match !== null)).map((row) => row.id);
      }
    }
  }
  return candidates.naming(withinSystems(all, systems), countedUpTo + 1);
}

function intersection(lists: readonly Int32Array[]): number[] {
  const [shortest = new Int32Array(0), ...others] = [...lists].sort((left, right) => left.length - right.length);
  const at = others.map(() => 0);
  const common: number[] = [];
  next: for (const id of shortest) {
    for (const [index, list] of others.entries()) {
      let place = at[index] ?? 0;
      while (place < list.length && (list[place] ?? 0) < id) place++;
      at[index] = place;
      if (list[place] !== id) continue next;
    }
    common.push(id);
  }
  return common;
}

export function byTier(ranked: readonly Ranked[]): WordHit[] {
  const tiers = { title: [] as Ranked[], synonym: [] as Ranked[], section: [] as Ranked[], 'some-words': [] as Ranked[] };
  for (const one of ranked) tiers[tierOf(one)].push(one);
  // An index that is older than the rows could leave a word unexplained: such a code stands last, never lost.
  return (['title', 'synonym', 'section', 'some-words'] as const).flatMap((tier) => tiers[tier].sort(byScore).map((one) => ({ tier, ranked: one })));
}

function hitOf(ranked: Ranked): WordHit {
  return { tier: tierOf(ranked), ranked };
}

/** Too many to rank: the word as a whole before words that only begin so, the title before the rest, each in natural order. */
function broadOrder(words: readonly QueryWord[], systems: readonly string[] | null, limit: number, named: Ids, candidates: Candidates): Ids {
  const whole = words.map((word) => word.strong.filter((variant) => !variant.prefix));
  const order = new Set<number>();
  for (const expression of [
    everyWord(whole, ['title']),
    everyWord(words.map((word) => word.strong), ['title']),
    everyWord(words.map((word) => word.strong), ['title', 'synonyms']),
  ]) {
    if (expression === null || order.size >= limit) continue;
    for (const id of candidates.naming(withinSystems(expression, systems), limit)) order.add(id);
  }
  for (const id of named) {
    if (order.size >= limit) break;
    order.add(id);
  }
  return [...order].slice(0, limit);
}

/**
 * Every code that meets any of the words, by how rare the met words are together; the best few hundred are ranked one
 * by one. Word lists are remembered, so that a text being typed costs its last word only.
 */
function searchSomeWords(words: readonly QueryWord[], systems: readonly string[] | null, limit: number, seen: ReadonlySet<number>, sources: WordSearchSources): Ranked[] {
  const weights = new Float32Array(sources.highestId + 1);
  // Which word was counted last for an id: a word counts once, by its strongest way.
  const counted = new Uint8Array(sources.highestId + 1);
  const touched: number[] = [];
  const rarestFirst = words.filter((word) => words.length === 1 || !word.open).sort((left, right) => right.rarity - left.rarity);
  for (const [index, word] of rarestFirst.entries()) {
    for (const [variants, share] of [[word.strong, 1], [word.weak, weakShare]] as const) {
      const expression = oneWord(variants);
      if (expression === null) continue;
      const ids = sources.candidates.list(withinSystems(expression, systems));
      // A common word raises what rarer words have found; it brings nothing of its own that could stand among the first.
      const only = touched.length >= manyTouched && ids.length > manyTouched;
      for (const id of ids) {
        const before = weights[id] ?? 0;
        if ((only && before === 0) || counted[id] === index + 1) continue;
        counted[id] = index + 1;
        if (before === 0) touched.push(id);
        weights[id] = before + share * word.rarity;
      }
    }
  }
  const ids = heaviest(touched, weights, Math.max(partialUpTo, limit)).filter((id) => !seen.has(id));
  const ranked = sources.rows.rows(ids).map((row) => rank(row, words, true)).filter((one) => one.score > 0).sort(byScore);
  const best = ranked[0]?.score ?? 0;
  return ranked.filter((one) => one.score >= best * shareOfBest);
}

/** The ids with the highest weights; among equal weights those that come first in natural order. */
function heaviest(ids: readonly number[], weights: Float32Array, count: number): number[] {
  const weight = (id: number): number => weights[id] ?? 0;
  let kept: readonly number[] = ids;
  if (ids.length > count * 2) {
    // A histogram finds the weight below which nothing can be among the first, without sorting them all.
    const heaviestWeight = ids.reduce((most, id) => Math.max(most, weight(id)), 0);
    const counts = new Uint32Array(256);
    const step = (id: number): number => Math.floor((weight(id) / heaviestWeight) * 255);
    for (const id of ids) counts[step(id)] = (counts[step(id)] ?? 0) + 1;
    let floor = 255;
    for (let sum = counts[floor] ?? 0; floor > 0 && sum < count; sum += counts[floor] ?? 0) floor--;
    kept = ids.filter((id) => step(id) >= floor);
  }
  return [...kept].sort((left, right) => weight(right) - weight(left) || left - right).slice(0, count);
}
