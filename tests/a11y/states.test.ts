import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { answerOpenDialog, openDesk } from '../e2e/desk.ts';
import { makeUserFile } from '../e2e/folders.ts';
import { importFiles } from '../e2e/import-files.ts';
import { diagnosisOrderFile, physicianFeeSchedule } from '../e2e/release-file.ts';

/** What axe finds, as lines that say where. */
async function findings(page: ReturnType<ReturnType<typeof openDesk>>['page']): Promise<string[]> {
  // Electron opens no second page for axe's own frame runner.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s window', (colorScheme) => {
  const desk = openDesk();

  it('at the first run', async () => {
    const { page } = desk();
    await page.emulateMedia({ colorScheme });
    await page.getByRole('heading', { name: 'Welcome to Codetray' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('with results and a page beside them', async () => {
    const { page } = desk();
    await desk().search('hamstring');
    await page.locator('article.page').waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('while a page is read', async () => {
    const { page } = desk();
    await desk().search('27397');
    await page.keyboard.press('Enter');
    await desk().pageOf('27397');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Control+D');
    await page.locator('.status-message', { hasText: 'bookmarked' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('with two codes side by side and another in a tab', async () => {
    const { page } = desk();
    await page.keyboard.press('Escape');
    await desk().search('27397');
    await page.keyboard.press('Enter');
    await desk().pageOf('27397');
    await desk().field.focus();
    await desk().search('27395');
    await page.keyboard.press('Control+Enter');
    await desk().pageOf('27395');
    await page.locator('.tab[data-current="true"]').waitFor();
    await page.keyboard.press('Control+Shift+C');
    await page.getByRole('dialog', { name: 'Compare two codes' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-compare]').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Control+W');
    await page.locator('.tab-strip').waitFor({ state: 'detached' });
  });

  it('with the list of bookmarks', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+B');
    await page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('while a folder is made and chosen', async () => {
    const { page } = desk();
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Control+Shift+N');
    await dialog.waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('Daily');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Daily is empty').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+D');
    await dialog.getByRole('option', { name: 'Daily' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('Daily');
    await page.keyboard.press('Enter');
    await page.locator('.status-message', { hasText: '27397 moved to Daily' }).waitFor();
  });

  it('while notes and tags are written', async () => {
    const { page } = desk();
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('Control+E');
    await dialog.getByLabel('Office wording').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('Tendon transfer, as the office says it');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ask for the implant list');
    await page.keyboard.press('Control+Enter');
    await page.locator('.status-message', { hasText: 'Note on 27397 saved' }).waitFor();
    await page.keyboard.press('Control+Shift+E');
    await dialog.getByLabel('Add tags').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('knee');
    await page.keyboard.press('Enter');
    await page.locator('.status-message', { hasText: '27397 tagged knee' }).waitFor();
  });

  it('with folders, colours, tags and notes in the list', async () => {
    const { page } = desk();
    await page.getByRole('button', { name: 'Colour' }).click();
    await page.getByRole('menuitem', { name: 'Rose' }).click();
    await page.locator('.status-message', { hasText: '27397 marked rose' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Control+R');
    await page.getByRole('grid', { name: 'Recent' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('when nothing is found', async () => {
    const { page } = desk();
    await desk().field.fill('qqqqzzzz xxqq');
    await page.getByText('Nothing found for').waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('with the list of keys', async () => {
    const { page } = desk();
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('while the files that were found are listed, those that were not recognised unfolded', async () => {
    const { app, page } = desk();
    await answerOpenDialog(app, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(20)), makeUserFile('letter.txt', 'no release\n')]);
    await page.keyboard.press('Control+O');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.getByRole('button', { name: '1 file not recognised' }).press('Enter');
    await found.getByText('letter.txt').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await found.waitFor({ state: 'detached' });
  });

  it('while an import runs, and when it was cancelled', async () => {
    const { app, page } = desk();
    await answerOpenDialog(app, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(79_000))]);
    await page.keyboard.press('Control+O');
    await page.getByRole('dialog', { name: 'Files found' }).getByRole('button', { name: /^Import/ }).press('Enter');
    await page.locator('.import-stage:focus').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.locator('.import-progress').getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.locator('.report-head', { hasText: 'Import cancelled' }).waitFor({ timeout: 30_000 });
    expect(await findings(page)).toEqual([]);
  });

  it('with the question before a roll-back', async () => {
    const { app, page } = desk();
    await importFiles({ app, page }, [makeUserFile('icd10cm_order_2025.txt', diagnosisOrderFile())]);
    await page.keyboard.press('Control+Shift+B');
    const question = page.getByRole('alertdialog', { name: 'Go back to the previous catalog' });
    await question.getByText('CPT').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
  });

  it('on the Data page, with the report of an import and its notice', async () => {
    const { app, page } = desk();
    await importFiles({ app, page }, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(20)), makeUserFile('letter.txt', 'no release\n')]);
    expect(await findings(page)).toEqual([]);
  });

  it('at 200 % zoom, list and page, without a horizontal scroll bar', async () => {
    const { page } = desk();
    await page.setViewportSize({ width: 640, height: 360 });
    await desk().search('2739');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
