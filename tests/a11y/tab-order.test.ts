import { describe, expect, it } from 'vitest';
import { openDesk } from '../e2e/desk.ts';
import { calm, states } from '../shots/states.ts';
import { readAloud, tabThrough } from './read-aloud.ts';

describe('the window read with Tab', () => {
  const desk = openDesk();

  it('goes from the field to the desk, the welcome and the status line, and begins again', async () => {
    await desk().page.getByRole('heading', { name: 'Welcome to Codetray' }).waitFor();
    expect(withoutContent(await tabThrough(desk().page))).toEqual([
      'combobox Search codes and words, collapsed',
      'button Search',
      'button Bookmarks',
      'button Recent',
      'button Trays',
      'button Browse',
      'button Paste',
      'button Data',
      'button Import release files',
      'button Start searching',
      'button Fee schedule July 2026, ICD-10-CM Fiscal year 2025 (ended), NCCI July 2024, OPPS January 2026',
    ]);
  });

  it('gives the focus back to where a dialog was opened from', async () => {
    const { page, search } = desk();
    await search('27397');
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    for (const key of ['Control+Shift+P', 'F1', 'Control+,']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null), key).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('#page-title:focus').waitFor();
    }
  });

  it('keeps letters inside a dialog, and takes them for the field everywhere else', async () => {
    const { page, field } = desk();
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await page.keyboard.type('hamstring');
    expect(await field.inputValue()).toBe('27397');
    await page.keyboard.press('Escape');
    await page.locator('#page-title:focus').waitFor();
    await page.getByRole('button', { name: 'Recent' }).focus();
    await page.keyboard.type('2739');
    expect(await field.inputValue()).toBe('2739');
    expect(await readAloud(page)).toMatch(/^combobox Search codes and words/);
  });

  it('runs a command that was found by its words, with the focus where the command puts it', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+Shift+P');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('what is loaded');
    await page.keyboard.press('Enter');
    await page.locator('#data-heading:focus').waitFor();
  });

  it('keeps theme and text size through a reload of the window', async () => {
    const { page } = desk();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    // The chosen colours have the focus; the arrows choose.
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
    await page.locator('html[data-theme="contrast"][data-contrast="more"]').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+=');
    await page.waitForFunction(() => Math.abs(window.devicePixelRatio - 1.15) < 0.01);
    await page.reload();
    await page.locator('html[data-theme="contrast"][data-contrast="more"]').waitFor();
    await page.waitForFunction(() => Math.abs(window.devicePixelRatio - 1.15) < 0.01);
    await page.keyboard.press('Control+0');
    await page.waitForFunction(() => window.devicePixelRatio === 1);
  });
});

/** The links of a page to other codes are its content and not its order; of the source numbers one a part is enough. What was just done can be taken back for a while, and how many
 * releases are old depends on the day. */
function withoutContent(heard: readonly string[]): string[] {
  return heard.filter((one) => !/^link [0-9A-Z.]+$/.test(one) && !one.startsWith('button Compare with') && one !== 'button Undo Ctrl+Z').map((one) => one.replace(/^(link Source) \d+$/, '$1').replace(/^(button Data) .*old releases?$/, '$1'));
}

/** The page of 27397 after its heading. */
function page27397(isBookmarked: boolean): string[] {
  return [
    'link Source',
    ...(isBookmarked ? ['button Bookmarked, pressed', 'button Move to a folder, collapsed'] : ['button Bookmark', 'button Bookmark in a folder, collapsed']),
    'button Note',
    'button Put on the tray',
    'button Copy, collapsed',
    'button Save as PDF',
    'button Print',
    // One stop for the table of parts.
    'button Overview',
    'button All parts, collapsed',
    'button Same family, show in browse',
    'button Compare',
    'button Previous code 27396',
    'button Next code 27400',
    'link Source',
    'button Overview, expanded',
    'link Source',
    'button Which of this family, expanded',
    'link Source',
    'button What is done, expanded',
    'link Source',
    'button Ask before booking, expanded',
    'link Source',
    'button What to have ready, expanded',
    'link Source',
    'button Clinical context, expanded',
    'link Source',
    'button Billing overview, expanded',
    'link Source',
    'button Modifiers, expanded',
    'link Source',
    'button 10 more: not decided by the data, or not for this code, collapsed',
    'button Not together with (NCCI), expanded',
    'link Source',
    'button Units per day (MUE), expanded',
    'link Source',
    'button Medicare physician fee schedule, expanded',
    'link Source',
    'button Hospital outpatient and surgery centre, expanded',
    'link Source',
    'button Crosswalks, expanded',
    'link Source',
    'button Open the Data page',
  ];
}

