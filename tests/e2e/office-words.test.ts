import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

describe('abbreviations of the office, by the keyboard alone', () => {
  const desk = openDesk();
  const settings = () => desk().page.getByRole('dialog', { name: 'Settings' });

  it('are written in the settings and searched at once, with the reason', async () => {
    const { page, search } = desk();
    await page.keyboard.press('Control+,');
    await settings().getByRole('textbox', { name: 'Abbreviation' }).focus();
    await page.keyboard.type('ZQX');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hamstring lengthening');
    await page.keyboard.press('Enter');
    await settings().getByRole('listitem').filter({ hasText: 'ZQX' }).waitFor();
    await page.keyboard.press('Escape');
    expect((await search('zqx both legs'))[0]).toBe('27395');
    expect(await page.locator('.list-why').innerText()).toMatch(/^Why: ZQX = hamstring lengthening \(office\)/);
  });

  it('are removed, and that is taken back', async () => {
    const { page, search } = desk();
    await page.keyboard.press('Control+,');
    await settings().getByRole('button', { name: 'Remove ZQX' }).press('Enter');
    await settings().getByRole('listitem').waitFor({ state: 'detached' });
    await settings().getByRole('button', { name: 'Undo' }).press('Enter');
    await settings().getByRole('listitem').filter({ hasText: 'ZQX' }).waitFor();
    await page.keyboard.press('Escape');
    expect((await search('zqx'))[0]).toMatch(/^2739[345]$/);
  });
});
