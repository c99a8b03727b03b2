import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../electron/contract/index.ts';
import { answerSaveDialog, openDesk } from './desk.ts';

/** In no text of the program. */
const marker = 'Zebedeemarker';

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);
}

type Desk = Window & typeof globalThis & { codetray: Bridge };

describe('patient fields, by the keyboard alone', () => {
  const desk = openDesk();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'codetray-patients-'));
    chmodSync(folder, 0o777);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const openSettings = async () => {
    await desk().page.keyboard.press('Control+,');
    await desk().page.getByRole('dialog', { name: 'Settings' }).waitFor();
  };
  const box = () => desk().page.getByRole('checkbox', { name: 'Fields for the patient on each tray' });
  const nameField = () => desk().page.getByLabel('Patient', { exact: true }).and(desk().page.locator('input'));
  const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  const savePdf = async (name: string) => {
    const { app, page } = desk();
    const path = join(folder, name);
    await answerSaveDialog(app, path);
    await page.keyboard.press('Control+Shift+S');
    await page.locator('.preview [data-part="page-of"]', { hasText: 'Page 1 of 2' }).waitFor();
    await page.keyboard.press('Control+Shift+S');
    await page.locator('.preview-said', { hasText: 'Saved' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return textOf(path);
  };

  it('are off at first: a tray has none', async () => {
    const { page, search } = desk();
    await search('27393');
    await page.keyboard.press('Control+T');
    await page.locator('.status-message', { hasText: /27393.*tray/i }).waitFor();
    await page.keyboard.press('Control+Shift+T');
    await page.locator('.tray-page').waitFor();
    expect(await nameField().count()).toBe(0);
  });

  it('are turned on in the settings, written, and printed on the scheduler’s sheet', async () => {
    const { page } = desk();
    await openSettings();
    await box().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await nameField().focus();
    await page.keyboard.type(marker);
    await page.keyboard.press('Enter');
    await page.locator('.status-message', { hasText: 'Patient fields kept' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('02031990');
    await page.getByLabel('MRN').focus();
    await page.keyboard.type('R-77');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Born').inputValue()).toBe('1990-02-03');
    const tray = Number(await page.locator('.tray-page').getAttribute('data-tray'));
    const kept = () => page.evaluate((id) => (window as Desk).codetray.call('patients.read', { tray: id }), tray);
    await expect.poll(kept).toMatchObject({ value: { name: marker, birthDate: '1990-02-03', recordNumber: 'R-77' } });
    const text = await savePdf('with.pdf');
    for (const words of [marker, '1990-02-03', 'R-77']) expect(text).toContain(words);
  });

  it('are there again on the page of the tray, and in no file but the one of the user', async () => {
    const { page, launched } = desk();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Control+Shift+T');
    await nameField().waitFor();
    expect(await nameField().inputValue()).toBe(marker);
    expect(filesWith(launched.home, marker).every((name) => name.startsWith('user.db'))).toBe(true);
    expect(filesWith(launched.userData, marker)).toEqual([]);
  });

  it('are deleted when they are turned off, after a question, and no byte of them stays', async () => {
    const { page, launched } = desk();
    await openSettings();
    await box().focus();
    await page.keyboard.press('Space');
    const question = page.getByRole('alertdialog', { name: /deletes what is written for one tray/ });
    await question.waitFor();
    await question.getByRole('button', { name: 'Keep them' }).press('Enter');
    expect(await box().isChecked()).toBe(true);
    await box().focus();
    await page.keyboard.press('Space');
    await question.getByRole('button', { name: 'Turn off and delete' }).press('Enter');
    await page.getByText('The patient fields of one tray are deleted.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => nameField().count()).toBe(0);
    expect(filesWith(launched.home, marker)).toEqual([]);
    expect(filesWith(launched.userData, marker)).toEqual([]);
    expect(await savePdf('without.pdf')).not.toContain(marker);
  });
});
