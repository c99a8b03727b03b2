import type { Association, LearnedWord } from '../../db/search/associations.ts';
import { isFiller } from '../../db/search/equivalents.ts';
import { isWholeCode, wholeCodeTerm, type SearchPart, factMark } from '../../db/search/index-part.ts';
import { askedWords } from '../../db/search/query-words.ts';
import { normalizeText } from '../../db/search/normalize.ts';
import { isShorteningOf } from '../../db/search/vocabulary.ts';
import { stemOf } from '../../db/search/stem.ts';

/** A line of text and the codes that it stands for, any of them. */
export interface LearnedLine {
  text: string;
  codes: readonly string[];
  /** Who wrote it: a hospital, or a group that shares its lists. Where nobody is named, nothing is learned of whole codes. */
  system?: string;
}

/** What a term weighs by its place: title, naming, section and facts; long texts teach nothing. */
const placeWeight = [1, 0.85, 0.5, 0, 0];
const rounds = 6;
const nothingWeight = 0.5;
const doubt = 0.5;
/** A meaning is kept when its writings have the word this many times as often as all writing has. */
const leastLift = 0.5;
const leastBackward = 0.001;
const mostTerms = 100;
/** So many lines without a word are added to those of a code: what is seen once says little. */
const codeDoubt = 3;

/**
 * Learns which words people write for which words and facts of a code: IBM's translation model 1 by expectation
 * maximisation, once from the code to the line and once back. It starts from what looks alike, so that few lines go far.
 * @param codeOf the compact code at a place of the part.
 */
export function learnAssociations(part: SearchPart, codeOf: (place: number) => string, lines: readonly LearnedLine[], leastSeen = 1): LearnedWord[] {
  const placesOf = new Map<string, number>();
  for (let place = 0; place < part.size; place++) placesOf.set(codeOf(place), place);
  const wanted = new Set(lines.flatMap((line) => line.codes.flatMap((code) => placesOf.get(code) ?? [])));
  const termsOf = new Map<number, { term: number; weight: number }[]>([...wanted].map((place) => [place, []]));
  for (let term = 0; term < part.terms.length; term++) {
    // "of" and "the" stand beside every word and mean none of them.
    if (isFiller(part.terms[term] ?? '') || isWholeCode(part.terms[term] ?? '')) continue;
    const { codes, places } = part.postings(term);
    codes.forEach((place, index) => {
      const weight = placeWeight[places[index] ?? 4] ?? 0;
      if (weight > 0) termsOf.get(place)?.push({ term, weight });
    });
  }

  const words: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = words.push(word) - 1));
    return number;
  };
  const read = lines.map((line): ReadLine => ({ system: line.system ?? null, words: askedWords(normalizeText(line.text)).map(numberOf), places: line.codes.flatMap((code) => placesOf.get(code) ?? []) })).filter((line) => line.places.length > 0);
  const alike = new Map<number, number>();
  const likeness = (word: number, term: number): number => {
    const key = word * part.terms.length + term;
    let found = alike.get(key);
    if (found === undefined) alike.set(key, (found = looksAlike(words[word] ?? '', part.terms[term] ?? '')));
    return found;
  };

  const nothing = part.terms.length;
  const forwardPairs = new Pairs(nothing + 1);
  const backwardPairs = new Pairs(nothing + 1);
  const noWord = words.length;
  for (const line of read) {
    for (const place of line.places) {
      const terms = termsOf.get(place) ?? [];
      for (const word of line.words) {
        for (const { term, weight } of terms) forwardPairs.add(word, term, weight, 0.001 + likeness(word, term));
        forwardPairs.add(word, nothing, nothingWeight, 0.001);
        forwardPairs.end(1 / line.places.length);
      }
      for (const { term, weight } of terms) {
        if ((part.terms[term] ?? '').startsWith(factMark)) continue;
        for (const word of line.words) backwardPairs.add(word, term, 1, 0.001 + likeness(word, term));
        backwardPairs.add(noWord, term, 1, 0.001);
        backwardPairs.end(weight / line.places.length);
      }
    }
  }
  const forward = forwardPairs.learn((_word, term) => term);
  const backward = backwardPairs.learn((word) => word);

  const seen = new Float64Array(words.length);
  let all = 0;
  for (const line of read) {
    for (const word of line.words) seen[word] = (seen[word] ?? 0) + 1;
    all += line.words.length;
  }
  const byWord = new Map<number, Map<number, { forward: number; backward: number }>>();
  const entry = (word: number, term: number): { forward: number; backward: number } => {
    let terms = byWord.get(word);
    if (terms === undefined) byWord.set(word, (terms = new Map()));
    let one = terms.get(term);
    if (one === undefined) terms.set(term, (one = { forward: 0, backward: 0 }));
    return one;
  };
  forwardPairs.each((word, term, pair) => { if (term !== nothing) entry(word, term).forward = forward[pair] ?? 0; });
  backwardPairs.each((word, term, pair) => { if (word !== noWord) entry(word, term).backward = backward[pair] ?? 0; });
  const ofCodes = writtenForCodes(read, codeOf);
  const found = words.map((word, number): LearnedWord => {
    const share = (seen[number] ?? 0) / all;
    const terms = [...(byWord.get(number) ?? [])].filter(([, one]) => one.forward >= leastLift * share || one.backward >= leastBackward);
    terms.sort(([, left], [, right]) => right.forward + 0.1 * right.backward - left.forward - 0.1 * left.backward);
    const meanings = terms.slice(0, mostTerms).map(([term, one]): Association => ({ term: part.terms[term] ?? '', ...one }));
    return { word, share, meanings: [...meanings, ...(ofCodes.get(number) ?? [])] };
  });
  return found.filter((_, number) => (seen[number] ?? 0) >= leastSeen).sort((left, right) => (left.word < right.word ? -1 : 1));
}

