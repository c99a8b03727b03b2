/**
 * NCCI pairs as they stand in the catalog. What a pair says (its terms: days in force, modifier indicator, rationale) is the same
 * for thousands of pairs: a source has each combination once, numbered by how often it is used, and a pair is two small numbers: how
 * far its other code lies behind that of the pair before, and which terms hold. A release has 2.5 million of them, read and written
 * in typed arrays. The reasons are in docs/adr/0023-how-pairs-are-kept.md.
 */
export interface PairTerms {
  /** '0', '1' or '9'; another letter or digit where a release has one. */
  readonly indicator: string;
  /** Days since 1970-01-01, 0 for none. */
  readonly effectiveDay: number;
  readonly deletedDay: number;
  /** Number in `ncci_rationale`, 0 for none. */
  readonly rationale: number;
}

/** The last that two bytes hold: in 2149. */
export const largestDay = 65_535;

const millisecondsADay = 86_400_000;

/** Five letters or digits as a number below 2^26; the order of the numbers is that of the codes. */
export function codeNumber(code: string): number {
  return Number.parseInt(code, 36);
}

export function codeFromNumber(number: number): string {
  let rest = number;
  const digit = (): number => {
    const value = rest % 36;
    rest = (rest - value) / 36;
    return value < 10 ? 48 + value : 55 + value;
  };
  const [fifth, fourth, third, second] = [digit(), digit(), digit(), digit()];
  return String.fromCharCode(digit(), second, third, fourth, fifth);
}

/** An ISO date as days since 1970-01-01; 0 for none. */
export function dayNumber(isoDate: string | null): number {
  return isoDate === null ? 0 : Math.round(Date.parse(`${isoDate}T00:00:00Z`) / millisecondsADay);
}

export function dayFromNumber(day: number): string | null {
  if (day === 0) return null;
  let isoDate = isoDates.get(day);
  if (isoDate === undefined) isoDates.set(day, (isoDate = new Date(day * millisecondsADay).toISOString().slice(0, 10)));
  return isoDate;
}

/** A release has a few hundred days, and every page of a code asks for the same ones. */
const isoDates = new Map<number, string>();

/** Seven bytes, little endian: both days and the number of the rationale, two each; the indicator as a number to the base of 36. */
const termsBytes = 7;

/** The terms of a source, by their number from 0. @param indicator of each, as a number to the base of 36 */
export function packTerms(all: readonly { readonly effectiveDay: number; readonly deletedDay: number; readonly rationale: number; readonly indicator: number }[]): Uint8Array {
  const records = new Uint8Array(all.length * termsBytes);
  const view = new DataView(records.buffer);
  for (const [number, { effectiveDay, deletedDay, rationale, indicator }] of all.entries()) {
    view.setUint16(number * termsBytes, effectiveDay, true);
    view.setUint16(number * termsBytes + 2, deletedDay, true);
    view.setUint16(number * termsBytes + 4, rationale, true);
    view.setUint8(number * termsBytes + 6, indicator);
  }
  return records;
}

/** The modifier indicator of a tombstone: the pair never counted. */
const withdrawn = 9;

/** Terms read where they are packed. */
export class TermsOfSource {
  readonly length: number;
  /** 1 for terms without an end that are not withdrawn; asked for each of thousands of pairs. */
  readonly inForce: Uint8Array;
  readonly #view: DataView;

  constructor(records: Uint8Array) {
    this.#view = new DataView(records.buffer, records.byteOffset, records.byteLength);
    this.length = Math.floor(records.byteLength / termsBytes);
    this.inForce = new Uint8Array(this.length);
    for (let number = 0; number < this.length; number++) this.inForce[number] = this.deletedDay(number) === 0 && this.indicatorNumber(number) !== withdrawn ? 1 : 0;
  }

  effectiveDay(number: number): number {
    return this.#view.getUint16(number * termsBytes, true);
  }
  deletedDay(number: number): number {
    return this.#view.getUint16(number * termsBytes + 2, true);
  }
  /** To the base of 36: compared faster than the letter. */
  indicatorNumber(number: number): number {
    return this.#view.getUint8(number * termsBytes + 6);
  }
  indicator(number: number): string {
    return this.indicatorNumber(number).toString(36).toUpperCase();
  }
  at(number: number): PairTerms {
    const at = number * termsBytes;
    return { indicator: this.indicator(number), effectiveDay: this.effectiveDay(number), deletedDay: this.deletedDay(number), rationale: this.#view.getUint16(at + 4, true) };
  }
}

/** What one pair can take: a number below 2^28 and another one, seven bits a byte. */
export const mostPairBytes = 8;

/** Writes a pair. @param distance of the other code from that of the pair before; from 0 at the start of a row. @returns where the next one goes */
export function writePair(into: Uint8Array, at: number, distance: number, terms: number): number {
  return writeNumber(into, writeNumber(into, at, distance), terms);
}

function writeNumber(into: Uint8Array, start: number, number: number): number {
  let at = start;
  let rest = number;
  while (rest > 127) {
    into[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  into[at++] = rest;
  return at;
}

/** A row of `ncci_pairs`, as far as reading it needs. */
export interface PairRow {
  readonly pairs: number;
  readonly records: Uint8Array;
}

/** Unpacked pairs in the order of the other code. */
export interface UnpackedPairs {
  /** Other codes as numbers; see `codeFromNumber`. */
  readonly others: Uint32Array;
  /** Numbers in the terms of the source. */
  readonly terms: Uint32Array;
  /** The rows hold as many pairs as they say, to their last byte. */
  readonly isWhole: boolean;
}

/** The pairs of a code and column in a source, from all its rows. */
export function unpackPairs(rows: readonly PairRow[]): UnpackedPairs {
  let length = 0;
  for (const { pairs } of rows) length += pairs;
  const others = new Uint32Array(length);
  const terms = new Uint32Array(length);
  let isWhole = true;
  let position = 0;
  for (const { pairs, records } of rows) {
    let at = 0;
    let other = 0;
    // Written out for both numbers, and most fit one byte: a page of the busiest code goes through here 14,000 times.
    for (const end = position + pairs; position < end; position++) {
      let byte = records[at++] ?? 0;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = records[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      others[position] = other += number;
      byte = records[at++] ?? 0;
      number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = records[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      terms[position] = number;
    }
    isWhole &&= at === records.length;
  }
  return { others, terms, isWhole };
}
