import { answerOpenDialog, type Desk } from '../e2e/desk.ts';
import { makeUserFile } from '../e2e/folders.ts';
import { bookingLine, daySchedule, operativeNote } from '../fixtures/booking-texts.ts';
import { feeCsv, feeRows } from '../fixtures/import/release-files.ts';
import { physicianFeeSchedule } from '../e2e/release-file.ts';

/** One thing that the window can show. The pictures (`npm run shots`) and the findings of axe go through the same list. */
export interface DeskState {
  /** As the file of its picture is called. */
  name: string;
  /** Brings the desk there; it stands calm before, on the catalog that the states before have left. */
  arrange(desk: Desk): Promise<void>;
  /** Ends what would not end by itself. */
  leave?(desk: Desk): Promise<void>;
  /** The state that it shows the end of. */
  follows?: string;
}

async function read(desk: Desk, code: string): Promise<void> {
  await desk.search(code);
  await desk.page.keyboard.press('Enter');
  await desk.pageOf(code);
  await desk.page.locator('#page-title:focus').waitFor();
}

async function newTray({ page }: Desk, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('button', { name: 'Trays', exact: true }).press('Enter');
  await page.locator('#trays-heading:focus').waitFor();
  await page.getByRole('button', { name: 'New tray' }).press('Enter');
  await page.getByRole('dialog', { name: 'New tray' }).locator('input:focus').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.locator('#tray-heading:focus', { hasText: name }).waitFor();
}

async function openTray({ page }: Desk): Promise<void> {
  await page.keyboard.press('Control+Shift+T');
  await page.locator('#tray-heading:focus').waitFor();
  await page.locator('.tray-finding').first().waitFor();
}

async function keepPatients(desk: Desk): Promise<void> {
  const { page } = desk;
  await openDialog(desk, 'Control+,', 'Settings');
  const box = page.getByRole('checkbox', { name: 'Fields for the patient on each tray' });
  if (!(await box.isChecked())) await box.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function writePatient(desk: Desk): Promise<void> {
  await keepPatients(desk);
  await openTray(desk);
  await desk.page.getByLabel('MRN').fill('R-1093');
  await desk.page.getByLabel('MRN').press('Enter');
  await desk.page.locator('.status-message', { hasText: 'Patient fields kept' }).waitFor();
}

async function openDialog({ page }: Desk, key: string, name: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog', { name }).waitFor();
}

async function showBookmarks({ page }: Desk): Promise<void> {
  await page.keyboard.press('Control+B');
  // The rows take the keyboard; what is pressed before would lose it to them.
  await page.locator('.shelf .list-row:focus').waitFor();
}

/** The page for a text, with this text read; the keyboard stands in the field. */
async function pasteText({ page }: Desk, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+V');
  await page.locator('.paste-field:focus').waitFor();
  // In the place of whatever stood there: the field comes with its text marked.
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.locator('.paste-page[data-found-for="this"]').waitFor();
}

async function clearPaste({ page }: Desk): Promise<void> {
  await page.getByRole('radio', { name: 'Note or booking line' }).check({ force: true });
  await page.keyboard.press('Control+Shift+V');
  await page.locator('.paste-field:focus').waitFor();
  const clear = page.getByRole('button', { name: 'Clear' });
  if (await clear.isEnabled()) await clear.press('Enter');
}

/** Something from the menu of the list of bookmarks; `of` is what the menu's button names. */
async function fromMenu({ page }: Desk, of: string, item: string, dialog: RegExp): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.locator('[role="dialog"], [role="alertdialog"]').getByRole('heading', { name: dialog }).waitFor();
}

async function preview({ app, page }: Desk, files: string[]): Promise<void> {
  await answerOpenDialog(app, files);
  await page.keyboard.press('Control+O');
  await page.getByRole('dialog', { name: 'Files found' }).waitFor();
}

