import type { Association } from './associations.ts';
import { isFiller } from './equivalents.ts';
import { nextName, type SearchPart } from './index-part.ts';
import type { QueryWord } from './query-words.ts';
import type { Variant } from './variant.ts';

/** What it counts how far the query says all that the code says, beside how far the code says all that the query says. */
const backwardShare = 0.5;
const backwardSmoothing = 0.03;
const besideBonus = 0.7;
/** What classifications write of any disease. */
const saysLittle = new Set(['other', 'specified', 'unspecified', 'disease', 'diseases', 'disorder', 'disorders', 'encounter', 'initial', 'elsewhere', 'classified', 'not', 'site']);

const full = Math.log(1 + backwardSmoothing);
const unexplained = worth(0);

/** How likely the query means a term, as a logarithm; 0 for one that it surely means. */
function worth(share: number): number {
  return Math.log(share + backwardSmoothing) - full;
}

/** What a query says of the terms of a part. One is written for procedures, one for diagnoses: people mean different things. */
interface Said {
  /** Of which query a term was written last. */
  readonly asked: Uint32Array;
  readonly shares: Float32Array;
  /** The word of the query that means the term. */
  readonly by: Uint8Array;
}

/**
 * How far the query explains what a code is named: of each name of the code, what each of its words is worth by how rare it
 * is and how likely the query means it; the best name counts, and words that stand side by side in both.
 */
export function openExplanations(part: SearchPart): (words: readonly QueryWord[]) => (code: number) => number {
  const { length } = part.terms;
  const said = [0, 1].map((): Said => ({ asked: new Uint32Array(length), shares: new Float32Array(length), by: new Uint8Array(length) }));
  const rarities = new Float32Array(length).fill(-1);
  const without = part.numberOf('without');
  let query = 0;

  function rarityOf(term: number): number {
    let rarity = rarities[term] as number;
    if (rarity < 0) {
      const text = part.terms[term] ?? '';
      // Rounded as it is kept: codes that are worth the same stay in one order, whether a term is met for the first time or again.
      rarity = Math.fround(isFiller(text) ? 0 : saysLittle.has(text) ? 0.5 : Math.max(0.5, Math.log(part.size / (1 + (part.counts[term] ?? 0)))));
      rarities[term] = rarity;
    }
    return rarity;
  }

  /** The numbers of the terms that people mean, which stay the same for a word as long as it is remembered. */
  const meant = new WeakMap<readonly Association[], readonly { number: number; backward: number }[]>();
  function meantBy(associations: readonly Association[]): readonly { number: number; backward: number }[] {
    let known = meant.get(associations);
    if (known === undefined) meant.set(associations, (known = associations.filter(({ backward }) => backward > 0).map(({ term, backward }) => ({ number: part.numberOf(term), backward }))));
    return known;
  }

  /** The same for the ways in which a word may be met. */
  const terms = new WeakMap<readonly Variant[], readonly { number: number; weight: number }[]>();
  function termsOf(ways: readonly Variant[]): readonly { number: number; weight: number }[] {
    let known = terms.get(ways);
    if (known === undefined) terms.set(ways, (known = ways.filter(({ prefix }) => !prefix).flatMap(({ words, weight }) => words.map((term) => ({ number: part.numberOf(term), weight })))));
    return known;
  }

  /** Writes down what the words say themselves, then adds what people mean by them. */
  function write({ asked, shares, by }: Said, words: readonly QueryWord[], about: keyof QueryWord['associated']): void {
    const put = (number: number, share: number, word: number, adds: boolean): void => {
      if (number < 0) return;
      if (asked[number] !== query) {
        asked[number] = query;
        shares[number] = Math.min(1, share);
        by[number] = word;
      } else if (adds) shares[number] = Math.min(1, (shares[number] as number) + share);
      else if ((shares[number] as number) < share) {
        shares[number] = share;
        by[number] = word;
      }
    };
    for (const [word, { strong, weak }] of words.entries()) {
      for (const [ways, share] of [[strong, 0.6], [weak, 0.3]] as const) {
        for (const { number, weight } of termsOf(ways)) put(number, share * weight, word, false);
      }
    }
    for (const [word, { associated }] of words.entries()) {
      for (const { number, backward } of meantBy(associated[about])) put(number, backward, word, true);
    }
  }

  return (asked) => {
    // A reading is a run of words like those that were typed.
    const words = asked.flatMap((word) => [word, ...word.readings.flat()]);
    query++;
    const [ofProcedures, ofDiagnoses] = said as [Said, Said];
    const isWritten = [false, false];
    const beginnings = words.flatMap(({ strong, weak }, word) =>
      [...strong.map((variant) => ({ variant, share: 0.6 })), ...weak.map((variant) => ({ variant, share: 0.3 }))]
        .filter(({ variant }) => variant.prefix)
        .map(({ variant, share }) => ({ first: part.firstFrom(variant.words.at(-1) ?? ''), last: part.firstFrom(`${variant.words.at(-1) ?? ''}\uFFFF`), share: share * variant.weight, word })));

    return (code) => {
      const isProcedure = code < part.procedures;
      const { asked, shares, by } = isProcedure ? ofProcedures : ofDiagnoses;
      if (isWritten[isProcedure ? 0 : 1] !== true) {
        isWritten[isProcedure ? 0 : 1] = true;
        write(isProcedure ? ofProcedures : ofDiagnoses, words, isProcedure ? 'procedures' : 'diagnoses');
      }
      const names = part.names(code);
      let best = -Infinity;
      let explained = 0;
      let sum = 0;
      let beside = 0;
      let before = -2;
      for (let index = 0; index <= names.length; index++) {
        const term = index < names.length ? (names[index] as number) : nextName;
        if (term === nextName) {
          if (sum > 0) best = Math.max(best, (backwardShare * explained) / Math.sqrt(sum) + besideBonus * beside);
          explained = 0;
          sum = 0;
          beside = 0;
          before = -2;
          continue;
        }
        // A diagnosis without this and that is the plain one; an operation without something is another operation.
        const rarity = term === without && !isProcedure ? 0.5 : rarityOf(term);
        if (rarity === 0) continue;
        let share = 0;
        let word = -1;
        if (asked[term] === query) {
          share = shares[term] as number;
          word = by[term] as number;
        }
        for (const one of beginnings) {
          if (one.share > share && term >= one.first && term < one.last) ({ share, word } = one);
        }
        explained += rarity * (share === 0 ? unexplained : worth(share));
        sum += rarity;
        if (word >= 0 && word === before + 1) beside++;
        before = word >= 0 ? word : -2;
      }
      return best === -Infinity ? 0 : best;
    };
  };
}
