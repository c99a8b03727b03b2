import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

describe('what helps while one reads', () => {
  const desk = openDesk();

  it('is a family that says what its numbers are, and a table of parts that is seen to go on', async () => {
    const { page } = desk();
    await page.setViewportSize({ width: 1280, height: 720 });
    await desk().search('27395');
    await desk().pageOf('27395');
    expect(await page.locator('#part-family').locator('xpath=ancestor::section').locator('tr[data-code="27394"]').innerText()).toContain('6.08 RVUs less');
    const bar = page.locator('.contents-bar');
    await page.locator('.contents-bar[data-more-after]').waitFor();
    expect(await bar.getAttribute('data-more-before')).toBeNull();
    await bar.locator('ul').evaluate((row) => row.scrollTo({ left: row.scrollWidth }));
    await page.locator('.contents-bar[data-more-before]:not([data-more-after])').waitFor();
  });

  it('is one ring around a title of two lines and the number of its source', async () => {
    const { page } = desk();
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    const ring = await page.locator('.page-title-block').evaluate((block) => getComputedStyle(block).outlineStyle);
    expect(ring).toBe('solid');
    expect(await page.locator('#page-title').evaluate((title) => getComputedStyle(title).outlineStyle)).toBe('none');
  });

  it('is the source marked that a number leads to', async () => {
    const { page } = desk();
    await page.locator('.page-title-block .cite').click();
    await page.locator('#source-1:focus').waitFor();
    expect(await page.locator('#source-1').evaluate((entry) => getComputedStyle(entry).outlineStyle)).toBe('solid');
  });

  it('is a question for the second code that can be called off, and heads that stay above the columns', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+C');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+C');
    await page.getByRole('dialog').getByRole('button', { name: /27392/ }).click();
    await page.locator('.compare-table').waitFor();
    await page.locator('.compare-table tbody').last().locator('tr').last().scrollIntoViewIfNeeded();
    const head = await page.locator('.compare-table thead').getByRole('link', { name: '27392' }).boundingBox();
    const bar = await page.locator('.compare-head').boundingBox();
    expect(head?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(head?.y).toBeLessThan(200);
  });

  it('is a list of keys that stays where it is while one types', async () => {
    const { page } = desk();
    await page.keyboard.press('F1');
    const box = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await box.waitFor();
    const before = await box.boundingBox();
    await page.keyboard.type('undo');
    await page.getByRole('status').filter({ hasText: /keys?$/ }).first().waitFor({ state: 'attached' });
    expect(await box.boundingBox()).toEqual(before);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
