import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { feeCsv, feeRows, type FeeRow } from '../fixtures/import/release-files.ts';
import { answerOpenDialog, openDesk } from './desk.ts';
import { makeUserFile } from './folders.ts';

// Three whole fee schedules: the first, one with differences, and one in which what had ended is there again.
const whole = feeRows(10_400);
const priced = whole.filter((row) => /^27\d{3}$/.test(row.code) && row.modifier === '' && row.status === 'A' && !row.facilityNa && !row.nonFacilityNa).map((row) => row.code);
// Codes of one search, "270": the one that ends stands above those that are read.
const [ended, same, repriced, further] = priced.filter((code) => code.startsWith('270')) as [string, string, string, string];
const kept = priced.slice(0, 40);
const lastKept = kept.at(-1) ?? '';

const withNewValues = (row: FeeRow): FeeRow => (row.code === repriced ? { ...row, work: row.work + 125, globalDays: row.globalDays === '090' ? '010' : '090' } : row);
const october = () => makeUserFile('PPRRVU2025_Oct.csv', feeCsv(whole, { year: 2025, month: 'October' }));
const january = () => makeUserFile('PPRRVU2026_Jan.csv', feeCsv(whole.filter(({ code }) => code !== ended).map(withNewValues), { year: 2026, month: 'January', released: '12/20/2025' }));
const april = () => makeUserFile('PPRRVU2026_Apr.csv', feeCsv(whole.map(withNewValues), { year: 2026, month: 'April', released: '03/20/2026' }));

const timeout = 120_000;

