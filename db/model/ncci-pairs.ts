/**
 * NCCI pairs as they stand in the catalog: the pairs of one code in one direction, packed into ten bytes each and sorted by
 * the other code. Little endian: the other code as a number in the upper 26 bits of four bytes with the modifier indicator
 * in the lower six; the first and the last day in force as days since 1970-01-01, two bytes each, 0 for none; the number of
 * the rationale, two bytes, 0 for none. Where a pair has several periods, the one without an end stands first, then the
 * later ones. The reasons are in docs/adr/0023-how-pairs-are-kept.md.
 */
export interface NcciPair {
  /** The other code, as a number; see `codeFromNumber`. */
  readonly other: number;
  /** '0', '1' or '9'; another letter or digit where a release has one. */
  readonly indicator: string;
  /** Days since 1970-01-01, 0 for none. */
  readonly effectiveDay: number;
  readonly deletedDay: number;
  /** Number in `ncci_rationale`, 0 for none. */
  readonly rationale: number;
}

export const pairBytes = 10;
/** The numbers that two bytes hold. */
export const largestDay = 65_535;
export const largestRationale = 65_535;

const indicatorBits = 64;
const millisecondsADay = 86_400_000;

/** Five letters or digits as a number below 2^26; the order of the numbers is that of the codes. */
export function codeNumber(code: string): number {
  return Number.parseInt(code, 36);
}

export function codeFromNumber(number: number): string {
  return number.toString(36).toUpperCase().padStart(5, '0');
}

/** An ISO date as days since 1970-01-01; 0 for none. */
export function dayNumber(isoDate: string | null): number {
  return isoDate === null ? 0 : Math.round(Date.parse(`${isoDate}T00:00:00Z`) / millisecondsADay);
}

export function dayFromNumber(day: number): string | null {
  return day === 0 ? null : new Date(day * millisecondsADay).toISOString().slice(0, 10);
}

/** Writes a pair in numbers: half a million go by at an import. @param indicator a letter or digit as its number to the base of 36 */
export function writePair(records: DataView, position: number, other: number, indicator: number, effectiveDay: number, deletedDay: number, rationale: number): void {
  const at = position * pairBytes;
  records.setUint32(at, other * indicatorBits + indicator, true);
  records.setUint16(at + 4, effectiveDay, true);
  records.setUint16(at + 6, deletedDay, true);
  records.setUint16(at + 8, rationale, true);
}

/** Packed pairs, read one by one without unpacking the others: a code may stand in ten thousand. */
export class NcciPairs {
  readonly length: number;
  readonly #view: DataView;

  constructor(records: Uint8Array) {
    this.#view = new DataView(records.buffer, records.byteOffset, records.byteLength);
    this.length = Math.floor(records.byteLength / pairBytes);
  }

  other(position: number): number {
    return Math.floor(this.#view.getUint32(position * pairBytes, true) / indicatorBits);
  }
  indicator(position: number): string {
    return (this.#view.getUint32(position * pairBytes, true) % indicatorBits).toString(36).toUpperCase();
  }
  deletedDay(position: number): number {
    return this.#view.getUint16(position * pairBytes + 6, true);
  }
  at(position: number): NcciPair {
    return {
      other: this.other(position), indicator: this.indicator(position), effectiveDay: this.#view.getUint16(position * pairBytes + 4, true),
      deletedDay: this.deletedDay(position), rationale: this.#view.getUint16(position * pairBytes + 8, true),
    };
  }
}
