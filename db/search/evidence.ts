import type { Association } from './associations.ts';
import { openFurtherMeanings, type FurtherMeanings } from './further-meanings.ts';
import { factMark, isWholeCode, type SearchPart } from './index-part.ts';
import type { QueryWord } from './query-words.ts';
import { countOf, openReadings, writeCodes, type ReadOut } from './readings.ts';
import { createTurningStore } from './turning-store.ts';
import type { Variant } from './variant.ts';

/** Lists of one length, in memory that turns. */
export interface EvidenceLists {
  /** Places in the part, ascending. */
  readonly codes: Uint32Array;
  /** Logarithm of how much likelier the code makes the word. */
  readonly values: Float32Array;
  /** 0: what people usually mean by it, or may mean; else 1 + the number of the place where the word was met. */
  readonly met: Uint8Array;
  /** How long they last; null: as long as they are wanted. */
  readonly turn: number | null;
}

/** What one word of a query says for codes: how much, and whether the code has the word itself or a way to write it. */
export interface Evidence extends EvidenceLists {
  /** Rarer meanings of the word and facts of the fee schedule: they tell procedures apart that have been found, and find none. */
  readonly further: FurtherMeanings;
  /** Of a word that is read as several: what those say in the same way. */
  readonly parts: readonly Evidence[];
  /** The same by the place of a code, for a word that so many codes have that looking is cheaper than going through. */
  byCode(): { readonly values: Float32Array; readonly met: Uint8Array };
}

export interface EvidenceSource {
  /** A query begins: what was made for the one before may be written over. */
  begin(): void;
  /** @param within places from `from` to before `to`: only these are looked at. */
  of(word: QueryWord, within?: { from: number; to: number }): Evidence;
  /**
   * Adds what rarer meanings and facts say for codes that were found.
   * @param words in the order in which they were typed.
   * @param totals by the place of a code.
   */
  addFurther(codes: readonly number[], words: readonly Evidence[], totals: Float32Array): void;
  /** Prepares what the first text would have to wait for. */
  warm(): void;
}

/** What a word is worth by where it stands: title, naming, section and facts, lookup, text. */
export const placeShare = [1, 0.85, 0.4, 0.3, 0.005];
/** What is written for a code itself, beside what is written for its words. Tuned: tests/relevance. */
const wholeCodeShare = 0.2;
/** How likely people write a word for itself, before anything was learned. */
const surfaceShare = 0.07;
/** What a reading in other words is worth beside a single word itself; a phrase is words that say the same either way. Tuned: tests/relevance. */
const readingShare = 0.7;
/** How much the language as a whole explains a word: the higher, the less a rare word counts beside a usual one. */
const smoothing = 0.2;
/** A meaning leads to codes when its writings have the word so many times as often as all writing has; else it only tells them apart. */
const leadingLift = 12;
/** The same for diagnoses, where no facts tell codes apart: what has less says nothing. */
const diagnosisLift = 12;
/** Codes of the words of one query, all together, of which as many of earlier ones are kept; no more than so many words that every code has. */
const mostListed = 200_000;
const mostListedWords = 2;
/** Words that are remembered. */
const mostRemembered = 400;
/** Words of one query that are told by the place of a code, as many of earlier ones are kept. */
const mostByCode = 3;
/** A code with its value and where it was met. */
const listedBytes = 2 * Float32Array.BYTES_PER_ELEMENT + 1;

/**
 * The likelihood of each word under each code: P(word | code) is the sum over the words and facts of the code of how often
 * people write the one for the other, by the length of the code, against the share of the word in all that is written. A text
 * that is being typed costs its last word only: the others are remembered.
 */
