import { describe, expect, it } from 'vitest';
import { answerOpenDialog, openDesk } from './desk.ts';
import { makeUserFile } from './folders.ts';
import { diagnosisOrderFile, physicianFeeSchedule } from './release-file.ts';

describe('import through the window', () => {
  const desk = openDesk();

  it('shows what is loaded, with release and date, before anything is imported', async () => {
    await desk().page.keyboard.press('Control+I');
    await desk().page.locator('#data-heading:focus').waitFor();
    const loaded = desk().page.getByRole('group', { name: 'Loaded sources' });
    expect(await loaded.getByRole('row').count()).toBeGreaterThan(1);
    await desk().page.getByRole('heading', { name: 'Not loaded yet' }).waitFor();
  });

  it('imports chosen files, reports each of them, and finds their codes', async () => {
    const { app, page, search } = desk();
    const files = [
      makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(500)),
      makeUserFile('icd10cm_order_2025.txt', diagnosisOrderFile()),
      makeUserFile('letter.txt', 'Dear office, please find attached nothing of use.\n'),
    ];
    await answerOpenDialog(app, files);
    await page.getByRole('button', { name: 'Choose files' }).press('Enter');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.waitFor();
    const listed = await found.innerText();
    expect(listed).toContain('Medicare physician fee schedule relative values, October 2025');
    expect(listed).toContain('In force from Oct 1, 2025, released Sep 11, 2025, about 507 rows.');
    expect(listed).toContain('ICD-10-CM diagnosis codes, fiscal year 2025');
    expect(listed).toContain('The release is read from the name.');
    expect(listed).toContain('Nothing of this kind is loaded yet.');
    expect(listed).toContain('copyright of the American Medical Association');
    // What is of no use is folded away and says why.
    expect(listed).not.toContain('letter.txt');
    await found.getByRole('button', { name: '1 file not recognised' }).press('Enter');
    await found.getByText('letter.txt').waitFor();
    expect(await page.locator('.report').count()).toBe(0);

    await found.getByRole('button', { name: 'Import 2 files' }).press('Enter');
    const report = page.locator('.report');
    await report.getByText('Import finished').waitFor({ timeout: 60_000 });
    const text = await report.innerText();
    expect(text).toContain('500 of 500 rows kept');
    expect(text).toContain('7 of 7 rows kept');
    expect(text).toMatch(/(Not recognised|Refused)\s*letter\.txt/);
    // The keyboard stands on the report, not nowhere.
    await page.locator('.report-head:focus').waitFor();

    expect((await search('20007'))[0]).toBe('20007');
    const diagnoses = await search('M62.4');
    expect(diagnoses[0]).toBe('M62.4');
    // Rows below the fold are drawn when typing rests.
    await page.locator('.list-row[data-code="M62.452"]').waitFor({ state: 'attached' });
  });

  it('shows the copyright notice of imported code text once', async () => {
    const { page } = desk();
    const notice = page.getByText('copyright of the American Medical Association');
    await notice.waitFor();
    await page.getByRole('button', { name: 'I have read this' }).click();
    await notice.waitFor({ state: 'detached' });
  });

  it('lists a newer release as newer, and one that is loaded as loaded', async () => {
    const { app, page } = desk();
    await answerOpenDialog(app, [makeUserFile('icd10cm_order_2026.txt', `${diagnosisOrderFile()}\n`), makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(500))]);
    await page.keyboard.press('Control+O');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.waitFor();
    const listed = await found.innerText();
    expect(listed).toContain('Newer than fiscal year 2025, which is loaded.');
    expect(listed).toContain('This very file is loaded; it changes nothing.');
    await page.keyboard.press('Escape');
    await found.waitFor({ state: 'detached' });
  });

  it('says of a damaged file why it cannot be used, and starts nothing', async () => {
    const { app, page } = desk();
    await answerOpenDialog(app, [makeUserFile('PPRRVU2026_Jan.csv', '\u0000\u0001\u0002\u0000\u0000binary')]);
    await page.keyboard.press('Control+O');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.getByText(/PPRRVU2026_Jan\.csv/).first().waitFor();
    expect(await found.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await found.waitFor({ state: 'detached' });
    expect((await desk().search('20007'))[0]).toBe('20007');
  });

  it('goes back to the previous catalog after one question', async () => {
    const { page, search } = desk();
    await page.keyboard.press('Control+I');
    await page.getByRole('button', { name: 'Go back to the previous version' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Go back' }).click();
    await page.locator('.status-message', { hasText: 'Back on catalog' }).waitFor({ timeout: 30_000 });
    expect((await search('27397'))[0]).toBe('27397');
    expect(await search('20007')).not.toContain('20007');
  });
});
