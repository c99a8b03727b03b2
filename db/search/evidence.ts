import type { Association } from './associations.ts';
import { factMark, type SearchPart } from './index-part.ts';
import type { QueryWord } from './query-words.ts';
import type { Variant } from './variant.ts';

/** What one word of a query says for codes: how much, and whether the code has the word itself or a way to write it. */
export interface Evidence {
  /** Places in the part, in no order, each once. */
  readonly codes: Uint32Array;
  /** Logarithm of how much likelier the code makes the word. */
  readonly values: Float32Array;
  /** 0: what people usually mean by it, or may mean; else 1 + the number of the place where the word was met. */
  readonly met: Uint8Array;
  /** Of procedures, by place: what the fee schedule's facts and rarer meanings say for the word. It tells codes apart that other words have found. */
  readonly beside: Float32Array;
  /** The same by the place of a code, for a word that so many codes have that looking is cheaper than going through. */
  byCode(): { readonly values: Float32Array; readonly met: Uint8Array };
}

export interface EvidenceSource {
  /** @param within places from `from` to before `to`: only these are looked at. */
  of(word: QueryWord, within?: { from: number; to: number }): Evidence;
}

/** What a word is worth by where it stands: title, naming, section and facts, lookup, text. */
const placeShare = [1, 0.85, 0.4, 0.3, 0.005];
/** How likely people write a word for itself, before anything was learned. */
const surfaceShare = 0.07;
/** How much the language as a whole explains a word: the higher, the less a rare word counts beside a usual one. */
const smoothing = 0.2;
/** A meaning leads to codes when its writings have the word so many times as often as all writing has; else it only tells them apart. */
const leadingLift = 12;
/** The same for diagnoses, where no facts tell codes apart: what has less says nothing. */
const diagnosisLift = 12;
/** Codes of remembered words, all together, and words that are remembered by code. */
const mostRemembered = 1_000_000;
const mostByCode = 12;

/**
 * The likelihood of each word under each code: P(word | code) is the sum over the words and facts of the code of how often
 * people write the one for the other, by the length of the code, against the share of the word in all that is written. A text
 * that is being typed costs its last word only: the others are remembered.
 */
