import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../renderer/print/pieces-of.ts';

const letters = (text: string) => text.replace(/\s/g, '');

describe('a long text in a column', () => {
  test('is cut at the end of a sentence and loses no letter', () => {
    const text = 'The surgeon opens the back of the thigh and finds the tendon. '.repeat(20);
    const pieces = piecesOf(text);
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(piece).toMatch(/^The .*tendon\.$/);
    expect(letters(pieces.join(''))).toBe(letters(text));
  });

  test('is cut between words where no sentence ends, and within a word that has no end', () => {
    const words = 'tendon '.repeat(200);
    for (const piece of piecesOf(words)) expect(piece).toMatch(/^(?:tendon ?)+$/);
    expect(letters(piecesOf(words).join(''))).toBe(letters(words));
    const endless = 'x'.repeat(1000);
    expect(piecesOf(endless).join('')).toBe(endless);
    expect(Math.max(...piecesOf(endless).map((piece) => piece.length))).toBeLessThan(400);
  });

  test('stays whole when it is short', () => {
    expect(piecesOf('90-day (major)')).toEqual(['90-day (major)']);
    expect(piecesOf('')).toEqual(['']);
  });
});
