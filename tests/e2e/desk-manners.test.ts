import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';
import { setFrame } from '../shots/looks.ts';

describe('the manners of the desk', () => {
  const desk = openDesk();
  const press = (key: string) => desk().page.keyboard.press(key);
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
});
