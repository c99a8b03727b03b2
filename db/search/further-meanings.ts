import { placeOfCode, placeShare, type Evidence } from './evidence.ts';
import type { SearchPart } from './index-part.ts';

export interface FurtherMeanings {
  /** Numbers of terms of the part, and how often people write the word for them. */
  readonly terms: readonly { readonly number: number; readonly forward: number }[];
  /** What makes a likelihood comparable: one by the share of the word in all that is written, smoothed. */
  readonly usual: number;
}

/**
 * Rarer meanings of words and facts of the fee schedule, for the few codes that other words have found: each code is asked for its
 * terms, so that nothing is written out for thousands of codes that nobody will see.
 */
export function openFurtherMeanings(part: SearchPart): { addFurther(codes: readonly number[], words: readonly Evidence[], totals: Float32Array): void; warm(): void } {
  let turned: TurnedIndex | null = null;
  /** For a term that a word means: 1 + its row among the forwards. */
  const rows = new Uint16Array(part.terms.length);

  return {
    warm: () => void (turned ??= turnRound(part)),
    addFurther: (codes, words, totals) => {
      const meaning = words.filter(({ further }) => further.terms.length > 0);
      if (meaning.length === 0) return;
      const { starts, terms, places } = (turned ??= turnRound(part));
      const width = meaning.length;
      const numbers = new Set(meaning.flatMap(({ further }) => further.terms.map(({ number }) => number)));
      const forwards = new Float32Array((numbers.size + 1) * width);
      let row = 0;
      for (const number of numbers) rows[number] = ++row;
      for (const [column, { further }] of meaning.entries()) for (const { number, forward } of further.terms) forwards[(rows[number] as number) * width + column] = forward;

      const likelihoods = new Float32Array(width);
      for (const code of codes) {
        if (code >= part.procedures) continue;
        likelihoods.fill(0);
        for (let at = starts[code] as number; at < (starts[code + 1] as number); at++) {
          const from = (rows[terms[at] as number] as number) * width;
          if (from === 0) continue;
          const share = placeShare[places[at] as number] as number;
          for (let column = 0; column < width; column++) likelihoods[column] = (likelihoods[column] as number) + (forwards[from + column] as number) * share;
        }
        for (let column = 0; column < width; column++) {
          const likelihood = likelihoods[column] as number;
          if (likelihood === 0) continue;
          const { codes: found, values, further } = meaning[column] as Evidence;
          // The likelihoods of one word add up, not their logarithms.
          const at = placeOfCode(found, code);
          const before = at < 0 ? 0 : (values[at] as number);
          const more = (likelihood * further.usual) / (part.lengths[code] as number);
          totals[code] = (totals[code] as number) + (before === 0 ? Math.log(1 + more) : Math.log(Math.exp(before) + more) - before);
        }
      }
      for (const number of numbers) rows[number] = 0;
    },
  };
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
