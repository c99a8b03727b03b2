import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog, startDesk, type Desk } from './desk.ts';
import { makeUserFolder } from './folders.ts';

/** What the status bar says, which is how the window answers a key. */
async function said(desk: Desk, text: string): Promise<void> {
  await desk.page.locator('.status-message', { hasText: text }).waitFor();
}

/** Two starts and some fifty keys. */
const timeout = 180_000;

describe('bookmarks by keyboard alone', () => {
  it('makes folders, moves, writes notes, undoes, exports, removes everything, imports it again and keeps it over a restart', { timeout }, async () => {
    const home = makeUserFolder();
    const userData = makeUserFolder();
    const outbox = makeUserFolder();
    const file = join(outbox, 'bookmarks.json');

    const first = await startDesk({ home, userData });
    try {
      const { page, app } = first;
      const press = (key: string) => page.keyboard.press(key);
      const dialog = page.getByRole('dialog');
      const focusedRow = (code: string) => page.locator(`.list-row[data-code="${code}"]:focus`).waitFor();

      for (const code of ['27390', '27391', '27393']) {
        await first.search(code);
        await press('Control+D');
        await said(first, `${code} bookmarked`);
      }

      // A folder, and two codes in it.
      await press('Control+B');
      await focusedRow('27393');
      await press('Control+Shift+N');
      await dialog.waitFor();
      await page.keyboard.type('Daily');
      await press('Enter');
      await said(first, 'Folder Daily made');
      await page.locator('.list-empty-head:focus', { hasText: 'Daily is empty' }).waitFor();
      await press('Control+B');
      await focusedRow('27393');
      await press('Shift+ArrowUp');
      await page.locator('.list-count', { hasText: '2 chosen' }).waitFor();
      await press('Control+Shift+D');
      await dialog.getByRole('option', { name: 'No folder' }).waitFor();
      await press('ArrowDown');
      await press('Enter');
      await said(first, '2 codes moved to Daily');
      await focusedRow('27391');

      // Order by hand.
      expect(await first.codes()).toEqual(['27390', '27391', '27393']);
      await press('ArrowDown');
      await focusedRow('27393');
      await press('Alt+Shift+ArrowUp');
      await said(first, '27393 is now 1 of 2 in Daily');
      expect(await first.codes()).toEqual(['27390', '27393', '27391']);
      await focusedRow('27393');

      // Both kinds of note.
      await press('Control+E');
      await dialog.getByLabel('Office wording').waitFor();
      await page.keyboard.type('Lengthening, one tendon');
      await press('Tab');
      await page.keyboard.type('Ask for the splint');
      await press('Control+Enter');
      await said(first, 'Note on 27393 saved');
      await focusedRow('27393');

      // A removal keeps the keyboard in the list, and is taken back.
      await press('Delete');
      await said(first, 'Removed the bookmark of 27393 (Daily)');
      await focusedRow('27391');
      await press('Control+Z');
      await said(first, '27393 is bookmarked again in Daily');
      await focusedRow('27393');
      expect(await first.codes()).toEqual(['27390', '27393', '27391']);

      // Found by a word of the private note.
      await press('Control+F');
      await page.keyboard.type('splint');
      await page.locator('.list-count', { hasText: '1 of 3' }).waitFor();
      await press('Escape');
      await press('ArrowDown');
      await focusedRow('27393');

      // Out, away, and in again.
      await answerSaveDialog(app, file);
      await page.getByRole('button', { name: 'More for bookmarks' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Export bookmarks' }).press('Enter');
      await dialog.getByRole('checkbox', { name: /private notes/ }).press('Space');
      await dialog.getByRole('button', { name: 'Choose where to save' }).press('Enter');
      await said(first, '3 bookmarks exported');
      expect(readFileSync(file, 'utf8')).toContain('Ask for the splint');

      await page.getByRole('button', { name: 'More for bookmarks' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Remove everything' }).press('Enter');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Remove everything' }).press('Enter');
      await page.getByText('No bookmarks yet').waitFor();

      await answerOpenDialog(app, [file]);
      await page.getByRole('button', { name: 'Import bookmarks' }).press('Enter');
      await dialog.getByRole('button', { name: 'Choose the file' }).press('Enter');
      await dialog.getByText('3 added, 0 updated, 0 rejected').waitFor();
      await press('Escape');
      await page.locator('.list-row[data-code="27393"]').waitFor();
    } finally {
      await first.launched.close();
    }

    const second = await startDesk({ home, userData });
    try {
      const { page } = second;
      await page.locator('[data-folder="Daily"]').waitFor();
      await page.keyboard.press('Control+B');
      await page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
      expect(await second.codes()).toEqual(['27390', '27393', '27391']);
      const row = await page.locator('.list-row[data-code="27393"]').innerText();
      expect(row).toContain('Lengthening, one tendon');
      expect(row).toContain('Ask for the splint');
      expect(row).toContain('Daily');
    } finally {
      await second.launched.close();
    }
  });
});
