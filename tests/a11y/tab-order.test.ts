import { describe, expect, it } from 'vitest';
import { openDesk } from '../e2e/desk.ts';

describe('the window read with Tab', () => {
  const desk = openDesk();

  /** Role and name of what has the focus, as a screen reader begins: "button Bookmarks". */
  async function focused(): Promise<string> {
    const session = await desk().page.context().newCDPSession(desk().page);
    try {
      const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
      if (result.objectId === undefined) return 'nothing';
      const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
      const text = (value: unknown) => (typeof value === 'string' ? value : '');
      return `${text(nodes[0]?.role?.value)} ${text(nodes[0]?.name?.value)}`.trim();
    } finally {
      await session.detach();
    }
  }

  /** Presses Tab from where the focus is until it is there again, or that often. */
  async function tabThrough(most: number): Promise<string[]> {
    const heard = [await focused()];
    for (let press = 0; press < most; press += 1) {
      await desk().page.keyboard.press('Tab');
      const next = await focused();
      if (next === heard[0]) break;
      heard.push(next);
    }
    return heard;
  }

  it('goes from the field to the desk, the welcome and the status line, and begins again', async () => {
    await desk().page.getByRole('heading', { name: 'Welcome to Codetray' }).waitFor();
    const heard = await tabThrough(20);
    expect(heard.filter((one) => !one.startsWith('RootWebArea'))).toEqual([
      'combobox Search codes and words',
      'button Search',
      'button Bookmarks',
      'button Recent',
      'button Data',
      'button Import release files',
      'button Start searching',
      'button PFS July 2026, ICD-10-CM Fiscal year 2025, NCCI July 2024, OPPS January 2026',
    ]);
  });

  it('gives the focus back to where a dialog was opened from', async () => {
    const { page, search } = desk();
    await search('27397');
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    for (const key of ['Control+Shift+P', 'F1', 'Control+,']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null), key).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('#page-title:focus').waitFor();
    }
  });

  it('keeps letters inside a dialog, and takes them for the field everywhere else', async () => {
    const { page, field } = desk();
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await page.keyboard.type('hamstring');
    expect(await field.inputValue()).toBe('27397');
    await page.keyboard.press('Escape');
    await page.locator('#page-title:focus').waitFor();
    await page.getByRole('button', { name: 'Recent' }).focus();
    await page.keyboard.type('2739');
    expect(await field.inputValue()).toBe('2739');
    expect(await focused()).toBe('combobox Search codes and words');
  });

  it('runs a command that was found by its words, with the focus where the command puts it', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+P');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('what is loaded');
    await page.keyboard.press('Enter');
    await page.locator('#data-heading:focus').waitFor();
  });

  it('keeps theme and text size through a reload of the window', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    // The chosen colours have the focus; the arrows choose.
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
    await page.locator('html[data-theme="contrast"][data-contrast="more"]').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+=');
    await page.waitForFunction(() => Math.abs(window.devicePixelRatio - 1.15) < 0.01);
    await page.reload();
    await page.locator('html[data-theme="contrast"][data-contrast="more"]').waitFor();
    await page.waitForFunction(() => Math.abs(window.devicePixelRatio - 1.15) < 0.01);
    await page.keyboard.press('Control+0');
    await page.waitForFunction(() => window.devicePixelRatio === 1);
  });
});
