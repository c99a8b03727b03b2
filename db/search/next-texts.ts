import { normalizeText } from './normalize.ts';
import type { Vocabulary } from './vocabulary.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const digits = [...'0123456789'];

/**
 * The texts that one more key would make of `text`, lower case, the likeliest first: letters by how many codes are named
 * with a word that goes on so, a space behind a whole word, digits first where the last word is a number. Every letter of the
 * English keyboard is among them, so that a slip of the finger is too.
 */
export function nextTexts(text: string, vocabulary: Vocabulary): string[] {
  const lower = text.toLowerCase();
  const word = /\S*$/.exec(lower)?.[0] ?? '';
  // The vocabulary holds words as the index does; what is typed after a sign such as "-" or "/" starts a word of its own.
  const ending = normalizeText(word).split(' ').at(-1) ?? '';
  const isNumber = /\d$/.test(ending);
  const weight = (key: string): number => {
    if (key === ' ') return ending === '' ? -1 : vocabulary.codes(ending) * 2;
    if (key === '.') return /^[a-z]\d[0-9a-z]$/.test(ending) ? Number.MAX_SAFE_INTEGER : -1;
    if (/\d/.test(key)) return isNumber ? 1_000_000 : /^[a-z]?$/.test(ending) ? 1 : 0;
    return vocabulary.codesStartingWith(ending + key);
  };
  return [...letters, ...digits, ' ', '.']
    .map((key) => ({ key, weight: weight(key) }))
    .filter(({ weight: found }) => found >= 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ key }) => lower + key);
}