const statusLine = 'button Fee schedule July 2026, ICD-10-CM Fiscal year 2025 (ended), NCCI July 2024, OPPS January 2026';
const searchBar = (rows: 'expanded' | 'collapsed') => ['button Back', `combobox Search codes and words, ${rows}`, ...(rows === 'expanded' ? ['button Code set, collapsed'] : [])];

describe('what Tab reads aloud', () => {
  const desk = openDesk();

  /** From the place where the keyboard stands when the window shows the state. */
  const expected: Readonly<Record<string, readonly string[]>> = {
    page: [
      'heading 27397 Move several thigh tendons to new places so that they do a different job',
      ...page27397(false),
      statusLine,
      ...searchBar('expanded'),
      'button Search',
      'button Bookmarks',
      'button Recent',
      'button Trays',
      'button Browse',
      'button Paste',
      'button Data',
    ],
    compare: [
      'heading 27394 beside 27395',
      'button Only the 20 differences',
      'button Swap sides',
      'button Copy as table',
      'button Print the comparison',
      ...Array.from({ length: 7 }, () => 'link Source'),
      statusLine,
      ...searchBar('expanded'),
      'button Search',
      'button Bookmarks',
      'button Recent',
      'button Trays',
      'button Browse',
      'button Paste',
      'button Data',
    ],
    'bookmarks with folders': [
      'row 27397 Move several thigh tendons to new places so that they do a different job, in Daily, note: Tendon transfer, as the office says it, selected',
      ...page27397(true),
      statusLine,
      ...searchBar('collapsed'),
      'button Search',
      'button Bookmarks 4',
      'row Daily, 1 bookmark',
      'button New folder',
      'button Recent',
      'button Trays',
      // The states before have begun it.
      'button Knee arthroscopy 0 codes',
      'button Browse',
      'button Paste',
      'button Data',
      'button More for bookmarks, collapsed',
      'textbox Find in bookmarks and notes',
      'radio By folder, checked',
      'button Move to a folder',
    ],
    'print preview of several codes': [
      'button Print…',
      'button Save PDF…',
      'button Close',
      'button Whole summary Content, collapsed',
      'button Letter Paper, collapsed',
      'button A new page for each code Codes, collapsed',
      'checkbox Contents page, checked',
      'button Whole width Size, collapsed',
      'button Next page',
      'region Pages',
    ],
    settings: [
      'radio As the computer, checked',
      'radio 100 %, checked',
      'checkbox Nothing moves, whatever the computer is set to, not checked',
      'radio Letter (8.5 x 11 in), checked',
      'textbox Abbreviation',
      'textbox Stands for',
      'textbox Name of the office',
      'textbox Phone',
      'button Choose a logo…',
      'textbox Own field',
      'checkbox What the Medicare fee schedule pays, not checked',
      'button Fields: all, collapsed',
      'checkbox Fields for the patient on each tray, not checked',
      'button Close',
    ],
    data: [
      'heading Data',
      'button Choose files',
      'button Choose a folder',
      'button Check the catalog',
      statusLine,
      ...searchBar('collapsed'),
      'button Search',
      'button Bookmarks 4',
      'row Daily, 1 bookmark',
      'button New folder',
      'button Recent',
      'button Trays',
      'button Knee arthroscopy 0 codes',
      'button Browse',
      'button Paste',
      'button Data',
      'button More for bookmarks, collapsed',
      'textbox Find in bookmarks and notes',
      'radio By folder, checked',
      'button Move to a folder',
      'row 27397 Move several thigh tendons to new places so that they do a different job, in Daily, note: Tendon transfer, as the office says it, selected',
    ],
  };
  const last = states.findIndex(({ name }) => name === 'data');

  it.each(states.slice(0, last + 1))('in the state "$name"', { timeout: 60_000 }, async ({ name, arrange, leave }) => {
    const { page } = desk();
    if (name !== 'first run') await calm(desk());
    await arrange(desk());
    const order = expected[name];
    if (order !== undefined) expect(withoutContent(await tabThrough(page))).toEqual(order);
    await leave?.(desk());
  });

  it('comes to the other source numbers and parts of a page with the arrows', async () => {
    const { page, search } = desk();
    await calm(desk());
    await search('27397');
    await page.keyboard.press('Enter');
    await page.locator('#page-title:focus').waitFor();
    const stops: string[] = [];
    for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      stops.push(await readAloud(page));
    }
    expect(stops).toEqual(['link Source 1', 'link Source 2', 'link Source 2', 'link Source 2']);
    expect(await page.evaluate(() => [...document.querySelectorAll('article [data-source]')].findIndex((one) => one === document.activeElement))).toBe(1);
    await page.locator('.contents-entry[tabindex="0"]').focus();
    await page.keyboard.press('End');
    expect(await readAloud(page)).toBe('button Sources');
    await page.keyboard.press('ArrowLeft');
    expect(await readAloud(page)).toBe('button Not loaded');
  });
});