const startImport = ({ page }: Desk) => page.getByRole('dialog', { name: 'Files found' }).getByRole('button', { name: /^Import / }).press('Enter');

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 48" width="160" height="48"><rect width="160" height="48" rx="8" fill="#0b5d66"/><circle cx="28" cy="24" r="12" fill="#fff"/></svg>';

/** In an order in which each may rely on those before. */
export const states: readonly DeskState[] = [
  {
    name: 'first run',
    async arrange({ page }) {
      await page.getByRole('heading', { name: 'Welcome to Codetray' }).waitFor();
    },
  },
  {
    name: 'results',
    async arrange(desk) {
      await desk.search('hamstring lengthening both legs');
      await desk.pageOf('27395');
    },
  },
  {
    name: 'results, a filter chosen',
    async arrange(desk) {
      await desk.search('thigh');
      await desk.page.getByRole('toolbar', { name: 'Filters' }).getByRole('button', { name: 'Section' }).press('Enter');
      await desk.page.getByRole('menuitemradio', { name: /^Thigh and knee joint/ }).press('Enter');
      await desk.page.getByRole('button', { name: 'Remove filter Section: Thigh and knee joint' }).waitFor();
      await desk.page.getByRole('button', { name: 'Site of service' }).press('Enter');
      await desk.page.getByRole('menuitemradio', { name: /^Outpatient hospital/ }).waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Remove filter Section/ }).press('Enter');
    },
  },
  {
    name: 'results, none left by a filter',
    async arrange(desk) {
      await desk.search('27');
      await desk.page.getByRole('button', { name: /^Add-on only [1-9]/ }).press('Space');
      await desk.search('hamstring lengthening');
      await desk.page.locator('.list-empty-head', { hasText: 'No add-on code among' }).waitFor();
    },
    async leave({ page }) {
      await page.getByRole('button', { name: 'Remove filter' }).press('Enter');
    },
  },
  {
    name: 'results, searched in one section',
    async arrange(desk) {
      await desk.search('icd: contracture');
      await desk.page.getByText('Only in ICD-10-CM').waitFor();
    },
  },
  {
    name: 'corrected',
    async arrange(desk) {
      await desk.search('hamstrng');
      await desk.page.locator('.list-note').waitFor();
    },
  },
  {
    name: 'corrected, exactly what was typed',
    async arrange(desk) {
      await desk.search('hamstrng');
      await desk.page.locator('.list-note').waitFor();
      await desk.page.keyboard.press('F3');
      await desk.page.locator('.list-empty-head', { hasText: 'Nothing has exactly' }).waitFor();
    },
  },
  {
    name: 'none found',
    async arrange({ field, page }) {
      await field.fill('qqqqzzzz xxqq');
      await page.getByText('Nothing found for').waitFor();
    },
  },
  { name: 'page', arrange: (desk) => read(desk, '27397') },
  {
    name: 'page further down',
    async arrange(desk) {
      await read(desk, '27395');
      await desk.page.keyboard.press('Control+6');
      await desk.page.locator('[data-part="modifiers"]').waitFor();
    },
  },
  { name: 'diagnosis', arrange: (desk) => read(desk, 'M62.4') },
  {
    name: 'compare, which code',
    async arrange(desk) {
      await read(desk, '27394');
      await openDialog(desk, 'Control+Shift+C', 'Compare two codes');
    },
  },
  {
    name: 'compare',
    async arrange(desk) {
      await read(desk, '27394');
      await openDialog(desk, 'Control+Shift+C', 'Compare two codes');
      await desk.page.keyboard.type('27395');
      await desk.page.locator('.compare-choices li').first().getByText('27395').waitFor();
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('#compare-title:focus').waitFor();
    },
  },
  {
    name: 'compare, print preview',
    async arrange({ page }) {
      await page.keyboard.press('Control+P');
      await page.locator('.preview').getByText(/of \d+/).first().waitFor();
    },
  },
  {
    name: 'the menu of a row',
    async arrange({ page, search }) {
      await search('2739');
      await page.locator('.list-row[data-code="27393"]').click({ button: 'right' });
      await page.getByRole('menu', { name: /^27393/ }).waitFor();
    },
  },
  {
    name: 'tabs',
    async arrange(desk) {
      for (const code of ['27393', '27400']) {
        await desk.search(code);
        await desk.page.keyboard.press('Control+Enter');
        await desk.pageOf(code);
        // A page that opens takes the keyboard; the next search begins after that.
        await desk.page.locator('#page-title:focus').waitFor();
      }
    },
    async leave({ page }) {
      await page.keyboard.press('Control+w');
      await page.keyboard.press('Control+w');
    },
  },
  {
    name: 'print preview',
    async arrange(desk) {
      await read(desk, '27397');
      await desk.page.keyboard.press('Control+P');
      await desk.page.locator('.preview').getByText(/of \d+/).first().waitFor();
    },
  },
  {
    name: 'browse',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+L');
      await page.locator('[role="treeitem"]:focus').waitFor();
    },
  },
  {
    name: 'browse, at a code',
    async arrange(desk) {
      await read(desk, '27393');
      await desk.page.keyboard.press('Control+Shift+K');
      await desk.page.locator('[role="treeitem"]:focus', { hasText: '27393' }).waitFor();
    },
  },
  {
    name: 'browse, a modifier',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+L');
      await page.locator('[role="treeitem"]:focus').waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      await page.locator('[role="treeitem"]:focus[aria-expanded="true"]').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.locator('.browse-text').waitFor();
    },
  },
  {
    name: 'a question answered',
    async arrange(desk) {
      await desk.search('can 27390 and 27393 go together?');
      await desk.page.locator('.answer-box[data-state="answered"]').waitFor();
    },
  },
  {
    name: 'a question, which code',
    async arrange(desk) {
      await desk.search('is hamstring lengthening done on both legs?');
      await desk.page.locator('.answer-box[data-state="needs"]').waitFor();
    },
  },
  {
    name: 'a question, not understood',
    async arrange(desk) {
      await desk.search('why is the sky blue over 27397?');
      await desk.page.locator('.answer-box[data-state="not-understood"]').waitFor();
    },
  },
  {
    name: 'paste',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+V');
      await page.locator('.paste-field:focus').waitFor();
    },
  },
  {
    name: 'paste, a note',
    async arrange(desk) {
      await pasteText(desk, operativeNote);
      await desk.page.keyboard.press('F6');
      await desk.page.locator('.deciding-option:focus, .found-main:focus').waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'paste, questions that decide',
    async arrange(desk) {
      const { page } = desk;
      await pasteText(desk, bookingLine);
      await page.getByRole('group', { name: /^One .* or several\?$/ }).getByRole('button', { name: /^Several/ }).press('Enter');
      await page.locator('.deciding-option[aria-pressed="true"]').waitFor();
      await page.locator('.paste-page[data-found-for="this"]').waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'paste, may be a schedule',
    async arrange(desk) {
      await pasteText(desk, daySchedule);
      await desk.page.getByRole('button', { name: 'Read it as a schedule' }).waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'paste, a schedule',
    async arrange(desk) {
      const { page } = desk;
      await pasteText(desk, daySchedule);
      await page.getByRole('button', { name: 'Read it as a schedule' }).press('Enter');
      await page.locator('.schedule-row').first().waitFor();
      await page.locator('.schedule-row').first().press('ArrowDown');
      await page.locator('.schedule-row[data-line="3"]:focus').waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'paste, the text of a schedule',
    async arrange(desk) {
      const { page } = desk;
      await pasteText(desk, daySchedule);
      await page.getByRole('button', { name: 'Read it as a schedule' }).press('Enter');
      await page.locator('.schedule-row').first().waitFor();
      await page.getByRole('button', { name: 'Change the text' }).press('Enter');
      await page.locator('.paste-field:focus').waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'paste, refused',
    async arrange(desk) {
      await pasteText(desk, bookingLine);
      await desk.page.keyboard.insertText('\u0001\u0002\u0003'.repeat(200));
      await desk.page.locator('.paste-refused').waitFor();
    },
    leave: clearPaste,
  },
  {
    name: 'trays, none yet',
    async arrange({ page }) {
      await page.getByRole('navigation', { name: 'Desk' }).getByRole('button', { name: 'Trays', exact: true }).press('Enter');
      await page.locator('#trays-heading:focus').waitFor();
    },
  },
  {
    name: 'tray, empty',
    async arrange(desk) {
      await newTray(desk, 'Hamstring lengthening');
      await desk.page.getByText('Put codes on the tray').waitFor();
    },
  },
  {
    name: 'tray, with findings',
    async arrange(desk) {
      const { page } = desk;
      await page.keyboard.press('Control+Shift+T');
      await page.locator('#tray-heading:focus').waitFor();
      await page.getByLabel('Add a code or words').focus();
      await page.keyboard.type('27395 27393 27447 27358');
      await page.keyboard.press('Enter');
      await page.locator('.tray-finding').first().waitFor();
    },
  },
  {
    name: 'tray, words looked up',
    async arrange(desk) {
      await openTray(desk);
      await desk.page.getByLabel('Add a code or words').focus();
      await desk.page.keyboard.type('knee arthroscopy');
      await desk.page.getByRole('listbox', { name: 'Codes for the words' }).getByRole('option').first().waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'tray, a cell being changed',
    async arrange(desk) {
      await openTray(desk);
      await desk.page.locator('#tray-cell-0-3').focus();
      await desk.page.keyboard.press('Enter');
      await desk.page.locator('.tray-editor:focus').waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'tray, a line mended',
    async arrange(desk) {
      await openTray(desk);
      await desk.page.getByRole('button', { name: /XS on 27393$/ }).press('Enter');
      await desk.page.locator('.status-message', { hasText: 'Mended' }).waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Control+Z');
      await page.locator('.status-message', { hasText: 'Taken back' }).waitFor();
    },
  },
  {
    name: 'tray, outside the authorised days',
    async arrange(desk) {
      await openTray(desk);
      for (const [label, day] of [['Authorised from', '2026-07-01'], ['Authorised until', '2026-07-31'], ['Date of service', '2026-08-03']] as const) {
        await desk.page.getByLabel(label).fill(day);
        await desk.page.getByLabel(label).press('Enter');
      }
      await desk.page.locator('.tray-authorisation p').waitFor();
    },
  },
  {
    name: 'tray, with fields for the patient',
    arrange: writePatient,
  },
  {
    name: 'settings, patient fields about to be deleted',
    async arrange(desk) {
      await writePatient(desk);
      await openDialog(desk, 'Control+,', 'Settings');
      await desk.page.getByRole('button', { name: 'Delete all patient fields' }).press('Enter');
      await desk.page.getByRole('button', { name: 'Keep them' }).scrollIntoViewIfNeeded();
    },
    // The states that follow show a desk that keeps nothing of a patient, as it is at first.
    async leave(desk) {
      await desk.page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
      await desk.page.getByRole('status').filter({ hasText: 'are deleted' }).waitFor();
      const box = desk.page.getByRole('checkbox', { name: 'Fields for the patient on each tray' });
      await box.press('Space');
      await desk.page.getByRole('checkbox', { name: 'Fields for the patient on each tray', checked: false }).waitFor();
    },
  },
  {
    name: 'tray, print preview of labels',
    async arrange(desk) {
      const { page } = desk;
      await openTray(desk);
      await page.keyboard.press('Control+P');
      await page.locator('.preview [data-part="page-of"]', { hasText: 'Page 1 of 2' }).waitFor();
      await page.getByRole('button', { name: /Content/ }).press('Enter');
      await page.getByRole('option', { name: 'Labels', exact: true }).press('Enter');
      await page.locator('.preview [data-part="page-of"]', { hasText: 'Page 1 of 1' }).waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await page.locator('.preview').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'tray, the trace of a line open',
    async arrange(desk) {
      await openTray(desk);
      await desk.page.locator('.tray-trace .disclosure-title button').first().press('Enter');
      await desk.page.getByRole('group', { name: /^Steps of/ }).first().waitFor();
      await desk.page.locator('#tray-payment').evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'tray, also authorise',
    async arrange(desk) {
      await openTray(desk);
      await desk.page.locator('#tray-time').evaluate((heading) => heading.scrollIntoView());
      await desk.page.locator('.tray-also').getByRole('checkbox').first().press('Space');
    },
  },
  {
    name: 'trays, with a template',
    async arrange(desk) {
      const { page } = desk;
      await openTray(desk);
      await page.getByRole('button', { name: 'More for Hamstring lengthening' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Save as a template' }).press('Enter');
      await page.getByRole('dialog', { name: 'Save as a template' }).locator('input:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.status-message', { hasText: 'Template' }).waitFor();
      await newTray(desk, 'Knee arthroscopy');
      await page.getByRole('button', { name: 'All trays' }).press('Enter');
      await page.locator('#trays-heading:focus').waitFor();
    },
  },
  {
    name: 'empty field, searched last',
    async arrange(desk) {
      for (const text of ['hamstring lengthening', 'knee replacement']) {
        await desk.search(text);
        await desk.page.keyboard.press('Enter');
        await desk.page.locator('#page-title:focus').waitFor();
      }
      await desk.field.fill('');
      await desk.page.getByRole('toolbar', { name: 'Searched last' }).waitFor();
    },
  },
  {
    name: 'empty field, recent codes',
    async arrange({ page }) {
      await page.keyboard.press('Control+R');
      await page.getByRole('heading', { name: 'Recent', exact: true }).waitFor();
    },
  },
  {
    name: 'no bookmarks',
    async arrange({ page }) {
      await page.keyboard.press('Control+B');
      await page.getByRole('heading', { name: 'Bookmarks', exact: true }).waitFor();
    },
  },
  {
    name: 'folder, new',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+N');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'folder, empty',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+N');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('Daily');
      await page.keyboard.press('Enter');
      await page.getByText('Daily is empty').waitFor();
    },
  },
  {
    name: 'bookmark, which folder',
    async arrange(desk) {
      await read(desk, '27397');
      await desk.page.keyboard.press('Control+Shift+D');
      await desk.page.getByRole('dialog').getByRole('option', { name: 'Daily' }).waitFor();
    },
  },
  {
    name: 'note',
    async arrange(desk) {
      await read(desk, '27397');
      await desk.page.keyboard.press('Control+E');
      await desk.page.getByRole('dialog').getByLabel('Office wording').waitFor();
    },
  },
  {
    name: 'bookmarks with folders',
    async arrange(desk) {
      const { page } = desk;
      for (const code of ['27393', '27394', '27395']) {
        await read(desk, code);
        await page.keyboard.press('Control+D');
        await page.locator('.status-message', { hasText: `${code} bookmarked` }).waitFor();
      }
      await read(desk, '27397');
      await page.keyboard.press('Control+Shift+D');
      await page.getByRole('dialog').getByRole('option', { name: 'Daily' }).waitFor();
      await page.keyboard.type('Daily');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+E');
      await page.getByRole('dialog').getByLabel('Office wording').waitFor();
      await page.keyboard.type('Tendon transfer, as the office says it');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await showBookmarks(desk);
    },
  },
  {
    name: 'bookmarks, several chosen',
    async arrange(desk) {
      await showBookmarks(desk);
      await desk.page.keyboard.press('Control+A');
      await desk.page.locator('.list-count', { hasText: '4 chosen' }).waitFor();
    },
  },
  {
    name: 'bookmarks, the menu',
    async arrange(desk) {
      await showBookmarks(desk);
      await desk.page.getByRole('button', { name: 'More for bookmarks' }).press('Enter');
      await desk.page.getByRole('menuitem', { name: 'Export bookmarks' }).waitFor();
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'bookmarks, export',
    async arrange(desk) {
      await showBookmarks(desk);
      await fromMenu(desk, 'bookmarks', 'Export bookmarks', /^Export bookmarks/);
    },
  },
  {
    name: 'bookmarks, remove everything',
    async arrange(desk) {
      await showBookmarks(desk);
      await fromMenu(desk, 'bookmarks', 'Remove everything', /^Remove everything/);
    },
  },
  {
    name: 'folder, remove',
    async arrange(desk) {
      await desk.page.getByRole('row', { name: /^Daily/ }).press('Delete');
      await desk.page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'print preview of several codes',
    async arrange(desk) {
      await showBookmarks(desk);
      await desk.page.keyboard.press('Control+A');
      await desk.page.locator('.list-count', { hasText: '4 chosen' }).waitFor();
      await desk.page.keyboard.press('Control+P');
      await desk.page.locator('.preview [data-part="page-of"]', { hasText: /Page 1 of \d+/ }).waitFor();
    },
  },
  {
    name: 'palette',
    arrange: (desk) => openDialog(desk, 'Control+Shift+P', 'Commands'),
  },
  {
    name: 'palette, found by a word',
    async arrange(desk) {
      await openDialog(desk, 'Control+Shift+P', 'Commands');
      await desk.page.keyboard.type('print');
      await desk.page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first().waitFor();
    },
  },
  {
    name: 'palette, nothing found',
    async arrange(desk) {
      await openDialog(desk, 'Control+Shift+P', 'Commands');
      await desk.page.keyboard.type('zzzz');
      await desk.page.getByText('No command has these words').waitFor();
    },
  },
  { name: 'keys', arrange: (desk) => openDialog(desk, 'F1', 'Keyboard shortcuts') },
  { name: 'settings', arrange: (desk) => openDialog(desk, 'Control+,', 'Settings') },
  {
    name: 'settings, abbreviations of the office',
    async arrange(desk) {
      const { page } = desk;
      await openDialog(desk, 'Control+,', 'Settings');
      const dialog = page.getByRole('dialog', { name: 'Settings' });
      await dialog.getByRole('textbox', { name: 'Abbreviation' }).fill('HSL');
      await dialog.getByRole('textbox', { name: 'Stands for' }).fill('hamstring lengthening');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Remove HSL' }).waitFor();
      await dialog.getByRole('textbox', { name: 'Stands for' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings, head of documents with a logo',
    async arrange(desk) {
      const { app, page } = desk;
      await openDialog(desk, 'Control+,', 'Settings');
      await answerOpenDialog(app, [makeUserFile('logo.svg', logo)]);
      const dialog = page.getByRole('dialog', { name: 'Settings' });
      await dialog.getByLabel('Name of the office').fill('Example Orthopaedics');
      await dialog.getByRole('button', { name: 'Choose a logo' }).press('Enter');
      await dialog.getByRole('img', { name: 'The logo of the office' }).waitFor();
      await dialog.getByRole('button', { name: 'Choose another' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'data',
    async arrange({ page }) {
      await page.keyboard.press('Control+I');
      await page.locator('#data-heading:focus').waitFor();
    },
  },
  {
    name: 'import, files found',
    arrange: (desk) => preview(desk, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(20)), makeUserFile('letter.txt', 'no release\n')]),
  },
  {
    name: 'import running',
    async arrange(desk) {
      await preview(desk, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(79_000))]);
      await startImport(desk);
      await desk.page.getByText(/[\d,]+ rows a second/).waitFor();
    },
    async leave({ page }) {
      const cancel = page.locator('.import-progress').getByRole('button', { name: 'Cancel' });
      if ((await cancel.count()) > 0) await cancel.press('Enter');
      await page.locator('.report-head').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'import cancelled',
    follows: 'import running',
    async arrange({ page }) {
      await page.keyboard.press('Control+I');
      await page.locator('.report-head', { hasText: 'Import cancelled' }).waitFor();
    },
  },
  {
    name: 'import failed',
    async arrange(desk) {
      await preview(desk, [makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(0))]);
      await startImport(desk);
      await desk.page.locator('.report-head', { hasText: 'Nothing was imported' }).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'import finished',
    async arrange(desk) {
      await preview(desk, [
        makeUserFile('PPRRVU2025_Oct.csv', physicianFeeSchedule(20)),
        makeUserFile('office.csv', 'system,code,title,synonyms,what_is_done,note\nHCPCS,Z9999,A word of the office,,,\n'),
        makeUserFile('letter.txt', 'no release\n'),
      ]);
      await startImport(desk);
      await desk.page.locator('.report-head', { hasText: 'Import finished' }).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'import report, print preview',
    async arrange({ page }) {
      await page.getByRole('button', { name: 'Print the report' }).press('Enter');
      await page.locator('.preview').getByText(/of \d+/).first().waitFor();
    },
  },
  { name: 'page with nothing loaded', arrange: (desk) => read(desk, 'Z9999') },
  {
    name: 'page of a bookmark that changed',
    async arrange(desk) {
      const { page } = desk;
      await read(desk, 'Z9999');
      await page.keyboard.press('Control+D');
      await page.locator('.status-message', { hasText: 'Z9999 bookmarked' }).waitFor();
      await preview(desk, [makeUserFile('office.csv', 'system,code,title,synonyms,what_is_done,note\nHCPCS,Z9999,Another word of the office,,,\n')]);
      await startImport(desk);
      await page.locator('.report-head', { hasText: 'Import finished' }).waitFor({ timeout: 60_000 });
      await read(desk, 'Z9999');
      await page.getByRole('button', { name: 'Mark as seen' }).waitFor();
    },
  },
  {
    name: 'bookmarks, one of which changed',
    async arrange(desk) {
      await showBookmarks(desk);
      await desk.page.locator('.shelf-change').waitFor();
    },
  },
  {
    name: 'roll-back',
    async arrange({ page }) {
      await page.keyboard.press('Control+Shift+B');
      await page.getByRole('alertdialog', { name: 'Go back to the previous catalog' }).getByText('CPT').first().waitFor();
    },
  },
  {
    name: 'what changed',
    async arrange(desk) {
      const { page } = desk;
      const rows = feeRows(300);
      const later = rows.map((row, index) => (index % 2 === 0 ? { ...row, work: row.work + 7, globalDays: index % 4 === 0 ? '000' : row.globalDays } : row));
      for (const [name, content] of [['PPRRVU2026_Jan.csv', feeCsv(rows, { year: 2026, month: 'January' })], ['PPRRVU2026_Apr.csv', feeCsv(later, { year: 2026, month: 'April', conversionFactor: '33.4009' })]] as const) {
        await preview(desk, [makeUserFile(name, content)]);
        await startImport(desk);
        await page.locator('.report-name', { hasText: name }).waitFor({ timeout: 60_000 });
      }
      await page.locator('.report').getByRole('button', { name: 'What changed' }).press('Enter');
      await page.getByRole('dialog', { name: 'What changed' }).getByText(/^1 to \d+ of \d+$/).waitFor({ timeout: 60_000 });
    },
  },
];

/** Back to a desk without dialogs, with an empty field that has the focus. */
export async function calm({ page, field }: Desk): Promise<void> {
  for (const dialogs = page.locator('[role="dialog"], [role="alertdialog"]'); (await dialogs.count()) > 0; ) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
  }
  await field.fill('');
  await field.focus();
}
