import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

describe('search in the real window, on the starter catalog', () => {
  const desk = openDesk();

  it('has the focus in the field at the start', async () => {
    expect(await desk().field.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('puts the exact code first', async () => {
    expect((await desk().search('27397'))[0]).toBe('27397');
  });

  it('lists the codes that begin with the digits, in their order', async () => {
    expect((await desk().search('2739')).slice(0, 8)).toEqual(['27390', '27391', '27392', '27393', '27394', '27395', '27396', '27397']);
  });

  it('finds by words and marks them in the title', async () => {
    const codes = await desk().search('hamstring lengthening');
    expect(['27390', '27391', '27392', '27393', '27394', '27395']).toContain(codes[0]);
    expect(await desk().page.locator('.list-row mark').count()).toBeGreaterThan(0);
  });

  it('says why the selected row is there', async () => {
    await desk().search('2739');
    expect(await desk().page.locator('.list-why').innerText()).toMatch(/^Why: \S/);
  });

  it('ends with the rows of the last text after a hundred quick keystrokes', async () => {
    const { field, page, codes } = desk();
    await field.fill('');
    await field.focus();
    for (let round = 0; round < 9; round++) {
      await page.keyboard.type('27390', { delay: 0 });
      for (let key = 0; key < 5; key++) await page.keyboard.press('Backspace', { delay: 0 });
    }
    await page.keyboard.type('27400', { delay: 0 });
    await page.locator('[data-answer-for="27400"]').waitFor();
    expect(await field.inputValue()).toBe('27400');
    expect((await codes())[0]).toBe('27400');
    await desk().pageOf('27400');
  });

  it('takes a letter that is typed anywhere', async () => {
    await desk().search('27397');
    await desk().page.keyboard.press('Enter');
    await desk().page.locator('#page-title:focus').waitFor();
    await desk().page.keyboard.type('2739');
    expect(await desk().field.inputValue()).toBe('2739');
  });

  it('goes back from a corrected word to what was typed with one key, and says what is nearest when nothing has it', async () => {
    const { page, search, field } = desk();
    await search('hamstrng');
    await page.getByText('Nothing for "hamstrng"; showing "hamstring"').first().waitFor();
    await page.keyboard.press('F3');
    await page.locator('.list-empty-head', { hasText: 'Nothing has exactly “hamstrng”' }).waitFor();
    const nearest = page.locator('.list-empty').getByRole('button', { name: /^27\d{3} / });
    const code = (await nearest.innerText()).slice(0, 5);
    await nearest.press('Enter');
    await desk().pageOf(code);
    await field.focus();
    await page.keyboard.press('F3');
    await page.locator('.list-note').getByRole('button', { name: 'Search exactly “hamstrng”' }).waitFor();
    expect((await desk().codes()).length).toBeGreaterThan(0);
  });

  it('offers under the empty field what was searched last, by the arrows, and removes it', async () => {
    const { page, search, field } = desk();
    for (const text of ['hamstring', 'patella']) {
      await search(text);
      await page.keyboard.press('Enter');
      await page.locator('#page-title:focus').waitFor();
    }
    await field.fill('');
    await field.focus();
    const last = page.getByRole('toolbar', { name: 'Searched last' });
    await last.waitFor();
    await page.keyboard.press('ArrowUp');
    await last.locator('.chip:focus', { hasText: 'patella' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('[data-answer-for="hamstring"]').waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('');
    await page.keyboard.press('ArrowUp');
    await last.locator('.chip:focus', { hasText: 'patella' }).waitFor();
    await page.keyboard.press('Delete');
    await last.locator('.chip', { hasText: 'patella' }).waitFor({ state: 'detached' });
    await last.locator('.chip:focus', { hasText: 'hamstring' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('is not a dead end when nothing is found', async () => {
    const { field, page } = desk();
    await field.fill('qqqqzzzz xxqq');
    await page.getByText('Nothing found for').waitFor();
    await page.getByRole('button', { name: 'Clear the field' }).click();
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('survives ten megabytes from the clipboard and answers the next search', async () => {
    const { app, field, page } = desk();
    await app.evaluate(({ clipboard }) => clipboard.writeText('hamstring '.repeat(1_000_000)));
    await field.focus();
    await page.keyboard.press('Control+V');
    await page.getByText('Only the first 2,000 characters were taken').waitFor();
    expect((await field.inputValue()).length).toBeLessThanOrEqual(2000);
    expect((await desk().search('27396'))[0]).toBe('27396');
  });

  it('takes hostile text as text', async () => {
    for (const text of ['"\' OR 1=1 --', 'NEAR(a b)', '<img src=x onerror=alert(1)>', '*', '((((']) {
      await desk().field.fill(text);
      await desk().page.waitForTimeout(50);
    }
    expect(await desk().page.locator('img').count()).toBe(0);
    expect((await desk().search('27390'))[0]).toBe('27390');
  });
});
