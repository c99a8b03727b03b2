import type { CodeSystem } from '../model/code.ts';
import { codeSystems } from '../model/code.ts';
import type { ReadDb, WriteDb } from '../open/database.ts';
import { PackedReader, PackedWriter } from './packed.ts';
import { createTurningStore } from './turning-store.ts';

/**
 * The index of one part of the catalog, kept as a few packed values in `search_part` and read whole: which codes have a
 * word and where, and the words of each code in their order. A code goes by its place in the part, 0 and up, in static
 * order; a word by its number in the sorted list of all words.
 */
export const searchPartNames = ['main', 'inpatient'] as const;
export type SearchPartName = (typeof searchPartNames)[number];

/**
 * Where a word of a code stands, the most telling place first. `lookup` are the texts by which a code is found in books: index
 * entries, inclusion terms, long descriptors. `text` is what is told about it.
 */
export const wordPlaces = ['title', 'naming', 'section', 'lookup', 'text'] as const;
export type WordPlace = (typeof wordPlaces)[number];

/** What the fee schedule says of a code is indexed as words too, which nobody can type: they begin with a private-use letter. */
export const factMark = '\uE000';

/** The fact that a code is this one: what people write for the code itself is learned of it. */
export const wholeCodeTerm = (compact: string): string => `${wholeCode}${compact}`;
const wholeCode = `${factMark}is:`;
export function isWholeCode(term: string): boolean {
  return term.startsWith(wholeCode);
}

export interface IndexedCode {
  codeId: number;
  system: CodeSystem;
  /** How likely it is asked for before anything is typed, in steps of a quarter, 0 and up. */
  prior: number;
  /** The words of its names in order: the shown title first, then what else names it. */
  names: readonly (readonly string[])[];
  /** Further naming words that stand in no order: what abbreviations stand for. */
  naming: Iterable<string>;
  section: readonly string[];
  facts: readonly string[];
  lookup: Iterable<string>;
  text: Iterable<string>;
  /** What it is called, in keys (`name-keys.ts`): the code is found by a text that is just that. */
  nameKeys: Iterable<number>;
}

/** Places of a word in one number: eight are room for `wordPlaces`. */
const placeBits = 3;
const placeMask = (1 << placeBits) - 1;

/** What words weigh in the length of a code, by where they stand (`wordPlaces`); long texts do not make a code longer. */
const lengths = [1, 0.2, 0.5];

/** Collects the codes of a part in ascending order of their ids, then writes it. */
export class PartWriter {
  /** A word by the order in which it was first met. */
  readonly #numbers = new Map<string, number>();
  /** Entries of all words in one list, each with the number of the entry before it of the same word, -1 for the first. */
  readonly #entries = new NumberList();
  readonly #before = new NumberList();
  readonly #last: number[] = [];
  readonly #used: number[] = [];
  readonly #named: number[] = [];
  /** Names of all codes one after the other: a word's number, -1 between two names of a code, -2 behind the last. */
  readonly #names = new NumberList();
  /** What codes are called, and which code each name is of. */
  readonly #nameKeys = new NumberList();
  readonly #keyedPlaces = new NumberList();
  readonly #ids = new NumberList();
  readonly #details = new NumberList();

  /** By the number of a word: the place of the last code that has it, plus one. A map for each code would take a third of the time. */
  readonly #seenIn: number[] = [];
  /** Words of the code that is being added, and where each stands. */
  readonly #seen = new NumberList();
  readonly #where = new NumberList();

