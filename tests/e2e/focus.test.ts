import { describe, expect, it } from 'vitest';
import { answerOpenDialog, openDesk } from './desk.ts';
import { makeUserFile } from './folders.ts';
import { physicianFeeSchedule } from './release-file.ts';

describe('the keyboard is never nowhere', () => {
  const desk = openDesk();
  const press = (key: string) => desk().page.keyboard.press(key);

  /** Waits until the focus is on what matches, or says where it is instead. */
  async function focusOn(selector: string): Promise<void> {
    const where = () =>
      desk().page.evaluate((wanted) => {
        const active = document.activeElement;
        return active?.matches(wanted) === true ? 'there' : `on ${active?.outerHTML.slice(0, 160) ?? 'nothing'}`;
      }, selector);
    await expect.poll(where, { message: selector, timeout: 10_000 }).toBe('there');
    // And it stays: nothing that is still under way takes it away again.
    await desk().page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
    expect(await where(), selector).toBe('there');
  }

  async function read(code: string): Promise<void> {
    await desk().search(code);
    await press('Enter');
    await desk().pageOf(code);
    await focusOn('#page-title');
  }

  async function report(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      await desk().app.evaluate(({ app }, link) => app.emit('second-instance', {}, ['electron', link], '/'), 'codetray://elsewhere');
    }
    await desk().page.locator('.banner').waitFor();
  }

  it('stays with whoever types while a page is on its way', async () => {
    const { page, search, pageOf } = desk();
    await read('27390');
    await search('27393');
    // In one task: no answer of the catalog can come between the keys.
    await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('#search-field');
      if (field === null) throw new Error('no field');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '27400');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await pageOf('27400');
    await focusOn('#search-field');
  });

  it('goes back to what was read when a notice is put away', async () => {
    const { page } = desk();
    await read('27395');
    await report(1);
    await page.getByRole('button', { name: 'Close', exact: true }).focus();
    await press('Enter');
    await page.locator('.banner').waitFor({ state: 'detached' });
    await focusOn('#page-title');
  });

  it('goes to the next tab when the one that has it is closed, and to the page when no strip is left', async () => {
    const { page, search, pageOf } = desk();
    await read('27393');
    for (const code of ['27394', '27395']) {
      await search(code);
      await press('Control+Enter');
      await pageOf(code);
      await focusOn('#page-title');
    }
    await page.getByRole('tab', { selected: true }).focus();
    await press('Home');
    await focusOn('[data-tab="27393"] .tab-name');
    await press('Delete');
    await focusOn('[data-tab="27394"] .tab-name');
    await press('Delete');
    await page.locator('.tab-strip').waitFor({ state: 'detached' });
    await focusOn('#page-title');
  });

  it('stays in the page when the page is changed by its own buttons', async () => {
    const { page, pageOf, search } = desk();
    // Beside the list: the page only follows the selection.
    await search('27394');
    await pageOf('27394');
    await page.getByRole('button', { name: 'Next code 27395' }).focus();
    await press('Enter');
    await pageOf('27395');
    await focusOn('#page-title');
  });

  it('stays on a button that its own press makes unavailable, which then does nothing more', async () => {
    const { page } = desk();
    await read('27396');
    const back = page.getByRole('button', { name: 'Back', exact: true });
    await back.focus();
    for (let step = 0; step < 30 && (await back.isEnabled()); step += 1) {
      await press('Enter');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
    }
    await focusOn('.step-button[aria-label="Back"][aria-disabled="true"]');
    await press('Enter');
    await press('Tab');
    await focusOn('.step-button[aria-label="Forward"]');
    expect(await page.locator('.step-button[aria-label="Back"]:disabled').count()).toBe(1);
    await press('Enter');
    await page.locator('.step-button[aria-label="Back"]:enabled').waitFor();
  });

  it('returns where a dialog was opened, or beside it when that is gone', async () => {
    const { page } = desk();
    await read('27397');
    await press('Control+Shift+N');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Daily');
    await press('Enter');
    await focusOn('.list-empty-head');
    await press('Control+Shift+N');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Seldom');
    await press('Enter');
    await focusOn('.list-empty-head');
    // The folder that has the keyboard goes.
    await page.getByRole('row', { name: /^Daily/ }).focus();
    await press('Delete');
    await page.getByRole('alertdialog').waitFor();
    await press('Escape');
    await focusOn('[data-folder="Daily"]');
    await press('Delete');
    await page.getByRole('alertdialog').waitFor();
    await press('Enter');
    await focusOn('[data-folder="Seldom"]');
    await press('Delete');
    await page.getByRole('alertdialog').waitFor();
    await press('Enter');
    await page.locator('[data-folder]').waitFor({ state: 'detached' });
    await focusOn('.side-link, .list-empty-head');
  });

  it('stays in the list of bookmarks until the last of them is removed', async () => {
    const { page } = desk();
    for (const code of ['27393', '27394']) {
      await read(code);
      await press('Control+D');
      await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    }
    await press('Control+B');
    await focusOn('.list-row[data-code="27394"]');
    await page.getByRole('button', { name: 'Remove the bookmark' }).focus();
    await press('Enter');
    await focusOn('.list-row[data-code="27393"]');
    await press('Delete');
    await focusOn('.list-empty-head');
  });

  it('stays in the settings when the logo that is being removed takes its button along', async () => {
    const { app, page } = desk();
    await read('27397');
    await answerOpenDialog(app, [makeUserFile('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>')]);
    await press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('button', { name: 'Choose a logo' }).focus();
    await press('Enter');
    await dialog.getByRole('button', { name: 'Remove the logo' }).focus();
    await press('Enter');
    await dialog.getByText('No logo').waitFor();
    await focusOn('.letterhead-logo button');
    await press('Escape');
    await focusOn('#page-title');
  });

  it('stays with the pages when the last one is in sight', async () => {
    const { page } = desk();
    await press('Control+P');
    const preview = page.locator('.preview');
    await preview.locator('[data-part="page-of"]', { hasText: /Page 1 of \d+/ }).waitFor();
    const next = preview.getByRole('button', { name: 'Next page' });
    await next.focus();
    for (let turn = 0; turn < 30 && (await next.isEnabled()); turn += 1) {
      await press('Enter');
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    }
    await focusOn('.preview [aria-label="Next page"][aria-disabled="true"]');
    await press('Escape');
    await focusOn('#page-title');
  });

  it('stays in the page when a new catalog takes what had the focus away', async () => {
    const { page, pageOf } = desk();
    const call = (name: string, args?: unknown) =>
      page.evaluate(
        async ([channel, given]) => {
          const bridge = (window as unknown as { codetray: { call(name: string, args?: unknown): Promise<{ ok: boolean }> } }).codetray;
          if (!(await bridge.call(channel as string, given)).ok) throw new Error(`${String(channel)} failed`);
        },
        [name, args] as const,
      );
    await call('import.start', {
      paths: [
        makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(30)),
        makeUserFile('own-words.csv', 'system,code,title,synonyms,what_is_done,note\nCPT,27394,Our own title,,As the office does it.,A note of the office\n'),
      ],
    });
    // One code whose page goes as a whole, one of whose page a part goes.
    await read('20005');
    await page.locator('.page-pane .page-actions button').first().focus();
    await call('catalog.rollback');
    await page.getByRole('heading', { name: '20005 cannot be shown' }).waitFor();
    await focusOn('.page-failure h1');
    await page.getByRole('button', { name: 'Copy details' }).focus();
    await call('catalog.rollback');
    await pageOf('20005');
    await focusOn('#page-title');
  });

  it('stays on the Data page while a catalog is built, switched and gone back from', async () => {
    const { page } = desk();
    const focusedWords = () => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.innerText : ''));
    await press('Control+I');
    await focusOn('#data-heading');
    await page.getByRole('button', { name: 'Check the catalog' }).focus();
    await press('Enter');
    await page.locator('.check-list').waitFor();
    await expect.poll(focusedWords).toBe('Check the catalog');
    const way = page.getByRole('button', { name: /^Go (back|forward) to the (previous|later) catalog/ });
    const words = await way.innerText();
    await way.focus();
    await press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await press('Escape');
    await expect.poll(focusedWords).toBe(words);
  });
});
