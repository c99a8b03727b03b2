import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeKey, PaperSize, Review } from '../../electron/contract/index.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { documentFor, savePdf } from './desk-prints.ts';
import { pictureOf, readPdf, words, wordsOnPaper, type ReadPdf } from './read-pdf.ts';

/** Of four sections: an add-on, two that follow one another, one priced without RVUs; and a diagnosis, which has no text. */
const codes: CodeKey[] = [...['27358', '27397', '27400', '27570', '27599'].map((code) => ({ system: 'CPT' as const, code })), { system: 'ICD10CM', code: 'M62.451' }];

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

/** Letters alone: a reader puts blanks and line ends wherever lines were broken. */
function letters(text: string): string {
  return text.replace(/\s+/g, '');
}

describe.each<PaperSize>(['Letter', 'A4'])('the review sheet on %s', (paper) => {
  let review: Review;
  let pdf: ReadPdf;
  let path = '';
  let proposed = '';

  beforeAll(async () => {
    const document = await documentFor(launched, { document: 'review', codes });
    if (document.document !== 'review') throw new Error('a review was asked for');
    review = document.review;
    const saved = await savePdf(launched, `review ${paper}.pdf`, paper, { document: 'review', codes });
    ({ path, proposed } = saved);
    pdf = readPdf(path);
    expect(pdf.pages).toHaveLength(saved.pages);
  });

  /** The pages of one code, by the head that comes back on each. */
  function pagesOf(code: string): string[] {
    return pdf.pages.filter((page) => new RegExp(`(^|\\n)\\s*${code.replace('.', '\\.')} {2,}\\S`).test(page));
  }

  test('is proposed under its codes', () => {
    expect(proposed).toMatch(/27358, 27397, 27400, 27570 and 2 more review\.pdf$/);
  });

  test('has every statement of every code, in its words', () => {
    const paperWords = letters(pdf.pages.join(' '));
    const missing = review.codes.flatMap(({ code, parts }) => parts.flatMap(({ statements }) => statements.filter(({ text }) => !paperWords.includes(letters(text))).map(({ text }) => `${code}: ${text}`)));
    expect(missing).toEqual([]);
  });

  test('numbers the statements of each code without a gap, each on one row', () => {
    for (const { code, parts } of review.codes.filter(({ parts }) => parts.length > 0)) {
      const count = parts.flatMap(({ statements }) => statements).length;
      const numbers = numbersOf(code);
      expect(numbers, code).toEqual(Array.from({ length: count }, (_, position) => position + 1));
    }
  });

  /** What stands first in the rows of a code, from its head to its last line. */
  function numbersOf(code: string): number[] {
    const lines = pdf.pages.slice(1).flatMap((page) => page.split('\n'));
    const numbers: number[] = [];
    let inside = false;
    for (const line of lines) {
      if (/^\s*(?:\d{5}|[A-Z]\d\d\.?\w*) {2,}\S/.test(line)) inside = line.trimStart().startsWith(code);
      const number = /^\s{0,3}(\d{1,3}) {1,}\S/.exec(line)?.[1];
      if (inside && number !== undefined) numbers.push(Number(number));
    }
    return numbers;
  }

  test('has code, facts, page x of y, releases and the heads of the columns on every page of statements', () => {
    for (const { code, facts, parts } of review.codes) {
      const pages = pagesOf(code).slice(1);
      if (parts.length > 0) expect(pages.length, code).toBeGreaterThan(1);
      for (const page of pages.filter((one) => /Write the change/.test(one))) for (const { label, value } of facts) expect(letters(page)).toContain(letters(`${label} ${value}`));
    }
    pdf.pages.forEach((page, position) => {
      expect(page).toContain(`Page ${position + 1} of ${pdf.pages.length}`);
      expect(words(page)).toContain('Medicare fee schedule July 2026');
      if (/\n\s*\d{1,3} {2,}\S/.test(page) && position > 0) expect(words(page), `page ${position + 1}`).toMatch(/right wrong Write the change/);
    });
  });

  test('opens with how to use it, lines for the reviewer, the catalog, and each code with its page', () => {
    const [cover = ''] = pdf.pages;
    for (const part of ['How to use it', 'Reviewer', 'Specialty', 'Date', 'Signature', `Catalog version ${review.catalogVersion}`]) expect(words(cover)).toContain(part);
    for (const { code, title } of review.codes) {
      const page = Number(new RegExp(`${code.replace('.', '\\.')} .*?(\\d+)\\s*\\n`).exec(cover)?.[1]);
      expect(words(pdf.pages[page - 1] ?? ''), `${code} begins on page ${page}`).toContain(words(title).slice(0, 30));
    }
  });

  test('says of a code without a text that there is none, and closes with the notices', () => {
    const text = words(pdf.pages.join(' '));
    expect(text).toContain('No starter text and no text of the office for this code: there is nothing to check.');
    expect(words(pdf.pages.at(-1) ?? '')).toMatch(/Notices.*Plain-language content of this project/);
  });

  test('has no cut line, no lone heading and no empty page', () => {
    pdf.pages.forEach((page, position) => {
      const ink = wordsOnPaper(path, position + 1);
      const foot = ink.findLast((word) => word.text === 'Printed' && word.top > pdf.height - 80);
      const body = ink.filter((word) => word.top < (foot?.top ?? 0) - 1);
      expect(Math.max(...body.map((word) => word.bottom)), `page ${position + 1}`).toBeLessThan(foot?.top ?? 0);
      expect(body.length, `page ${position + 1} is not empty: ${page}`).toBeGreaterThan(30);
      // The last line above the foot is never the head of a table.
      const last = Math.max(...body.map((word) => word.top));
      expect(body.filter((word) => word.top > last - 2).map((word) => word.text).join(' ')).not.toContain('Write the change');
    });
  });

  test('keeps its ink within the paper', () => {
    for (let page = 1; page <= pdf.pages.length; page += 1) {
      const picture = pictureOf(path, page);
      const edge = picture.pixels(5);
      for (let row = 0; row < picture.height; row += 1) expect(picture.hasInk(row, picture.width - edge), `page ${page}`).toBe(false);
    }
  });
});
