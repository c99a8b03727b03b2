import { placeOfCode, placeShare, type Evidence } from './evidence.ts';
import type { SearchPart } from './index-part.ts';

export interface FurtherMeanings {
  /** Numbers of terms of the part, and how often people write the word for them. */
  readonly terms: readonly { readonly number: number; readonly forward: number }[];
  /** What makes a likelihood comparable: one by the share of the word in all that is written, smoothed. */
  readonly usual: number;
}

/** Codes that something is known of, of all words together. */
const mostKnown = 100_000;

/**
 * Rarer meanings of words and facts of the fee schedule, for the few codes that other words have found: each code is asked for its
 * terms, so that nothing is written out for thousands of codes that nobody will see.
 */
export function openFurtherMeanings(part: SearchPart): { addFurther(codes: readonly number[], words: readonly Evidence[], totals: Float32Array): void; warm(): void } {
  let turned: TurnedIndex | null = null;
  /** How often people write the word for a term; 0 again when the word is done. */
  const forwards = new Float32Array(part.terms.length);
  /** What was found for a word, by code, and for the words before the last one together: they stay the same while that one is typed. */
  let known = new Map<Evidence, Map<number, number>>();
  let knownCodes = 0;
  let together: { words: readonly Evidence[]; sums: Map<number, number> } = { words: [], sums: new Map() };

  /** What a word says of these codes at least. */
  function said(word: Evidence, codes: readonly number[]): Map<number, number> {
    if (knownCodes > mostKnown) {
      known = new Map();
      knownCodes = 0;
    }
    const values = known.get(word) ?? new Map<number, number>();
    known.set(word, values);
    const unknown = codes.filter((code) => !values.has(code));
    if (unknown.length === 0) return values;
    const { starts, terms, places } = (turned ??= turnRound(part));
    const { further: meanings } = word;
    for (const { number, forward } of meanings.terms) forwards[number] = forward;
    for (const code of unknown) {
      const end = starts[code + 1] as number;
      let likelihood = 0;
      for (let at = starts[code] as number; at < end; at++) likelihood += (forwards[terms[at] as number] as number) * (placeShare[places[at] as number] as number);
      values.set(code, likelihood === 0 ? 0 : more(word, code, (likelihood * meanings.usual) / (part.lengths[code] as number)));
    }
    for (const { number } of meanings.terms) forwards[number] = 0;
    knownCodes += unknown.length;
    return values;
  }

  return {
    warm: () => void (turned ??= turnRound(part)),
    addFurther: (codes, asked, totals) => {
      const words = asked.flatMap((word) => (word.parts.length === 0 ? [word] : word.parts));
      const procedures = codes.filter((code) => code < part.procedures);
      const before = words.slice(0, -1).filter(hasFurther);
      if (before.length !== together.words.length || before.some((word, index) => word !== together.words[index])) together = { words: before, sums: new Map() };
      const { sums } = together;
      const unknown = procedures.filter((code) => !sums.has(code));
      const each = before.map((word) => said(word, unknown));
      for (const code of unknown) sums.set(code, each.reduce((sum, values) => sum + (values.get(code) ?? 0), 0));
      const last = words.at(-1);
      const ofLast = last === undefined || !hasFurther(last) ? null : said(last, procedures);
      for (const code of procedures) totals[code] = (totals[code] as number) + (sums.get(code) ?? 0) + (ofLast?.get(code) ?? 0);
    },
  };
}

function hasFurther({ further: { terms } }: Evidence): boolean {
  return terms.length > 0;
}

/** The likelihoods of one word add up, not their logarithms. */
function more({ codes, values }: Evidence, code: number, likelihood: number): number {
  const at = placeOfCode(codes, code);
  if (at < 0) return Math.log(1 + likelihood);
  const before = values[at] as number;
  return Math.log(Math.exp(before) + likelihood) - before;
}

/** The terms of each procedure, and where it has them: the index the other way round. */
interface TurnedIndex {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly places: Uint8Array;
}

function turnRound(part: SearchPart): TurnedIndex {
  const starts = new Uint32Array(part.procedures + 1);
  for (let term = 0; term < part.terms.length; term++) part.scan(term, part.procedures, (code) => void (starts[code + 1] = (starts[code + 1] as number) + 1));
  for (let code = 0; code < part.procedures; code++) starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const filled = starts.slice();
  const terms = new Uint32Array(starts[part.procedures] as number);
  const places = new Uint8Array(terms.length);
  for (let term = 0; term < part.terms.length; term++) {
    part.scan(term, part.procedures, (code, place) => {
      const at = filled[code] as number;
      filled[code] = at + 1;
      terms[at] = term;
      places[at] = place;
    });
  }
  return { starts, terms, places };
}
