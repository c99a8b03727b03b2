import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeKey, PaperSize } from '../../electron/contract/index.ts';
import { codePageParts } from '../../electron/contract/window.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { savePdf } from './desk-prints.ts';
import { pictureOf, readPdf, words, wordsOnPaper, type ReadPdf } from './read-pdf.ts';

const codes: CodeKey[] = ['27380', '27390', '27391', '27394', '27395', '27397'].map((code) => ({ system: 'CPT', code }));
const headings = new Set<string>([...codePageParts.map(([, heading]) => heading), 'Sources', 'Notices', 'Not loaded yet', 'No data for this code', 'Only with documentation', 'Diagnoses', 'Related codes']);

/** Points that two spans have in common. */
function overlap(one: readonly [from: number, to: number], other: readonly [from: number, to: number]): number {
  return Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
}

/** The middle of a word's line; the boxes of lines reach into one another. */
function middle({ top, bottom }: { top: number; bottom: number }): number {
  return (top + bottom) / 2;
}

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

describe.each([
  ['Letter', 'page-each'],
  ['A4', 'page-each'],
  ['Letter', 'continuous'],
  ['A4', 'continuous'],
] as const)('six codes with their contents on %s, %s', (paper: PaperSize, arrangement) => {
  let path = '';
  let pdf: ReadPdf;
  beforeAll(async () => {
    ({ path } = await savePdf(launched, `${paper}-${arrangement}.pdf`, paper, { codes, arrangement, contents: true, title: 'Knee tendons' }));
    pdf = readPdf(path);
  });
  const onEachPage = (look: (page: number) => void) => pdf.pages.forEach((_, position) => look(position + 1));
  /** The code that the head of a page names; null for the contents. */
  const headOf = (page: number) => /^\s*(\d{5})\b/.exec(pdf.pages[page - 1] ?? '')?.[1] ?? null;

  test('no line is cut: the edges of the paper are white, and the text ends above the foot', () => {
    onEachPage((page) => {
      const picture = pictureOf(path, page);
      const edge = picture.pixels(5);
      for (let row = 0; row < picture.height; row += 1) {
        const atEdge = row < edge || row >= picture.height - edge;
        expect(picture.hasInk(row, 0, atEdge ? picture.width : edge) || picture.hasInk(row, picture.width - edge), `page ${page}, row ${row}`).toBe(false);
      }
      const ink = wordsOnPaper(path, page);
      const foot = ink.findLast((word) => word.text === 'Printed');
      const body = ink.filter((word) => foot !== undefined && word.top < foot.top - 1);
      expect(Math.max(...body.map((word) => word.bottom)), `page ${page} has text in its foot`).toBeLessThan((foot?.top ?? 0) + 0.5);
    });
  });

  test('no words stand on one another', () => {
    onEachPage((page) => {
      const ink = wordsOnPaper(path, page);
      const overlaps = ink.flatMap((word, index) =>
        ink.slice(index + 1).filter((other) => overlap([word.left, word.left + word.width], [other.left, other.left + other.width]) > 1 && Math.abs(middle(word) - middle(other)) < 3).map((other) => `${word.text} ${other.text}`),
      );
      expect(overlaps, `page ${page}`).toEqual([]);
    });
  });

  test('no page is emptier than 15 %, but the last of a summary', () => {
    onEachPage((page) => {
      const isLast = page === pdf.pages.length || headOf(page + 1) !== headOf(page);
      const picture = pictureOf(path, page);
      const top = picture.pixels(20);
      // The foot with its line stands in the last 16 mm.
      const bottom = picture.height - picture.pixels(16);
      let lowest = top;
      for (let row = top; row < bottom; row += 1) if (picture.hasInk(row)) lowest = row;
      const filled = (lowest - top) / (bottom - top);
      expect(filled, `page ${page} of ${pdf.pages.length}`).toBeGreaterThan(isLast ? 0.03 : 0.85);
    });
  });

  test('no heading stands alone at the foot of a page', () => {
    onEachPage((page) => {
      const ink = wordsOnPaper(path, page);
      const foot = ink.findLast((word) => word.text === 'Printed');
      const body = ink.filter((word) => foot !== undefined && word.bottom < foot.top);
      const lowest = Math.max(...body.map((word) => word.bottom));
      const lastLine = body.filter((word) => word.bottom > lowest - 4).map((word) => word.text).join(' ');
      expect(headings.has(lastLine), `page ${page} ends with "${lastLine}"`).toBe(false);
    });
  });

  test('code and title stand on every page, and the contents name the page on which each code begins', () => {
    const lines = (pdf.pages[0] ?? '').split('\n');
    expect(words(lines.join(' '))).toContain('Knee tendons 6 codes');
    for (const { code } of codes) {
      const line = lines.find((text) => text.trimStart().startsWith(code)) ?? '';
      const named = Number(/\s(\d+)\s*$/.exec(line)?.[1]);
      // The head of a summary has its code in large letters; in lists the same code is small.
      const begins = pdf.pages.findIndex((_, position) => wordsOnPaper(path, position + 1).some((word) => word.text === code && word.width > 45)) + 1;
      expect(begins, line).toBe(named);
    }
    onEachPage((page) => {
      if (page > 1) expect(pdf.pages[page - 1]?.trimStart(), `page ${page}`).toMatch(/^\d{5}\s+\S/);
      expect(pdf.pages[page - 1]).toContain(`Page ${page} of ${pdf.pages.length}`);
    });
  });
});

test('27397 takes four pages and no more', async () => {
  for (const paper of ['Letter', 'A4'] as const) {
    const { pages } = await savePdf(launched, `four-${paper}.pdf`, paper, { codes: codes.slice(-1) });
    expect(pages).toBeLessThanOrEqual(4);
  }
});
