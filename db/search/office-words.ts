import type { OfficeWord } from '../model/library.ts';
import { normalizeText, wordsOf } from './normalize.ts';

/** A text with the office's own abbreviations written out, and those that were. */
export interface WrittenOut {
  readonly text: string;
  readonly used: readonly OfficeWord[];
}

/**
 * The office's list wins over everything that the catalog knows of a word: its meaning is searched as if it had been typed. Several
 * words may stand for one thing ("hip scope"); the longest entry that fits is meant.
 */
export function openOfficeWords(list: readonly OfficeWord[]): (text: string) => WrittenOut {
  const byFirst = new Map<string, { words: readonly string[]; entry: OfficeWord }[]>();
  for (const entry of list) {
    const words = wordsOf(entry.word);
    const [first] = words;
    if (first === undefined || wordsOf(entry.meaning).length === 0) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, entry }].sort((one, other) => other.words.length - one.words.length));
  }
  return (text) => {
    if (byFirst.size === 0) return { text, used: [] };
    const asked = normalizeText(text).split(' ');
    const written: string[] = [];
    const used: OfficeWord[] = [];
    for (let index = 0; index < asked.length; ) {
      const found = byFirst.get(asked[index] ?? '')?.find(({ words }) => words.every((word, offset) => asked[index + offset] === word));
      if (found === undefined) written.push(asked[index] ?? '');
      else {
        written.push(found.entry.meaning);
        used.push(found.entry);
      }
      index += found?.words.length ?? 1;
    }
    // Without one the text stays as it was typed: a code keeps its dot.
    return used.length === 0 ? { text, used } : { text: written.join(' '), used };
  };
}
