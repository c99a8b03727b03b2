import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerSaveDialog, deskOf, startDesk } from './desk.ts';
import { makeUserFolder } from './folders.ts';

describe('the main job by keyboard alone', () => {
  it('finds a code, reads it, bookmarks it, finds it again after a restart and saves its summary as PDF', async () => {
    const home = makeUserFolder();
    const userData = makeUserFolder();

    const first = await startDesk({ home, userData });
    try {
      const { page } = first;
      await page.keyboard.type('2739');
      await page.locator('[data-answer-for="2739"]').waitFor();
      for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowDown');
      await first.pageOf('27397');
      await page.keyboard.press('Enter');
      await page.locator('#page-title:focus').waitFor();
      expect(await page.locator('#page-title').innerText()).toContain('27397');

      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: '27397 bookmarked' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await first.field.evaluate((field) => field === document.activeElement)).toBe(true);
    } finally {
      await first.launched.close();
    }

    const second = await startDesk({ home, userData });
    try {
      const { page, app } = second;
      await page.keyboard.press('Control+B');
      await page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
      expect(await second.codes()).toEqual(['27397']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await second.pageOf('27397');

      const file = join(home, '27397.pdf');
      await answerSaveDialog(app, file);
      // The preview comes first, with its choices; pressed again, the key saves.
      await page.keyboard.press('Control+Shift+S');
      await page.getByRole('dialog', { name: 'Print 27397' }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Save PDF');
      await page.keyboard.press('Control+Shift+S');
      await page.locator('.preview-said', { hasText: 'Saved' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');

      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: 'Removed the bookmark of 27397' }).waitFor();
    } finally {
      await second.launched.close();
    }
  });

  it('bookmarks the code that was just typed even when its rows are not there yet', async () => {
    const desk = await startDesk();
    try {
      await desk.page.keyboard.type('27390', { delay: 0 });
      await desk.page.keyboard.press('Control+D');
      await desk.page.locator('.status-message', { hasText: '27390 bookmarked' }).waitFor();
      await desk.page.keyboard.press('Control+B');
      expect(await deskOf(desk.launched).codes()).toEqual(['27390']);
    } finally {
      await desk.launched.close();
    }
  });
});