interface ReadLine {
  system: string | null;
  words: number[];
  places: number[];
}

/**
 * What is written for a code itself, whatever it is described as: of its lines the share that has the word. Only of codes that two
 * hospitals at least name, so that the words of a code are never those of one line.
 */
function writtenForCodes(lines: readonly ReadLine[], codeOf: (place: number) => string): Map<number, Association[]> {
  const codes = new Map<number, { lines: number; systems: Set<string>; words: Map<number, number> }>();
  for (const { system, words, places } of lines) {
    if (system === null) continue;
    for (const place of places) {
      const code = codes.get(place) ?? { lines: 0, systems: new Set(), words: new Map() };
      codes.set(place, code);
      const share = 1 / places.length;
      code.lines += share;
      code.systems.add(system);
      for (const word of words) code.words.set(word, (code.words.get(word) ?? 0) + share);
    }
  }
  const byWord = new Map<number, Association[]>();
  for (const [place, { lines: all, systems, words }] of codes) {
    if (systems.size < 2) continue;
    const term = wholeCodeTerm(codeOf(place));
    for (const [word, count] of words) byWord.set(word, [...(byWord.get(word) ?? []), { term, forward: count / (all + codeDoubt), backward: 0 }]);
  }
  return byWord;
}

/** Sums over which weight is shared out: each group of pairs explains one word. */
class Pairs {
  readonly #width: number;
  readonly #pairs = new Map<number, number>();
  readonly #keys: number[] = [];
  readonly #start: number[] = [];
  readonly #sequence: number[] = [];
  readonly #weights: number[] = [];
  readonly #ends: number[] = [];
  readonly #shares: number[] = [];

  constructor(width: number) {
    this.#width = width;
  }
  add(word: number, term: number, weight: number, start: number): void {
    const key = word * this.#width + term;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      this.#pairs.set(key, (pair = this.#keys.push(key) - 1));
      this.#start.push(start);
    }
    this.#sequence.push(pair);
    this.#weights.push(weight);
  }
  end(share: number): void {
    this.#ends.push(this.#sequence.length);
    this.#shares.push(share);
  }
  /** @param givenOf what each pair's probabilities sum to one over. */
  learn(givenOf: (word: number, term: number) => number): Float64Array {
    let chance = Float64Array.from(this.#start);
    const given = Int32Array.from(this.#keys, (key) => givenOf(Math.floor(key / this.#width), key % this.#width));
    const givens = given.reduce((most, one) => Math.max(most, one), 0) + 1;
    const sequence = Int32Array.from(this.#sequence);
    const weights = Float32Array.from(this.#weights);
    for (let round = 0; round < rounds; round++) {
      const counts = new Float64Array(chance.length);
      let from = 0;
      for (let group = 0; group < this.#ends.length; group++) {
        const end = this.#ends[group] ?? 0;
        let sum = 0;
        for (let at = from; at < end; at++) sum += (weights[at] ?? 0) * (chance[sequence[at] ?? 0] ?? 0);
        const share = sum > 0 ? (this.#shares[group] ?? 0) / sum : 0;
        for (let at = from; at < end; at++) {
          const pair = sequence[at] ?? 0;
          counts[pair] = (counts[pair] ?? 0) + share * (weights[at] ?? 0) * (chance[pair] ?? 0);
        }
        from = end;
      }
      const sums = new Float64Array(givens).fill(doubt);
      counts.forEach((count, pair) => { sums[given[pair] ?? 0] = (sums[given[pair] ?? 0] ?? 0) + count; });
      chance = counts.map((count, pair) => count / (sums[given[pair] ?? 0] ?? 1));
    }
    return chance;
  }
  each(visit: (word: number, term: number, pair: number) => void): void {
    this.#keys.forEach((key, pair) => { visit(Math.floor(key / this.#width), key % this.#width, pair); });
  }
}

/** How alike a written word and a word of the index look, 0 to 1. */
function looksAlike(word: string, term: string): number {
  if (word === term) return 1;
  if (word[0] !== term[0] || !/^[a-z]+$/.test(word) || !/^[a-z]+$/.test(term)) return 0;
  let same = 0;
  while (same < word.length && same < term.length && word[same] === term[same]) same++;
  const shorter = Math.min(word.length, term.length);
  if (shorter >= 3 && same === shorter) return 0.6;
  if (stemOf(word) === stemOf(term) || (same >= 4 && same >= Math.max(word.length, term.length) - 3)) return 0.5;
  if (isShorteningOf(word, term) || isShorteningOf(term, word)) return 0.25;
  return same >= 4 ? 0.2 : 0;
}
