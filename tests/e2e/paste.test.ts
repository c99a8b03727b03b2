import { mkdtempSync, readFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bookingLine, daySchedule, operativeNote } from '../fixtures/booking-texts.ts';
import { answerSaveDialog, openDesk } from './desk.ts';

describe('a text of the office, by the keyboard alone', () => {
  const desk = openDesk();
  afterAll(() => desk().app.evaluate(({ clipboard }) => clipboard.clear()));

  const pasteFromClipboard = async (text: string) => {
    const { app, page } = desk();
    await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
    await page.keyboard.press('Control+V');
  };
  const openPage = async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+V');
    await page.locator('.paste-field:focus').waitFor();
  };
  const isRead = () => desk().page.locator('.paste-page[data-found-for="this"]').waitFor();
  const field = () => desk().page.getByRole('textbox', { name: 'Text to look for codes in' });
  const operations = () => desk().page.locator('section:has(> #found-operation) .found-row').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['found'] ?? ''));
  const focusedCode = () => desk().page.evaluate(() => document.activeElement?.closest('.found-row')?.getAttribute('data-found') ?? null);
  const shownWords = () => desk().page.locator('.paste-mark[data-shown="true"]').allInnerTexts();

  it('is pasted and read: its codes checked, what its words mean ranked, and the words marked', async () => {
    await openPage();
    await pasteFromClipboard(operativeNote);
    await isRead();
    const { page } = desk();
    const rows = page.locator('section:has(> #found-code) .found-row');
    expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['found']))).toEqual(['27390', '27393', 'G80.1']);
    expect(await rows.nth(0).innerText()).toContain('Written 2739O');
    expect(await rows.nth(1).innerText()).toMatch(/In the catalog\s+50/);
    expect((await operations())[0]).toBe('27395');
    expect((await shownWords()).join(' ')).toMatch(/^Hamstring lengthening/);
    expect(await page.getByText('The text stays on this computer and is not saved.').isVisible()).toBe(true);
  });

  it('has its codes corrected where they only look like codes', async () => {
    const { page } = desk();
    for (let stops = 0; stops < 3 && (await focusedCode()) === null; stops++) await page.keyboard.press('F6');
    await page.keyboard.press('Home');
    expect(await focusedCode()).toBe('27390');
    expect(await shownWords()).toEqual(['2739O']);
    await page.keyboard.press('Tab');
    await page.locator('button:focus', { hasText: 'Write 27390 in the text' }).waitFor();
    await page.keyboard.press('Enter');
    await isRead();
    expect(await field().inputValue()).toBe(operativeNote.replace('2739O', '27390'));
    expect(await page.locator('.found-row[data-found="27390"]').first().innerText()).toContain('In the catalog');
  });

  it('is asked what decides, ranked anew by the answer, and takes it back as easily', async () => {
    const { page } = desk();
    await openPage();
    await pasteFromClipboard(bookingLine);
    await isRead();
    const before = await operations();
    expect(before[0]).toBe('27393');
    for (let stops = 0; stops < 3 && (await focusedCode()) === null; stops++) await page.keyboard.press('F6');
    // "One tendon or several?", then "One leg or both?": the digits answer from the list.
    await page.keyboard.press('2');
    await page.locator('.deciding-option[aria-pressed="true"]', { hasText: 'Several' }).waitFor();
    await isRead();
    await page.locator('.deciding-option:has(kbd)', { hasText: 'Both' }).waitFor();
    await page.keyboard.press('2');
    await expect.poll(operations).not.toEqual(before);
    await expect.poll(async () => (await operations())[0]).toBe('27395');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect.poll(operations).toEqual(before);
    expect(await page.locator('.deciding-option[aria-pressed="true"]').count()).toBe(0);
  });

  it('keeps the keyboard in the list through answers that come quickly one after the other, whichever rows they take away', async () => {
    const { page } = desk();
    const before = await operations();
    for (let round = 0; round < 3; round++) {
      await page.keyboard.press('2');
      await page.keyboard.press('Backspace');
    }
    await expect.poll(operations).toEqual(before);
    await page.keyboard.press('2');
    await expect.poll(operations).not.toEqual(before);
    expect(await focusedCode()).toBe((await operations())[0]);
    await page.keyboard.press('Backspace');
    await expect.poll(operations).toEqual(before);
    expect(await focusedCode()).toBe(before[0]);
  });

  it('is read anew, without its answers, when the same text is pasted over it', async () => {
    const { page } = desk();
    const before = await operations();
    await page.keyboard.press('2');
    await expect.poll(operations).not.toEqual(before);
    await openPage();
    await pasteFromClipboard(bookingLine);
    await expect.poll(operations).toEqual(before);
    expect(await page.locator('.deciding-option[aria-pressed="true"]').count()).toBe(0);
  });

  it('lets two of its codes be bookmarked, and one be read and come back from', async () => {
    const { page } = desk();
    await page.locator('.found-main[tabindex="0"]').focus();
    for (let steps = 0; steps < 10 && (await focusedCode()) !== '27393'; steps++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+D');
    await page.locator('.found-row[data-found="27393"]', { hasText: 'Bookmarked' }).waitFor();
    for (let steps = 0; steps < 10 && (await focusedCode()) !== '27394'; steps++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+D');
    await page.locator('.found-row[data-found="27394"]', { hasText: 'Bookmarked' }).waitFor();
    await page.keyboard.press('Control+T');
    await page.locator('.status-message', { hasText: /27394.*tray/i }).waitFor();
    await page.keyboard.press('Enter');
    await desk().pageOf('27394');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.locator('.found-main:focus').waitFor();
    expect(await focusedCode()).toBe('27394');
    expect(await field().inputValue()).toBe(bookingLine);
  });

  it('gives way to the search as soon as somebody types elsewhere', async () => {
    const { page, field: searchField } = desk();
    await page.keyboard.type('knee');
    expect(await searchField.inputValue()).toBe('knee');
    await page.locator('.list-pane').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it.each([
    ['ten megabytes', 'hamstring lengthening '.repeat(470_000), /at most 400,000 are read/],
    ['a file of another kind', `PK\u0003\u0004${'\u0001\u0002\u0005 word '.repeat(200)}`, /not text/],
  ])('stays when %s are pasted over it', { timeout: 120_000 }, async (_what, text, sentence) => {
    const { page } = desk();
    await openPage();
    await pasteFromClipboard(text);
    await page.locator('.paste-refused', { hasText: sentence }).waitFor();
    expect(await field().inputValue()).toBe(bookingLine);
    await pasteFromClipboard(bookingLine);
    await page.locator('.paste-refused').waitFor({ state: 'detached' });
  });

  it('is handed on as a mail draft with what was found in it', async () => {
    const { app, page } = desk();
    // No mail program stands here: main's own function keeps what it would be given.
    await app.evaluate(({ shell }) => {
      const { readFileSync: read } = process.getBuiltinModule('node:fs');
      shell.openPath = (path) => {
        process.env['CODETRAY_TEST_DRAFT'] = read(path, 'utf8');
        return Promise.resolve('');
      };
    });
    await page.getByRole('button', { name: 'Ask somebody' }).press('Enter');
    await page.locator('.status-message', { hasText: 'A draft stands in your mail program' }).waitFor();
    const draft = await app.evaluate(() => process.env['CODETRAY_TEST_DRAFT'] ?? '');
    expect(draft).toMatch(/^Subject: Codes of a text: G80\.1/m);
    expect(draft).not.toMatch(/^To:.*@/m);
  });

  it('is taken from a file, and an archive is refused by its name', async () => {
    const { page } = desk();
    const chooser = page.locator('.paste-page input[type="file"]');
    await openPage();
    await chooser.setInputFiles({ name: 'order.txt', mimeType: 'text/plain', buffer: Buffer.from(operativeNote) });
    await expect.poll(() => field().inputValue()).toBe(operativeNote);
    await chooser.setInputFiles({ name: 'order.docx', mimeType: 'application/zip', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 0]) });
    await page.locator('.paste-refused', { hasText: /^order\.docx: This is not text/ }).waitFor();
    expect(await field().inputValue()).toBe(operativeNote);
  });
});

