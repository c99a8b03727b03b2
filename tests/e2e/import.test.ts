import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog, openDesk, type Desk } from './desk.ts';
import { makeUserFile, makeUserFolder } from './folders.ts';
import { diagnosisOrderFile, physicianFeeSchedule } from './release-file.ts';

async function catalogVersion({ page }: Desk): Promise<string> {
  const shown = page.locator('.data-version').first();
  await shown.waitFor();
  return shown.innerText();
}

describe('import through the window', () => {
  const desk = openDesk();

  it('shows what is loaded, with release and date, before anything is imported', async () => {
    await desk().page.keyboard.press('Control+I');
    await desk().page.locator('#data-heading:focus').waitFor();
    const loaded = desk().page.getByRole('group', { name: 'Loaded sources' });
    expect(await loaded.getByRole('row').count()).toBeGreaterThan(1);
    await desk().page.getByRole('heading', { name: 'Not loaded yet' }).waitFor();
  });

  it('counts in the navigation as many old releases as the list marks', async () => {
    const marked = await desk().page.getByRole('group', { name: 'Loaded sources' }).getByText('Old', { exact: true }).count();
    expect(marked).toBeGreaterThan(1);
    await desk().page.getByRole('navigation', { name: 'Desk' }).getByRole('button', { name: `Data ${marked} old releases`, exact: true }).waitFor();
  });

  it('shows how far it is, stays out of the way of typing, and is cancelled by keyboard with everything as it was', async () => {
    const { app, page, search } = desk();
    const running = await catalogVersion(desk());
    await answerOpenDialog(app, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(70_000))]);
    await page.keyboard.press('Control+O');
    await page.getByRole('dialog', { name: 'Files found' }).getByRole('button', { name: 'Import 1 file' }).press('Enter');
    await page.locator('.import-stage:focus').waitFor();
    await page.getByText(/[\d,]+ rows a second/).waitFor();
    // Somebody looks a code up meanwhile, and comes back.
    expect((await search('27397'))[0]).toBe('27397');
    await page.keyboard.press('Control+I');
    await page.locator('#data-heading:focus').waitFor();
    expect(Number(await page.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeLessThan(100);

    const cancel = page.locator('.import-progress').getByRole('button', { name: 'Cancel' });
    for (let tab = 0; tab < 12 && !(await cancel.evaluate((button) => button === document.activeElement)); tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.report-head:focus', { hasText: 'Import cancelled' }).waitFor({ timeout: 30_000 });
    await page.locator('.report').getByText('The running catalog was not changed').waitFor();
    expect(await catalogVersion(desk())).toBe(running);
    expect(readdirSync(join(desk().launched.home, 'catalogs')).filter((name) => name !== 'current.json')).toEqual([]);
  });

  it('says so when a file has gone between the list and the import', async () => {
    const { app, page } = desk();
    const file = makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(20));
    await answerOpenDialog(app, [file]);
    await page.keyboard.press('Control+O');
    const start = page.getByRole('dialog', { name: 'Files found' }).getByRole('button', { name: 'Import 1 file' });
    await start.waitFor();
    rmSync(file);
    await start.press('Enter');
    await page.locator('.report-head', { hasText: 'Nothing was imported' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('.report').innerText()).toContain('does not exist');
  });

  it('says of a folder that may not be read what to do', async () => {
    const { app, page } = desk();
    const folder = makeUserFolder();
    chmodSync(folder, 0o000);
    await answerOpenDialog(app, [folder]);
    await page.keyboard.press('Control+O');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.getByText('cannot be opened').waitFor();
    expect(await found.innerText()).toContain('Check that you may read it');
    await page.keyboard.press('Escape');
    await found.waitFor({ state: 'detached' });
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
    // The starter's own codes have their values from a later fee schedule, and from this very classification.
    expect(listed).toMatch(/Older than July 2026, which the [\d,]+ starter codes use now\. After the import they use October 2025/);
    expect(listed).toContain('Ended on Dec 31, 2025: its values hold for dates of service until then.');
    expect(listed).toMatch(/The release that the [\d,]+ starter codes use already/);
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
    const notice = page.locator('.banner', { hasText: 'copyright of the American Medical Association' });
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

  it('asks before it starts with a release that has fewer than half the rows of the loaded one', async () => {
    const { app, page } = desk();
    await answerOpenDialog(app, [makeUserFile('fees.csv', physicianFeeSchedule(60).replace('2025 National', '2026 National').replace('October Release', 'January Release'))]);
    await page.keyboard.press('Control+O');
    const found = page.getByRole('dialog', { name: 'Files found' });
    await found.getByText('Less than half the 500 rows of October 2025').waitFor();
    await found.getByRole('button', { name: 'Import 1 file anyway' }).waitFor();
    // Enter closes the list: what may be a mistake takes a deliberate key.
    await page.keyboard.press('Enter');
    await found.waitFor({ state: 'detached' });
    expect(await page.locator('.import-stage').count()).toBe(0);
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

  it('saves the report, which is still there when the window is opened anew', async () => {
    const { app, page } = desk();
    const saved = join(makeUserFolder(), 'report.csv');
    await answerSaveDialog(app, saved);
    await page.keyboard.press('Control+I');
    await page.getByRole('button', { name: 'Save the report' }).press('Enter');
    await page.locator('.status-message', { hasText: 'Saved' }).waitFor();
    expect(readFileSync(saved, 'utf8')).toMatch(/PPRRVU2025_Oct\.csv,kept,2025-10,500,500/);

    await page.reload();
    await desk().field.waitFor();
    await page.keyboard.press('Control+I');
    await page.getByRole('button', { name: /^Report of the last import/ }).press('Enter');
    await page.locator('.report').getByText('500 of 500 rows kept').waitFor();
  });

  it('goes back to the previous catalog by one key and one question, which says what that catalog holds', async () => {
    const { page, search } = desk();
    await page.keyboard.press('Control+Shift+B');
    const question = page.getByRole('alertdialog', { name: 'Go back to the previous catalog' });
    await question.getByText('the starter catalog').waitFor();
    await question.getByRole('button', { name: 'Go back' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.status-message', { hasText: 'Back on the starter catalog' }).waitFor({ timeout: 30_000 });
    expect((await search('27397'))[0]).toBe('27397');
    expect(await search('20007')).not.toContain('20007');
    // The palette and the menu name the way by where it leads.
    const menuLabel = () => desk().app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('catalog.rollback')?.label);
    await expect.poll(menuLabel).toBe('Go forward to the later catalog…');
    await page.keyboard.press('Control+Shift+P');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('later catalog');
    await page.getByRole('option', { name: /^Go forward to the later catalog/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The report of the import says that what it brought is not in use, and leads forward again.
    await page.keyboard.press('Control+I');
    const fold = page.getByRole('button', { name: /^Report of the last import/ });
    await fold.waitFor();
    if ((await fold.getAttribute('aria-expanded')) !== 'true') await fold.press('Enter');
    const report = page.locator('.report');
    await report.getByText('Imported, but not in use').waitFor();
    expect(await report.innerText()).toContain('In use now is the starter catalog. What this import brought is kept beside it.');
    expect(await page.locator('.data-part', { hasText: 'Check the catalog' }).innerText()).toMatch(/In use: the starter catalog .+Kept beside it: the catalog of .+, with Fee schedule October 2025, ICD-10-CM fiscal year 2025/s);
    await report.getByRole('button', { name: 'Go forward to the later catalog' }).press('Enter');
    const forward = page.getByRole('alertdialog', { name: 'Go forward to the later catalog' });
    await forward.getByText('Medicare physician fee schedule relative values, October 2025, 500 rows').waitFor();
    await forward.getByRole('button', { name: 'Go forward' }).press('Enter');
    await page.locator('.status-message', { hasText: /^ ?Forward on the catalog of .+Fee schedule October 2025/ }).waitFor({ timeout: 30_000 });
    await report.getByText('Import finished').waitFor();
    await expect.poll(menuLabel).toBe('Go back to the previous catalog…');
    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByText('Go back to the previous catalog', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    expect((await search('20007'))[0]).toBe('20007');
  });
});
