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

  it('keeps the keyboard on one row through a hundred quick keys, wherever they lead', async () => {
    const { page } = desk();
    // Each key in a task of its own, with no pause for what the key before has still to do.
    const lost = await page.evaluate(async () => {
      const keys = ['End', 'Home', 'PageDown', 'PageDown', 'ArrowUp', 'PageUp', 'm', 'End', 'PageUp', 'Home'];
      let places = 0;
      for (let pressed = 0; pressed < 100; pressed++) {
        const row = document.activeElement;
        if (row?.getAttribute('role') !== 'treeitem') places += 1;
        row?.dispatchEvent(new KeyboardEvent('keydown', { key: keys[pressed % keys.length] ?? 'Home', bubbles: true, cancelable: true }));
        await new Promise<void>((resolve) => {
          if (pressed % 3 === 0) requestAnimationFrame(() => resolve());
          else setTimeout(resolve);
        });
      }
      return places;
    });
    expect(lost).toBe(0);
    await waitForRow(/^CPT procedures/);
  });

  it('leaves the keyboard on its row while the mouse scrolls away from it', async () => {
    const { page } = desk();
    await page.keyboard.press('End');
    const id = await focused().getAttribute('id');
    const tree = page.getByRole('tree');
    await tree.evaluate((element) => { element.scrollTop = 0; });
    await page.locator('#browse-row-0').waitFor();
    expect(await focused().getAttribute('id')).toBe(id);
    await page.keyboard.press('Home');
    await waitForRow(/^CPT procedures/);
  });

  it('draws only the rows in sight', async () => {
    const { page } = desk();
    await page.keyboard.press('End');
    const rows = await page.getByRole('treeitem').count();
    expect(rows).toBeGreaterThan(5);
    expect(rows).toBeLessThan(80);
  });
});
