import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from './desk.ts';
import { makeUserFile } from './folders.ts';
import { physicianFeeSchedule } from './release-file.ts';

describe('a catalog switch under open tabs', () => {
  let opened: Desk | undefined;
  const desk = (): Desk => {
    if (opened === undefined) throw new Error('the window is not open');
    return opened;
  };
  // Catalogs and tabs are what is tested: a second try has to begin without those of the first.
  beforeEach(async () => { opened = await startDesk(); });
  afterEach(async () => { await opened?.launched.close(); });

  /** Imports a file through the channel that the Data page uses, while a code's page stays in front. */
  async function importBehind(paths: string[]): Promise<void> {
    await desk().page.evaluate(async (files) => {
      const bridge = (window as unknown as { codetray: { call(name: string, args: unknown): Promise<{ ok: boolean }> } }).codetray;
      const result = await bridge.call('import.start', { paths: files });
      if (!result.ok) throw new Error('the import failed');
    }, paths);
  }

  const rollBack = () => desk().page.evaluate(async () => {
    const bridge = (window as unknown as { codetray: { call(name: string): Promise<{ ok: boolean }> } }).codetray;
    if (!(await bridge.call('catalog.rollback')).ok) throw new Error('no way back');
  });

  const title = () => desk().page.locator('#page-title').innerText();
  const scrolled = () => desk().page.evaluate(() => document.querySelector('.page-pane')?.scrollTop ?? 0);
  const partBelowEdge = (part: string) => desk().page.evaluate((id) => {
    const pane = document.querySelector('.page-pane');
    const heading = document.getElementById(id);
    return pane === null || heading === null ? null : Math.round(heading.getBoundingClientRect().top - pane.getBoundingClientRect().top);
  }, `part-${part}`);

  it('refreshes the page that is read in its place, says of a code that is gone what happened, and brings its page back', async () => {
    const { page, search, pageOf } = desk();
    // The office's own words for 27394 make everything above the part that is read much longer.
    const ownWords = `system,code,title,synonyms,what_is_done,note\nCPT,27394,Our own title,,${'The surgeon does one more thing here. '.repeat(120)},\n`;
    await importBehind([makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(30)), makeUserFile('own-words.csv', ownWords)]);
    await search('20005');
    await page.keyboard.press('Enter');
    await pageOf('20005');
    await desk().field.focus();
    await search('27394');
    await page.keyboard.press('Control+Enter');
    await pageOf('27394');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Control+7');
    await expect.poll(() => partBelowEdge('edits')).toBeLessThan(160);
    await page.locator('[data-part="edits"] h2 button:focus').waitFor();
    const before = await partBelowEdge('edits');
    expect(await scrolled()).toBeGreaterThan(500);
    expect(await title()).toContain('Our own title');

    await page.evaluate(() => document.querySelector('article[data-code]')?.setAttribute('data-before', 'true'));
    await rollBack();
    await expect.poll(title).toContain('Lengthen several hamstring tendons');
    // The same page in the same place with the keyboard where it was, not drawn anew.
    expect(await page.locator('article[data-before="true"]').count()).toBe(1);
    await page.locator('[data-part="edits"] h2 button:focus').waitFor();
    await expect.poll(async () => Math.abs(((await partBelowEdge('edits')) ?? 1000) - (before ?? 0))).toBeLessThan(3);

    // A code that is gone keeps its tab.
    await page.keyboard.press('Control+Tab');
    await page.getByRole('heading', { name: '20005 cannot be shown' }).waitFor();
    const words = await page.locator('.page-failure').innerText();
    expect(words).toContain('CPT code 20005 is not in this catalog.');
    expect(words).toContain('comes back with a catalog that has the code');
    expect(await page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => (tab as HTMLElement).dataset['tab']))).toEqual(['20005', '27394']);

    // Its page comes back there when a catalog has it again.
    // The keyboard stands in the page, and stays there while the page comes, goes and comes.
    await page.locator('.page-failure').getByRole('button', { name: 'Back to the field' }).focus();
    await rollBack();
    await pageOf('20005');
    await page.locator('#page-title:focus').waitFor();
    await rollBack();
    await page.locator('.page-failure h1:focus').waitFor();
    await rollBack();
    await pageOf('20005');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Control+Tab');
    await pageOf('27394');
    await expect.poll(title).toContain('Our own title');
    await expect.poll(() => partBelowEdge('edits')).toBeLessThan(160);
  });
});