describe('a question in the search field, by the keyboard alone', () => {
  const desk = openDesk();
  const box = () => desk().page.getByRole('region', { name: /^(?:Answer|Not loaded|Which code do you mean\?|Not understood)$/ });
  const ask = async (question: string) => {
    await desk().search(question);
    await box().waitFor();
    return (await box().innerText()).trim();
  };

  it('is answered above the results, with values and sources', async () => {
    const said = await ask('global period of 27397?');
    expect(said).toMatch(/^Answer\s+Global period of 27397: 90-day \(major\), 92 days in all/);
    expect(said).toMatch(/\s1\s[\s\S]*Medicare physician fee schedule relative values, July 2026/);
    await desk().page.locator('.list-row[data-code="27397"]').waitFor();
  });

  it('leads to its page with one key, and goes with the next letter', async () => {
    const { page, field } = desk();
    await ask('can 27390 and 27393 go together?');
    expect(await box().innerText()).toContain('Not together unless truly separate');
    await page.keyboard.press('Alt+Enter');
    await desk().pageOf('27390');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Escape');
    await field.press('End');
    await page.keyboard.type('s');
    await box().waitFor({ state: 'detached' });
  });

  it('says what is not loaded and what is not understood, and its links are reached with the arrows', async () => {
    const { page } = desk();
    expect(await ask('fee 27447 in Detroit')).toMatch(/^Not loaded[\s\S]*Import the Medicare GPCI file/);
    expect(await ask('why is the sky blue over 27397?')).toMatch(/^Not understood/);
    await page.keyboard.press('ArrowUp');
    await page.locator('.answer-box button:focus', { hasText: '27397' }).waitFor();
    await page.keyboard.press('Enter');
    await desk().pageOf('27397');
    await page.locator('#page-title:focus').waitFor();
  });

  it('leaves words to search for alone', async () => {
    await desk().search('hamstring lengthening both legs');
    await desk().page.waitForTimeout(1_000);
    expect(await box().count()).toBe(0);
  });
});

