/** A code that may stand beside codes of a case with a modifier. */
export interface PossiblePartner {
  code: string;
  title: string;
  /** Those of the case that it stands in a pair with, in their order. */
  beside: readonly string[];
  /** How often hospitals list it; 0 where nothing is known. */
  uses: number;
}

/** A list that nobody reads to its end helps nobody. */
export const mostPartners = 6;

/**
 * Partners to think of before the booking goes out, the likely ones first: what goes with more codes of the case, then what
 * hospitals list more often, then the nearest number. They are of the same section already: a pair across sections is an approach or
 * a part, seldom a second operation.
 */
export function inLikelyOrder(candidates: readonly PossiblePartner[]): PossiblePartner[] {
  const withDistance = candidates.map((candidate) => ({ candidate, distance: distance(candidate) }));
  withDistance.sort((a, b) => b.candidate.beside.length - a.candidate.beside.length || b.candidate.uses - a.candidate.uses || a.distance - b.distance || (a.candidate.code < b.candidate.code ? -1 : 1));
  return withDistance.map(({ candidate }) => candidate);
}

/** From the nearest code that it goes with. */
function distance({ code, beside }: PossiblePartner): number {
  const number = Number.parseInt(code, 10);
  return Math.min(...beside.map((other) => Math.abs(Number.parseInt(other, 10) - number)));
}