describe('a new release under bookmarks and open pages', () => {
  const desk = openDesk();

  /** Imports through the channel that the Data page uses, while something else stands in front. */
  async function importBehind(path: string): Promise<void> {
    await desk().page.evaluate(async (file) => {
      const bridge = (window as unknown as { codetray: { call(name: string, args: unknown): Promise<{ ok: boolean; value?: { changed: boolean } }> } }).codetray;
      const result = await bridge.call('import.start', { paths: [file] });
      if (!result.ok || result.value?.changed !== true) throw new Error('the import changed nothing');
    }, path);
  }

  const row = (code: string) => desk().page.locator(`.shelf-row[data-code="${code}"]`);
  const changeOn = (code: string) => row(code).locator('.shelf-change');
  /** A hand scrolls, and presses a frame later at the soonest: page and list have taken note of where they stand by then. */
  async function clickAsAHand(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    await desk().page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await target.click();
  }
  const focusedRow = () => desk().page.evaluate(() => document.activeElement?.closest<HTMLElement>('.shelf-row')?.dataset['code'] ?? null);
  /** How far an element stands below the upper edge of what scrolls it. */
  const below = (selector: string, pane: string) =>
    desk().page.evaluate(([inner, outer]) => {
      const one = document.querySelector(inner ?? '');
      const other = document.querySelector(outer ?? '');
      return one === null || other === null ? Number.NaN : Math.round(one.getBoundingClientRect().top - other.getBoundingClientRect().top);
    }, [selector, pane]);
  const activeCode = () => desk().page.locator('.list-row[aria-selected="true"]').getAttribute('data-code');

  it('flags what ended and what changed in words, and moves nothing', { timeout }, async () => {
    const { page, app, search, pageOf, field } = desk();
    await importBehind(october());
    await answerOpenDialog(app, [makeUserFile('bookmarks.csv', `code\n${kept.join('\n')}\n`)]);
    await page.keyboard.press('Control+B');
    await page.getByRole('button', { name: 'Import bookmarks' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Choose the file' }).press('Enter');
    await page.getByRole('dialog').getByText(`${kept.length} added, 0 updated, 0 rejected`).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.shelf-change').count()).toBe(0);

    // Behind it a tab with the code that is going to end; in front one that is read further down.
    await field.focus();
    await search(ended);
    await page.keyboard.press('Enter');
    await pageOf(ended);
    await field.focus();
    await search(repriced);
    await page.keyboard.press('Control+Enter');
    await pageOf(repriced);
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Control+9');
    const heading = '[data-part="medicare"] h2';
    await expect.poll(() => below(heading, '.page-pane')).toBeLessThan(200);
    const readAt = await below(heading, '.page-pane');
    expect(await page.evaluate(() => document.querySelector('.page-pane')?.scrollTop ?? 0)).toBeGreaterThan(100);

    // The keyboard in the list of bookmarks, scrolled to its last rows.
    await page.keyboard.press('Control+B');
    await page.locator(`.shelf-row[data-code="${repriced}"]:focus`).waitFor();
    await page.keyboard.press('Control+End');
    await page.locator(`.shelf-row[data-code="${lastKept}"]:focus`).waitFor();
    await pageOf(lastKept);
    await page.keyboard.press('Alt+ArrowLeft');
    await pageOf(repriced);
    await expect.poll(async () => Math.abs((await below(heading, '.page-pane')) - readAt)).toBeLessThan(3);
    expect(await focusedRow()).toBe(lastKept);
    const rowAt = await below(`.shelf-row[data-code="${lastKept}"]`, '.shelf .list-rows');
    await page.evaluate(() => document.querySelector('article[data-code]')?.setAttribute('data-before', 'true'));

    await importBehind(january());
    await expect.poll(() => page.locator('.shelf-change').count(), { timeout: 10_000 }).toBe(2);
    expect(await changeOn(ended).innerText()).toMatch(/No longer listed since January 2026: The release January 2026 has no row for it/);
    const words = await changeOn(repriced).innerText();
    expect(words).toContain('Changed in January 2026: Global period: ');
    expect(words).toMatch(/Payable RVUs in a facility: \d+\.\d\d in January 2026 \(in use\), \d+\.\d\d in October 2025\./);
    expect(await changeOn(same).count()).toBe(0);

    // In place: the page with its new values, the part that is read, the rows, the keyboard.
    await page.locator('.warning-note[data-about="changed"]', { hasText: 'Changed in January 2026' }).waitFor();
    await page.locator('[data-part="medicare"]', { hasText: 'January 2026' }).first().waitFor();
    expect(await page.locator('article[data-before="true"]').count()).toBe(1);
    await expect.poll(async () => Math.abs((await below(heading, '.page-pane')) - readAt)).toBeLessThan(3);
    expect(await focusedRow()).toBe(lastKept);
    expect(Math.abs((await below(`.shelf-row[data-code="${lastKept}"]`, '.shelf .list-rows')) - rowAt)).toBeLessThan(3);
  });

  it('takes a flag away once it was seen, on the page and in the list', { timeout }, async () => {
    const { page, pageOf } = desk();
    await clickAsAHand(page.locator('.warning-note[data-about="changed"]').getByRole('button', { name: 'Mark as seen' }));
    await page.locator('.status-message', { hasText: `Change of ${repriced} marked as seen` }).waitFor();
    await expect.poll(() => changeOn(repriced).count()).toBe(0);
    expect(await page.locator('.warning-note[data-about="changed"]').count()).toBe(0);

    await clickAsAHand(row(ended));
    const shown = await pageOf(ended);
    await shown.locator('.warning-note[data-about="changed"]', { hasText: 'has no row for it: the code may have ended.' }).waitFor();
    await page.getByRole('button', { name: 'Mark the change as seen' }).press('Enter');
    await expect.poll(() => changeOn(ended).count()).toBe(0);
    expect(await page.locator('.shelf-change').count()).toBe(0);
  });

  it('says that a code is back, and keeps the row that stands chosen among results', { timeout }, async () => {
    const { page, field, search } = desk();
    await field.focus();
    await search('270');
    await expect.poll(() => desk().codes().then((codes) => codes.length)).toBeGreaterThan(12);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    const chosen = await activeCode();
    const length = (await desk().codes()).length;
    const scrolled = await page.evaluate(() => document.querySelector('.list-rows')?.scrollTop ?? 0);
    expect(chosen).not.toBe(ended);
    expect(scrolled).toBeGreaterThan(100);

    await importBehind(april());
    const shown = await desk().pageOf(chosen ?? '');
    await shown.locator('[data-part="medicare"]', { hasText: 'April 2026' }).waitFor({ state: 'attached' });
    await expect.poll(activeCode).toBe(chosen);
    expect((await desk().codes()).length).toBe(length);
    await expect.poll(() => page.evaluate(() => document.querySelector('.list-rows')?.scrollTop ?? 0)).toBe(scrolled);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+B');
    expect(await changeOn(ended).innerText()).toContain('Listed again since April 2026: In the catalog again.');
    expect(await page.locator('.shelf-change').count()).toBe(1);
    expect(further).not.toBe(ended);
  });
});
