/**
 * Flesch reading ease: 206.835 - 1.015 x words per sentence - 84.6 x syllables per word. Syllables are counted as groups of
 * vowels, less a silent e at the end: good to a few points on a text of this length.
 */
export function fleschReadingEase(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.toLowerCase().match(/[a-z']+/g) ?? []);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 206.835 - 1.015 * (words.length / sentences.length) - 84.6 * (syllables / words.length);
}

function syllablesOf(word: string): number {
  const groups = word.replace(/[^aeiouy]e$/, (end) => end.slice(0, 1)).replace(/([^aeioudt])ed$/, '$1d').match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

/** Splits a paragraph into its sentences. */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.?]) /);
}