  add(code: IndexedCode): void {
    const place = this.#ids.length;
    this.#seen.length = 0;
    this.#where.length = 0;
    const note = (word: string, where: number): void => {
      const number = this.#numberOf(word);
      if (this.#seenIn[number] === place + 1) return;
      this.#seenIn[number] = place + 1;
      this.#seen.push(number);
      this.#where.push(where);
    };
    const [title = [], ...others] = code.names;
    for (const word of title) note(word, 0);
    for (const name of others) for (const word of name) note(word, 1);
    for (const word of code.naming) note(word, 1);
    for (const word of code.section) note(word, 2);
    for (const word of code.facts) note(word, 2);
    let length = 0;
    for (let at = 0; at < this.#where.length; at++) length += lengths[this.#where.at(at)] ?? 0;
    for (const word of code.lookup) note(word, 3);
    for (const word of code.text) note(word, 4);
    for (let at = 0; at < this.#seen.length; at++) {
      const [number, where] = [this.#seen.at(at), this.#where.at(at)];
      this.#before.push(this.#last[number] ?? -1);
      this.#last[number] = this.#entries.length;
      this.#entries.push(place * (1 << placeBits) + where);
      this.#used[number] = (this.#used[number] ?? 0) + 1;
      if (where < 2) this.#named[number] = (this.#named[number] ?? 0) + 1;
    }
    this.#ids.push(code.codeId);
    this.#details.push((Math.min(1_000_000, Math.round(length * 5)) * 64 + code.prior) * 8 + codeSystems.indexOf(code.system));
    code.names.forEach((name, index) => {
      if (index > 0) this.#names.push(-1);
      for (const word of name) this.#names.push(this.#numberOf(word));
    });
    this.#names.push(-2);
    for (const key of new Set(code.nameKeys)) {
      this.#nameKeys.push(key);
      this.#keyedPlaces.push(place);
    }
  }

  /** Further words that are no misspelling though they name no code of this part. */
  know(words: Iterable<string>): void {
    for (const word of words) this.#numberOf(word);
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
      this.#last.push(-1);
      this.#used.push(0);
      this.#named.push(0);
      this.#seenIn.push(0);
    }
    return number;
  }

  write(db: WriteDb, part: SearchPartName): void {
    const terms = [...this.#numbers.keys()].sort();
    const postings = new PackedWriter(1 << 20);
    const counts = new PackedWriter(1 << 17);
    const sortedNumber = new Int32Array(terms.length);
    for (const [sorted, term] of terms.entries()) {
      const number = this.#numbers.get(term) ?? 0;
      sortedNumber[number] = sorted;
      const list = new Int32Array(this.#used[number] ?? 0);
      for (let entry = this.#last[number] ?? -1, index = list.length - 1; entry >= 0; entry = this.#before.at(entry), index--) list[index] = this.#entries.at(entry);
      counts.number(list.length);
      counts.number(this.#named[number] ?? 0);
      const from = postings.length;
      let before = 0;
      for (const entry of list) {
        postings.number((((entry >>> placeBits) - before) << placeBits) | (entry & placeMask));
        before = entry >>> placeBits;
      }
      counts.number(postings.length - from);
    }
    // The words that most codes are named with get the numbers of one byte.
    const inNames = new Float64Array(terms.length);
    for (let at = 0; at < this.#names.length; at++) {
      const word = this.#names.at(at);
      if (word >= 0) inNames[word] = (inNames[word] ?? 0) + 1;
    }
    const byUse = Array.from(inNames.keys()).filter((word) => (inNames[word] ?? 0) > 0).sort((left, right) => (inNames[right] ?? 0) - (inNames[left] ?? 0) || left - right);
    const rank = new Int32Array(terms.length);
    const ranks = new PackedWriter(1 << 16);
    byUse.forEach((word, index) => {
      rank[word] = index;
      ranks.number(sortedNumber[word] ?? 0);
    });
    const names = new PackedWriter(1 << 20);
    const codes = new PackedWriter(1 << 16);
    codes.number(this.#ids.length);
    for (let place = 0, at = 0, before = 0; place < this.#ids.length; place++, at++) {
      const from = names.length;
      for (; this.#names.at(at) !== -2; at++) {
        const word = this.#names.at(at);
        names.number(word < 0 ? 0 : (rank[word] ?? 0) + 1);
      }
      codes.number(this.#ids.at(place) - before);
      before = this.#ids.at(place);
      codes.number(this.#details.at(place));
      codes.number(names.length - from);
    }
    const insert = db.prepareWrite('INSERT INTO search_part(part, name, data) VALUES (?, ?, ?)');
    insert.run([part, 'codes', codes.bytes()]);
    insert.run([part, 'terms', Buffer.from(terms.join('\n'), 'utf8')]);
    insert.run([part, 'counts', counts.bytes()]);
    insert.run([part, 'postings', postings.bytes()]);
    insert.run([part, 'ranks', ranks.bytes()]);
    insert.run([part, 'names', names.bytes()]);
    insert.run([part, 'called', this.#called()]);
  }

  /** The keys ascending, each with the place of a code that is called so. */
  #called(): Uint8Array {
    const pairs = new Float64Array(this.#nameKeys.length);
    for (let index = 0; index < pairs.length; index++) pairs[index] = (this.#nameKeys.at(index) >>> 0) * placesInKey + this.#keyedPlaces.at(index);
    pairs.sort();
    const called = new PackedWriter(1 << 20);
    called.number(pairs.length);
    let before = 0;
    for (const pair of pairs) {
      const key = Math.floor(pair / placesInKey);
      called.number(key - before);
      called.number(pair % placesInKey);
      before = key;
    }
    return called.bytes();
  }
}
/** Room for the place of a code beside a key of 32 bits in one exact number. */
const placesInKey = 2 ** 20;

/** Whole numbers in one piece of memory: millions of them, without an object each. */
class NumberList {
  #numbers = new Int32Array(1 << 14);
  length = 0;

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = value;
  }
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}

/** The codes that have a word, in static order, and where each has it (a number of `wordPlaces`). */
export interface Postings {
  readonly codes: Uint32Array;
  readonly places: Uint8Array;
}

export interface SearchPart {
  /** How many codes, and how many of them come before the first diagnosis: procedures and supplies. */
  readonly size: number;
  readonly procedures: number;
  /** By the place of a code: its code_id, the number of its system, its prior, its length. */
  readonly ids: Uint32Array;
  readonly systems: Uint8Array;
  readonly priors: Float32Array;
  readonly lengths: Float32Array;
  /** Sorted. */
  readonly terms: readonly string[];
  /** How many codes have the term, and how many are named with it. */
  readonly counts: Uint32Array;
  readonly named: Uint32Array;
  /** The number of a term; -1 for a word that no code has. */
  numberOf(word: string): number;
  /** The first term that is not smaller. */
  firstFrom(beginning: string): number;
  /** A query begins: lists that the one before was given may be written over. */
  begin(): void;
  postings(term: number): Postings;
  /** The same, for a term among many: told one by one up to a place, and not kept. */
  scan(term: number, to: number, visit: (code: number, place: number) => void): void;
  /** The numbers of the words of the names of a code, in order, the title first; `nextName` stands between two names. */
  names(place: number): readonly number[];
  /** The places of the codes that are called so, ascending: a key of `name-keys.ts`. */
  called(key: number): readonly number[];
}

const noPostings: Postings = { codes: new Uint32Array(0), places: new Uint8Array(0) };
/** Between two names of a code. */
export const nextName = -1;
/** Words whose numbers are kept. */
const mostNumbers = 20_000;
/** Codes whose names are kept decoded. */
const mostKeptNames = 2_000;
/** Decoded lists of one query, in codes all together; as many of earlier ones are kept. */
const mostDecoded = 200_000;
/** A code and its place in a decoded list. */
const decodedBytes = Uint32Array.BYTES_PER_ELEMENT + 1;

/** Reads a part; null when the catalog has none. */
export function openSearchPart(db: ReadDb, part: SearchPartName): SearchPart | null {
  const blobs = new Map(db.prepare<{ name: string; data: Uint8Array }>('SELECT name, data FROM search_part WHERE part = $part').all({ part }).map((row) => [row.name, row.data]));
  const blob = (name: string): Uint8Array => blobs.get(name) ?? new Uint8Array(0);
  if (blobs.size === 0) return null;

  const codes = new PackedReader(blob('codes'));
  const size = codes.number();
  const ids = new Uint32Array(size);
  const systems = new Uint8Array(size);
  const priors = new Float32Array(size);
  const lengths = new Float32Array(size);
  const nameOffsets = new Uint32Array(size + 1);
  for (let place = 0, id = 0; place < size; place++) {
    id += codes.number();
    ids[place] = id;
    const details = codes.number();
    systems[place] = details & 7;
    priors[place] = ((details >>> 3) & 63) / 4;
    lengths[place] = Math.sqrt(Math.max(1, (details >>> 9) / 5));
    nameOffsets[place + 1] = (nameOffsets[place] ?? 0) + codes.number();
  }
  const firstDiagnosis = systems.indexOf(codeSystems.indexOf('ICD10CM'));
  const procedures = firstDiagnosis < 0 ? size : firstDiagnosis;
  const termsText = Buffer.from(blob('terms')).toString('utf8');
  const terms = termsText === '' ? [] : termsText.split('\n');
  const counts = new Uint32Array(terms.length);
  const named = new Uint32Array(terms.length);
  const offsets = new Uint32Array(terms.length);
  const counted = new PackedReader(blob('counts'));
  for (let term = 0, offset = 0; term < terms.length; term++) {
    counts[term] = counted.number();
    named[term] = counted.number();
    offsets[term] = offset;
    offset += counted.number();
  }
  const ranks: number[] = [];
  const ranked = new PackedReader(blob('ranks'));
  while (ranked.at < blob('ranks').length) ranks.push(ranked.number());
  const nameBytes = blob('names');
  const calledReader = new PackedReader(blob('called'));
  const calls = calledReader.number();
  const nameKeys = new Uint32Array(calls);
  const keyedPlaces = new Uint32Array(calls);
  for (let index = 0, key = 0; index < calls; index++) {
    key += calledReader.number();
    nameKeys[index] = key;
    keyedPlaces[index] = calledReader.number();
  }

  const numbers = new Map<string, number>();
  const keptNames = new Map<number, readonly number[]>();
  const kept = new Map<number, Postings & { turn: number }>();
  const store = createTurningStore(mostDecoded * decodedBytes);
  let turn = 0;
  const postingBytes = blob('postings');

  function firstFrom(beginning: string): number {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    size,
    procedures,
    ids,
    systems,
    priors,
    lengths,
    terms,
    counts,
    named,
    firstFrom,
    numberOf: (word) => {
      let number = numbers.get(word);
      if (number === undefined) {
        const first = firstFrom(word);
        number = terms[first] === word ? first : -1;
        if (numbers.size >= mostNumbers) numbers.clear();
        numbers.set(word, number);
      }
      return number;
    },
    begin: () => store.begin(),
    postings: (term) => {
      const known = kept.get(term);
      if (known !== undefined && store.stateOf(known.turn) === 'lasting') return known;
      const count = counts[term] ?? 0;
      if (count === 0) return noPostings;
      const room = store.take(count * decodedBytes);
      const list: Postings = { codes: new Uint32Array(room.buffer, room.at, count), places: new Uint8Array(room.buffer, room.at + count * Uint32Array.BYTES_PER_ELEMENT, count) };
      if (room.turn !== null && room.turn !== turn) {
        turn = room.turn;
        for (const [one, { turn: since }] of kept) if (store.stateOf(since) === 'gone') kept.delete(one);
      }
      if (room.turn !== null) kept.set(term, { ...list, turn: room.turn });
      // Room may have been made where the older list stood.
      if (known !== undefined && store.stateOf(known.turn) === 'older') {
        list.codes.set(known.codes);
        list.places.set(known.places);
        return list;
      }
      const reader = new PackedReader(postingBytes, offsets[term]);
      for (let index = 0, place = 0; index < count; index++) {
        const entry = reader.number();
        place += entry >>> placeBits;
        list.codes[index] = place;
        list.places[index] = entry & placeMask;
      }
      return list;
    },
    scan: (term, to, visit) => {
      const reader = new PackedReader(postingBytes, offsets[term]);
      for (let left = counts[term] ?? 0, code = 0; left > 0; left--) {
        const entry = reader.number();
        code += entry >>> placeBits;
        if (code >= to) return;
        visit(code, entry & placeMask);
      }
    },
    names: (place) => {
      const known = keptNames.get(place);
      if (known !== undefined) return known;
      const reader = new PackedReader(nameBytes, nameOffsets[place]);
      const found: number[] = [];
      const end = nameOffsets[place + 1] ?? 0;
      while (reader.at < end) {
        const rank = reader.number();
        found.push(rank === 0 ? nextName : (ranks[rank - 1] ?? 0));
      }
      if (keptNames.size >= mostKeptNames) keptNames.clear();
      keptNames.set(place, found);
      return found;
    },
    called: (key) => {
      let low = 0;
      let high = calls;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((nameKeys[middle] as number) < key) low = middle + 1;
        else high = middle;
      }
      const found: number[] = [];
      for (; nameKeys[low] === key; low++) found.push(keyedPlaces[low] as number);
      return found;
    },
  };
}

/** Of a catalog without an index: finds nothing. */
export const emptyPart: SearchPart = {
  size: 0, procedures: 0, ids: new Uint32Array(0), systems: new Uint8Array(0), priors: new Float32Array(0), lengths: new Float32Array(0),
  terms: [], counts: new Uint32Array(0), named: new Uint32Array(0), numberOf: () => -1, firstFrom: () => 0, begin: () => undefined, postings: () => noPostings, scan: () => undefined, names: () => [], called: () => [],
};
