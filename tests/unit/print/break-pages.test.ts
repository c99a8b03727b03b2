import { describe, expect, test } from 'vitest';
import { breakPages, type Block } from '../../../renderer/print/pages/break-pages.ts';

/** Blocks of ten pixels below one another. */
function column(count: number, values: (position: number) => Partial<Block> = () => ({})): Block[] {
  return Array.from({ length: count }, (_, position) => ({ top: position * 10, bottom: position * 10 + 10, keepsWithNext: false, startsPage: false, repeated: 0, ...values(position) }));
}

/** The blocks of each page as "0-3". */
function pages(blocks: readonly Block[], height: number): string[] {
  return breakPages(blocks, height).map(({ from, to }) => `${from}-${to - 1}`);
}

describe('the pages of a document', () => {
  test('take as many lines as fit', () => {
    expect(pages(column(7), 30)).toEqual(['0-2', '3-5', '6-6']);
  });

  test('leave room for code and title, which come back on each', () => {
    expect(pages(column(7, () => ({ repeated: 10 })).with(0, { ...column(1)[0]!, repeated: 0 }), 30)).toEqual(['0-2', '3-4', '5-6']);
  });

  test('never end with a heading', () => {
    expect(pages(column(6, (position) => ({ keepsWithNext: position === 2 })), 30)).toEqual(['0-1', '2-4', '5-5']);
  });

  test('keep what stands side by side together', () => {
    // A heading of two lines beside its text: 2 and 3 begin at the same height.
    const blocks = column(5).with(2, { ...column(3)[2]!, bottom: 40 }).map((block, position) => (position === 3 ? { ...block, top: 20, bottom: 30 } : block));
    expect(pages(blocks, 35)).toEqual(['0-1', '2-4']);
  });

  test('begin where a code asks for a page of its own', () => {
    expect(pages(column(4, (position) => ({ startsPage: position === 1 })), 100)).toEqual(['0-0', '1-3']);
  });

  test('hold a block that is higher than the paper, and go on', () => {
    const blocks: Block[] = [{ top: 0, bottom: 90, keepsWithNext: false, startsPage: false, repeated: 0 }, { top: 90, bottom: 100, keepsWithNext: false, startsPage: false, repeated: 0 }];
    expect(pages(blocks, 30)).toEqual(['0-0', '1-1']);
  });

  test('end somewhere even when every line wants to stay with the next', () => {
    expect(pages(column(4, () => ({ keepsWithNext: true })), 20)).toEqual(['0-1', '2-3']);
  });
});
