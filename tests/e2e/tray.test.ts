import { cpSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerSaveDialog, openDesk, startDesk } from './desk.ts';

/** Codes, modifiers and amounts of the lines on the page, top to bottom. */
function readLines(page: ReturnType<ReturnType<typeof openDesk>>['page']): Promise<string[]> {
  return page.locator('.tray-row:not(.tray-row-head)').evaluateAll((rows) => rows.map((row) => ['code', 'modifiers'].map((name) => (row.querySelector(`.tray-cell-${name}`)?.textContent ?? '').replace('none', '')).join(' ').trim()));
}

describe('the tray of an operation, by the keyboard alone', () => {
  const desk = openDesk();
  const folders: string[] = [];
  const lines = () => readLines(desk().page);
  const said = (text: string | RegExp) => desk().page.locator('.status-message', { hasText: text }).waitFor();
  /** The page shows what was found for the tray as it is now. */
  const isChecked = () => desk().page.locator('.tray-findings[aria-busy="false"]').waitFor();
  const focused = () => desk().page.evaluate(() => document.activeElement?.id ?? '');

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('takes codes from the list with Ctrl+T, and says how many it holds', async () => {
    const { page, search } = desk();
    for (const code of ['27395', '27393', '27447']) {
      expect((await search(code))[0]).toBe(code);
      await page.keyboard.press('Control+T');
      await said(`${code} put on Tray 1`);
    }
    await search('27393');
    await page.keyboard.press('Control+T');
    await said('27393 is on Tray 1 already');
    await page.getByRole('navigation', { name: 'Desk' }).getByRole('button', { name: 'Tray 1 3 codes' }).waitFor();
    await search('M62.4');
    await page.keyboard.press('Control+T');
    await said('A tray holds procedures and supplies');
  });

  it('opens with one key, with its codes in the order in which they came', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+T');
    await page.locator('#tray-heading:focus', { hasText: 'Tray 1' }).waitFor();
    await isChecked();
    expect(await lines()).toEqual(['27395', '27393', '27447']);
    expect(await page.locator('.tray-cell-title').nth(1).innerText()).toContain('Lengthen several hamstring tendons, both legs');
  });

  it('keeps the date of service and checks by it', async () => {
    const { page } = desk();
    await page.getByText('No date of service is set').waitFor();
    await page.getByLabel('Date of service').focus();
    await page.keyboard.type('07152026');
    await page.keyboard.press('Enter');
    await said('Date of service changed');
    // 90 days after the day of the operation.
    await page.locator('.fact-value', { hasText: 'ends on Oct 13, 2026' }).waitFor();
    expect(await page.getByText('No date of service is set').count()).toBe(0);
  });

  it('keeps the authorised days, and says when surgery is moved out of them', async () => {
    const { page } = desk();
    const warning = page.locator('.tray-authorisation');
    for (const [label, day] of [['Authorised from', '07012026'], ['Authorised until', '07312026']] as const) {
      await page.getByLabel(label).focus();
      await page.keyboard.type(day);
      await page.keyboard.press('Enter');
      await said('Authorised days changed');
    }
    expect(await warning.innerText()).toBe('');
    await page.getByLabel('Date of service').focus();
    await page.keyboard.type('08032026');
    await page.keyboard.press('Enter');
    await warning.getByText('Surgery on Aug 3, 2026 is 3 days after the last authorised day, Jul 31, 2026.').waitFor();
    await page.keyboard.press('F8');
    const way = warning.locator('.tray-way button:focus');
    expect(await way.innerText()).toBe('Move surgery to the last authorised day, Jul 31, 2026');
    await way.press('Enter');
    await said('Mended: Move surgery to the last authorised day');
    await expect.poll(() => warning.innerText()).toBe('');
    expect(await page.getByLabel('Date of service').inputValue()).toBe('2026-07-31');
    expect(await focused()).toBe('tray-date');
    await page.keyboard.press('Control+Z');
    await said('Taken back');
    await warning.locator('.tray-way button').waitFor();
    await page.keyboard.press('Control+Z');
    await expect.poll(() => warning.innerText()).toBe('');
    expect(await page.getByLabel('Date of service').inputValue()).toBe('2026-07-15');
    expect(await page.getByLabel('Authorised until').inputValue()).toBe('2026-07-31');
  });

  it('refuses half a ZIP code in words, and says what the loaded files do not know of a whole one', async () => {
    const { page } = desk();
    await page.getByLabel('ZIP code').focus();
    await page.keyboard.type('352');
    await page.keyboard.press('Enter');
    await page.getByText('A ZIP code has five digits, or nine.').waitFor();
    expect(await focused()).toBe('tray-zip');
    await page.keyboard.type('33');
    await page.keyboard.press('Enter');
    await said('ZIP code changed');
    await isChecked();
    expect(await page.getByLabel('ZIP code').inputValue()).toBe('35233');
  });

  it('changes a line in its cells: modifiers, side, units and charge', async () => {
    const { page } = desk();
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('tray-cell-0-2');
    await page.keyboard.type('lt');
    await page.keyboard.press('Enter');
    await said('27395 changed');
    expect(await focused()).toBe('tray-cell-0-2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('b');
    await page.locator('#tray-cell-1-3', { hasText: 'Both 50' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await page.getByText('Units are a whole number from 1 to 999.').waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('tray-cell-1-4');
    expect(await page.locator('#tray-cell-1-4').innerText()).toBe('1');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('1,250.5');
    await page.keyboard.press('Tab');
    await page.locator('#tray-cell-1-6', { hasText: '1,250.50' }).waitFor();
    expect(await focused()).toBe('tray-cell-1-7');
    expect(await lines()).toEqual(['27395 LT', '27393', '27447']);
  });

  it('moves a line by hand, and orders all by what they are paid', async () => {
    const { page } = desk();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await said('27393 is now line 1');
    expect(await lines()).toEqual(['27393', '27395 LT', '27447']);
    expect(await focused()).toBe('tray-cell-0-7');
    await isChecked();
    await page.getByRole('button', { name: 'Order by payment' }).press('Enter');
    await said('Lines ordered by payment');
    expect((await lines())[0]).toBe('27447');
  });

  it('finds what stands against the lines, worst first, and mends it with one key and Enter', async () => {
    const { page } = desk();
    await isChecked();
    const findings = page.locator('.tray-finding');
    const before = await findings.count();
    expect(before).toBeGreaterThan(0);
    const grades = await findings.evaluateAll((all) => all.map((one) => ['stop', 'check', 'note'].indexOf((one as HTMLElement).dataset['severity'] ?? '')));
    expect(grades).toEqual([...grades].sort());
    const linesBefore = await lines();
    await page.keyboard.press('F8');
    const way = page.locator('.tray-way button:focus');
    const words = await way.innerText();
    await way.press('Enter');
    await said(`Mended: ${words}`);
    await isChecked();
    expect(await findings.count()).toBeLessThan(before);
    expect(await lines()).not.toEqual(linesBefore);
    // The keyboard goes on among the findings.
    await page.locator('.tray-findings :focus').waitFor();
    await page.keyboard.press('Control+Z');
    await said('Taken back');
    await isChecked();
    expect(await lines()).toEqual(linesBefore);
    expect(await findings.count()).toBe(before);
  });

  it('shows what each line comes to step by step, and calls it an estimate', async () => {
    const { page } = desk();
    await page.getByText('An estimate from the fee schedule, not a promise').waitFor();
    const trace = page.locator('.tray-trace').first().locator('.disclosure-title button').first();
    await trace.press('Enter');
    const steps = page.getByRole('group', { name: 'Steps of 27447' });
    await steps.waitFor();
    expect(await steps.innerText()).toMatch(/place[\s\S]*RVU x GPCI[\s\S]*42 CFR/);
    await trace.press('Enter');
    await steps.waitFor({ state: 'hidden' });
  });

  it('is printed as both sheets, and its days are saved as a calendar file', async () => {
    const { app, page } = desk();
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.keyboard.press('Control+P');
    await page.locator('.preview [data-part="page-of"]', { hasText: 'Page 1 of 2' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.preview').waitFor({ state: 'detached' });
    await page.locator('[role="gridcell"]:focus').waitFor();
    const folder = mkdtempSync(join(tmpdir(), 'codetray-calendar-'));
    chmodSync(folder, 0o777);
    folders.push(folder);
    const file = join(folder, 'days.ics');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'More for Tray 1' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Calendar file' }).press('Enter');
    await said('Saved');
    const days = readFileSync(file, 'utf8');
    expect(days).toContain('20260715');
    expect(days).toContain('20261013');
    expect(days).toMatch(/DTSTART;VALUE=DATE:20260701[\s\S]*DTSTART;VALUE=DATE:20260731/);
  });

  it('bookmarks the code of the line that the keyboard stands in', async () => {
    const { page } = desk();
    await page.locator('#tray-cell-0-0').focus();
    await page.keyboard.press('Control+D');
    await said('27447 bookmarked');
    await page.keyboard.press('Control+Z');
    await said('27447 is no longer bookmarked');
  });

  it('puts what else to ask for on the tray', async () => {
    const { page } = desk();
    const box = page.locator('.tray-also').getByRole('checkbox').first();
    const code = (await page.locator('.tray-also .code').first().innerText()).trim();
    await box.press('Space');
    await page.getByRole('button', { name: `Put ${code} on the tray` }).press('Enter');
    await said(`${code} put on the tray`);
    expect((await lines()).at(-1)).toBe(code);
    expect(await focused()).toBe('tray-also');
  });

  it('adds a code for words that are typed, and takes a line off', async () => {
    const { page } = desk();
    await page.getByLabel('Add a code or words').focus();
    await page.keyboard.type('transfer of thigh tendons');
    await page.getByRole('option', { name: /27397/ }).waitFor();
    while (!(await page.getByRole('option', { name: /27397/ }).getAttribute('aria-selected'))?.includes('true')) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await said('27397 put on the tray');
    const before = await lines();
    expect(before.at(-1)).toBe('27397');
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await said('27397 taken off the tray');
    expect(await lines()).toEqual(before.slice(0, -1));
    expect(await focused()).toBe(`tray-cell-${before.length - 2}-8`);
  });

  it('is renamed, saved as a template, and a new tray begins from that', async () => {
    const { page } = desk();
    await page.getByRole('button', { name: 'More for Tray 1' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
    await page.getByRole('dialog', { name: 'Rename the tray' }).locator('input:focus').waitFor();
    await page.keyboard.type('Knee and hamstrings');
    await page.keyboard.press('Enter');
    await page.locator('#tray-heading', { hasText: 'Knee and hamstrings' }).waitFor();
    await page.getByRole('button', { name: 'More for Knee and hamstrings' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save as a template' }).press('Enter');
    await page.getByRole('dialog', { name: 'Save as a template' }).locator('input:focus').waitFor();
    await page.keyboard.type('Knee template');
    await page.keyboard.press('Enter');
    await said('Template Knee template saved');
    await page.getByRole('button', { name: 'All trays' }).press('Enter');
    await page.locator('#trays-heading:focus').waitFor();
    await page.locator('.trays-row', { hasText: 'Knee template' }).getByRole('button', { name: 'Begin a tray' }).press('Enter');
    await page.getByRole('dialog', { name: 'Begin a tray' }).locator('input:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#tray-heading:focus', { hasText: 'Tray 1' }).waitFor();
    expect(await lines()).toHaveLength(4);
    expect(await page.getByLabel('Date of service').inputValue()).toBe('');
  });

  it('is removed from the list with one key, and comes back', async () => {
    const { page } = desk();
    await page.getByRole('button', { name: 'All trays' }).press('Enter');
    await page.locator('#trays-heading:focus').waitFor();
    await page.locator('.trays-row', { hasText: 'Tray 1' }).locator('.trays-name').press('Delete');
    await said('Tray 1 removed');
    expect(await page.locator('.trays-row', { hasText: 'Tray 1' }).count()).toBe(0);
    await page.keyboard.press('Control+Z');
    await page.locator('.trays-row', { hasText: 'Tray 1' }).waitFor();
  });

  it('stands there after a restart, with its day, and codes go on to it', async () => {
    const { launched, page } = desk();
    await page.locator('.trays-row', { hasText: 'Knee and hamstrings' }).locator('.trays-name').press('Enter');
    await isChecked();
    const kept = await lines();
    const folder = mkdtempSync(join(tmpdir(), 'codetray-tray-'));
    chmodSync(folder, 0o755);
    folders.push(folder);
    const [home, userData] = [join(folder, 'data'), join(folder, 'browser')];
    cpSync(launched.home, home, { recursive: true });
    cpSync(launched.userData, userData, { recursive: true, filter: (path) => !/Singleton/.test(path) });
    const again = await startDesk({ home, userData });
    try {
      await again.page.getByRole('button', { name: `Knee and hamstrings ${kept.length} codes` }).waitFor();
      await again.field.focus();
      await again.page.keyboard.press('Control+Shift+T');
      await again.page.locator('#tray-heading:focus', { hasText: 'Knee and hamstrings' }).waitFor();
      expect(await readLines(again.page)).toEqual(kept);
      expect(await again.page.getByLabel('Date of service').inputValue()).toBe('2026-07-15');
      expect(await again.page.getByLabel('Authorised from').inputValue()).toBe('2026-07-01');
      await again.search('27385');
      await again.page.keyboard.press('Control+T');
      await again.page.locator('.status-message', { hasText: '27385 put on Knee and hamstrings' }).waitFor();
    } finally {
      await again.launched.close();
    }
  });
});
