import { describe, expect, it } from 'vitest';
import type { ElectronApplication } from 'playwright-core';
import { hostileLinks } from '../fixtures/hostile-links.ts';
import { openDesk } from './open-desk.ts';

/** What the system does when somebody follows a link while the app is open: a second start that hands its arguments over. */
async function startAgain(app: ElectronApplication, userData: string, ...args: string[]): Promise<unknown> {
  return app.evaluate(
    async ({ app: running }, [profile, extra]) => {
      const { spawn } = process.getBuiltinModule('node:child_process');
      const switches = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
      const second = spawn(process.execPath, [`--user-data-dir=${profile}`, running.getAppPath(), ...switches, ...extra], { stdio: 'ignore' });
      return new Promise((resolve) => second.once('exit', resolve));
    },
    [userData, args] as const,
  );
}

describe('a link that starts the app', () => {
  const desk = openDesk(() => ({ args: ['codetray://code/27397'] }));

  it('opens the page that it names', async () => {
    await desk().page.locator('article[data-code="27397"]').waitFor();
    await desk().page.locator('#page-title:focus').waitFor();
  });
});

describe('links that are followed while the window is open', () => {
  const desk = openDesk();

  it('open the page that they name and bring the window forward', async () => {
    const { app, page, launched } = desk();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await startAgain(app, launched.userData, 'codetray://code/27400')).toBe(0);
    await page.locator('article[data-code="27400"]').waitFor();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);
  });

  it('of any other form open nothing, change nothing and are refused in one sentence', async () => {
    const { app, page } = desk();
    await page.locator('article[data-code="27400"]').waitFor();
    const readSettings = () => page.evaluate(() => window.codetray.call('settings.get'));
    // The window keeps its open pages among the settings after a rest: that is its own change and comes first.
    await expect.poll(async () => JSON.stringify(await readSettings()), { timeout: 10_000 }).toContain('27400');
    const settings = await readSettings();
    for (const link of hostileLinks) {
      await app.evaluate(({ app: running }, argument) => running.emit('second-instance', {}, ['electron', argument], '/'), link);
      if (!/^codetray:/i.test(link)) continue;
      await page.locator('.banner', { hasText: 'A link was not followed' }).waitFor();
      expect(await page.locator('.banner').count(), link).toBe(1);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.locator('.banner').waitFor({ state: 'detached' });
    }
    await page.locator('article[data-code="27400"]').waitFor();
    expect(await readSettings()).toEqual(settings);
    expect(await page.locator('img').count()).toBe(0);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('carry no switch with them', async () => {
    const { app, page, launched } = desk();
    expect(await startAgain(app, launched.userData, '--', 'codetray://code/27397 --codetray-print=/elsewhere/job')).toBe(0);
    await page.locator('.banner', { hasText: 'A link was not followed' }).waitFor();
    await page.locator('article[data-code="27400"]').waitFor();
  });
});
