import { describe, expect, it } from 'vitest';
import { nextTexts } from '../../../db/search/next-texts.ts';
import type { Vocabulary } from '../../../db/search/vocabulary.ts';

const words: Readonly<Record<string, number>> = { hamstring: 40, hammertoe: 5, hand: 60, lengthening: 30 };
const vocabulary = {
  codes: (word: string) => words[word] ?? 0,
  codesStartingWith: (beginning: string) =>
    Object.entries(words).reduce((sum, [word, codes]) => (word.startsWith(beginning) ? sum + codes : sum), 0),
} as unknown as Vocabulary;

const next = (text: string) => nextTexts(text, vocabulary);

describe('the next letters of a text', () => {
  it('come in the order in which words go on', () => {
    expect(next('ha').slice(0, 2)).toEqual(['han', 'ham']);
    expect(next('ham').slice(0, 2)).toEqual(['hams', 'hamm']);
  });

  it('go on from the last word and keep what stands before it', () => {
    expect(next('hamstring Len')[0]).toBe('hamstring leng');
  });

  it('put the space behind a whole word and the point behind the first three of a diagnosis', () => {
    expect(next('hand')[0]).toBe('hand ');
    expect(next('M62')[0]).toBe('m62.');
    expect(next('')).not.toContain(' ');
  });

  it('are digits where the word is a number', () => {
    expect(next('2739').slice(0, 10)).toEqual([...'0123456789'].map((digit) => `2739${digit}`));
  });

  it('hold every letter once, slips of the finger too', () => {
    expect(next('hamst').filter((text) => /[a-z]$/.test(text))).toHaveLength(26);
    expect(new Set(next('hamst')).size).toBe(next('hamst').length);
  });
});
