import type { ReadDb } from '../../db/open/database.ts';
import type { JudgedQuery, JudgedSet } from './judge.ts';

const sampled = 3000;

/**
 * What the ICD-10-CM index says in other words than the titles: entries that lead to one whole code, without the words in
 * brackets, which may be there or not. The same entries every time.
 * @param index a catalog into which the index was imported
 * @param catalog the one that is searched: entries of codes that it has not, or not as valid ones, are left out
 */
export function sampleIndexEntries(index: ReadDb, catalog: ReadDb): JudgedSet {
  const valid = new Set(catalog.prepare<{ code: string }>("SELECT code FROM code WHERE system = 'ICD10CM' AND billable = 1").all().map(({ code }) => code));
  const byWords = new Map<string, Set<string>>();
  for (const { code, words } of index.prepare<{ code: string; words: string }>("SELECT code, words FROM index_term WHERE part = 'main' AND is_incomplete = 0 ORDER BY position").iterate()) {
    if (!valid.has(code)) continue;
    const text = words.replace(/\s*\([^)]*\)/g, '');
    const codes = byWords.get(text) ?? new Set();
    byWords.set(text, codes);
    codes.add(code);
  }
  const entries: JudgedQuery[] = [...byWords].map(([text, codes]) => ({ text, codes: [...codes] }));
  const random = numbersFrom(20261122);
  const chosen = entries.map((entry) => ({ entry, order: random() })).sort((left, right) => left.order - right.order).slice(0, sampled);
  return { name: 'ICD-10-CM index', queries: chosen.map(({ entry }) => entry) };
}

/** Mulberry32: the same numbers from the same seed, 0 to 1. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
