import { describe, expect, it } from 'vitest';
import { markedSegments } from './marks.ts';

const shown = (title: string, marks: [number, number][]) =>
  markedSegments(title, marks).map((segment) => (segment.isMarked ? `[${segment.text}]` : segment.text)).join('');

describe('matched words in a title', () => {
  it('marks each matched word and leaves the rest', () => {
    expect(shown('Lengthen one hamstring tendon', [[0, 8], [13, 22]])).toBe('[Lengthen] one [hamstring] tendon');
  });

  it('leaves a title without matches whole', () => {
    expect(shown('Lengthen one hamstring tendon', [])).toBe('Lengthen one hamstring tendon');
  });

  it('never loses or doubles a letter when ranges overlap, come unsorted or reach past the end', () => {
    const title = 'Transfer to femur';
    for (const marks of [[[12, 99]], [[9, 11], [0, 8]], [[0, 8], [4, 11]], [[5, 5]], [[30, 40]], [[-3, 4]]] as [number, number][][]) {
      expect(markedSegments(title, marks).map((segment) => segment.text).join('')).toBe(title);
    }
  });
});
