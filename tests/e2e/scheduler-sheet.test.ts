import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

/** Pictures for the eye, where a folder for them is named. */
const pictures = process.env['CODETRAY_PICTURES'];
if (pictures !== undefined) mkdirSync(pictures, { recursive: true });

describe('the scheduler’s sheet, by the keyboard alone', () => {
  const desk = openDesk();
  const settings = () => desk().page.getByRole('dialog', { name: 'Settings' });
  const paper = () => desk().page.locator('.preview-paper .page');
  const picture = async (name: string) => {
    if (pictures !== undefined) await desk().page.screenshot({ path: `${pictures}/${name}.png` });
  };

  it('has the fields that the office adds, and not those that it leaves out', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+,');
    await settings().getByRole('textbox', { name: 'Own field' }).focus();
    await page.keyboard.type('Vendor');
    await page.keyboard.press('Enter');
    await settings().getByRole('listitem').filter({ hasText: 'Vendor' }).waitFor();
    await settings().getByRole('button', { name: 'Fields: all' }).press('Enter');
    await settings().getByRole('checkbox', { name: 'MRN' }).press('Space');
    await settings().getByRole('button', { name: 'Fields: 26 of 27' }).waitFor();
    await picture('settings');
    await page.keyboard.press('Escape');
  });

  it('is chosen in the preview, and the summary again from there', async () => {
    const { page, search, pageOf } = desk();
    await search('27397');
    await page.keyboard.press('Enter');
    await pageOf('27397');
    await page.keyboard.press('Control+p');
    const content = page.getByRole('button', { name: /Content/ });
    await content.press('Enter');
    await page.getByRole('option', { name: 'Scheduler’s sheet' }).press('Enter');
    await paper().getByText('Vendor').waitFor();
    expect(await paper().count()).toBe(1);
    const words = await paper().innerText();
    expect(words).toContain('Global period ends on');
    expect(words).not.toContain('MRN');
    await picture('preview');
    await content.press('Enter');
    await page.getByRole('option', { name: 'Coder’s sheet' }).press('Enter');
    await paper().getByText('How the amounts come about').waitFor();
    await content.press('Enter');
    await page.getByRole('option', { name: 'Whole summary' }).press('Enter');
    await page.waitForFunction(() => (document.querySelector('.preview-paper')?.shadowRoot?.querySelectorAll('.page').length ?? 0) > 1);
    await page.keyboard.press('Escape');
  });
});
