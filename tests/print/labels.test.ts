import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelSheets, placesOn, type LabelSheet, type LabelSheetName } from '../../db/model/label-sheets.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { documentFor, savePdf, type Asked } from './desk-prints.ts';
import { readPdf, wordsOnPaper } from './read-pdf.ts';

type Labels = Extract<Exclude<Asked, { document?: never }>, { document: 'labels' }>;
type Content = Extract<Labels['subject'], { of: 'case' }>['content'];

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

const codes = ['27390', '27391', '27393', '27394', '27395', '27396', '27397', '27400', '27405', '27447'];
const longName = 'Hamstring lengthening, both legs, with transfer of the rectus, in one sitting OK';

function labels(count: number, choice: Labels['labels'], more: Partial<Content> = {}): Labels {
  const lines = Array.from({ length: count }, (_, index) => ({ code: codes[index % codes.length] ?? '', modifiers: index % 3 === 1 ? ['59', 'RT', 'XS'] : [], units: index % 5 === 4 ? 3 : 1, side: index % 2 === 0 ? ('both' as const) : null }));
  return { document: 'labels', subject: { of: 'case', content: { name: longName, payer: '', dateOfService: '2026-12-01', place: null, locality: null, zip: null, lines, ...more } }, labels: choice };
}

const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Which label of the sheet a word lies on, its whole extent; null where it crosses an edge. */
function labelUnder(sheet: LabelSheet, { left, top, width, bottom }: { left: number; top: number; width: number; bottom: number }): number | null {
  for (let place = 0; place < placesOn(sheet); place += 1) {
    const x = points(sheet.left + (place % sheet.columns) * sheet.columnStep);
    const y = points(sheet.top + Math.floor(place / sheet.columns) * sheet.height);
    if (left >= x && left + width <= x + points(sheet.width) && top >= y && bottom <= y + points(sheet.height)) return place;
  }
  return null;
}

describe.each(['5160', 'l7160'] as const)('labels on %s', (name: LabelSheetName) => {
  const sheet: LabelSheet = labelSheets[name];

  test('each line has its label from the chosen place on, and no letter leaves one', async () => {
    // The paper of other documents has no say here.
    const asked = labels(12, { sheet: name, start: 5, copies: 2 });
    const { path, pages, proposed } = await savePdf(launched, `${name}.pdf`, sheet.paper === 'A4' ? 'Letter' : 'A4', asked);
    const pdf = readPdf(path);
    expect([pdf.width, pdf.height].map(Math.round)).toEqual(sheet.paper === 'Letter' ? [612, 792] : [595, 842]);
    expect(pages).toBe(Math.ceil((4 + 24) / placesOn(sheet)));
    expect(proposed).toMatch(/labels\.pdf$/);
    const found: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      for (const word of wordsOnPaper(path, page)) {
        const place = labelUnder(sheet, word);
        expect(place, `${word.text} on page ${page}`).not.toBeNull();
        if (/^2\d{4}/.test(word.text)) found[(page - 1) * placesOn(sheet) + (place ?? 0)] = word.text;
      }
    }
    // As the check writes them: a side is a modifier.
    const document = await documentFor(launched, asked);
    const checked = 'operation' in document ? (document.operation.check?.lines ?? []) : [];
    const expected = checked.map(({ code, modifiers, units }) => `${[code, ...modifiers].join('-')}${units === 1 ? '' : `x${units.toString()}`}`).flatMap((line) => [line, line]);
    expect(expected).toHaveLength(24);
    expect(found.slice(0, 4).filter((text) => text !== undefined)).toEqual([]);
    expect(found.slice(4)).toEqual(expected);
  });

  test('a hundred lines fill their sheets, and what is too long ends at a word', async () => {
    const { path, pages } = await savePdf(launched, `${name} hundred.pdf`, 'Letter', labels(100, { sheet: name, start: 1, copies: 1 }));
    expect(pages).toBe(Math.ceil(100 / placesOn(sheet)));
    const text = readPdf(path).pages.join('\n');
    expect(text).toContain('2026-12-01');
    expect(text).toMatch(/[a-z]…/);
    for (let page = 1; page <= pages; page += 1) for (const word of wordsOnPaper(path, page)) expect(labelUnder(sheet, word), word.text).not.toBeNull();
  });
});

test('a label says which release its values are from', async () => {
  const { path } = await savePdf(launched, 'source.pdf', 'Letter', labels(1, { sheet: '5160', start: 1, copies: 1 }, { name: '', dateOfService: null }));
  expect(readPdf(path).pages[0]).toContain('Medicare fee schedule July 2026');
});

test('where no code is on the tray there is nothing to label, and the sentence says so', async () => {
  await expect(documentFor(launched, labels(0, { sheet: '5160', start: 1, copies: 1 }))).rejects.toThrow('nothing to label');
});
