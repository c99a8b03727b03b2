import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge, CodeKey, CodePage, PaperSize } from '../../electron/contract/index.ts';
import { codePageParts } from '../../electron/contract/window.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { savePdf as saveOn } from './desk-prints.ts';
import { readPdf, words, wordsOnPaper, type ReadPdf } from './read-pdf.ts';

const hamstrings: CodeKey[] = ['27397', '27395', '27390'].map((code) => ({ system: 'CPT', code }));
const [several] = hamstrings;
if (several === undefined) throw new Error('there are codes to print');

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

const savePdf = (name: string, paper: PaperSize, codes: readonly CodeKey[]) => saveOn(launched, name, paper, { codes });

async function pageOf(key: CodeKey): Promise<CodePage> {
  const answer = await launched.window.evaluate((asked) => (window as Window & typeof globalThis & { codetray: Bridge }).codetray.call('code.show', asked), key);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Text that runs into the foot of the page is cut; a page with a head and nothing below it wastes paper. */
function expectNoCutAndNoEmptyPage({ path, pdf }: { path: string; pdf: ReadPdf }): void {
  pdf.pages.forEach((page, position) => {
    const ink = wordsOnPaper(path, position + 1);
    const foot = ink.findLast((word) => word.text === 'Printed' && word.top > pdf.height - 80);
    expect(foot, `page ${position + 1} has a foot`).toBeDefined();
    const body = ink.filter((word) => word.top < (foot?.top ?? 0) - 1);
    // Nothing of the text reaches into the foot, and below the head stands more than a line.
    expect(Math.max(...body.map((word) => word.bottom))).toBeLessThan(foot?.top ?? 0);
    expect(body.length, `page ${position + 1} is not empty: ${page}`).toBeGreaterThan(40);
  });
}

describe('the PDF of 27397 saved from the window', () => {
  let saved: Awaited<ReturnType<typeof savePdf>>;
  let pdf: ReadPdf;
  let text: string;

  beforeAll(async () => {
    saved = await savePdf('27397.pdf', 'Letter', [several]);
    pdf = readPdf(saved.path);
    text = words(pdf.pages.join(' '));
  });

  test('is proposed under the name of the code', () => {
    expect(saved.proposed).toMatch(/27397 summary\.pdf$/);
  });

  test('has every part of the page, with data or with the sentence that says what is missing', async () => {
    const page = await pageOf(several);
    // Headings stand beside the text and are broken into lines there, so their words are looked for one by one.
    for (const [part, heading] of codePageParts) {
      for (const word of heading.split(' ')) expect(text, `${heading} is on paper`).toContain(word);
      const content = page[part];
      if (content.state === 'missing' && content.sentence.length < 40) expect(text).toContain(content.sentence);
    }
  });

  test('has what a scheduler needs first, with values of the July 2026 release', async () => {
    const { glance } = await pageOf(several);
    expect(glance.length).toBeGreaterThan(5);
    for (const fact of glance) expect(text).toContain(fact.label.split(' ')[0]);
    for (const value of ['90-day', '25.64', '856.40', '33.4009', '150 %']) expect(text).toContain(value);
  });

  test('has code, title, releases, print date and page x of y on every page', () => {
    expect(pdf.pages).toHaveLength(saved.pages);
    const date = new Date();
    const today = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
    pdf.pages.forEach((page, position) => {
      expect(page.trimStart()).toMatch(/^27397\s+Move several thigh tendons/);
      expect(page).toContain(`Page ${position + 1} of ${pdf.pages.length}`);
      expect(words(page)).toContain(`Printed ${today}, Codetray`);
      expect(words(page)).toContain('Medicare fee schedule July 2026');
    });
  });

  test('lists its sources with their files and closes with the notices', async () => {
    const page = await pageOf(several);
    // A reader's hyphen at the end of a line is a hyphen of the name.
    const closing = text.replaceAll('- ', '-');
    for (const source of page.sources) expect(closing).toContain(words(source.fileName));
    for (const notice of page.notices) expect(text).toContain(words(notice).slice(0, 60));
  });

  test('has no text in the foot, no empty page and the size of the paper', () => {
    expectNoCutAndNoEmptyPage({ path: saved.path, pdf });
    expect([pdf.width, pdf.height]).toEqual([612, 792]);
  });
});

test('on A4 the page is 210 by 297 millimetres', async () => {
  const { path } = await savePdf('a4.pdf', 'A4', [several]);
  const pdf = readPdf(path);
  expect(Math.round(pdf.width)).toBe(595);
  expect(Math.round(pdf.height)).toBe(842);
  expectNoCutAndNoEmptyPage({ path, pdf });
});

test('several codes begin on a page each and carry their own code and title on all of theirs', async () => {
  const { path, pages, proposed } = await savePdf('several.pdf', 'Letter', hamstrings);
  const pdf = readPdf(path);
  expect(proposed).toMatch(/27397, 27395, 27390 summary\.pdf$/);
  expect(pdf.pages).toHaveLength(pages);
  const heads = pdf.pages.map((page) => page.trimStart().slice(0, 5));
  // In the order asked for, none coming back, none missing.
  expect([...new Set(heads)]).toEqual(hamstrings.map(({ code }) => code));
  expect(heads).toEqual([...heads].sort((one, other) => codeOrder(one) - codeOrder(other)));
  for (const key of hamstrings) {
    const { title } = await pageOf(key);
    const [firstWords] = [words(title).split(' ').slice(0, 3).join(' ')];
    for (const page of pdf.pages.filter((_, position) => heads[position] === key.code)) expect(words(page)).toContain(firstWords);
  }
  expectNoCutAndNoEmptyPage({ path, pdf });
});

test('leaves no hidden window behind', async () => {
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the window that people work in may not ask for a print document', async () => {
  const answer = await launched.window.evaluate(() => (window as Window & typeof globalThis & { codetray: Bridge }).codetray.call('print.document'));
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

function codeOrder(code: string): number {
  return hamstrings.findIndex((key) => key.code === code);
}
