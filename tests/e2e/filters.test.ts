import { describe, expect, it } from 'vitest';
import { readAloud } from '../a11y/read-aloud.ts';
import { openDesk } from './desk.ts';

describe('filters, by the keyboard alone', () => {
  const desk = openDesk();
  const chip = (name: string | RegExp) => desk().page.getByRole('toolbar', { name: 'Filters' }).getByRole('button', { name });
  const waitForCount = (count: string) => desk().page.locator('.list-count', { hasText: new RegExp(`^${count}$`) }).waitFor();

  it('offers what the catalog can answer, with the number of results of each', async () => {
    const { page, search } = desk();
    await search('thigh');

    await chip(/^Add-on only/).waitFor();
    expect(await page.getByRole('toolbar', { name: 'Filters' }).getByRole('button').allInnerTexts()).toEqual(expect.arrayContaining(['Code set', 'Section', 'Site of service', 'Global days']));
  });

  it('goes from the field to the chips, chooses a value, and leaves as many rows as it said', async () => {
    const { page, search, codes } = desk();
    await search('thigh');
    await chip('Code set').waitFor();
    await page.keyboard.press('Control+Shift+F');
    expect(await readAloud(page)).toMatch(/^button Code set/);
    await page.keyboard.press('Enter');
    const value = page.getByRole('menuitemradio', { name: /^ICD-10-CM/ });
    const count = Number(/\d+$/.exec(await value.innerText())?.[0]);
    expect(count).toBeGreaterThan(0);
    await page.keyboard.type('icd');
    await page.keyboard.press('Enter');
    await chip('Code set: ICD-10-CM').first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('.list-row')].every((row) => /^[A-Z]/.test((row as HTMLElement).dataset['code'] ?? '0')));
    await page.locator('.list-count', { hasText: String(count) }).waitFor();
    expect((await codes()).length).toBeGreaterThan(0);
  });

  it('stays while the text changes, and is read aloud', async () => {
    const { page, search, codes } = desk();
    const found = await search('contracture');
    expect(found.length).toBeGreaterThan(0);
    expect((await codes()).every((code) => /^[A-Z]/.test(code))).toBe(true);
    expect(await page.locator('.list-pane [role="status"]').first().innerText()).toMatch(/^Results: .*, only "ICD-10-CM"/);
  });

  it('says in one line that it leaves nothing, and goes with one key', async () => {
    const { page, search } = desk();
    await search('hamstring transfer');
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.press('ArrowRight');
    expect(await readAloud(page)).toMatch(/^button Remove filter Code set: ICD-10-CM/);
    await page.keyboard.press('Enter');
    await chip('Code set: ICD-10-CM').waitFor({ state: 'detached' });
    await search('27397');
    // Nothing to leave: the chip cannot be set.
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLButtonElement>('.filter-chips button')].some((button) => button.disabled && button.textContent?.startsWith('Add-on only') === true));
  });

  it('that leaves nothing of the next text is taken away where that is said', async () => {
    const { page, search, field } = desk();
    await search('27');
    const addOn = chip(/^Add-on only [1-9]/);
    await addOn.waitFor();
    await addOn.press('Space');
    await page.locator('.list-row').first().waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('.list-row')].every((row) => row.textContent?.includes('Add-on')));
    await search('hamstring lengthening');
    await page.locator('.list-empty-head', { hasText: /^No add-on code among \d+ results$/ }).waitFor();
    await page.getByRole('button', { name: 'Remove filter' }).press('Enter');
    await page.locator('.list-row').first().waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await waitForCount('\\d+( of \\d+)?');
  });

  it('knows a scope in the text, and says it', async () => {
    const { page, search } = desk();
    expect((await search('icd: contracture')).every((code) => /^[A-Z]/.test(code))).toBe(true);
    await page.getByText('Only in ICD-10-CM').waitFor();
    expect(await search('thigh and knee: hamstring')).toContain('27393');
    await page.getByText('Only in Thigh and knee joint').waitFor();
  });

  it('follows the bookmarks', async () => {
    const { page, search, codes } = desk();
    await search('hamstring lengthening');
    await page.keyboard.press('Control+D');
    const chosen = chip(/^Bookmarked 1/);
    await search('hamstring lengthenin');
    await chosen.waitFor();
    await chosen.press('Space');
    await waitForCount('1');
    expect(await codes()).toHaveLength(1);
    await chosen.press('Space');
  });
});
