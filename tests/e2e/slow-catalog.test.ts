import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from './desk.ts';

/** Milliseconds that the catalog is late, with everything that a test does meanwhile. */
const late = 5000;

describe('a catalog that is slow to answer', () => {
  const base = mkdtempSync(join(tmpdir(), 'codetray-slow-'));
  // The window runs as another user where the tests run as root.
  chmodSync(base, 0o755);
  const desks: Desk[] = [];
  afterAll(async () => {
    for (const desk of desks) await desk.launched.close();
    rmSync(base, { recursive: true, force: true });
  });

  /** The built app with a database thread that sleeps before it opens anything. */
  function slowApp(): string {
    const folder = join(base, 'app');
    mkdirSync(folder, { recursive: true });
    for (const part of ['package.json', 'out']) cpSync(resolve(part), join(folder, part), { recursive: true });
    const worker = join(folder, 'out/main/database-worker.cjs');
    writeFileSync(worker, `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${late});\n${readFileSync(worker, 'utf8')}`);
    return folder;
  }

  it('does not keep the field from being typed in, nor the window from its look', async () => {
    const userData = join(base, 'user-data');
    mkdirSync(userData, { recursive: true });
    writeFileSync(join(userData, 'look.json'), JSON.stringify({ theme: 'contrast', textSize: 100 }));
    const desk = await startDesk({ appFolder: slowApp(), userData });
    desks.push(desk);
    const { page, field, codes } = desk;
    const theme = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
    const answered = () => page.evaluate(() => performance.getEntriesByName('codetray-ready').length);

    await page.locator('#root :focus').waitFor();
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('hamstring');
    expect(await theme()).toMatchObject({ theme: 'contrast', contrast: 'more' });
    expect(await field.inputValue()).toBe('hamstring');
    await page.locator('.list-empty', { hasText: 'Opening the catalog' }).waitFor();
    expect(await answered()).toBe(0);

    await page.locator('[data-answer-for="hamstring"]').waitFor({ timeout: 2 * late });
    expect(await codes()).toContain('27390');
    expect(await field.inputValue()).toBe('hamstring');
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    // What the settings say wins over what was remembered beside the window.
    await expect.poll(theme).toMatchObject({ theme: 'system' });
    expect(await answered()).toBe(1);
  });
});
