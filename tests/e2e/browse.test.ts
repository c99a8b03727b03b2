import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

describe('browsing, by the keyboard alone', () => {
  const desk = openDesk();
  const focused = () => desk().page.locator('[role="treeitem"]:focus');
  const waitForRow = (text: RegExp) => desk().page.locator('[role="treeitem"]:focus', { hasText: text }).waitFor();

  it('opens with one key, with the keyboard on the first heading', async () => {
    await desk().page.keyboard.press('Control+Shift+L');
    await waitForRow(/^CPT procedures\s*134/);
    expect(await focused().getAttribute('aria-expanded')).toBe('false');
  });

  it('opens headings with the arrows and says where one is', async () => {
    const { page } = desk();
    for (const heading of [/^10004-69999\s*Surgery/, /^20100-29999\s*Muscles, bones and joints/, /^27301-27599\s*Thigh and knee joint/]) {
      await page.keyboard.press('ArrowRight');
      await page.locator('[role="treeitem"]:focus[aria-expanded="true"]').waitFor();
      await page.keyboard.press('ArrowRight');
      await waitForRow(heading);
    }
    expect(await page.locator('.browse-path').innerText()).toMatch(/CPT procedures\s+Surgery\s+Muscles, bones and joints\s+Thigh and knee joint/);
  });

  it('jumps to what begins with the letters that are typed, and leaves the field alone', async () => {
    const { page, field } = desk();
    await page.keyboard.press('ArrowRight');
    await page.locator('[role="treeitem"]:focus[aria-expanded="true"]').waitFor();
    await page.keyboard.type('amp');
    await waitForRow(/Amputation/);
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('ArrowRight');
    await page.locator('[role="treeitem"]:focus[aria-expanded="true"]').waitFor();
    await page.keyboard.press('ArrowRight');
    await waitForRow(/^27590/);
  });

  it('reads a code, and coming back stands where it stood', async () => {
    const { page } = desk();
    await page.keyboard.press('ArrowDown');
    await waitForRow(/^27591/);
    await page.keyboard.press('Enter');
    await desk().pageOf('27591');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await waitForRow(/^27591/);
    expect(await page.locator('.browse-path').innerText()).toMatch(/Amputation\s+27591$/);
  });

  it('closes with the left arrow, level by level', async () => {
    const { page } = desk();
    await page.keyboard.press('ArrowLeft');
    await waitForRow(/Amputation/);
    await page.keyboard.press('ArrowLeft');
    await page.locator('[role="treeitem"]:focus[aria-expanded="false"]').waitFor();
    await page.keyboard.press('ArrowLeft');
    await waitForRow(/Thigh and knee joint/);
  });

  it('is led to from the page of a code, diagnoses too', async () => {
    const { page, search } = desk();
    await search('27393');
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    await page.getByRole('button', { name: 'Show in browse' }).press('Enter');
    await waitForRow(/^27393/);
    await search('M62.4');
    await desk().pageOf('M62.4');
    await page.keyboard.press('Control+Shift+K');
    await waitForRow(/^M62\.4/);
    expect(await page.locator('.browse-path').innerText()).toContain('ICD-10-CM diagnoses');
  });

  it('says what a modifier means', async () => {
    const { page } = desk();
    await page.keyboard.press('Home');
    await page.keyboard.type('modif');
    await waitForRow(/^Modifiers/);
    await page.keyboard.press('ArrowRight');
    await page.locator('[role="treeitem"]:focus[aria-expanded="true"]').waitFor();
    await page.waitForTimeout(800);
    await page.keyboard.type('50');
    await waitForRow(/^50/);
    expect((await page.locator('.browse-text').innerText()).length).toBeGreaterThan(30);
  });

  it('draws only the rows in sight', async () => {
    const { page } = desk();
    await page.keyboard.press('End');
    const rows = await page.getByRole('treeitem').count();
    expect(rows).toBeGreaterThan(5);
    expect(rows).toBeLessThan(80);
  });
});
