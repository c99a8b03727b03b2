import { codeFromNumber, mostPairBytes, packTerms, writePair } from '../model/ncci-pairs.ts';

/** A stretch of the pairs of one code in one direction, as a row of `ncci_pairs` keeps them. */
export interface PackedPairs {
  readonly code: string;
  /** The column in which the code stands. */
  readonly column: 1 | 2;
  /** Pairs of the code and column in the rows before. */
  readonly position: number;
  readonly pairs: number;
  readonly records: Uint8Array;
  /** The first line of these pairs. */
  readonly line: number;
}

/** The pairs of one file as the catalog keeps them. */
export interface PackedFile {
  /** By their number, from 1; they go by the alphabet, so that the order of the rows in a file does not matter. */
  readonly rationales: readonly string[];
  readonly terms: Uint8Array;
  /** In the order of column and code; made as they are asked for, once. */
  readonly rows: Iterable<PackedPairs>;
}

/** A pair that stood in the file before. */
export interface RepeatedPair {
  readonly line: number;
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly earlierLine: number;
}

interface Terms {
  readonly indicator: number;
  readonly effectiveDay: number;
  readonly deletedDay: number;
  /** As numbered while rows come in. */
  readonly rationale: number;
}

const firstCapacity = 4096;

/** A row of so many bytes stays on its page of 4096 bytes, with three others; longer ones would fill pages of their own by half. */
const rowBytes = 960;

/** Rationales while rows come in: with them a combination of terms is a number that stays exact. */
export const mostRationales = 32_767;

/** Gathers the pairs of one file, half a million and more, in typed arrays, and packs them by code in both directions. */
export class PairPacker {
  #count = 0;
  #one = new Uint32Array(firstCapacity);
  #two = new Uint32Array(firstCapacity);
  #terms = new Uint32Array(firstCapacity);
  #line = new Uint32Array(firstCapacity);
  readonly #known: Terms[] = [];
  readonly #termsNumbers = new Map<number, number>();
  readonly #rationales = new Map<string, number>();

  /** Texts seen so far; `mostRationales` at most. */
  get rationaleCount(): number {
    return this.#rationales.size;
  }

  knowsRationale(text: string): boolean {
    return this.#rationales.has(text);
  }

