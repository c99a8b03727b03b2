import { describe, expect, test } from 'vitest';
import type { PaperSize } from '../../electron/contract/index.ts';
import { openDesk } from '../e2e/desk.ts';
import { makeUserFile } from '../e2e/folders.ts';
import { feeCsv, feeRows, type FeeRow } from '../fixtures/import/release-files.ts';
import { importFiles } from '../e2e/import-files.ts';
import { physicianFeeSchedule } from '../e2e/release-file.ts';
import { savePdf, setPaper } from './desk-prints.ts';
import { readPdf, words, wordsOnPaper } from './read-pdf.ts';

const key = (code: string) => ({ system: 'CPT' as const, code });
const comparison = { document: 'comparison' as const, codes: [key('27395'), key('27397')] as [ReturnType<typeof key>, ReturnType<typeof key>] };
const letters = (text: string) => [...text.replace(/[\s\u00a0]/g, '')].sort().join('');
/** Nothing of the text reaches into the foot of its page. */
function expectNothingCut(path: string, page: number): void {
  const ink = wordsOnPaper(path, page);
  const foot = ink.findLast((word) => word.text === 'Printed')?.top ?? 0;
  const body = ink.filter((word) => word.top < foot - 1);
  expect(foot).toBeGreaterThan(0);
  expect(body.length).toBeGreaterThan(20);
  expect(Math.max(...body.map((word) => word.bottom))).toBeLessThan(foot + 0.5);
}

