import { describe, expect, it } from 'vitest';
import { openDesk, startDesk, type Desk } from './desk.ts';
import { makeUserFolder } from './folders.ts';

/** Opens the page of a code from the field and waits until the keyboard stands in it. */
async function read(desk: Desk, code: string): Promise<void> {
  await desk.field.focus();
  await desk.search(code);
  await desk.page.keyboard.press('Enter');
  await desk.pageOf(code);
  await desk.page.locator('#page-title:focus').waitFor();
}

/** How far a part's heading stands below the upper edge of the page, in pixels. */
function headingBelowEdge(desk: Desk, part: string): Promise<number> {
  return desk.page.evaluate((id) => {
    const pane = document.querySelector('.page-pane');
    const heading = document.getElementById(id);
    if (pane === null || heading === null) throw new Error(`no ${id}`);
    return Math.round(heading.getBoundingClientRect().top - pane.getBoundingClientRect().top);
  }, `part-${part}`);
}

const tabNames = (desk: Desk) => desk.page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => (tab as HTMLElement).dataset['tab']));
const copied = (desk: Desk) => desk.app.evaluate(({ clipboard }) => clipboard.readText());

describe('the page of a code, by keyboard', () => {
  const desk = openDesk();

  it('jumps to a part by its key, and marks in its table where one is', async () => {
    const { page } = desk();
    await read(desk(), '27394');
    await page.keyboard.press('Control+6');
    await page.locator('[data-part="modifiers"] h2 button:focus').waitFor();
    await page.locator('.contents-entry[aria-current]', { hasText: 'Modifiers' }).waitFor();
    await expect.poll(() => headingBelowEdge(desk(), 'modifiers')).toBeLessThan(160);
  });

  it('folds a part on every page, and opens it again when one jumps there', async () => {
    const { page } = desk();
    await page.keyboard.press('Enter');
    await page.locator('[data-part="modifiers"][data-folded="true"]').waitFor();
    expect(await page.locator('[data-part="modifiers"] table').count()).toBe(0);
    await read(desk(), '27397');
    await page.locator('[data-part="modifiers"][data-folded="true"]').waitFor();
    await page.keyboard.press('Control+6');
    await page.locator('[data-part="modifiers"] table').first().waitFor();
  });

  it('shows the modifiers that may be used first, with what they pay, and folds the rest', async () => {
    const { page } = desk();
    const both = page.locator('[data-modifier="50"]');
    expect(await both.innerText()).toContain('150 %');
    expect(await both.getAttribute('data-applies')).toBe('yes');
    expect(await page.locator('[data-modifier="62"]').count()).toBe(0);
    await page.getByRole('button', { name: /more: not decided by the data/ }).press('Enter');
    expect(await page.locator('[data-modifier="62"]').getAttribute('data-applies')).toBe('no');
  });

  it('leads by the key of a part without data to the place that names it, and from there to the Data page', async () => {
    const { page } = desk();
    await read(desk(), '27372');
    await page.keyboard.press('Control+2');
    const missing = page.locator('[data-part="missing"]');
    await missing.locator('h2:focus', { hasText: 'Not loaded yet' }).waitFor();
    expect(await page.locator('[data-part="family"]').count()).toBe(0);
    expect(await missing.textContent()).toMatch(/Fee by localityImport the Medicare GPCI file.*No data for this code.*Which of this familyNo other code differs/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#data-heading').waitFor();
    await read(desk(), '27397');
  });

  it('says nothing below that stands at a glance already', async () => {
    const { page } = desk();
    const advice = await page.locator('.fact-grid .fact-note').allTextContents();
    expect(advice.length).toBeGreaterThan(3);
    const below = (await page.locator('.fact-table').allTextContents()).join(' ');
    for (const sentence of advice) expect(below).not.toContain(sentence);
  });

  it('tells the family apart, leads to a neighbour by its row, and back to where one was', async () => {
    const { page } = desk();
    await read(desk(), '27394');
    await page.keyboard.press('Control+2');
    const row = page.locator('[data-part="family"] tr[data-code="27395"]');
    expect(await row.innerText()).toMatch(/both sides[\s\S]*090[\s\S]*6\.08 RVUs more/);
    await page.locator('[data-part="family"] tr[data-current="true"]', { hasText: 'This code' }).waitFor();
    await expect.poll(() => headingBelowEdge(desk(), 'family')).toBeLessThan(160);
    await row.getByRole('link', { name: '27395' }).focus();
    const before = await headingBelowEdge(desk(), 'family');
    await page.keyboard.press('Enter');
    await desk().pageOf('27395');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await desk().pageOf('27394');
    await expect.poll(async () => Math.abs((await headingBelowEdge(desk(), 'family')) - before)).toBeLessThan(3);
    // The keyboard stays in the page.
    await page.locator('#page-title:focus').waitFor();
  });

  it('makes a link of every code that a text names', async () => {
    const { page } = desk();
    await page.locator('[data-part="askBeforeBooking"]').getByRole('link', { name: '27393' }).press('Enter');
    await desk().pageOf('27393');
  });

  it('goes back and forward by the buttons of the mouse', async () => {
    const { page } = desk();
    await page.mouse.move(900, 400);
    const press = (button: number) => page.evaluate((number) => window.dispatchEvent(new MouseEvent('mouseup', { button: number, bubbles: true })), button);
    await press(3);
    await desk().pageOf('27394');
    await press(4);
    await desk().pageOf('27393');
  });

  it('says the source of a value on focus in the words of the list at the end', async () => {
    const { page } = desk();
    const cite = page.locator('[data-fact="globalDays"] .cite').first();
    await cite.focus();
    const number = await cite.innerText();
    const tip = await page.locator('.source-tip').innerText();
    // Below the fold nothing is laid out yet, so that only the text itself can be asked for.
    const entry = await page.locator(`#source-${number}`).textContent();
    const [title = ''] = tip.replace(new RegExp(`^${number} `), '').split('\n');
    expect(entry).toContain(title);
    await page.keyboard.press('Enter');
    await page.locator(`#source-${number}:focus`).waitFor();
  });

  it('copies the page as text, as a table and with its sources', async () => {
    const { page } = desk();
    await read(desk(), '27397');
    await page.keyboard.press('Control+Shift+X');
    await page.locator('.status-message', { hasText: 'with its sources' }).waitFor();
    expect(await copied(desk())).toMatch(/^27397 .* \[\d\]\n[\s\S]*\n\[\d\] .*July 2026.* File /);

    const choose = async (words: string) => {
      await page.getByRole('button', { name: 'Copy', exact: true }).press('Enter');
      await page.getByRole('menuitem', { name: words }).press('Enter');
    };
    await choose('Copy the facts as a table');
    await page.locator('.status-message', { hasText: 'as a table' }).waitFor();
    expect((await copied(desk())).split('\n')[0]).toMatch(/^Code\tPart\tWhat\tValue\t/);
    await choose('Copy the page as text');
    await page.locator('.status-message', { hasText: 'as text' }).waitFor();
    expect(await copied(desk())).toContain('WHAT IS DONE');
  });

  it('compares with another code, marks the differences by word, and prints what it shows', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+C');
    await page.getByRole('dialog', { name: 'Compare two codes' }).waitFor();
    await page.keyboard.type('27395');
    await page.locator('.compare-choices').getByText('27395').waitFor();
    await page.locator('.compare-choices li').first().getByText('27395').waitFor();
    await page.keyboard.press('Enter');
    const comparison = page.locator('[data-compare="27397 27395"]');
    await comparison.waitFor();
    await page.locator('#compare-title:focus').waitFor();
    const side = comparison.getByRole('row', { name: /^Side/ });
    expect(await side.innerText()).toMatch(/one side[\s\S]*both sides[\s\S]*Different/);
    await comparison.getByRole('button', { name: /Only the \d+ differences/ }).press('Enter');
    expect(await comparison.locator('tr[data-differs="false"]').count()).toBe(0);

    await page.keyboard.press('Control+P');
    await page.getByRole('dialog', { name: 'Print 27397 beside 27395' }).waitFor();
    await page.locator('.preview-paper .sheet-system', { hasText: /Only the \d+ differences/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+ArrowLeft');
    await desk().pageOf('27397');
  });

  it('compares two chosen rows, and a row with the page, by one key and from the palette', async () => {
    const { page, search, pageOf, field } = desk();
    for (const code of ['27390', '27391', '27393']) {
      await field.focus();
      await search(code);
      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    }
    await page.keyboard.press('Control+B');
    await page.locator('.shelf-row[data-code="27393"]:focus').waitFor();
    await page.keyboard.press('Shift+ArrowUp');
    await page.locator('.list-count', { hasText: '2 chosen' }).waitFor();
    await page.keyboard.press('Control+J');
    await page.locator('[data-compare="27391 27393"]').waitFor();
    await page.locator('#compare-title:focus').waitFor();

    // One row, and another code's page beside it.
    await page.keyboard.press('Escape');
    await page.locator('.shelf-row:focus').waitFor();
    await page.keyboard.press('Home');
    await pageOf('27390');
    await page.getByRole('button', { name: 'Next code 27391' }).click();
    await pageOf('27391');
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('compare chosen');
    await page.getByRole('dialog').getByRole('option', { name: /Compare the two chosen codes/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-compare="27391 27390"]').waitFor();

    // Three are no pair, and the page of the row itself is none either.
    await page.keyboard.press('Control+B');
    await page.locator('.shelf-row:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.locator('.list-count', { hasText: '3 chosen' }).waitFor();
    await page.keyboard.press('Control+J');
    await page.getByRole('toolbar').getByRole('button', { name: 'Compare' }).and(page.locator(':disabled, [aria-disabled="true"]')).waitFor();
    expect(await page.locator('[data-compare="27391 27390"]').count()).toBe(1);
  });
});

describe('tabs', () => {
  it('open with Ctrl+Enter, cycle, keep each their own way and place, close, and are there again after a restart', async () => {
    const home = makeUserFolder();
    const userData = makeUserFolder();
    const first = await startDesk({ home, userData });
    try {
      const { page, field, search, pageOf } = first;
      await read(first, '27394');
      await page.keyboard.press('Control+6');
      await expect.poll(() => headingBelowEdge(first, 'modifiers')).toBeLessThan(160);
      const place = await headingBelowEdge(first, 'modifiers');
      await field.focus();
      await search('27397');
      await page.keyboard.press('Control+Enter');
      await pageOf('27397');
      await page.locator('#page-title:focus').waitFor();
      expect(await tabNames(first)).toEqual(['27394', '27397']);

      // The other tab was never disturbed by the search.
      await page.keyboard.press('Control+Tab');
      await pageOf('27394');
      await expect.poll(async () => Math.abs((await headingBelowEdge(first, 'modifiers')) - place)).toBeLessThan(3);
      expect(await page.getByRole('button', { name: 'Forward' }).isDisabled()).toBe(true);

      // A link with Ctrl opens behind.
      await page.keyboard.press('Control+2');
      await page.locator('[data-part="family"] tr[data-code="27390"]').getByRole('link').focus();
      await page.keyboard.press('Control+Enter');
      await page.locator('.tab[data-tab="27390"]').waitFor();
      expect(await page.locator('.tab[data-current="true"]').getAttribute('data-tab')).toBe('27394');
      expect(await tabNames(first)).toEqual(['27394', '27390', '27397']);
      await page.keyboard.press('Control+Tab');
      await pageOf('27390');
      await page.keyboard.press('Control+w');
      await pageOf('27397');
      expect(await tabNames(first)).toEqual(['27394', '27397']);
      await page.keyboard.press('Control+Shift+Tab');
      await pageOf('27394');
      await page.keyboard.press('Control+6');
      await expect.poll(() => headingBelowEdge(first, 'modifiers')).toBeLessThan(160);
    } finally {
      await first.launched.close();
    }

    const second = await startDesk({ home, userData });
    try {
      await second.pageOf('27394');
      expect(await tabNames(second)).toEqual(['27394', '27397']);
      await expect.poll(() => headingBelowEdge(second, 'modifiers')).toBeLessThan(160);
      expect(await headingBelowEdge(second, 'modifiers')).toBeGreaterThan(0);
      await second.page.keyboard.press('Control+w');
      await second.pageOf('27397');
      await second.page.keyboard.press('Control+w');
      await second.page.locator('article[data-code]').waitFor({ state: 'detached' });
      // The last tab becomes empty; the window stays, with the keyboard in the field.
      expect(await second.field.evaluate((field) => field === document.activeElement)).toBe(true);
    } finally {
      await second.launched.close();
    }
    // Two starts of the app in one test.
  }, 60_000);
});
