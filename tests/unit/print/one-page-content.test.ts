import { describe, expect, test } from 'vitest';
import { mostLeftOut, onePageContent, sourcesCited } from '../../../renderer/print/one-page-content.ts';
import { barePage, page27397 } from '../../print/fixture.ts';

describe('what stands on the one page', () => {
  test('is everything that a booking needs as long as there is room', () => {
    const content = onePageContent(page27397, 0);
    expect(content.askBeforeBooking).toHaveLength(5);
    expect(content.toHaveReady).toHaveLength(4);
    // The overview and the three steps of the operation.
    expect(content.whatIsDone).toHaveLength(4);
    expect(content.leftOut).toEqual([]);
  });

  test('loses the steps of the operation first, which the overview tells in short', () => {
    const content = onePageContent(page27397, 3);
    expect(content.whatIsDone).toHaveLength(1);
    expect(content.leftOut).toEqual(['the steps of the operation']);
  });

  test('cites what stands on it and nothing else, so that the list of sources takes no room from questions', () => {
    const [item] = page27397.askBeforeBooking.state === 'data' ? page27397.askBeforeBooking.items : [];
    if (item === undefined) throw new Error('the fixture asks something');
    const page = { ...page27397, askBeforeBooking: { state: 'data' as const, items: [item, { ...item, source: 77 }] }, crosswalks: barePage.crosswalks };
    const cited = sourcesCited(page, onePageContent(page, 0));
    expect(cited).toContain(77);
    expect(cited).toContain(page.titleSource);
    expect(cited).toEqual(new Set([...cited].filter((number) => number === 77 || page.sources.some((source) => source.number === number))));
    const bare = sourcesCited(barePage, onePageContent(barePage, 0));
    expect(bare.size).toBeLessThan(barePage.sources.length + 1);
    expect([...bare]).not.toContain(77);
  });

  test('keeps the steps where no overview tells them', () => {
    const page = { ...page27397, overview: barePage.overview };
    expect(onePageContent(page, mostLeftOut(page)).whatIsDone).toHaveLength(3);
  });

  test('loses one entry with every step, names all that is gone, and keeps this code in its family', () => {
    const sizeOf = (out: number) => {
      const { withAdvice, whatIsDone, askBeforeBooking, toHaveReady, family, diagnoses, children, descriptions } = onePageContent(page27397, out);
      return [whatIsDone, askBeforeBooking, toHaveReady, family, diagnoses, children, descriptions].reduce((sum, list) => sum + list.length, Number(withAdvice));
    };
    const most = mostLeftOut(page27397);
    for (let out = 0; out < most; out += 1) expect(sizeOf(out) - sizeOf(out + 1)).toBe(1);
    expect(sizeOf(most + 5)).toBe(sizeOf(most));
    const least = onePageContent(page27397, most);
    expect(least.family.some((row) => row.current)).toBe(true);
    expect(least.leftOut).toContain('4 to have ready');
    expect(least.leftOut).toContain('3 to ask');
  });
});
