import { placeOfCode, type Evidence, type EvidenceLists } from './evidence.ts';
import type { SearchPart } from './index-part.ts';

/** One reading of a word: the words that it stands for, as if they had been typed. */
export interface ReadOut {
  readonly words: readonly { readonly required: boolean; readonly found: Evidence }[];
  /** What the sum of its words is worth beside the word itself. */
  readonly share: number;
}

/** With so many codes found, a word that so many times more codes have only adds to them. */
const enough = 50;
const broad = 4;

/**
 * Of a word that stands for several, or of a phrase, the best reading counts for each code: the word as it was typed, or the sum of
 * what its words say. A code that has all words of a reading has met the word.
 */
export function openReadings(part: SearchPart, roomFor: (count: number) => EvidenceLists): (typed: EvidenceLists, readings: readonly ReadOut[]) => EvidenceLists {
  const best = new Float32Array(part.size);
  const met = new Uint8Array(part.size);
  /** Of the reading that is being added up: sums, how many of its words a code has and the least telling place, and which codes have any. */
  const sums = new Float32Array(part.size);
  const has = new Uint8Array(part.size);
  const worst = new Uint8Array(part.size);
  const read = new Uint32Array(part.size);

  /** A bit for each code that a reading was written down for: read in order, it gives the codes in order. */
  const touched = new Uint32Array((part.size >>> 5) + 1);

  function note(code: number, value: number): void {
    if (value <= (best[code] as number)) return;
    best[code] = value;
    touched[code >>> 5] = (touched[code >>> 5] as number) | (1 << (code & 31));
  }

  function addUp(words: ReadOut['words'], share: number): void {
    const needed = words.reduce((sum, { required }) => sum + (required ? 1 : 0), 0);
    let count = 0;
    const add = (code: number, value: number, place: number): void => {
      sums[code] = (sums[code] as number) + value;
      if (place === 0) return;
      has[code] = (has[code] as number) + 1;
      if (place > (worst[code] as number)) worst[code] = place;
    };
    for (const { required, found: { codes, values, met: places } } of words.toSorted((one, other) => one.found.codes.length - other.found.codes.length)) {
      if (count >= enough && codes.length > broad * count) {
        // What is common raises what rarer words have found; it brings nothing of its own.
        for (let index = 0; index < count; index++) {
          const code = read[index] as number;
          const at = placeOfCode(codes, code);
          if (at >= 0) add(code, values[at] as number, required ? (places[at] as number) : 0);
        }
        continue;
      }
      for (let index = 0; index < codes.length; index++) {
        const code = codes[index] as number;
        if (sums[code] === 0) read[count++] = code;
        add(code, values[index] as number, required ? (places[index] as number) : 0);
      }
    }
    for (let index = 0; index < count; index++) {
      const code = read[index] as number;
      note(code, share * (sums[code] as number));
      const place = worst[code] as number;
      if (has[code] === needed && place > 0 && (met[code] === 0 || place < (met[code] as number))) met[code] = place;
      sums[code] = 0;
      has[code] = 0;
      worst[code] = 0;
    }
  }

  /** A diagnosis whose title has the word itself is no worse than what the word is read as: "sciatica" is M54.3, though it is read as a radiculopathy. */
  function raiseLiteral(typed: EvidenceLists, from: number, to: number): void {
    let highest = 0;
    for (let group = from >>> 5; group < touched.length; group++) {
      if (touched[group] === 0) continue;
      for (let code = Math.max(from, group << 5); code < (group + 1) << 5 && code < to; code++) if ((best[code] as number) > highest) highest = best[code] as number;
    }
    for (let index = 0; index < typed.codes.length; index++) {
      const code = typed.codes[index] as number;
      if (code >= from && code < to && (typed.met[index] === 1 || (typed.met[index] === 2 && from === 0))) note(code, highest);
    }
  }

  return (typed, readings) => {
    for (let index = 0; index < typed.codes.length; index++) {
      const code = typed.codes[index] as number;
      note(code, typed.values[index] as number);
      met[code] = typed.met[index] as number;
    }
    for (const { words, share } of readings) addUp(words, share);
    raiseLiteral(typed, 0, part.procedures);
    raiseLiteral(typed, part.procedures, part.size);
    const lists = roomFor(countOf(touched));
    writeCodes(touched, lists.codes);
    for (let index = 0; index < lists.codes.length; index++) {
      const code = lists.codes[index] as number;
      lists.values[index] = best[code] as number;
      lists.met[index] = met[code] as number;
      best[code] = 0;
      met[code] = 0;
    }
    touched.fill(0);
    return lists;
  };
}

/** How many bits are set. */
export function countOf(touched: Uint32Array): number {
  let count = 0;
  for (const bits of touched) count += bitsOf(bits);
  return count;
}

/** Writes down the places whose bit is set, ascending. @param codes as long as they are many. */
export function writeCodes(touched: Uint32Array, codes: Uint32Array): void {
  let index = 0;
  for (let group = 0; group < touched.length; group++) {
    let bits = touched[group] as number;
    while (bits !== 0) {
      const lowest = bits & -bits;
      bits ^= lowest;
      codes[index++] = (group << 5) | (31 - Math.clz32(lowest));
    }
  }
}

function bitsOf(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
