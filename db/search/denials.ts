import { equivalentsOf, isFiller } from './equivalents.ts';
import { nextName, type SearchPart } from './index-part.ts';
import { meaningsOf } from './name-keys.ts';
import type { QueryWord } from './query-words.ts';
import { stemOf } from './stem.ts';

/** Whether the title of a code says what the text denies, or denies what the text says; agrees that something is not there; or says so of what nobody asked. */
export type Accord = 'contradicts' | 'agrees' | 'leaves out' | null;

/** Words behind a denial that it may go over, in a text and in "not specified as recurrent". */
const farthest = 3;
const longestNot = 3;

/** "Incisional hernia, no obstruction": the word behind it is denied. */
const denies = (word: string): boolean => word === 'no' || word === 'without' || equivalentsOf(word).has('without');

/**
 * Titles of diagnoses say what is not there in the same words as what is: "hyperplasia of the prostate without urinary symptoms" has all
 * words of a text that names the symptoms, "hernia with obstruction" all but one of a text that says "no obstruction".
 */
export function openDenials(part: SearchPart): (words: readonly QueryWord[]) => (code: number) => Accord {
  const [without, not, withWord, elsewhere] = ['without', 'not', 'with', 'elsewhere'].map((word) => part.numberOf(word));
  const stems = new Map<number, string>();
  const stemOfTerm = (term: number): string => {
    let stem = stems.get(term);
    if (stem === undefined) stems.set(term, (stem = stemOf(part.terms[term] ?? '')));
    return stem;
  };
  return (words) => {
    const said: string[][] = [];
    const denied: string[][] = [];
    let behind = Infinity;
    for (const word of words) {
      if (denies(word.word)) behind = 0;
      else if (word.required && word.ofPatient === null) {
        behind++;
        // How far a denial goes nobody marks: "no cor pulmonale". What stands right behind it is denied, of the next words nothing is known.
        if (behind > 1 && behind <= farthest) continue;
        (behind === 1 ? denied : said).push(...[word.word.split(' '), ...meaningsOf(word)].map((way) => way.filter((one) => !isFiller(one)).map(stemOf)).filter((way) => way.length > 0));
      }
    }
    return (code) => {
      const names = part.names(code);
      const end = names.indexOf(nextName);
      const title = end < 0 ? names : names.slice(0, end);
      if (denied.length === 0 && !title.some((term) => term === without || term === not)) return null;
      const there = new Set<string>();
      const absent = new Set<string>();
      // "Without obstruction or gangrene" goes on to the next "with"; "not specified as recurrent" over three words, "not elsewhere classified" denies nothing.
      let left = 0;
      for (const [index, term] of title.entries()) {
        if (term === without) left = Infinity;
        else if (term === not) left = title[index + 1] === elsewhere ? 0 : longestNot;
        else if (term === withWord) left = 0;
        else if (!isFiller(part.terms[term] ?? '')) (left-- > 0 ? absent : there).add(stemOfTerm(term));
      }
      const isThere = (way: readonly string[]): boolean => way.every((stem) => there.has(stem));
      const isAbsent = (way: readonly string[]): boolean => !isThere(way) && way.every((stem) => absent.has(stem) || there.has(stem));
      if (said.some(isAbsent) || denied.some(isThere)) return 'contradicts';
      return denied.some(isAbsent) ? 'agrees' : title.includes(without ?? nextName) ? 'leaves out' : null;
    };
  };
}
