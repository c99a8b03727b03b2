import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

/** The codes of the rows that look and sound chosen. */
const markedRows = '.list-row[aria-selected="true"]';

describe('the list beside the page', () => {
  const desk = openDesk();
  const marked = () => desk().page.locator(markedRows).evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['code']));
  const said = (text: string) => desk().page.locator('.status-message', { hasText: text }).waitFor();

  it('Enter says where it led, and Esc where it comes from', async () => {
    const { page } = desk();
    await desk().search('2739');
    await desk().pageOf('27390');
    const hints = page.locator('.status-hints');
    expect(await hints.innerText()).toContain('read');
    await page.keyboard.press('Enter');
    await page.locator('.status-hints', { hasText: 'back to the list' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.status-hints', { hasText: 'read' }).waitFor();
  });

  it('marks the code of the page, however that was reached, and goes on from where the list was left', async () => {
    const { page } = desk();
    await desk().search('2739');
    await page.keyboard.press('ArrowDown');
    await desk().pageOf('27391');
    await page.keyboard.press('Alt+ArrowDown');
    await desk().pageOf('27392');
    expect(await marked()).toEqual(['27392']);

    await desk().search('27394');
    await desk().pageOf('27394');
    // Opened to be read: Back returns here.
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await desk().pageOf('27395');
    expect(await marked()).toEqual([]);
    await page.keyboard.press('Alt+ArrowLeft');
    await desk().pageOf('27394');
    expect(await marked()).toEqual(['27394']);
  });

  it('moves no row when one is clicked', async () => {
    const { page } = desk();
    await desk().search('hamstring');
    // Rows below those in sight come a moment later.
    const places = () => page.locator('.list-row').evaluateAll((rows) => rows.slice(0, 8).map((row) => Math.round(row.getBoundingClientRect().top)));
    const before = await places();
    await page.locator('.list-row').nth(2).click();
    expect(await marked()).toHaveLength(1);
    expect(await places()).toEqual(before);
    await page.locator('.list-row').nth(4).click({ modifiers: ['Control'] });
    expect(await places()).toEqual(before);
    await page.keyboard.press('Escape');
  });

  it('chooses several results by key and mouse, copies them together, and a letter begins a new search', async () => {
    const { app, page, field } = desk();
    const codes = await desk().search('2739');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await marked()).toEqual(codes.slice(0, 3));
    await page.locator('.list-row').nth(4).click({ modifiers: ['Control'] });
    await page.locator('.chosen-count', { hasText: '4 chosen' }).waitFor();
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+Space');
    expect(await marked()).toEqual([0, 1, 2, 4, 5].map((place) => codes[place]));
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.locator('.chosen-actions').getByRole('button', { name: 'Copy' }).click();
    await said('5 codes copied');
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied.split(/\r?\n/).map((line) => line.slice(0, 5))).toEqual([0, 1, 2, 4, 5].map((place) => codes[place]));

    await page.keyboard.type('27400');
    await page.locator('[data-answer-for="27400"]').waitFor();
    expect(await page.locator('.chosen-count').count()).toBe(0);

    // By keys alone, and given up: the page is that of the row where the arrows stand.
    await desk().search('2739');
    await desk().pageOf('27390');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+Space');
    expect(await marked()).toEqual(['27390', '27392']);
    await page.keyboard.press('Escape');
    await desk().pageOf('27392');
    expect(await marked()).toEqual(['27392']);
  });

  it('prints the chosen results in one preview, and compares two', async () => {
    const { page } = desk();
    await desk().search('2739');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+P');
    await page.locator('.preview').getByText(/of \d+/).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.preview').waitFor({ state: 'detached' });
    expect(await marked()).toEqual(['27390', '27391']);
    await page.locator('.chosen-actions').getByRole('button', { name: 'Compare' }).click();
    await page.locator('#compare-title:focus').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.locator('#page-title:focus').waitFor();
  });

  it('Esc keeps the words of the booking: it marks them first and clears them second', async () => {
    const { page, field } = desk();
    await desk().search('hamstring lengthening');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('hamstring lengthening');
    expect(await field.evaluate((element) => (element as HTMLInputElement).selectionStart === 0 && (element as HTMLInputElement).selectionEnd === (element as HTMLInputElement).value.length)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
  });

  it('has one list of bookmarks: an empty field shows the one with folders and tools', async () => {
    const { page, field } = desk();
    await desk().search('27397');
    await page.keyboard.press('Control+D');
    await said('27397 bookmarked');
    await field.fill('');
    await page.getByRole('grid', { name: 'Bookmarks' }).waitFor();
    expect(await page.getByRole('listbox', { name: 'Bookmarks' }).count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.locator('.list-row[data-code="27397"]:focus').waitFor();
  });

  it('puts the open code into the open folder, by the button and by Ctrl+D, and offers to take it back', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+N');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Knee');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Put 27397 here' }).click();
    await said('27397 moved to Knee');
    expect(await desk().codes()).toEqual(['27397']);

    await page.getByRole('button', { name: /^Undo/ }).click();
    await said('27397 is in no folder again');
    await page.getByText('Knee is empty').waitFor();
    await page.keyboard.press('Control+D');
    await said('27397 moved to Knee');

    await desk().search('27393');
    await page.getByRole('button', { name: 'Bookmark in a folder' }).click();
    await page.getByRole('menuitem', { name: 'Knee' }).click();
    await said('27393 bookmarked in Knee');
    expect(await page.locator('.list-row[data-code="27393"]').innerText()).toContain('Knee');
  });

  it('shows the page of the row that is chosen after a removal from the list', async () => {
    const { page } = desk();
    await page.locator('[data-folder="Knee"]').click();
    await page.locator('.shelf-row[data-code="27397"]').click();
    await desk().pageOf('27397');
    await page.getByRole('button', { name: 'Remove the bookmark of 27397' }).dblclick();
    await said('Removed the bookmark of 27397 (Knee)');
    expect(await desk().codes()).toEqual(['27393']);
    await desk().pageOf('27393');
    expect(await marked()).toEqual(['27393']);
  });
});
