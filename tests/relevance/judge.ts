import type { SearchTier } from '../../db/model/search.ts';

/** A text that somebody types, and the codes of which any is right. */
export interface JudgedQuery {
  text: string;
  codes: readonly string[];
  /** What kind of writing it is, where a set has several. */
  kind?: string;
}

export interface JudgedSet {
  name: string;
  queries: readonly JudgedQuery[];
}

/** A row of an answer; other searches than ours have no tier. */
export interface AnsweredCode {
  code: string;
  tier?: SearchTier;
}

/** The first ten codes for a text, best first. */
export type EngineAnswer = (text: string) => readonly AnsweredCode[];

/** Shares are 0 to 1. */
export interface Figures {
  queries: number;
  hitAt1: number;
  hitAt3: number;
  hitAt10: number;
  reciprocalRankAt10: number;
  /** Share of queries that brought nothing at all. */
  deadEnds: number;
}

export interface Judgement extends Figures, Spread {
  /** By the tier of the first row: how often an answer begins there, and how good it is then. */
  byTier: ReadonlyMap<SearchTier, Figures>;
  byKind: ReadonlyMap<string, Figures>;
  /** Where the first right code stands, 1 to 10; 0 for not at all. In the order of the queries. */
  places: readonly number[];
}

/** Asks every query once and compares. `right` decides what counts as the code that was asked for. */
export function judge(answer: EngineAnswer, set: JudgedSet, right: (found: string, wanted: readonly string[]) => boolean = sameCode): Judgement {
  const all = counter();
  const byTier = new Map<SearchTier, Counter>();
  const byKind = new Map<string, Counter>();
  const times: number[] = [];
  const places: number[] = [];
  for (const query of set.queries) {
    const started = performance.now();
    const rows = answer(query.text).slice(0, 10);
    times.push(performance.now() - started);
    const place = rows.findIndex(({ code }) => right(code, query.codes)) + 1;
    places.push(place);
    all.count(place, rows.length === 0);
    const tier = rows[0]?.tier;
    if (tier !== undefined) counterOf(byTier, tier).count(place, false);
    if (query.kind !== undefined) counterOf(byKind, query.kind).count(place, rows.length === 0);
  }
  return { ...all.figures(), ...spread(times), byTier: figuresOf(byTier), byKind: figuresOf(byKind), places };
}

function counterOf<Key>(counters: Map<Key, Counter>, key: Key): Counter {
  const known = counters.get(key) ?? counter();
  counters.set(key, known);
  return known;
}

function figuresOf<Key>(counters: ReadonlyMap<Key, Counter>): Map<Key, Figures> {
  return new Map([...counters].map(([key, own]) => [key, own.figures()]));
}

function sameCode(found: string, wanted: readonly string[]): boolean {
  return wanted.includes(found);
}

/** The three characters before the dot of an ICD-10-CM code. */
export function sameCategory(found: string, wanted: readonly string[]): boolean {
  return wanted.some((code) => code.slice(0, 3) === found.slice(0, 3));
}

interface Counter {
  /** @param place of the first right code, 1 to 10, or 0 */
  count(place: number, dead: boolean): void;
  figures(): Figures;
}

function counter(): Counter {
  const sum = { queries: 0, hitAt1: 0, hitAt3: 0, hitAt10: 0, reciprocalRankAt10: 0, deadEnds: 0 };
  return {
    count(place, dead) {
      sum.queries++;
      if (place === 1) sum.hitAt1++;
      if (place >= 1 && place <= 3) sum.hitAt3++;
      if (place >= 1) sum.hitAt10++;
      if (place >= 1) sum.reciprocalRankAt10 += 1 / place;
      if (dead) sum.deadEnds++;
    },
    figures() {
      const of = (count: number): number => count / Math.max(sum.queries, 1);
      return { queries: sum.queries, hitAt1: of(sum.hitAt1), hitAt3: of(sum.hitAt3), hitAt10: of(sum.hitAt10), reciprocalRankAt10: of(sum.reciprocalRankAt10), deadEnds: of(sum.deadEnds) };
    },
  };
}

export interface Spread {
  medianMs: number;
  p95Ms: number;
  slowestMs: number;
}

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), slowestMs: sorted.at(-1) ?? 0 };
}
