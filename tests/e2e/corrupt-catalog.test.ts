import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDesk } from './desk.ts';
import { makeUserFile, makeUserFolder } from './folders.ts';
import { importFiles } from './import-files.ts';
import { physicianFeeSchedule } from './release-file.ts';

describe('a catalog that was damaged on the disk', () => {
  it('falls back, says so calmly, and loses no bookmark', async () => {
    const home = makeUserFolder();
    const before = await startDesk({ home });
    try {
      await importFiles(before, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(50))]);
      await before.search('20007');
      await before.page.keyboard.press('Control+D');
      await before.page.locator('.status-message', { hasText: '20007 bookmarked' }).waitFor();
    } finally {
      await before.launched.close();
    }

    const folder = join(home, 'catalogs');
    const catalogs = readdirSync(folder).filter((name) => name.endsWith('.db'));
    expect(catalogs.length).toBeGreaterThan(0);
    for (const name of catalogs) writeFileSync(join(folder, name), 'not a database any more '.repeat(1000));

    const after = await startDesk({ home });
    try {
      const banner = after.page.locator('.banner').first();
      await banner.waitFor();
      expect(await banner.innerText()).toMatch(/catalog/i);
      expect((await after.search('27397'))[0]).toBe('27397');
      await after.page.keyboard.press('Control+B');
      await after.page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
      expect(await after.codes()).toEqual(['20007']);
      await after.page.locator('.list-row', { hasText: 'No longer listed' }).waitFor();
      await banner.getByRole('button', { name: 'Understood' }).click();
      await banner.waitFor({ state: 'detached' });
    } finally {
      await after.launched.close();
    }
  });
});