  /** Some rationale seen so far begins like this. */
  beginsRationale(text: string): boolean {
    return [...this.#rationales.keys()].some((known) => known.startsWith(text));
  }

  /**
   * The number of what a pair says, for `add`.
   * @param indicator a letter or digit as its number to the base of 36
   * @param effectiveDay and deletedDay as days since 1970-01-01, 0 for none
   */
  termsNumber(indicator: number, effectiveDay: number, deletedDay: number, rationale: string): number {
    const text = rationale === '' ? 0 : this.#rationaleNumber(rationale);
    const key = ((effectiveDay * 65_536 + deletedDay) * 64 + indicator) * (mostRationales + 1) + text;
    let number = this.#termsNumbers.get(key);
    if (number === undefined) {
      number = this.#known.push({ indicator, effectiveDay, deletedDay, rationale: text }) - 1;
      this.#termsNumbers.set(key, number);
    }
    return number;
  }

  /** @param columnOne and columnTwo as numbers, see `codeNumber` */
  add(columnOne: number, columnTwo: number, terms: number, line: number): void {
    if (this.#count === this.#one.length) this.#grow();
    const at = this.#count++;
    this.#one[at] = columnOne;
    this.#two[at] = columnTwo;
    this.#terms[at] = terms;
    this.#line[at] = line;
  }

  /**
   * Packs all pairs. A row that repeats another, or says a second time that a pair is in force without an end, is left out and told
   * of; other periods of a pair are kept.
   */
  pack(onRepeated: (pair: RepeatedPair) => void): PackedFile {
    const rationales = [...this.#rationales.keys()].sort();
    const rationaleNumbers = new Uint16Array(this.#rationales.size + 1);
    for (const [index, text] of rationales.entries()) rationaleNumbers[this.#rationales.get(text) ?? 0] = index + 1;
    const precedence = this.#precedence(rationaleNumbers);
    const repeated = new Uint8Array(this.#count);
    const ofColumnOne = grouped(this.#one, this.#count, null);
    for (const { order } of ofColumnOne.groups) {
      this.#sort(order, precedence);
      this.#markRepeated(order, repeated, onRepeated);
    }
    // Taken in the order of column one, every group of column two is sorted by its other code already.
    const ofColumnTwo = grouped(this.#two, this.#count, ofColumnOne.order);
    const { numbers, terms } = this.#numberTerms(repeated, precedence, rationaleNumbers);
    return { rationales, terms, rows: this.#rows([ofColumnOne.groups, ofColumnTwo.groups], repeated, numbers) };
  }

  *#rows(columns: readonly [readonly Group[], readonly Group[]], repeated: Uint8Array, numbers: Uint32Array): Generator<PackedPairs> {
    const scratch = new Uint8Array(rowBytes);
    for (const column of [1, 2] as const) {
      const others = column === 1 ? this.#two : this.#one;
      for (const { code, order } of columns[column - 1] ?? []) {
        let [position, pairs, filled, before, line] = [0, 0, 0, 0, 0xffffffff];
        const row = (): PackedPairs => ({ code: codeFromNumber(code), column, position, pairs, records: scratch.slice(0, filled), line });
        for (const at of order) {
          if (repeated[at] === 1) continue;
          if (filled + mostPairBytes > rowBytes) {
            yield row();
            position += pairs;
            [pairs, filled, before, line] = [0, 0, 0, 0xffffffff];
          }
          const other = others[at] ?? 0;
          filled = writePair(scratch, filled, other - before, numbers[this.#terms[at] ?? 0] ?? 0);
          before = other;
          line = Math.min(line, this.#line[at] ?? line);
          pairs++;
        }
        if (pairs > 0) yield row();
      }
    }
  }

  /** Where terms stand among the periods of a pair: the one without an end first, then the later ones; then whatever else makes the order one. */
  #precedence(rationaleNumbers: Uint16Array): Uint32Array {
    const end = ({ deletedDay }: Terms): number => (deletedDay === 0 ? Number.POSITIVE_INFINITY : deletedDay);
    const inOrder = this.#known.map((terms, number) => ({ terms, number })).sort(({ terms: a }, { terms: b }) =>
      (end(a) === end(b) ? 0 : end(b) - end(a)) || b.effectiveDay - a.effectiveDay || a.indicator - b.indicator || (rationaleNumbers[a.rationale] ?? 0) - (rationaleNumbers[b.rationale] ?? 0));
    const precedence = new Uint32Array(this.#known.length);
    for (const [place, { number }] of inOrder.entries()) precedence[number] = place;
    return precedence;
  }

  /** The terms of the pairs that are kept, those of the most pairs first: the first 128 take a byte in each pair. */
  #numberTerms(repeated: Uint8Array, precedence: Uint32Array, rationaleNumbers: Uint16Array): { numbers: Uint32Array; terms: Uint8Array } {
    const uses = new Uint32Array(this.#known.length);
    for (let at = 0; at < this.#count; at++) if (repeated[at] === 0) uses[this.#terms[at] ?? 0]!++;
    const used = this.#known.map((terms, number) => ({ terms, number, uses: uses[number] ?? 0 })).filter((one) => one.uses > 0)
      .sort((a, b) => b.uses - a.uses || (precedence[a.number] ?? 0) - (precedence[b.number] ?? 0));
    const numbers = new Uint32Array(this.#known.length);
    for (const [place, { number }] of used.entries()) numbers[number] = place;
    return { numbers, terms: packTerms(used.map(({ terms }) => ({ ...terms, rationale: rationaleNumbers[terms.rationale] ?? 0 }))) };
  }

  /** The pairs of a code in column one by the other code, then by precedence. Files are in this order, as a rule. */
  #sort(order: Uint32Array, precedence: Uint32Array): void {
    const compare = (a: number, b: number): number =>
      (this.#two[a] ?? 0) - (this.#two[b] ?? 0) || (precedence[this.#terms[a] ?? 0] ?? 0) - (precedence[this.#terms[b] ?? 0] ?? 0) || (this.#line[a] ?? 0) - (this.#line[b] ?? 0);
    for (let index = 1; index < order.length; index++) {
      if (compare(order[index - 1] ?? 0, order[index] ?? 0) > 0) {
        order.sort(compare);
        return;
      }
    }
  }

  #markRepeated(order: Uint32Array, repeated: Uint8Array, onRepeated: (pair: RepeatedPair) => void): void {
    let before = -1;
    for (const at of order) {
      if (before !== -1 && this.#two[before] === this.#two[at] && this.#repeats(before, at)) {
        const [kept, left] = (this.#line[before] ?? 0) <= (this.#line[at] ?? 0) ? [before, at] : [at, before];
        repeated[left] = 1;
        onRepeated({ line: this.#line[left] ?? 0, columnOne: codeFromNumber(this.#one[left] ?? 0), columnTwo: codeFromNumber(this.#two[left] ?? 0), earlierLine: this.#line[kept] ?? 0 });
        before = kept;
      } else before = at;
    }
  }

  #repeats(a: number, b: number): boolean {
    const [termsA, termsB] = [this.#terms[a] ?? 0, this.#terms[b] ?? 0];
    return termsA === termsB || (this.#known[termsA]?.deletedDay === 0 && this.#known[termsB]?.deletedDay === 0);
  }

  #rationaleNumber(rationale: string): number {
    let number = this.#rationales.get(rationale);
    if (number === undefined) {
      number = this.#rationales.size + 1;
      this.#rationales.set(rationale, number);
    }
    return number;
  }

  #grow(): void {
    this.#one = doubled(this.#one);
    this.#two = doubled(this.#two);
    this.#terms = doubled(this.#terms);
    this.#line = doubled(this.#line);
  }
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}

interface Group {
  readonly code: number;
  /** Positions of its rows: a part of the order of all. */
  readonly order: Uint32Array;
}

/** Positions of the rows by code, the codes in their order. @param inOrder the order in which the rows are taken; null for that of the file. */
function grouped(codes: Uint32Array, count: number, inOrder: Uint32Array | null): { order: Uint32Array; groups: Group[] } {
  const sizes = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const code = codes[at] ?? 0;
    sizes.set(code, (sizes.get(code) ?? 0) + 1);
  }
  const order = new Uint32Array(count);
  const next = new Map<number, number>();
  const groups: Group[] = [];
  let start = 0;
  for (const [code, size] of [...sizes].sort(([a], [b]) => a - b)) {
    next.set(code, start);
    groups.push({ code, order: order.subarray(start, start + size) });
    start += size;
  }
  for (let index = 0; index < count; index++) {
    const at = inOrder === null ? index : (inOrder[index] ?? 0);
    const code = codes[at] ?? 0;
    const place = next.get(code) ?? 0;
    order[place] = at;
    next.set(code, place + 1);
  }
  return { order, groups };
}
