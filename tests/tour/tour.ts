import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, startDesk } from '../e2e/desk.ts';
import { makeUserFile, makeUserFolder } from '../e2e/folders.ts';
import { diagnosisOrderFile, physicianFeeSchedule } from '../e2e/release-file.ts';
import { realDataFolder } from '../harness/real-data.ts';

/**
 * The main job without a person: find, read, bookmark, print, import, find again. Leaves a picture of every step and the
 * PDFs in out/tour. Release files are shown by their numbers only: the ones that are imported here carry no descriptor.
 */
const folder = join(import.meta.dirname, '../../out/tour');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const home = makeUserFolder();
const outbox = makeUserFolder();
const desk = await startDesk({ home });
const { page, app } = desk;
let step = 0;

async function picture(name: string): Promise<void> {
  step += 1;
  const file = `${String(step).padStart(2, '0')} ${name}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(`  ${file}`);
}

function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`The tour stopped: ${sentence}`);
}

try {
  console.log('The embedded catalog');
  await picture('first start');
  await page.keyboard.type('hamstring lengthening both legs');
  await page.locator('[data-answer-for="hamstring lengthening both legs"]').waitFor();
  assert((await desk.codes())[0] === '27395', 'the words of the booking did not bring 27395 first');
  await desk.pageOf('27395');
  await picture('found by words');

  await desk.search('27397');
  await page.keyboard.press('Enter');
  await desk.pageOf('27397');
  await page.locator('#page-title:focus').waitFor();
  // The whole text: parts below the fold are laid out when they come into sight.
  const text = (await page.locator('article[data-code="27397"]').textContent()) ?? '';
  for (const fact of ['25.64', '$856.40', 'July 2026']) assert(text.includes(fact), `the page of 27397 does not show ${fact}`);
  await picture('page of 27397');
  await page.keyboard.press('Control+D');
  await page.locator('.status-message', { hasText: '27397 bookmarked' }).waitFor();
  await picture('bookmarked');

  console.log('On paper');
  for (const paper of ['Letter', 'A4'] as const) {
    await page.evaluate((size) => window.codetray.call('settings.set', { paper: size }), paper);
    const pdf = join(outbox, `27397 summary ${paper}.pdf`);
    await answerSaveDialog(app, pdf);
    await page.keyboard.press('Control+Shift+S');
    await page.locator('[data-part="pages"][aria-busy="false"]').waitFor();
    await page.keyboard.press('Control+Shift+S');
    await waitForFile(pdf);
    await page.locator('.preview-said', { hasText: 'Saved' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    cpSync(pdf, join(folder, `27397 summary ${paper}.pdf`));
    console.log(`  27397 summary ${paper}.pdf`);
  }

  console.log('A release is imported');
  const data = realDataFolder();
  const files =
    data === null
      ? [makeUserFile('PPRRVU2026_Oct.csv', physicianFeeSchedule(500)), makeUserFile('icd10cm_order_2026.txt', diagnosisOrderFile())]
      : ['pfs/PPRRVU2026_Oct_QPP.trimmed.csv', 'pfs/rvu25d/GPCI2025.csv', 'icd10cm/2025/icd10cm_order_2025.txt.gz'].map((path) => join(data, path));
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+I');
  await page.locator('#data-heading:focus').waitFor();
  await picture('data before');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const found = page.getByRole('dialog', { name: 'Files found' });
  await found.waitFor({ timeout: 60_000 });
  await picture('files found');
  await found.getByRole('button', { name: /^Import/ }).click();
  await page.locator('.report').getByText('Import finished').waitFor({ timeout: 240_000 });
  await picture('import report');
  const notice = page.getByRole('button', { name: 'I have read this' });
  if ((await notice.count()) > 0) await notice.click();
  const diagnoses = await desk.search('M62.4');
  assert(diagnoses[0] === 'M62.4', 'M62.4 is not the first row after the import');
  await desk.pageOf('M62.4');
  await picture('diagnosis after import');
  await page.keyboard.press('Control+B');
  await page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
  assert((await desk.codes()).includes('27397'), 'the bookmark did not survive the import');
  await picture('bookmarks');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await picture('keys');
  console.log(`\nDone: pictures and PDFs in out/tour (${readdirSync(folder).length} files)`);
} catch (error) {
  await picture('where it stopped').catch(() => undefined);
  throw error;
} finally {
  await desk.launched.close();
}

async function waitForFile(path: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (existsSync(path) && statSync(path).size > 1000) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`The tour stopped: ${path} was not written`);
}
process.exit(0);
