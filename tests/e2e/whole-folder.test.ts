import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../electron/contract/index.ts';
import { officialInputs, otherInputs, read } from '../fixtures/import/official-inputs.ts';
import { giveTo, testUser } from '../harness/test-user.ts';
import { answerOpenDialog, answerSaveDialog, openDesk } from './desk.ts';
import { makeUserFolder } from './folders.ts';
import { physicianFeeSchedule } from './release-file.ts';

/** One file of every kind; of two forms of one kind, and of a kind whose files take each other's place, one is enough. */
async function oneOfEveryKind(): Promise<Map<string, { name: string; bytes: Buffer; rows: number }>> {
  const kinds = new Map<string, { name: string; bytes: Buffer; rows: number }>();
  for (const [name, bytes] of Object.entries({ ...officialInputs, ...otherInputs })) {
    const { format, rowsKept } = await read(bytes);
    // The fee schedule is a file of its own, long enough to be cancelled.
    if (format !== null && format.kind !== 'pfs-relative-values' && !kinds.has(format.kind)) kinds.set(format.kind, { name: `${name}.${bytes.toString('latin1', 0, 2) === 'PK' ? 'xlsx' : 'txt'}`, bytes, rows: rowsKept });
  }
  return kinds;
}

const timeout = 180_000;

describe('a whole folder, by keyboard', () => {
  const desk = openDesk();

  it('is listed, cancelled, imported and reported kind by kind, and what it changed is read', { timeout }, async () => {
    const { app, page, search } = desk();
    const kinds = await oneOfEveryKind();
    expect(kinds.size).toBe(23);
    const folder = makeUserFolder();
    const put = (path: string, bytes: Buffer | string): void => {
      writeFileSync(join(folder, path), bytes);
      giveTo(testUser(), join(folder, path));
    };
    mkdirSync(join(folder, 'below'));
    giveTo(testUser(), join(folder, 'below'));
    for (const [index, { name, bytes }] of [...kinds.values()].entries()) put(index % 2 === 0 ? name : join('below', name), bytes);
    put('PPRRVU2025_Oct.csv', physicianFeeSchedule(70_000));
    put('letter.txt', 'Dear office, please find attached nothing of use.\n');

    await search('27397');
    await page.keyboard.press('Control+D');
    await page.locator('.status-message', { hasText: '27397 bookmarked' }).waitFor();

    const start = async (): Promise<void> => {
      await answerOpenDialog(app, [folder]);
      await page.keyboard.press('Control+O');
      const found = page.getByRole('dialog', { name: 'Files found' });
      const button = found.getByRole('button', { name: `Import ${kinds.size + 1} files` });
      await button.waitFor({ timeout: 60_000 });
      const listed = await found.innerText();
      for (const { name } of kinds.values()) expect(listed, name).toContain(name);
      for (let tab = 0; tab < 60 && !(await button.evaluate((one) => one === document.activeElement)); tab += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.import-stage:focus').waitFor();
    };
    await start();
    const cancel = page.locator('.import-progress').getByRole('button', { name: 'Cancel' });
    for (let tab = 0; tab < 12 && !(await cancel.evaluate((button) => button === document.activeElement)); tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.report-head:focus', { hasText: 'Import cancelled' }).waitFor({ timeout: 30_000 });

    await start();
    const report = page.locator('.report');
    await report.getByText('Import finished').waitFor({ timeout: 120_000 });
    const last = await page.evaluate(async () => {
      const bridge = (window as unknown as { codetray: { call(name: string): Promise<{ ok: boolean; value: { report: ImportReport } }> } }).codetray;
      return (await bridge.call('import.last')).value.report;
    });
    expect(last.refused).toEqual([]);
    expect(last.unrecognised.map(({ file }) => file.split('/').at(-1))).toEqual(['letter.txt']);
    const kept = new Map(last.files.map(({ file, kind, rowsRead, rowsKept, rejected }) => [file.split('/').at(-1) ?? '', { kind, rowsRead, rowsKept, rejected: rejected.length }]));
    for (const [kind, { name, rows }] of kinds) expect(kept.get(name), name).toMatchObject({ kind, rowsKept: rows });
    for (const one of kept.values()) expect(one.rowsRead).toBe(one.rowsKept + one.rejected);

    const saved = join(makeUserFolder(), 'report.txt');
    await answerSaveDialog(app, saved);
    await report.getByRole('button', { name: 'Save the report' }).press('Enter');
    await expect.poll(() => { try { return readFileSync(saved, 'utf8'); } catch { return ''; } }, { timeout: 20_000 }).toContain('letter.txt');
    for (const { name } of kinds.values()) expect(readFileSync(saved, 'utf8'), name).toContain(name);

    await report.getByRole('button', { name: 'Print the report' }).press('Enter');
    await page.getByRole('dialog', { name: 'Print the import report' }).waitFor();
    await page.locator('[data-part="pages"][aria-busy="false"]').waitFor({ timeout: 60_000 });
    const printed = (await page.locator('.preview-paper .page').allInnerTexts()).join('\n').replaceAll(/\s/g, '');
    for (const { name } of kinds.values()) expect(printed, name).toContain(name);
    await page.keyboard.press('Escape');

    await report.getByRole('button', { name: 'What changed' }).press('Enter');
    const changes = page.getByRole('dialog', { name: 'What changed' });
    await changes.getByText(/ to \d.* of /).first().waitFor({ timeout: 60_000 });
    // The bookmarked code is in the new fee schedule, with other values than the starter's.
    await changes.getByRole('button', { name: '27397', exact: true }).first().waitFor();
    expect(await changes.innerText()).toMatch(/Conversion factor: 33\.4009[^]*32\.3465[^]*Bookmarks and notes: \d/);
    await page.keyboard.press('Escape');
    await changes.waitFor({ state: 'detached' });
  });
});
