import { codeFromNumber, pairBytes, writePair } from '../model/ncci-pairs.ts';

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

/** A pair that stood in the file before. */
export interface RepeatedPair {
  readonly line: number;
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly earlierLine: number;
}

const firstCapacity = 4096;

/** A row of so many pairs stays on its page of 4096 bytes, with three others; longer ones would fill pages of their own by half. */
const pairsARow = 96;

/** Gathers the pairs of one file, half a million and more, in typed arrays, and packs them by code in both directions. */
export class PairPacker {
  #count = 0;
  #capacity = firstCapacity;
  #one = new Uint32Array(firstCapacity);
  #two = new Uint32Array(firstCapacity);
  #indicator = new Uint8Array(firstCapacity);
  #effective = new Uint16Array(firstCapacity);
  #deleted = new Uint16Array(firstCapacity);
  #rationale = new Uint16Array(firstCapacity);
  #line = new Uint32Array(firstCapacity);
  readonly #rationales = new Map<string, number>();

  /** Texts seen so far: two bytes number them. */
  get rationaleCount(): number {
    return this.#rationales.size;
  }

  knowsRationale(text: string): boolean {
    return this.#rationales.has(text);
  }

  /**
   * @param columnOne and columnTwo as numbers, see `codeNumber`
   * @param indicator a letter or digit as its number in base 36
   * @param effectiveDay and deletedDay as days since 1970-01-01, 0 for none
   */
  add(columnOne: number, columnTwo: number, indicator: number, effectiveDay: number, deletedDay: number, rationale: string, line: number): void {
    if (this.#count === this.#capacity) this.#grow();
    const at = this.#count++;
    this.#one[at] = columnOne;
    this.#two[at] = columnTwo;
    this.#indicator[at] = indicator;
    this.#effective[at] = effectiveDay;
    this.#deleted[at] = deletedDay;
    this.#rationale[at] = rationale === '' ? 0 : this.#numberOf(rationale);
    this.#line[at] = line;
  }

  /** Rationales by number, which go by the alphabet, so that the order of the rows in a file does not matter. */
  rationales(): string[] {
    return [...this.#rationales.keys()].sort();
  }

  /**
   * The packed rows in the order of column and code. A row that repeats another, or says a second time that a pair is in force
   * without an end, is left out and told of; other periods of a pair are kept.
   */
  pack(onRepeated: (pair: RepeatedPair) => void): PackedPairs[] {
    this.#renumber();
    const repeated = new Uint8Array(this.#count);
    const ofColumnOne = grouped(this.#one, this.#count, null);
    for (const order of ofColumnOne.values()) {
      this.#sort(order, this.#two);
      this.#markRepeated(order, repeated, onRepeated);
    }
    const columnOne = [...ofColumnOne].sort(([a], [b]) => a - b);
    const inOrder = new Uint32Array(this.#count);
    let filled = 0;
    for (const [, order] of columnOne) {
      inOrder.set(order, filled);
      filled += order.length;
    }
    // Taken in the order of column one, every group of column two is sorted by its other code already.
    const columnTwo = [...grouped(this.#two, this.#count, inOrder)].sort(([a], [b]) => a - b);
    return [
      ...columnOne.flatMap(([code, order]) => this.#packed(code, 1, order, this.#two, repeated)),
      ...columnTwo.flatMap(([code, order]) => this.#packed(code, 2, order, this.#one, repeated)),
    ];
  }

  #packed(code: number, column: 1 | 2, order: Uint32Array, others: Uint32Array, repeated: Uint8Array): PackedPairs[] {
    const kept = order.filter((at) => repeated[at] === 0);
    const rows: PackedPairs[] = [];
    for (let position = 0; position < kept.length; position += pairsARow) {
      const pairs = Math.min(pairsARow, kept.length - position);
      const records = new Uint8Array(pairs * pairBytes);
      const view = new DataView(records.buffer);
      let line = 0xffffffff;
      for (let index = 0; index < pairs; index++) {
        const at = kept[position + index] ?? 0;
        line = Math.min(line, this.#line[at] ?? line);
        writePair(view, index, others[at] ?? 0, this.#indicator[at] ?? 0, this.#effective[at] ?? 0, this.#deleted[at] ?? 0, this.#rationale[at] ?? 0);
      }
      rows.push({ code: codeFromNumber(code), column, position, pairs, records, line });
    }
    return rows;
  }

  #sort(order: Uint32Array, others: Uint32Array): void {
    for (let index = 1; index < order.length; index++) {
      if (this.#compare(order[index - 1] ?? 0, order[index] ?? 0, others) > 0) {
        order.sort((a, b) => this.#compare(a, b, others));
        return;
      }
    }
  }

  /** By the other code; the period without an end first, then the later ones; then whatever else makes the order one. */
  #compare(a: number, b: number, others: Uint32Array): number {
    const of = (values: ArrayLike<number>): number => (values[a] ?? 0) - (values[b] ?? 0);
    const other = of(others);
    if (other !== 0) return other;
    const [endA, endB] = [this.#deleted[a] ?? 0, this.#deleted[b] ?? 0];
    if (endA !== endB) return endA === 0 ? -1 : endB === 0 ? 1 : endB - endA;
    return -of(this.#effective) || of(this.#indicator) || of(this.#rationale) || of(this.#line);
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
    if (this.#deleted[a] === 0 && this.#deleted[b] === 0) return true;
    return this.#deleted[a] === this.#deleted[b] && this.#effective[a] === this.#effective[b] && this.#indicator[a] === this.#indicator[b] && this.#rationale[a] === this.#rationale[b];
  }

  #numberOf(rationale: string): number {
    const known = this.#rationales.get(rationale);
    if (known !== undefined) return known;
    const number = this.#rationales.size + 1;
    this.#rationales.set(rationale, number);
    return number;
  }

  #renumber(): void {
    const numbers = new Uint16Array(this.#rationales.size + 1);
    for (const [index, text] of this.rationales().entries()) {
      numbers[this.#rationales.get(text) ?? 0] = index + 1;
      this.#rationales.set(text, index + 1);
    }
    for (let at = 0; at < this.#count; at++) this.#rationale[at] = numbers[this.#rationale[at] ?? 0] ?? 0;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#one = copied(this.#one, new Uint32Array(this.#capacity));
    this.#two = copied(this.#two, new Uint32Array(this.#capacity));
    this.#indicator = copied(this.#indicator, new Uint8Array(this.#capacity));
    this.#effective = copied(this.#effective, new Uint16Array(this.#capacity));
    this.#deleted = copied(this.#deleted, new Uint16Array(this.#capacity));
    this.#rationale = copied(this.#rationale, new Uint16Array(this.#capacity));
    this.#line = copied(this.#line, new Uint32Array(this.#capacity));
  }
}

function copied<Values extends Uint8Array | Uint16Array | Uint32Array>(from: Values, into: Values): Values {
  into.set(from);
  return into;
}

/** Positions of the rows of each code. @param inOrder the order in which the rows are taken; null for that of the file. */
function grouped(codes: Uint32Array, count: number, inOrder: Uint32Array | null): Map<number, Uint32Array> {
  const sizes = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const code = codes[at] ?? 0;
    sizes.set(code, (sizes.get(code) ?? 0) + 1);
  }
  const groups = new Map<number, Uint32Array>();
  for (const [code, size] of sizes) groups.set(code, new Uint32Array(size));
  const filled = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    const at = inOrder === null ? index : (inOrder[index] ?? 0);
    const code = codes[at] ?? 0;
    const place = filled.get(code) ?? 0;
    const group = groups.get(code);
    if (group !== undefined) group[place] = at;
    filled.set(code, place + 1);
  }
  return groups;
}