export function openEvidence(part: SearchPart): EvidenceSource {
  const likelihood = new Float32Array(part.size);
  const met = new Uint8Array(part.size);
  const touched = new Uint32Array(part.size);
  const besides = new Uint32Array(part.procedures);
  const remembered = new Map<string, Evidence>();
  const everywhere = { from: 0, to: part.size };
  let count = 0;
  let rememberedCodes = 0;
  let byCodes: Evidence[] = [];

  /** The best way to write the word counts, not the sum of all. */
  function surface(codes: Uint32Array, places: Uint8Array, share: number, isStrong: boolean, from: number, to: number): void {
    const shares = placeShare.map((one) => one * share);
    for (let index = from === 0 ? 0 : firstAt(codes, from); index < codes.length; index++) {
      const code = codes[index] as number;
      if (code >= to) break;
      const place = places[index] as number;
      const value = shares[place] as number;
      if (likelihood[code] === 0) {
        touched[count++] = code;
        likelihood[code] = value;
      } else if (value > (likelihood[code] as number)) likelihood[code] = value;
      if (isStrong && (met[code] === 0 || (met[code] as number) > place + 1)) met[code] = place + 1;
    }
  }

  function meet({ words, prefix, weight }: Variant, isStrong: boolean, share: number, { from, to }: { from: number; to: number }): void {
    if (words.length > 1) {
      const both = common(part, words);
      surface(both.codes, both.places, weight * share, isStrong, from, to);
      return;
    }
    const [only = ''] = words;
    if (!prefix) {
      const number = part.numberOf(only);
      if (number < 0) return;
      const { codes, places } = part.postings(number);
      surface(codes, places, weight * share, isStrong, from, to);
      return;
    }
    const shares = placeShare.map((one) => one * weight * share);
    const visit = (code: number, place: number): void => {
      if (code < from) return;
      const value = shares[place] as number;
      if (likelihood[code] === 0) {
        touched[count++] = code;
        likelihood[code] = value;
      } else if (value > (likelihood[code] as number)) likelihood[code] = value;
      if (isStrong && (met[code] === 0 || (met[code] as number) > place + 1)) met[code] = place + 1;
    };
    const last = part.firstFrom(`${only}\uFFFF`);
    for (let number = part.firstFrom(only); number < last; number++) part.scan(number, to, visit);
  }

  function evidenceOf(word: QueryWord, within: { from: number; to: number }): Evidence {
    count = 0;
    for (const one of word.strong) meet(one, true, surfaceShare, within);
    // What may be meant counts the less, the more there is that may be.
    const weakShare = surfaceShare * Math.min(1, 0.4 + 1.2 / Math.max(1, word.weak.length));
    for (const one of word.weak) meet(one, false, weakShare, within);
    // People wrote the words that were learned for procedures: of diagnoses they say nothing.
    const learned = (term: number, forward: number, isBeside: boolean): void => {
      const { codes, places } = part.postings(term);
      const shares = placeShare.map((one) => one * forward);
      for (let index = 0; index < codes.length; index++) {
        const code = codes[index] as number;
        if (code >= part.procedures) break;
        if (likelihood[code] === 0) {
          if (isBeside) besides[besideCount++] = code;
          else touched[count++] = code;
        }
        likelihood[code] = (likelihood[code] as number) + (shares[places[index] as number] as number);
      }
    };
    const learnedOfDiagnoses = (term: number, forward: number): void => {
      const { codes, places } = part.postings(term);
      const shares = placeShare.map((one) => one * forward);
      for (let index = firstAt(codes, part.procedures); index < codes.length; index++) {
        const code = codes[index] as number;
        if (likelihood[code] === 0) touched[count++] = code;
        likelihood[code] = (likelihood[code] as number) + (shares[places[index] as number] as number);
      }
    };
    for (const { term, forward } of word.associated.diagnoses) {
      if (forward < diagnosisLift * word.share) continue;
      const number = part.numberOf(term);
      if (number >= 0) learnedOfDiagnoses(number, forward);
    }
    let besideCount = 0;
    const leads = ({ term, forward }: Association): boolean => !term.startsWith(factMark) && forward >= leadingLift * word.share;
    for (const leading of [true, false]) {
      for (const association of word.associated.procedures) {
        if (association.forward === 0 || leads(association) !== leading) continue;
        const number = part.numberOf(association.term);
        if (number >= 0) learned(number, association.forward, !leading);
      }
    }
    const found = { codes: touched.slice(0, count), values: new Float32Array(count), met: new Uint8Array(count), beside: new Float32Array(besideCount === 0 ? 0 : part.procedures) };
    const usual = 1 / (smoothing * word.share);
    for (let index = 0; index < count; index++) {
      const code = found.codes[index] as number;
      found.values[index] = Math.log(1 + ((likelihood[code] as number) * usual) / (part.lengths[code] as number));
      found.met[index] = met[code] as number;
      likelihood[code] = 0;
      met[code] = 0;
    }
    for (let index = 0; index < besideCount; index++) {
      const code = besides[index] as number;
      found.beside[code] = Math.log(1 + ((likelihood[code] as number) * usual) / (part.lengths[code] as number));
      likelihood[code] = 0;
    }
    return withByCode(found);
  }

  function withByCode(found: Omit<Evidence, 'byCode'>): Evidence {
    let byCode: ReturnType<Evidence['byCode']> | null = null;
    const evidence: Evidence = {
      ...found,
      byCode: () => {
        if (byCode === null) {
          const values = new Float32Array(part.size);
          const places = new Uint8Array(part.size);
          for (let index = 0; index < found.codes.length; index++) {
            values[found.codes[index] as number] = found.values[index] as number;
            places[found.codes[index] as number] = found.met[index] as number;
          }
          byCode = { values, met: places };
          byCodes.push(evidence);
          if (byCodes.length > mostByCode) {
            remembered.clear();
            rememberedCodes = 0;
            byCodes = [];
          }
        }
        return byCode;
      },
    };
    return evidence;
  }

  return {
    of: (word, within = everywhere) => {
      const key = `${word.word} ${word.strong.length} ${word.weak.length} ${word.associated.procedures.length} ${within.from} ${within.to}`;
      let found = remembered.get(key);
      if (found === undefined) {
        found = evidenceOf(word, within);
        rememberedCodes += found.codes.length + found.beside.length / 2;
        if (rememberedCodes > mostRemembered) {
          remembered.clear();
          rememberedCodes = found.codes.length + found.beside.length / 2;
        }
        remembered.set(key, found);
      }
      return found;
    },
  };
}

/** Where in an ascending list the first number stands that is not smaller. */
function firstAt(codes: Uint32Array, from: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((codes[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Codes that have all of the words, each at the least telling of its places. */
function common(part: SearchPart, words: readonly string[]): { codes: Uint32Array; places: Uint8Array } {
  const lists = words.map((word) => part.numberOf(word)).map((number) => (number < 0 ? null : part.postings(number)));
  const found: number[] = [];
  const places: number[] = [];
  const [shortest, ...others] = lists.toSorted((left, right) => (left?.codes.length ?? 0) - (right?.codes.length ?? 0));
  if (shortest === null || shortest === undefined) return { codes: new Uint32Array(0), places: new Uint8Array(0) };
  const at = others.map(() => 0);
  next: for (let index = 0; index < shortest.codes.length; index++) {
    const code = shortest.codes[index] ?? 0;
    let place = shortest.places[index] ?? 0;
    for (const [which, list] of others.entries()) {
      if (list === null) break next;
      let position = at[which] ?? 0;
      while (position < list.codes.length && (list.codes[position] ?? 0) < code) position++;
      at[which] = position;
      if (list.codes[position] !== code) continue next;
      place = Math.max(place, list.places[position] ?? 0);
    }
    found.push(code);
    places.push(place);
  }
  return { codes: Uint32Array.from(found), places: Uint8Array.from(places) };
}
