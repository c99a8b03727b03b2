/**
 * Where room is short: the parts of a sheet in the order in which entries of them go, each down to the number beside it. A part may come
 * several times, so that tails of lists go in turns.
 */
export type Trimming<Part extends string> = readonly (readonly [part: Part, least: number])[];

/** How many entries can be left out; with all of them out nothing is left to trim. */
export function mostOut<Part extends string>(whole: Readonly<Record<Part, number>>, trimming: Trimming<Part>): number {
  const left = leftAfter(whole, trimming, Number.POSITIVE_INFINITY);
  return (Object.keys(whole) as Part[]).reduce((sum, part) => sum + whole[part] - left[part], 0);
}

/** Entries of each part that stay. @param entriesOut from 0, with everything, to `mostOut` */
export function leftAfter<Part extends string>(whole: Readonly<Record<Part, number>>, trimming: Trimming<Part>, entriesOut: number): Record<Part, number> {
  const left: Record<Part, number> = { ...whole };
  let toGo = entriesOut;
  for (const [part, least] of trimming) {
    const out = Math.min(toGo, Math.max(0, left[part] - least));
    left[part] -= out;
    toGo -= out;
  }
  return left;
}