describe('two codes side by side on paper', () => {
  const desk = openDesk();
  const { timeout } = { timeout: 90_000 };

  test.for([
    ['Letter', [612, 792]],
    ['A4', [595, 842]],
  ] as [PaperSize, number[]][])('on %s: both codes above every page of the table, releases and page x of y below', async ([paper, size]) => {
    const { path, pages, proposed } = await savePdf(desk().launched, `comparison-${paper}.pdf`, paper, comparison);
    const pdf = readPdf(path);
    expect(proposed).toMatch(/27395 beside 27397\.pdf$/);
    expect([Math.round(pdf.width), Math.round(pdf.height)]).toEqual(size);
    expect(pdf.pages).toHaveLength(pages);
    pdf.pages.forEach((page, position) => {
      expect(page.trimStart()).toMatch(/^27395 beside 27397\s+\d+ differences/);
      expect(page).toContain(`Page ${position + 1} of ${pdf.pages.length}`);
      expect(words(page)).toContain('Medicare fee schedule July 2026');
      expectNothingCut(path, position + 1);
    });
    const text = words(pdf.pages.join(' '));
    for (const part of ['What tells them apart', 'At a glance', 'Modifiers', 'Medicare physician fee schedule', 'Sources', 'Different', 'Same', '25.64']) expect(text).toContain(part);
  });

  test('is previewed with Ctrl+P as it is saved, with the differences alone when they are wished', { timeout }, async () => {
    const { page, launched, search, pageOf } = desk();
    await setPaper(launched, 'Letter');
    await search('27395');
    await page.keyboard.press('Enter');
    await pageOf('27395');
    await page.keyboard.press('Control+Shift+C');
    await page.getByRole('dialog').getByLabel(/^Compare/).fill('27397');
    await page.getByRole('dialog').getByRole('list', { name: 'Codes found' }).getByText('27397').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#compare-title').waitFor();

    await page.keyboard.press('Control+P');
    await page.getByRole('dialog', { name: 'Print 27395 beside 27397' }).waitFor();
    const inSight = async () => {
      await page.locator('[data-part="pages"][aria-busy="false"]').waitFor();
      return (await page.locator('.preview-paper .page').allInnerTexts()).map(letters);
    };
    const saved = async (onlyDifferences: boolean) => readPdf((await savePdf(launched, 'previewed.pdf', 'Letter', { ...comparison, onlyDifferences })).path);
    expect(await inSight()).toEqual((await saved(false)).pages.map(letters));

    await page.getByText('Only the differences').click();
    await page.locator('.preview-paper .sheet-system', { hasText: 'Only the' }).first().waitFor();
    const only = await saved(true);
    expect(await inSight()).toEqual(only.pages.map(letters));
    expect(words(only.pages.join(' '))).not.toMatch(/\bSame\b/);
    await page.keyboard.press('Escape');
  });

  test('an office text of several pages breaks between its sentences', { timeout }, async () => {
    const { page, launched } = desk();
    const sentences = Array.from({ length: 240 }, (_, number) => `Step ${number} is done with care.`);
    await importFiles({ app: desk().app, page }, [makeUserFile('own-words.csv', `system,code,title,synonyms,what_is_done,note\nCPT,27395,Our own title,,${sentences.join(' ')},\n`)]);
    const { path } = await savePdf(launched, 'long.pdf', 'Letter', comparison);
    const pdf = readPdf(path);
    expect(pdf.pages.length).toBeGreaterThan(3);
    pdf.pages.forEach((_, position) => expectNothingCut(path, position + 1));
    const text = words(pdf.pages.join(' '));
    for (const number of [0, 60, 120, 180, 239]) expect(text).toContain(`Step ${number}`);
  });

  test('the report of an import is printed the same way', { timeout }, async () => {
    const { page, launched, app } = desk();
    const rows = physicianFeeSchedule(40).replace('20003,,Invented service number 3,A,,1.03', '20003,,Invented service number 3,A,,not a number');
    await importFiles({ app, page }, [makeUserFile('PPRRVU2025_Oct.csv', rows), makeUserFile('holiday plans.txt', 'nothing that anybody knows\n')]);
    await page.locator('.report').getByRole('button', { name: 'Print the report' }).press('Enter');
    await page.getByRole('dialog', { name: 'Print the import report' }).waitFor();
    await page.locator('[data-part="pages"][aria-busy="false"]').waitFor();
    const inSight = (await page.locator('.preview-paper .page').allInnerTexts()).map(letters);
    const { path, proposed } = await savePdf(launched, 'report.pdf', 'Letter', { document: 'import-report' });
    const pdf = readPdf(path);
    expect(proposed).toMatch(/Import report \d{4}-\d\d-\d\d\.pdf$/);
    expect(pdf.pages.map(letters)).toEqual(inSight);
    const text = words(pdf.pages.join(' '));
    expect(text).toMatch(/^ ?Import report \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    for (const part of ['PPRRVU2025_Oct.csv', 'Rejected because', 'holiday plans.txt', 'Not recognised', 'Page 1 of 1']) expect(text).toContain(part);
    await page.keyboard.press('Escape');
  });

  test('so is what a release changed: bookmarked codes first, both values, the files of both sides at the end', { timeout }, async () => {
    const { page, launched, search } = desk();
    const later = (row: FeeRow, index: number): FeeRow => (index % 2 === 0 ? { ...row, work: row.work + 100, globalDays: '090' } : row);
    const rows = feeRows(10_400);
    const [code = ''] = rows.filter((row, index) => index % 2 === 0 && index > 9000 && row.modifier === '' && /^\d{5}$/.test(row.code)).map((row) => row.code);
    const isImported = (name: string, content: string) => page.evaluate(async (path) => {
      const bridge = (window as unknown as { codetray: { call(name: string, args: unknown): Promise<{ ok: boolean }> } }).codetray;
      return (await bridge.call('import.start', { paths: [path] })).ok;
    }, makeUserFile(name, content));
    expect(await isImported('PPRRVU2025_Oct.csv', feeCsv(rows, { year: 2025, month: 'October' }))).toBe(true);
    await search(code);
    await page.keyboard.press('Control+D');
    await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    expect(await isImported('PPRRVU2026_Jan.csv', feeCsv(rows.map(later), { year: 2026, month: 'January', released: '12/20/2025', conversionFactor: '33.4009' }))).toBe(true);
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('what changed');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What changed' });
    await dialog.locator('.choice', { hasText: 'Relative values' }).click();
    await dialog.getByText(/1 to 100 of 5,/).waitFor();
    await dialog.getByRole('button', { name: 'Print the list' }).press('Enter');
    await page.getByRole('dialog', { name: 'Print what changed' }).waitFor();
    await page.locator('[data-part="pages"][aria-busy="false"]').waitFor({ timeout: 60_000 });
    const inSight = (await page.locator('.preview-paper .page').allInnerTexts()).map(letters);
    const { path, proposed } = await savePdf(launched, 'changes.pdf', 'Letter', { document: 'changes', kind: 'relative-values', text: '' });
    const pdf = readPdf(path);
    expect(proposed).toMatch(/What changed \d{4}-\d\d-\d\d\.pdf$/);
    expect(pdf.pages.map(letters)).toEqual(inSight);
    for (const number of [1, 2, pdf.pages.length]) expectNothingCut(path, number);
    const [first = '', ...others] = pdf.pages.map((text) => words(text));
    // One row of the code's indicators and one of its values, before the list of all codes.
    expect(first).toMatch(new RegExp(`What changed.*Relative values.*Conversion factor 32.3465 ?1, now 33.4009 ?2.*Bookmarks and notes: \\d+.*${code}.*Relative values: 5,\\d{3}`));
    const last = others.at(-1) ?? '';
    expect(last).toContain('Sources');
    expect(last).toMatch(/1 ?Medicare physician fee schedule relative values, October 2025.*2 ?Medicare physician fee schedule relative values, January 2026/);
    expect(words(pdf.pages.join(' '))).toMatch(/and 4,\d{3} more, in the list that the window copies/);
    expect(pdf.pages.every((text) => /Before/.test(text) || /Sources/.test(text))).toBe(true);
    await page.keyboard.press('Escape');
  });
});

describe('a folder on paper', () => {
  const desk = openDesk();

  test('has its name on the contents page', { timeout: 60_000 }, async () => {
    const { page, search } = desk();
    for (const code of ['27390', '27391']) {
      await search(code);
      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    }
    await page.keyboard.press('Control+B');
    await page.locator('.list-row[data-code="27391"]:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.locator('.list-count', { hasText: '2 chosen' }).waitFor();
    await page.keyboard.press('Control+Shift+D');
    await page.getByRole('dialog').getByRole('option', { name: 'New folder' }).click();
    await page.keyboard.type('Knees on Monday');
    await page.keyboard.press('Enter');
    await page.locator('[data-folder="Knees on Monday"]').click();
    await page.getByRole('button', { name: 'More for Knees on Monday' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Print the folder' }).press('Enter');
    await page.getByRole('dialog', { name: 'Print Knees on Monday' }).waitFor();
    await page.locator('[data-part="pages"][aria-busy="false"]').waitFor();
    const contents = await page.locator('.preview-paper .page').first().innerText();
    expect(words(contents)).toMatch(/^Knees on Monday 2 codes Code Title Page 27390 .* 2 27391 /);
  });
});
