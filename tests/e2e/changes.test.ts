import { describe, expect, it } from 'vitest';
import { feeCsv, feeRows } from '../fixtures/import/release-files.ts';
import { openDesk } from './desk.ts';
import { makeUserFile } from './folders.ts';

const whole = feeRows(10_400);
const [raised, dropped] = whole.filter(({ code, modifier, status }) => /^27\d{3}$/.test(code) && modifier === '' && status === 'A').map(({ code }) => code) as [string, string];
const later = whole.filter(({ code }) => code !== dropped).map((row, index) => (row.code === raised || index % 20 === 0 ? { ...row, work: row.work + 100 } : row));

const timeout = 120_000;

describe('what a new release changed', () => {
  const desk = openDesk();
  const dialog = () => desk().page.getByRole('dialog', { name: 'What changed' });
  const codes = () => dialog().locator('tbody th .code').allInnerTexts();

  /** The text of the computer's clipboard, as another program would get it. */
  const clipboard = () => desk().app.evaluate(({ clipboard: board }) => board.readText());

  async function importBehind(name: string, content: string): Promise<void> {
    await desk().page.evaluate(async (file) => {
      const bridge = (window as unknown as { codetray: { call(name: string, args: unknown): Promise<{ ok: boolean }> } }).codetray;
      if (!(await bridge.call('import.start', { paths: [file] })).ok) throw new Error('the import failed');
    }, makeUserFile(name, content));
  }

  it('is told against the kept catalog, bookmarked codes first, and the code is one key away', { timeout }, async () => {
    const { page, search, pageOf } = desk();
    await importBehind('PPRRVU2025_Oct.csv', feeCsv(whole, { year: 2025, month: 'October' }));
    for (const code of [raised, dropped]) {
      await search(code);
      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    }
    await importBehind('PPRRVU2026_Jan.csv', feeCsv(later, { year: 2026, month: 'January', released: '12/20/2025', conversionFactor: '33.4009' }));
    await page.keyboard.press('Control+I');
    await page.getByRole('button', { name: 'What changed' }).first().press('Enter');
    await dialog().getByRole('radio', { name: 'Bookmarks and notes: 2' }).waitFor();
    expect(await codes()).toEqual([raised, dropped].sort());
    await dialog().getByText('Conversion factor: 32.3465 in October 2025, 33.4009 in January 2026.').waitFor();
    await dialog().getByText('not listed any more').waitFor();
    await dialog().getByRole('button', { name: raised, exact: true }).press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await pageOf(raised);
  });

  it('is chosen by kind, paged, filtered and copied', { timeout }, async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('what changed');
    await page.keyboard.press('Enter');
    const kind = dialog().getByRole('radio', { name: /^Relative values: \d+$/ });
    await kind.waitFor();
    const total = Number(/\d+$/.exec((await kind.getAttribute('aria-label')) ?? (await dialog().locator('.choice', { hasText: 'Relative values' }).innerText()))?.[0]);
    expect(total).toBeGreaterThan(500);
    await dialog().locator('.choice', { hasText: 'Relative values' }).click();
    await dialog().getByText(`1 to 100 of ${total}`).waitFor();
    const first = await codes();
    await dialog().getByRole('button', { name: 'Next' }).press('Enter');
    await dialog().getByText(`101 to 200 of ${total}`).waitFor();
    expect((await codes()).some((code) => first.includes(code))).toBe(false);

    await dialog().getByRole('button', { name: 'Copy the list as a table' }).press('Enter');
    await expect.poll(async () => (await clipboard()).split('\n')[0]).toBe('Change\tSystem\tCode\tTitle\tRow\tWhat\tBefore\tNow\tRelease before\tRelease now');
    const lines = (await clipboard()).trimEnd().split('\n').slice(1).map((line) => line.split('\t'));
    expect(new Set(lines.map((cells) => `${cells[2] ?? ''} ${cells[4] ?? ''}`)).size).toBe(total);
    expect(lines.every((cells) => cells.length === 10 && cells[8] === 'October 2025' && cells[9] === 'January 2026')).toBe(true);

    await dialog().getByLabel('Code or title').fill(raised);
    await dialog().getByText('1 to 1 of 1').waitFor();
    expect(await codes()).toEqual([raised]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('leaves the field quick while the catalogs are compared, and can be closed meanwhile', { timeout }, async () => {
    const { page, search } = desk();
    await page.evaluate(() => {
      const bridge = (window as unknown as { codetray: { call(name: string, args?: unknown): Promise<{ ok: boolean }> } }).codetray;
      (window as unknown as { compared: Promise<unknown> }).compared = bridge.call('changes.open');
    });
    expect((await search('27397'))[0]).toBe('27397');
    const answers = await page.evaluate(async () => {
      const bridge = (window as unknown as { codetray: { call(name: string, args?: unknown): Promise<{ ok: boolean; error?: { code: string } }> } }).codetray;
      await (window as unknown as { compared: Promise<unknown> }).compared;
      const again = bridge.call('changes.open');
      await bridge.call('changes.close');
      const rows = await bridge.call('changes.rows', { kind: null, officeOnly: false, text: '', offset: 0, limit: 1 });
      return [(await again).error?.code, rows.error?.code];
    });
    expect(answers).toEqual(['cancelled', 'not-found']);
  });
});
