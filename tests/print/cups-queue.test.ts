import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeKey } from '../../electron/contract/index.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { startSpooler, type Spooler } from '../harness/spooler.ts';
import { printOn, savePdf } from './desk-prints.ts';
import { readPdf, words } from './read-pdf.ts';

const codes: CodeKey[] = [{ system: 'CPT', code: '27397' }];

let launched: LaunchedApp | undefined;
let spooler: Spooler | null = null;

beforeAll(async () => {
  spooler = await startSpooler();
  if (spooler === null) return;
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(async () => {
  await launched?.close();
  spooler?.close();
});

test.for([
  ['Letter', [612, 792]],
  ['A4', [595, 842]],
] as const)('a summary printed on %s comes out of the printer on that paper, with the pages and the words of the PDF', async ([paper, size], { skip }) => {
  if (spooler === null || launched === undefined) return skip();
  await printOn(launched, spooler.queue, paper, { codes });
  const printed = readPdf(await spooler.printed());
  const saved = readPdf((await savePdf(launched, `${paper}.pdf`, paper, { codes })).path);
  expect([Math.round(printed.width), Math.round(printed.height)]).toEqual(size);
  expect(printed.pages).toHaveLength(saved.pages.length);
  printed.pages.forEach((page, position) => {
    // The way through PostScript sets blanks of its own and has no letters for "ff", "ft" and their like, which the face draws as
    // one sign: every other word counts.
    const solid = page.replace(/\s/g, '');
    const missing = [...new Set(words(saved.pages[position] ?? '').split(' '))].filter((word) => !/f[fijlt]/i.test(word) && !solid.includes(word));
    expect(missing, `page ${position + 1}`).toEqual([]);
  });
});