export function openEvidence(part: SearchPart): EvidenceSource {
  const likelihood = new Float32Array(part.size);
  const met = new Uint8Array(part.size);
  /** A bit for each code that a likelihood was written for: read in order, it gives the codes in order. */
  const touched = new Uint32Array((part.size >>> 5) + 1);
  const shares = new Float64Array(placeShare.length);
  const remembered = new Map<string, Evidence>();
  let rememberedTurn = 0;
  const everywhere = { from: 0, to: part.size };
  const listStore = createTurningStore(Math.min(mostListed, mostListedWords * part.size) * listedBytes);
  const readOut = openReadings(part, roomFor);
  const valueBytes = part.size * Float32Array.BYTES_PER_ELEMENT;
  const byCodeStore = createTurningStore(mostByCode * (valueBytes + part.size));

  function roomFor(count: number): EvidenceLists {
    const { buffer, at, turn } = listStore.take(count * listedBytes);
    const values = at + count * Uint32Array.BYTES_PER_ELEMENT;
    return {
      codes: new Uint32Array(buffer, at, count),
      values: new Float32Array(buffer, values, count),
      met: new Uint8Array(buffer, values + count * Float32Array.BYTES_PER_ELEMENT, count),
      turn,
    };
  }

  /** Whether it is there until this query ends, with what it is made of. */
  function lasts({ turn, parts }: Evidence): boolean {
    return (turn === null || listStore.stateOf(turn) === 'lasting') && parts.every(lasts);
  }

  function setShares(share: number): void {
    for (let place = 0; place < shares.length; place++) shares[place] = (placeShare[place] as number) * share;
  }

  /** The best way to write the word counts, not the sum of all. */
  function meetAt(code: number, place: number, isStrong: boolean): void {
    const value = shares[place] as number;
    if (value > (likelihood[code] as number)) {
      likelihood[code] = value;
      touched[code >>> 5] = (touched[code >>> 5] as number) | (1 << (code & 31));
    }
    if (isStrong && (met[code] === 0 || (met[code] as number) > place + 1)) met[code] = place + 1;
  }

  function meet({ words, prefix, weight }: Variant, isStrong: boolean, share: number, { from, to }: { from: number; to: number }): void {
    setShares(weight * share);
    const [only = ''] = words;
    if (prefix && words.length === 1) {
      const visit = (code: number, place: number): void => {
        if (code >= from) meetAt(code, place, isStrong);
      };
      const last = part.firstFrom(`${only}\uFFFF`);
      for (let number = part.firstFrom(only); number < last; number++) part.scan(number, to, visit);
      return;
    }
    const number = words.length === 1 ? part.numberOf(only) : -1;
    const { codes, places } = words.length === 1 ? (number < 0 ? nowhere : part.postings(number)) : common(part, words);
    for (let index = from === 0 ? 0 : firstAt(codes, from); index < codes.length; index++) {
      const code = codes[index] as number;
      if (code >= to) break;
      meetAt(code, places[index] as number, isStrong);
    }
  }

  /** What people mean who write the word adds up. */
  function mean({ term, forward }: Association, from: number, to: number): void {
    const number = part.numberOf(term);
    if (number < 0) return;
    setShares(forward);
    const { codes, places } = part.postings(number);
    for (let index = from === 0 ? 0 : firstAt(codes, from); index < codes.length; index++) {
      const code = codes[index] as number;
      if (code >= to) break;
      likelihood[code] = (likelihood[code] as number) + (shares[places[index] as number] as number);
      touched[code >>> 5] = (touched[code >>> 5] as number) | (1 << (code & 31));
    }
  }

  /** What is written for codes themselves, however many words they are described in. */
  function meanCodes(associations: readonly Association[]): void {
    let places = placesOf.get(associations);
    if (places === undefined) {
      places = associations.filter(({ term }) => isWholeCode(term)).flatMap(({ term, forward }) => {
        const number = part.numberOf(term);
        return number < 0 ? [] : [...part.postings(number).codes].map((code) => ({ code, forward }));
      });
      placesOf.set(associations, places);
    }
    for (const { code, forward } of places) {
      likelihood[code] = (likelihood[code] as number) + wholeCodeShare * forward * (part.lengths[code] as number);
      touched[code >>> 5] = (touched[code >>> 5] as number) | (1 << (code & 31));
    }
  }
  const placesOf = new WeakMap<readonly Association[], readonly { code: number; forward: number }[]>();

  function evidenceOf(word: QueryWord, within: { from: number; to: number }): Evidence {
    for (const one of word.strong) meet(one, true, surfaceShare, within);
    // What may be meant counts the less, the more there is that may be.
    const weakShare = surfaceShare * Math.min(1, 0.4 + 1.2 / Math.max(1, word.weak.length));
    for (const one of word.weak) meet(one, false, weakShare, within);
    // What was learned of procedures says nothing of diagnoses, and the other way round.
    for (const association of word.associated.diagnoses) if (association.forward >= diagnosisLift * word.share) mean(association, part.procedures, part.size);
    const leads = ({ term, forward }: Association): boolean => !term.startsWith(factMark) && forward >= leadingLift * word.share;
    meanCodes(word.associated.procedures);
    const further: Association[] = [];
    for (const association of word.associated.procedures) {
      if (association.forward === 0 || isWholeCode(association.term)) continue;
      if (leads(association)) mean(association, 0, part.procedures);
      else further.push(association);
    }
    return take(1 / (smoothing * word.share), further);
  }

  /** Of a word that stands for several: its facts are those of the word itself where hospitals write it, else those of the first reading. */
  function compositeOf(word: QueryWord, within: { from: number; to: number }): Evidence {
    const isPhrase = word.word.includes(' ');
    const typed = evidenceOf(word, within);
    const readings = word.readings.map((words): ReadOut => ({
      words: words.map((one) => ({ required: one.required, found: of(one, within) })),
      share: isPhrase ? 1 : readingShare,
    }));
    const parts = typed.further.terms.length > 0 && !isPhrase ? [typed] : (readings[0]?.words ?? []).map(({ found }) => found);
    return withByCode({ ...readOut(typed, readings), further: { terms: [], usual: 1 }, parts });
  }

  /** Makes the evidence of what was written down, and wipes the slate. */
  function take(usual: number, further: readonly Association[]): Evidence {
    const lists = roomFor(countOf(touched));
    writeCodes(touched, lists.codes);
    for (let index = 0; index < lists.codes.length; index++) {
      const code = lists.codes[index] as number;
      lists.values[index] = Math.log(1 + ((likelihood[code] as number) * usual) / (part.lengths[code] as number));
      lists.met[index] = met[code] as number;
      likelihood[code] = 0;
      met[code] = 0;
    }
    touched.fill(0);
    return withByCode({ ...lists, further: { terms: further.map(({ term, forward }) => ({ number: part.numberOf(term), forward })).filter(({ number }) => number >= 0), usual }, parts: [] });
  }

  function withByCode(found: Omit<Evidence, 'byCode'>): Evidence {
    let byCode: ReturnType<Evidence['byCode']> | null = null;
    let turn: number | null = null;
    return {
      ...found,
      byCode: () => {
        if (byCode === null || turn === null || byCodeStore.stateOf(turn) !== 'lasting') {
          const room = byCodeStore.take(valueBytes + part.size);
          const values = new Float32Array(room.buffer, room.at, part.size).fill(0);
          const places = new Uint8Array(room.buffer, room.at + valueBytes, part.size).fill(0);
          for (let index = 0; index < found.codes.length; index++) {
            values[found.codes[index] as number] = found.values[index] as number;
            places[found.codes[index] as number] = found.met[index] as number;
          }
          byCode = { values, met: places };
          turn = room.turn;
        }
        return byCode;
      },
    };
  }

  function of(word: QueryWord, within: { from: number; to: number } = everywhere): Evidence {
    const key = `${word.word} ${word.strong.length} ${word.weak.length} ${word.associated.procedures.length} ${word.readings.length} ${within.from} ${within.to}`;
    const known = remembered.get(key);
    if (known !== undefined && lasts(known)) return known;
    const found = word.readings.length === 0 ? evidenceOf(word, within) : compositeOf(word, within);
    // With the lists of an earlier turn goes all that was made beside them.
    if (remembered.size >= mostRemembered || (found.turn !== null && found.turn !== rememberedTurn)) remembered.clear();
    rememberedTurn = found.turn ?? rememberedTurn;
    remembered.set(key, found);
    return found;
  }

  return {
    begin() {
      byCodeStore.begin();
      listStore.begin();
      part.begin();
    },
    of,
    ...openFurtherMeanings(part),
  };
}

const nowhere = { codes: new Uint32Array(0), places: new Uint8Array(0) };

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

/** Where a code stands in an ascending list; -1 where it does not. */
export function placeOfCode(codes: Uint32Array, code: number): number {
  const at = firstAt(codes, code);
  return codes[at] === code ? at : -1;
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
