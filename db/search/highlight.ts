import { wordsOf } from './normalize.ts';

export interface MarkedWord {
  word: string;
  /** Whether only the beginning of the title's word was asked for. */
  beginning: boolean;
}

/** A word of a title as it stands there: its place in UTF-16 units and its normalised words. */
export interface TitleSpan {
  start: number;
  end: number;
  words: readonly string[];
}

export function spansOf(title: string): TitleSpan[] {
  const spans: TitleSpan[] = [];
  for (const found of title.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.,'’](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu)) {
    const words = wordsOf(found[0]);
    if (words.length > 0) spans.push({ start: found.index, end: found.index + found[0].length, words });
  }
  return spans;
}

/**
 * Finds the words in the title as shown.
 * @returns ranges [start, end) in UTF-16 units of the title, in order, never overlapping.
 */
export function marksOf(spans: readonly TitleSpan[], marked: readonly MarkedWord[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { start, end, words } of spans) {
    let longest = 0;
    for (const { word, beginning } of marked) {
      for (const shown of words) {
        if (shown === word) longest = end - start;
        // A beginning is marked as far as it was typed, where letters and their plain forms are of one length.
        else if (beginning && shown.startsWith(word)) longest = Math.max(longest, shown.length === end - start ? word.length : end - start);
      }
    }
    if (longest > 0) ranges.push([start, start + longest]);
  }
  return ranges;
}

/** The words of a title that were met, as the title spells them. */
export function shownWords(title: string, spans: readonly TitleSpan[], marked: readonly MarkedWord[]): string[] {
  const starts = new Set(marksOf(spans, marked).map(([start]) => start));
  return spans.filter((span) => starts.has(span.start)).map((span) => title.slice(span.start, span.end));
}
