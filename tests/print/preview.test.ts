import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openDesk } from '../e2e/desk.ts';
import { savePdf } from './desk-prints.ts';
import { readPdf } from './read-pdf.ts';

const codes = [{ system: 'CPT' as const, code: '27397' }];

/** The letters of each page in the preview, without blanks: a PDF sets its own. */
async function pagesInSight(page: Page): Promise<string[]> {
  await page.locator('[data-part="pages"][aria-busy="false"]').waitFor();
  const texts = await page.locator('.preview-paper .page').allInnerTexts();
  return texts.map(letters);
}

const letters = (text: string) => [...text.replace(/[\s\u00a0]/g, '')].sort().join('');

describe('the preview', () => {
  const desk = openDesk();

  test('opens with Ctrl+P on the very pages that are saved and printed, Letter and A4', async () => {
    const { page, launched } = desk();
    await desk().search('27397');
    await desk().pageOf('27397');
    await page.keyboard.press('Control+P');
    await page.getByRole('dialog', { name: 'Print 27397' }).waitFor();
    const letter = await pagesInSight(page);
    expect(readPdf((await savePdf(launched, 'letter.pdf', 'Letter', { codes })).path).pages.map(letters)).toEqual(letter);

    await page.getByRole('button', { name: /Paper/ }).click();
    await page.getByRole('option', { name: 'A4' }).click();
    await page.locator('.preview-paper .paper[data-paper="A4"]').waitFor();
    const a4 = await pagesInSight(page);
    expect(readPdf((await savePdf(launched, 'a4.pdf', 'A4', { codes })).path).pages.map(letters)).toEqual(a4);
    expect(a4).not.toEqual(letter);
  });

  test('says which page is in sight and goes to the next', async () => {
    const { page } = desk();
    const place = page.locator('[data-part="page-of"]');
    expect(await place.textContent()).toMatch(/^Page 1 of [34]$/);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.locator('[data-part="page-of"]', { hasText: /^Page 2 of/ }).waitFor();
  });

  test('is clean for axe', async () => {
    const { violations } = await new AxeBuilder({ page: desk().page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  });

  test('prints with Ctrl+P through the system’s dialog, and says what became of it', async () => {
    const { page, app } = desk();
    await app.evaluate(({ app: main }) => {
      main.once('web-contents-created', (_event, contents) => {
        contents.print = (options, done) => {
          (globalThis as { printedWith?: unknown }).printedWith = options;
          done?.(false, 'Print job canceled');
        };
      });
    });
    await page.keyboard.press('Control+P');
    await page.getByRole('status').filter({ hasText: 'Not printed: the dialog was closed.' }).waitFor();
    expect(await app.evaluate(() => (globalThis as { printedWith?: unknown }).printedWith)).toMatchObject({ silent: false, pageSize: 'A4' });
  });

  test('closes with Esc, and typing goes to the search field again', async () => {
    const { page } = desk();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    expect(await desk().field.inputValue()).toContain('2');
  });
});

describe('how much of a code is printed', () => {
  const desk = openDesk();

  test('is chosen in the preview, kept for the next time, and the same for paper and PDF', async () => {
    const { page, launched } = desk();
    await desk().search('27395');
    await desk().pageOf('27395');
    await page.keyboard.press('Control+P');
    expect((await pagesInSight(page)).length).toBeGreaterThan(1);
    await page.getByRole('button', { name: /Content/ }).click();
    await page.getByRole('option', { name: 'One page' }).click();
    await page.locator('[data-part="page-of"]', { hasText: 'Page 1 of 1' }).waitFor();
    const shown = await pagesInSight(page);
    expect(readPdf((await savePdf(launched, 'one.pdf', 'Letter', { codes: [{ system: 'CPT', code: '27395' }], extent: 'one-page' })).path).pages.map(letters)).toEqual(shown);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('dialog', { name: 'Print 27395' }).waitFor();
    expect(await pagesInSight(page)).toEqual(shown);
    await page.getByRole('button', { name: /Content/ }).filter({ hasText: 'One page' }).waitFor();
  });

  test('may be the review sheet, which is asked for each time, and leads back to what was shown', async () => {
    const { page, launched } = desk();
    await page.getByRole('button', { name: /Content/ }).click();
    await page.getByRole('option', { name: 'Review sheet' }).click();
    await page.getByRole('dialog', { name: 'Print the review sheet of 27395' }).waitFor();
    await page.locator('.preview-paper .review').first().waitFor();
    const shown = await pagesInSight(page);
    expect(readPdf((await savePdf(launched, 'review.pdf', 'Letter', { document: 'review', codes: [{ system: 'CPT', code: '27395' }] })).path).pages.map(letters)).toEqual(shown);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);

    await page.getByRole('button', { name: /Content/ }).click();
    await page.getByRole('option', { name: 'One page' }).click();
    await page.locator('[data-part="page-of"]', { hasText: 'Page 1 of 1' }).waitFor();
    await page.getByRole('dialog', { name: 'Print 27395' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
