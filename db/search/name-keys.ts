import { saysWhatIsDone } from './asked-for.ts';
import { asAmericansSpell, equivalentsOf, isFiller, ofPatient } from './equivalents.ts';
import type { SearchPart } from './index-part.ts';
import type { QueryWord } from './query-words.ts';
import { stemOf } from './stem.ts';

/**
 * Keys of names, by which a code is found whose name is just what was typed, whatever the order and the forms of its words: 32 bits
 * of the sorted stems. Two names of one key are not told apart, one text in some ten thousand.
 */

/** What the name of a disease may end with that nobody types. */
const namesNothing = new Set(['unspecified', 'unilateral', 'site', 'traumatic', 'organism', 'uncomplicated', 'region', 'initial', 'encounter']);
const isComplication = /^complications?$/;

/** @returns nothing for a name that says nothing. */
export function keyOfName(words: readonly string[]): number[] {
  const key = keyOf(words);
  return key === null ? [] : [key];
}

/** The same for a diagnosis: "Headache, unspecified" is a headache, diabetes "without complications" is diabetes. */
export function keyOfDiagnosis(words: readonly string[]): number[] {
  return keyOfName(words.filter((word, index) => !namesNothing.has(word) && !(word === 'without' && isComplication.test(words[index + 1] ?? '')) && !(isComplication.test(word) && words[index - 1] === 'without')));
}

function keyOf(words: readonly string[]): number | null {
  const stems = [...new Set(words.filter((word) => !isFiller(word)).map(oneForm))].sort();
  if (stems.length === 0) return null;
  let key = 0x811c9dc5;
  for (const letter of stems.join(' ')) key = Math.imul(key ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return key >>> 0;
}

/** "Pediatric" and "child" are one word, so are "bilateral" and "both", "tumour" and "tumor". */
function oneForm(word: string): string {
  const [first = word] = ofPatient(word) === null ? [] : [word, ...equivalentsOf(word)].sort();
  return stemOf(asAmericansSpell(first));
}

/** What it counts that a code is called just what was typed. Tuned: tests/relevance. */
const calledSo = 6;
/** The same where a side or an age was typed too, which a diagnosis may say. */
const calledSoBeside = 3.5;
/** What it counts more that the code says the side or age. */
export const saidBeside = calledSo - calledSoBeside;
/** What it counts more for each further word of what a word stands for: "OSA" is obstructive sleep apnea rather than sleep apnea. */
const furtherWord = 0.3;
/** And more still for the very words. */
const asTyped = 1.5;
const mostWays = 8;

/**
 * The codes that are called what was typed, with what that counts. A side, an age or a sex may be said beside the name. Of diagnoses a name
 * may be what a word stands for: "OSA".
 * A text that says what is done means no diagnosis by it, though "Transplant, liver" is the status of one.
 */
export function calledWhatWasTyped(words: readonly QueryWord[], part: SearchPart): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const required = words.filter((word) => word.required);
  const named = required.filter((word) => word.ofPatient === null);
  const note = (places: readonly number[], isWanted: (place: number) => boolean, worth: number): void => {
    for (const place of places) if (isWanted(place) && worth > (found.get(place) ?? 0)) found.set(place, worth);
  };
  const isProcedure = (place: number): boolean => place < part.procedures;
  const saysDone = saysWhatIsDone(words);
  const isDiagnosis = (place: number): boolean => place >= part.procedures && !saysDone;
  for (const [wanted, beside] of [[required, false], [named, true]] as const) {
    if (beside && named.length === required.length) continue;
    for (const [index, way] of waysToRead(wanted).entries()) {
      if (index === 0) for (const key of keyOfName(way)) note(part.called(key), isProcedure, calledSo + asTyped);
      const worth = (beside ? calledSoBeside : calledSo) + (index === 0 ? asTyped : furtherWord * (way.length - 1));
      for (const key of keyOfDiagnosis(way)) note(part.called(key), isDiagnosis, worth);
    }
  }
  return found;
}

/**
 * Diagnoses that are called what was typed but for one word, where none is called all of it: a disease that does not say where it is, as "gangrene" of a foot.
 */
export function calledButForOneWord(words: readonly QueryWord[], part: SearchPart): ReadonlySet<number> {
  const named = words.filter((word) => word.required && word.ofPatient === null);
  const found = new Set<number>();
  if (named.length < 2 || saysWhatIsDone(words)) return found;
  for (const left of named) {
    for (const way of waysToRead(named.filter((word) => word !== left))) {
      for (const key of keyOfDiagnosis(way)) for (const place of part.called(key)) if (place >= part.procedures) found.add(place);
    }
  }
  return found;
}

/** The words as they were typed first, then with one of them read as what it stands for, then with all. */
function waysToRead(words: readonly QueryWord[]): string[][] {
  const typed = ({ word }: QueryWord): string[] => word.split(' ');
  const ways = [words.flatMap(typed)];
  for (const [index, word] of words.entries()) {
    for (const reading of meaningsOf(word)) if (ways.length < mostWays) ways.push(words.flatMap((other, at) => (at === index ? reading : typed(other))));
  }
  const read = words.filter((word) => meaningsOf(word).length > 0).length;
  // "BPH with LUTS": each is read as the first thing that it stands for.
  if (read > 1) ways.push(words.flatMap((word) => meaningsOf(word)[0] ?? typed(word)));
  return ways;
}

/** What a word stands for, also where hospitals write it so often that it is not read out. */
export function meaningsOf({ readings, strong }: QueryWord): (readonly string[])[] {
  if (readings.length > 0) return readings.map((reading) => reading.flatMap(({ word }) => word.split(' ')));
  return strong.filter(({ kind }) => kind === 'abbreviation').map((variant) => variant.words);
}