describe('the schedule of a day, by the keyboard alone', () => {
  const desk = openDesk();
  const rows = () => desk().page.locator('.schedule-row');
  const chosenOf = (line: number) => desk().page.locator(`.schedule-row[data-line="${String(line)}"] .schedule-choice[aria-pressed="true"] .code`).allInnerTexts();
  const waitForRow = (line: number) => desk().page.locator(`.schedule-row[data-line="${String(line)}"]:focus`).waitFor();
  const paste = async (text: string) => {
    const { app, page } = desk();
    await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
    await page.keyboard.press('Control+V');
    await page.locator('.paste-page[data-found-for="this"]').waitFor();
  };

  it('is offered where a text looks like one, and its codes are checked line by line', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+V');
    await page.locator('.paste-field:focus').waitFor();
    await paste(daySchedule);
    await page.getByRole('button', { name: 'Read it as a schedule' }).press('Enter');
    await waitForRow(2);
    expect(await rows().count()).toBe(5);
    expect(await page.locator('.schedule-summary').innerText()).toBe('5 cases: 4 with a procedure code, 1 without, 4 with a remark');
    expect(await chosenOf(2)).toEqual(['27395']);
    expect(await rows().nth(2).innerText()).toContain('2739O is no code; 27390 is');
    // What only looks like a code, and what the words mean, waits for somebody to choose it.
    expect([await chosenOf(3), await chosenOf(4), await chosenOf(5)]).toEqual([[], [], []]);
  });

  it('has its codes chosen with digits, one of those that the words mean', async () => {
    const { page } = desk();
    await page.keyboard.press('ArrowDown');
    await waitForRow(3);
    await page.keyboard.press('2');
    await expect.poll(() => chosenOf(3)).toEqual(['27487']);
    await page.keyboard.press('1');
    await expect.poll(() => chosenOf(3)).toEqual(['27447']);
    await page.keyboard.press('ArrowDown');
    await waitForRow(4);
    await page.keyboard.press('1');
    await expect.poll(() => chosenOf(4)).toEqual(['27390']);
    await page.keyboard.press('1');
    await expect.poll(() => chosenOf(4)).toEqual([]);
  });

  it('has a column corrected by hand, and what was chosen stays', async () => {
    const { page } = desk();
    expect(await rows().nth(1).innerText()).toContain('90 min');
    await page.keyboard.press('F6');
    await page.locator('.schedule-columns button:focus').waitFor();
    const column = page.getByRole('button', { name: /Wheels/ });
    await column.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Minutes' }).waitFor();
    await page.keyboard.press('Home');
    await page.locator('[role="option"]:focus', { hasText: 'Not read' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.schedule-row', { hasText: '90 min' }).waitFor({ state: 'detached' });
    expect(await chosenOf(3)).toEqual(['27447']);
    await column.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Min');
    await page.keyboard.press('Enter');
    await page.locator('.schedule-row', { hasText: '90 min' }).waitFor();
  });

  it('is saved as csv with what was chosen', async () => {
    const { app, page } = desk();
    const folder = mkdtempSync(join(tmpdir(), 'codetray-day-'));
    chmodSync(folder, 0o777);
    const path = join(folder, 'day.csv');
    await answerSaveDialog(app, path);
    await page.getByRole('button', { name: 'Save as CSV' }).press('Enter');
    await page.locator('.status-message', { hasText: '5 cases saved in' }).waitFor();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('line,text,patient,minutes,catalog minutes,chosen,codes,checked,candidates,remarks');
    expect(lines[2]).toMatch(/^3,".*Total knee replacement right, M17\.11",B\. Example,90,,27447,M17\.11,/);
    expect(lines[5]).toContain('27524-RT');
  });

  it('goes into a folder of bookmarks, all that was chosen at once', async () => {
    const { page } = desk();
    await page.getByRole('button', { name: 'Bookmark the 3 chosen' }).press('Enter');
    await page.getByRole('dialog').getByRole('option', { name: 'New folder' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('Monday');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('row', { name: 'Monday, 3 bookmarks' }).waitFor();
  });

  it('leads to the page of a line and comes back to that line', async () => {
    const { page } = desk();
    await page.locator('.schedule-row[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await waitForRow(2);
    await page.keyboard.press('ArrowDown');
    await waitForRow(3);
    await page.keyboard.press('Enter');
    await desk().pageOf('27447');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await waitForRow(3);
    expect(await chosenOf(3)).toEqual(['27447']);
  });

  it('draws only the rows in sight of five hundred lines', { timeout: 120_000 }, async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+V');
    await page.locator('.paste-field:focus').waitFor();
    const [head = '', ...cases] = daySchedule.trimEnd().split('\n');
    await paste([head, ...Array.from({ length: 500 }, (_, index) => cases[index % cases.length] ?? '')].join('\n'));
    await page.locator('.schedule-summary', { hasText: '500 cases' }).waitFor({ timeout: 60_000 });
    await waitForRow(2);
    await page.keyboard.press('End');
    await waitForRow(501);
    expect(await rows().count()).toBeLessThan(40);
    expect(await page.getByRole('grid', { name: 'Cases' }).getAttribute('aria-rowcount')).toBe('500');
  });
});
