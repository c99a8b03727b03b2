import { expect, test } from 'vitest';
import { ownSources } from '../unit/starter/sources.ts';
import { places } from '../unit/starter/places.ts';
import { ems } from '../unit/starter/text-width.ts';
import { openDesk } from './desk.ts';

const desk = openDesk();
const { texts } = ownSources();

/** The narrowest window with the list and a page beside each other. */
const narrowest = { width: 1000, height: 720 };

test('the ruler of the starter texts measures as the window does, and never too short', async () => {
  const { page } = desk();
  await desk().search('27397');
  const words = texts.flatMap(({ title, distinction, overview }) => [title, distinction, overview]);
  const widths = await page.evaluate((lines) => {
    const pen = document.createElement('canvas').getContext('2d');
    const face = getComputedStyle(document.querySelector('.list-title') ?? document.body).fontFamily;
    if (pen === null) throw new Error('no canvas');
    pen.font = `400 1000px ${face}`;
    return lines.map((line) => pen.measureText(line).width / 1000);
  }, words);
  words.forEach((line, position) => {
    const wide = widths[position] ?? 0;
    expect(ems(line) / wide, line).toBeGreaterThan(0.995);
    expect(ems(line) / wide, line).toBeLessThan(1.03);
  });
});

test('no title of a starter code is cut in its row, and no line below it takes more than its two lines, in the narrowest list', async () => {
  const { page, app } = desk();
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), narrowest);
  await page.waitForFunction((width) => innerWidth === width, narrowest.width);
  const seen = new Set<string>();
  for (const beginning of new Set(texts.map(({ code }) => code.slice(0, 4)))) {
    await desk().search(beginning);
    const rows = await page.locator('.list-row').evaluateAll((all) =>
      all.map((row) => {
        const [title, line] = [row.querySelector('.list-title'), row.querySelector('.list-line')];
        return { code: row.getAttribute('data-code') ?? '', room: title?.clientWidth ?? 0, cut: (title?.scrollHeight ?? 0) > (title?.clientHeight ?? 0), line: line?.clientHeight ?? 0 };
      }),
    );
    for (const { code, room, cut, line } of rows.filter((row) => texts.some((text) => text.code === row.code))) {
      seen.add(code);
      expect(cut, `${code} is cut`).toBe(false);
      expect(line, `the line of ${code}`).toBeLessThanOrEqual(2 * 18);
      // The place is never narrower than what the texts are written for.
      expect(room).toBeGreaterThanOrEqual(Math.round(places.title.width * 14));
    }
  }
  expect(seen.size).toBe(texts.length);
}, 60_000);
