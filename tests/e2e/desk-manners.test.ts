import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';
import { testDisplay } from '../harness/display.ts';
import { pressRealKeys } from '../harness/real-keys.ts';
import { setFrame } from '../shots/looks.ts';

describe('the manners of the desk', () => {
  const desk = openDesk();
  const press = (key: string) => desk().page.keyboard.press(key);
  beforeAll(() => desk().page.setDefaultTimeout(6000));
  const focusOn = (selector: string) => desk().page.locator(`${selector}:focus`).waitFor({ timeout: 10_000 });
  const tabNames = () => desk().page.locator('.tab').evaluateAll((tabs) => tabs.map((tab) => (tab as HTMLElement).dataset['tab']));

  async function bookmark(...codes: string[]): Promise<void> {
    for (const code of codes) {
      await desk().search(code);
      await press('Control+D');
      await desk().page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
    }
  }

  /** Keys as fast as they come: none waits until the one before was dealt with. */
  async function pressAtOnce(...keys: string[]): Promise<void> {
    const session = await desk().page.context().newCDPSession(desk().page);
    const codes: Readonly<Record<string, number>> = { a: 65, b: 66, r: 82, ArrowDown: 40 };
    await Promise.all(
      keys.flatMap((key) => {
        const named = key.replace('Control+', '');
        const what = { key: named, windowsVirtualKeyCode: codes[named] ?? 0, modifiers: key.startsWith('Control+') ? 2 : 0 };
        return [session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...what }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what })];
      }),
    );
    await session.detach();
  }

  describe('a key right after the one that opens a list', () => {
    it('is about the rows: Ctrl+B and Ctrl+A choose all bookmarks', async () => {
      const { page, field, search } = desk();
      await bookmark('27390', '27391', '27393');
      await search('hamstring');
      await field.focus();
      await pressAtOnce('Control+b', 'Control+a');
      await page.locator('.list-count', { hasText: '3 chosen' }).waitFor({ timeout: 5000 });
      expect(await page.locator('.shelf-row[aria-selected="true"]').count()).toBe(3);
      expect(await field.evaluate((one: HTMLInputElement) => one.selectionEnd === one.selectionStart || document.activeElement !== one)).toBe(true);
    });

    it('is about the rows where they stand already, and where they change', async () => {
      const { page, field } = desk();
      await field.focus();
      await pressAtOnce('Control+b', 'ArrowDown');
      await focusOn('.shelf-row');
      await expect.poll(() => page.locator('.shelf-row[aria-selected="true"]').count()).toBe(1);
      await field.focus();
      await pressAtOnce('Control+r', 'Control+a');
      await page.locator('.list-pane h2', { hasText: 'Recent' }).waitFor();
      const rows = await page.locator('.shelf-row').count();
      expect(rows).toBeGreaterThan(1);
      await expect.poll(() => page.locator('.shelf-row[aria-selected="true"]').count()).toBe(rows);
    });
  });

  describe('the strip of tabs', () => {
    it('is one stop whose arrows show the other tabs, and Delete closes the shown one', async () => {
      const { page, search, pageOf } = desk();
      await search('27393');
      await press('Enter');
      await focusOn('#page-title');
      for (const code of ['27394', '27395']) {
        await search(code);
        await press('Control+Enter');
        await pageOf(code);
        await focusOn('#page-title');
      }
      expect(await tabNames()).toEqual(['27393', '27394', '27395']);
      expect(await page.locator('.tab-strip [tabindex="0"]').count()).toBe(1);
      await page.getByRole('tab', { name: /^27395/, selected: true }).focus();
      await press('ArrowRight');
      await focusOn('[data-tab="27393"] [role="tab"][aria-selected="true"]');
      await pageOf('27393');
      await press('ArrowLeft');
      await focusOn('[data-tab="27395"] [role="tab"][aria-selected="true"]');
      await press('Home');
      await press('ArrowRight');
      await focusOn('[data-tab="27394"] [role="tab"][aria-selected="true"]');
      await pageOf('27394');
      // The page is what the tab names, and the next stop after the strip.
      await page.getByRole('tabpanel', { name: /^27394/ }).waitFor();
      await press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.page-pane') !== null)).toBe(true);
      await press('Shift+Tab');
      await focusOn('[data-tab="27394"] [role="tab"]');
      await press('Delete');
      await focusOn('[data-tab="27395"] [role="tab"]');
      expect(await tabNames()).toEqual(['27393', '27395']);
    });

    it('closes another tab with the mouse and leaves the keyboard where it reads', async () => {
      const { page } = desk();
      await page.locator('#page-title').focus();
      await page.locator('[data-tab="27393"] .tab-close').click();
      await page.locator('.tab-strip').waitFor({ state: 'detached' });
      await focusOn('#page-title');
      // One page is no tab.
      await page.getByRole('region', { name: 'Code page' }).waitFor();
    });
  });

  describe('the menu of a thing', () => {
    const menu = () => desk().page.getByRole('menu').first();
    const lines = () => menu().getByRole('menuitem').evaluateAll((items) => items.map((item) => (item as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()));
    const row = (code: string) => desk().page.locator(`.list-row[data-code="${code}"]`);
    const choose = (name: string | RegExp) => desk().page.getByRole('menuitem', { name }).click();
    const said = (text: string | RegExp) => desk().page.locator('.status-message', { hasText: text }).waitFor();
    const clipboard = () => desk().app.evaluate(({ clipboard: board }) => board.readText());

    async function close(): Promise<void> {
      await press('Escape');
      await desk().page.getByRole('menu').waitFor({ state: 'detached' });
    }

    it('on a result says what can be done with it and the keys, and does it with that row', async () => {
      const { page, search, field } = desk();
      await search('2739');
      await row('27394').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27394 / }).waitFor();
      const heard = await lines();
      for (const line of ['Open Enter', 'Open in a new tab Ctrl+Enter', 'Bookmark Ctrl+D', 'Bookmark in a folder… Ctrl+Shift+D', 'Note… Ctrl+E', 'Copy code and title Ctrl+C', 'Copy code, values and their sources Ctrl+Shift+X', 'Copy the page as text', 'Copy the facts as a table', 'Print… Ctrl+P', 'Save as PDF… Ctrl+Shift+S']) {
        expect(heard).toContain(line);
      }
      expect(await row('27394').getAttribute('data-aimed')).toBe('');
      // The row that is chosen stays so.
      expect(await page.locator('.list-row[aria-selected="true"]').evaluate((one: HTMLElement) => one.dataset['code'])).toBe('27390');
      await choose(/^Copy code and title/);
      await said('27394 copied with its title');
      expect(await clipboard()).toMatch(/^27394 /);
      await focusOn('#search-field');
      expect(await page.locator('[data-aimed]').count()).toBe(0);
      expect(await field.inputValue()).toBe('2739');
      // A form that needs the page reads it, whatever page is shown, and nobody has opened it.
      await row('27396').click({ button: 'right' });
      await choose('Copy the page as text');
      await said('27396 copied as text');
      expect(await clipboard()).toMatch(/^27396 .+\nCPT/);
    });

    it('on one of several chosen rows is about all of them, on another row about that one', async () => {
      const { page, search, field } = desk();
      await search('2739');
      await field.focus();
      await press('Shift+ArrowDown');
      await press('Shift+ArrowDown');
      await page.locator('.chosen-count', { hasText: '3 chosen' }).waitFor();
      await row('27391').click({ button: 'right' });
      await page.getByRole('menu', { name: '3 codes' }).waitFor();
      expect(await lines()).not.toContain('Open Enter');
      await choose(/^Copy code and title/);
      await said('3 codes copied with their titles');
      expect((await clipboard()).split('\n')).toHaveLength(3);
      await row('27396').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27396 / }).waitFor();
      await choose('Copy the facts as a table');
      await said('27396 copied as a table for a spreadsheet');
      // What was chosen is chosen still.
      await page.locator('.chosen-count', { hasText: '3 chosen' }).waitFor();
      await row('27391').click({ button: 'right' });
      await choose('Copy the facts as a table');
      await said('3 codes copied as a table for a spreadsheet');
      const table = (await clipboard()).split('\n');
      expect(table.filter((line) => line.startsWith('Code\t'))).toHaveLength(1);
      expect(new Set(table.slice(1).map((line) => line.split('\t')[0])).size).toBe(3);
      await press('Escape');
    });

    it.each(['Shift+F10', 'ContextMenu'])('opens by %s on the row that the arrows stand on, and gives the keyboard back', async (key) => {
      const { page, search, field } = desk();
      await search('2739');
      await field.focus();
      await press('ArrowDown');
      await press(key);
      await page.getByRole('menu', { name: /^27391 / }).waitFor();
      await page.locator('[role="menuitem"]:focus', { hasText: 'Open' }).first().waitFor();
      await close();
      await focusOn('#search-field');
      await press(key);
      await page.getByRole('menu', { name: /^27391 / }).waitFor();
      await page.keyboard.type('Copy the p');
      await press('Enter');
      await said('27391 copied as text');
      await focusOn('#search-field');
    });

    it('on a bookmark colours it, notes it, takes it away, with mouse and keys', async () => {
      const { page } = desk();
      await press('Control+b');
      await focusOn('.shelf-row');
      await row('27391').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27391 / }).waitFor();
      await page.getByRole('menuitem', { name: 'Colour' }).hover();
      await page.getByRole('menuitem', { name: 'Rose' }).click();
      await said('27391 marked rose');
      await row('27391').focus();
      await press('Shift+F10');
      await page.getByRole('menu', { name: /^27391 / }).waitFor();
      await page.keyboard.type('Note');
      await press('Enter');
      await page.getByRole('dialog', { name: /27391/ }).waitFor();
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await focusOn('.shelf-row');
      await row('27393').click({ button: 'right' });
      await choose(/^Remove the bookmark/);
      await said('Removed the bookmark of 27393');
      await row('27393').waitFor({ state: 'detached' });
      await focusOn('.shelf-row');
    });

    it('on a folder shows, prints and removes that folder, whichever is shown', async () => {
      const { page } = desk();
      await press('Control+Shift+N');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('Daily');
      await press('Enter');
      await said('Folder Daily made');
      await press('Control+b');
      await focusOn('.shelf-row');
      await page.locator('[data-folder="Daily"]').click({ button: 'right' });
      await page.getByRole('menu', { name: 'Daily' }).waitFor();
      const heard = await lines();
      for (const line of ['Open Enter', 'Rename or recolour the folder F2', 'Remove the folder Delete', 'New folder Ctrl+Shift+N']) expect(heard).toContain(line);
      expect(await page.getByRole('menuitem', { name: 'Print the folder' }).getAttribute('aria-disabled')).toBe('true');
      await choose(/^Remove the folder/);
      await page.getByRole('alertdialog').waitFor();
      await focusOn('[role="alertdialog"] .button-main');
      await press('Enter');
      await said('Folder Daily removed');
    });

    it('on a tab closes that tab or the others, and on the code of the page keeps, copies and prints it', async () => {
      const { page, search, pageOf } = desk();
      for (const code of ['27393', '27394', '27395']) {
        await search(code);
        await press('Control+Enter');
        await pageOf(code);
        await focusOn('#page-title');
      }
      await page.locator('[data-tab="27393"]').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27393/ }).waitFor();
      await choose(/^Close the tab/);
      await page.locator('[data-tab="27393"]').waitFor({ state: 'detached' });
      await pageOf('27395');
      await page.locator('.tab[data-current="true"] [role="tab"]').focus();
      await press('Shift+F10');
      await page.getByRole('menu', { name: /^27395/ }).waitFor();
      await page.keyboard.type('Close the o');
      await press('Enter');
      await page.locator('.tab-strip').waitFor({ state: 'detached' });
      await pageOf('27395');
      await page.locator('#page-title').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27395 / }).waitFor();
      const heard = await lines();
      expect(heard).toContain('Compare with… Ctrl+Shift+C');
      expect(heard).not.toContain('Open Enter');
      await choose(/^Print/);
      await page.locator('.preview').waitFor();
      await press('Escape');
      await page.locator('.preview').waitFor({ state: 'detached' });
    });

    it('opens on another thing while one is open, and not in a text, which has the menu of the system', async () => {
      const { app, page, search, field } = desk();
      await search('2739');
      await row('27391').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27391 / }).waitFor();
      const box = await row('27396').boundingBox();
      await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + 8, { button: 'right' });
      await page.getByRole('menu', { name: /^27396 / }).waitFor();
      expect(await page.getByRole('menu').count()).toBe(1);
      await close();
      await app.evaluate(({ Menu }) => {
        const shown: string[][] = [];
        (globalThis as unknown as { shownMenus: string[][] }).shownMenus = shown;
        Menu.prototype.popup = function popup(this: Electron.Menu) {
          shown.push(this.items.map(({ role, enabled }) => `${role ?? ''}${enabled ? '' : ' (not now)'}`));
        };
      });
      const shownMenus = () => app.evaluate(() => (globalThis as unknown as { shownMenus: string[][] }).shownMenus);
      await field.dblclick();
      await field.click({ button: 'right' });
      await expect.poll(async () => (await shownMenus()).at(-1)?.slice(0, 3)).toEqual(['cut', 'copy', expect.stringMatching(/^paste/)]);
      expect(await page.getByRole('menu').count()).toBe(0);
      // Text that is marked in the page is copied, wherever it stands.
      await press('Enter');
      await focusOn('#page-title');
      const words = page.locator('[data-part] p').first();
      await words.dblclick();
      const before = (await shownMenus()).length;
      const marked = await words.boundingBox();
      await page.mouse.click((marked?.x ?? 0) + (marked?.width ?? 0) / 2, (marked?.y ?? 0) + (marked?.height ?? 0) / 2, { button: 'right' });
      await expect.poll(async () => (await shownMenus()).length).toBe(before + 1);
      expect((await shownMenus()).at(-1)).toEqual(['copy']);
    });
  });

  it.each(['F10', 'Alt'] as const)('leads to the menu bar by %s, and back by Esc', async (key) => {
    const { app, page, field } = desk();
    const display = (await testDisplay())['DISPLAY'] ?? process.env['DISPLAY'] ?? '';
    await field.focus();
    const opened = app.evaluate(({ Menu }) => new Promise<string>((done) => {
      for (const { label, submenu } of Menu.getApplicationMenu()?.items ?? []) submenu?.once('menu-will-show', () => done(label));
    }));
    const pageHasKeyboard = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.webContents.isFocused()));
    await expect.poll(pageHasKeyboard).toBe(true);
    await pressRealKeys(display, key);
    await expect.poll(pageHasKeyboard).toBe(false);
    await pressRealKeys(display, 'ArrowDown');
    expect(await opened).toBe('&File');
    await pressRealKeys(display, 'Escape', 'Escape');
    await expect.poll(pageHasKeyboard).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-field');
  });

  it('stops at a table only while there is something to scroll to', async () => {
    const { page, search } = desk();
    await search('27397');
    await press('Enter');
    await focusOn('#page-title');

    /** Of each table, once it is in sight: whether it scrolls. Parts that are far away are not laid out. */
    async function scrolling(): Promise<boolean[]> {
      const found: boolean[] = [];
      for (const frame of await page.locator('.table-frame').all()) {
        await frame.evaluate((element) => element.scrollIntoView());
        const isStop = () => frame.evaluate((element) => element.getAttribute('tabindex') === '0');
        const scrolls = () => frame.evaluate((element) => element.scrollWidth > element.clientWidth + 1);
        await expect.poll(async () => (await isStop()) === (await scrolls())).toBe(true);
        found.push(await isStop());
      }
      return found;
    }

    try {
      expect(await scrolling()).toEqual([false, false, false, false]);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setDeviceMetricsOverride', { width: 420, height: 600, deviceScaleFactor: 1, mobile: false });
      await session.detach();
      expect((await scrolling()).filter((one) => one).length).toBeGreaterThan(1);
    } finally {
      await setFrame(page, 'desk');
    }
    expect(await scrolling()).toEqual([false, false, false, false]);
  });

  it('shows a dialog at once on a screen that can be touched too', async () => {
    const { page } = desk();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    await press('Control+Shift+P');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'attached' });
    const unseen = await page.evaluate(() => ['.dialog-ground', '.dialog-frame'].filter((selector) => getComputedStyle(document.querySelector(selector) as Element).opacity !== '1'));
    await press('Escape');
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await session.detach();
    expect(unseen).toEqual([]);
  });
});
