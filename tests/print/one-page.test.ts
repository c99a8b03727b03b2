import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeKey, PaperSize } from '../../electron/contract/index.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { documentFor, savePdf } from './desk-prints.ts';
import { pictureOf, readPdf, words, wordsOnPaper, type ReadPdf } from './read-pdf.ts';

const texts = join(import.meta.dirname, '../../resources/starter/texts');
const codes: CodeKey[] = readdirSync(texts).map((name) => ({ system: 'CPT', code: name.slice(0, 5) }));
const headings = ['What is done', 'At a glance', 'Ask before booking', 'Which of this family', 'What to have ready', 'Diagnoses', 'Sources.', 'Notices.'];

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

describe.each(['Letter', 'A4'] as const)('the one page of every starter code on %s', (paper: PaperSize) => {
  let path = '';
  let proposed = '';
  let pdf: ReadPdf;
  beforeAll(async () => {
    ({ path, proposed } = await savePdf(launched, `one-page-${paper}.pdf`, paper, { codes, extent: 'one-page' }));
    pdf = readPdf(path);
  }, 120_000);

  test('is one page, in the order asked for', () => {
    expect(pdf.pages.map((page) => page.trimStart().slice(0, 5))).toEqual(codes.map(({ code }) => code));
    expect(proposed).toMatch(/ sheet\.pdf$/);
  });

  test('has everything that a booking needs, and says what it leaves out', async () => {
    const document = await documentFor(launched, { codes, extent: 'one-page' });
    if (document.document !== 'summary') throw new Error('codes become a summary');
    document.pages.forEach((page, position) => {
      const onPaper = words(pdf.pages[position] ?? '');
      const letters = onPaper.replace(/[\s\d]/g, '');
      const tellsOf = (text: string) => letters.includes(text.replace(/[\s\d]/g, ''));
      for (const heading of headings) expect(letters, `${page.code}: ${heading}`).toContain(heading.replace(/\s/g, ''));
      for (const fact of page.glance) expect(onPaper, page.code).toContain(fact.label.split(' ')[0]);
      const lists = [
        ['to ask', page.askBeforeBooking.state === 'data' ? page.askBeforeBooking.items.map(({ text }) => text) : []],
        ['to have ready', page.toHaveReady.state === 'data' ? page.toHaveReady.items.map(({ text }) => text) : []],
      ] as const;
      for (const [name, items] of lists) {
        // Two columns are read line by line: a text of one line is looked for whole, the count of boxes stands for the others.
        const short = items.filter((text) => text.length < 45);
        const missing = short.filter((text) => !tellsOf(text));
        const said = Number(new RegExp(`(\\d+) ${name}`).exec(onPaper)?.[1] ?? 0);
        expect(missing.length, `${page.code} ${name}: ${missing.join(' | ')}`).toBeLessThanOrEqual(said);
        // A question that is not asked is a wrong booking: the starter texts leave none out.
        if (name === 'to ask') expect(said, page.code).toBe(0);
      }
    });
  });

  test('is well filled, with white edges and no text in its foot', () => {
    // The pages with most and with fewest words: a picture of each of more than a hundred takes minutes.
    const byLength = pdf.pages.map((text, position) => ({ position, length: text.replace(/\s/g, '').length })).sort((one, other) => one.length - other.length);
    for (const { position } of [...byLength.slice(0, 3), ...byLength.slice(-5)]) {
      const picture = pictureOf(path, position + 1);
      const edge = picture.pixels(5);
      for (let row = 0; row < picture.height; row += 1) expect(picture.hasInk(row, 0, edge) || picture.hasInk(row, picture.width - edge)).toBe(false);
      const ink = wordsOnPaper(path, position + 1);
      const foot = ink.findLast((word) => word.text === 'Printed');
      const lowest = Math.max(...ink.filter((word) => word.top < (foot?.top ?? 0) - 1).map((word) => word.bottom));
      expect(lowest, `page ${position + 1}`).toBeLessThan((foot?.top ?? 0) + 0.5);
      expect(lowest / pdf.height, `page ${position + 1} is well filled`).toBeGreaterThan(0.7);
    }
  });
});
