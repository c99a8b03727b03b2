import { describe, expect, it } from 'vitest';
import { textSegments } from './text-marks.ts';

const text = 'Hamstring lengthening, 27393';

describe('marks in a text', () => {
  it('cut it where codes and words begin and end, and leave it whole', () => {
    const segments = textSegments(text, [{ span: [23, 28], status: 'known' }], [[0, 9], [10, 21]]);
    expect(segments.map((one) => one.text).join('')).toBe(text);
    expect(segments.filter(({ isShown }) => isShown).map((one) => one.text)).toEqual(['Hamstring', 'lengthening']);
    expect(segments.find(({ code }) => code === 'known')?.text).toBe('27393');
  });

  it('bear spans that overlap or reach past the end', () => {
    const segments = textSegments(text, [{ span: [20, 99], status: 'look-alike' }], [[0, 15], [10, 24], [40, 50]]);
    expect(segments.map((one) => one.text).join('')).toBe(text);
    expect(segments.filter(({ isShown }) => isShown).map((one) => one.text).join('')).toBe(text.slice(0, 24));
    expect(segments.filter(({ code }) => code === 'doubtful').map((one) => one.text).join('')).toBe(text.slice(20));
  });

  it('are none in an empty text', () => {
    expect(textSegments('', [], [])).toEqual([]);
  });
});
