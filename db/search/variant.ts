/** One way in which a word of the query may be met: all of `words`, the last one as a beginning when `prefix`. */
export interface Variant {
  readonly words: readonly string[];
  readonly prefix: boolean;
  /** How much a match counts, 0 to 1; the word as typed counts 1. */
  readonly weight: number;
  readonly kind: 'typed' | 'form' | 'equivalent' | 'abbreviation' | 'beginning' | 'shortened' | 'association';
}
