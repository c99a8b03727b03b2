import { isFiller } from './equivalents.ts';
import { wordsOf } from './normalize.ts';

/** A text of more words is never typed in full. */
const mostWords = 6;
const mostNames = 6;
/** Two words that begin alike are one word in two forms: "Calculus, calculi, calculous". */
const alike = 4;

/**
 * What the index of diagnoses calls a code, as it would be typed: the words of an entry from its main term down, without what it says
 * in parentheses, which may be there or not. "Cyst (simple) (retention), ovary, ovarian (twisted)" is "cyst ovary" and "cyst ovarian".
 * Nothing for an entry of more words than anybody types.
 */
export function namesOfEntry(entry: string): string[][] {
  let names: string[][] = [[]];
  let before: readonly string[] = [];
  let under: string[][] = [];
  for (const segment of entry.replace(/\([^()]*\)/g, ' ').split(',')) {
    const words = wordsOf(segment).filter((word) => !isFiller(word));
    const [only] = words;
    if (only === undefined) continue;
    const isForm = words.length === 1 && before.length === 1 && beginAlike(only, before[0] ?? '');
    if (!isForm) under = names;
    const longer = under.map((name) => [...name, ...words]);
    names = isForm ? [...names, ...longer] : longer;
    before = words;
    if (names.every((name) => name.length > mostWords)) return [];
  }
  if (namedAfter.test(entry)) names = names.flatMap((name) => [name, name.filter((word) => word !== 'disease')]);
  return names.filter((name) => name.length > 0 && name.length <= mostWords).slice(0, mostNames);
}

/** A name in brackets at the end of a title is what the diagnosis is called after somebody: "Radial styloid tenosynovitis [de Quervain]". */
export function eponymsOfTitle(title: string): string[][] {
  const eponym = /\[([^\]]*\b\p{Lu}\p{Ll}[^\]]*)\]$/u.exec(title)?.[1];
  return eponym === undefined ? [] : [wordsOf(eponym)];
}

/** "Quervain's disease" is typed without the disease; a syndrome is said. */
const namedAfter = /'s?[,\s]+disease\b/i;

function beginAlike(left: string, right: string): boolean {
  const length = Math.min(alike, left.length, right.length);
  return length >= 3 && left.slice(0, length) === right.slice(0, length);
}
