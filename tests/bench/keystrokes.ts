import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp } from '../harness/launch-app.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

/** What people type, letter by letter: numbers, words, abbreviations, a slip, a diagnosis. */
export const typedQueries = [
  '27397',
  'hamstring lengthening both legs',
  'M62.4',
  'total knee',
  'cataract',
  'spastic diplegia',
  'arthroscopy shoulder',
  'hernia repair lap',
  'fracture femur',
  'hamstrng lengthning',
  'G80.1',
  'excision lesion',
];

/** A quick typist: a letter every tenth of a second, each key held for a part of it; milliseconds. */
const keyHeldFor = 50;
const betweenKeys = 50;

interface Keystroke {
  toRows: number;
  toPaint: number;
}

/**
 * Types every query into the real window on the imported catalog. Rows: the engine's own time and the way to the window and
 * back. Paint: from the key event to the frame after the rows of exactly that text stand in the list.
 */
export async function benchKeystrokes(home: string): Promise<Row[]> {
  const { window: page, close } = await launchApp({ home });
  try {
    await page.waitForFunction(() => performance.getEntriesByName('codetray-ready').length > 0);
    // What the window gets ready after its first picture is done before a person has put down the coffee.
    await page.waitForTimeout(3000);
    const engine: number[] = [];
    const roundTrip: number[] = [];
    for (const query of typedQueries) {
      for (let length = 1; length <= query.length; length += 1) {
        const [took, whole] = await page.evaluate(async (text) => {
          const began = performance.now();
          const answer = await window.codetray.call('search.query', { text, limit: 12 });
          if (!answer.ok) throw new Error(answer.error.message);
          return [answer.value.tookMs, performance.now() - began] as const;
        }, query.slice(0, length));
        engine.push(took);
        roundTrip.push(whole);
      }
    }
    await watchKeystrokes(page);
    const painted = await typeAndMeasure(page);
    const echo = await typeIntoEmptyField(page);
    const row = (what: string, values: number[]): Row => ({ what, count: values.length, median: milliseconds(median(values)), p95: milliseconds(percentile(values, 0.95)), worst: milliseconds(Math.max(...values)), beside: '' });
    return [
      row('keystroke to rows in the worker', engine),
      row('keystroke to rows in the window (worker, both ways, checks)', roundTrip),
      row('keystroke to rows in the page', painted.map((stroke) => stroke.toRows)),
      { ...row('keystroke to painted rows', painted.map((stroke) => stroke.toPaint)), beside: `${(median(painted.map((stroke) => stroke.toPaint)) / median(echo)).toFixed(1)} times the bare field` },
      { ...row('keystroke to painted letter in a bare field, no search', echo), beside: '1' },
    ];
  } finally {
    await close();
  }
}

/** What the page keeps while it is measured. */
interface Watch {
  strokes: Keystroke[];
  /** Resolves when so many strokes are on the screen; asking again and again would cost frames of its own. */
  reached(count: number): Promise<void>;
}

/**
 * The same keys while release files are imported: reading, merging, indexing and verifying go on beside the typing, and nothing
 * is counted that was typed after the import had ended.
 * @param home data folder with the imported catalog; what the import makes goes into a copy of it.
 * @param paths release files, absolute
 */
export async function benchKeystrokesWhileImporting(home: string, paths: readonly string[]): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-busy-'));
  cpSync(home, folder, { recursive: true });
  const { window: page, close } = await launchApp({ home: folder });
  try {
    await page.waitForFunction(() => performance.getEntriesByName('codetray-ready').length > 0);
    await page.waitForTimeout(3000);
    await watchKeystrokes(page);
    let ended = false;
    const importing = page
      .evaluate(async (files) => {
        const report = await window.codetray.call('import.start', { paths: files });
        return report.ok ? null : report.error.message;
      }, [...paths])
      .finally(() => (ended = true));
    const painted = await typeAndMeasure(page, () => ended);
    const problem = await importing;
    if (problem !== null) throw new Error(`The import beside the typing failed: ${problem}`);
    const values = painted.map((stroke) => stroke.toPaint);
    return [{ what: 'keystroke to painted rows while an import runs', count: values.length, median: milliseconds(median(values)), p95: milliseconds(percentile(values, 0.95)), worst: milliseconds(Math.max(...values)), beside: '' }];
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watchKeystrokes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const strokes: Keystroke[] = [];
    let waiting: { count: number; done: () => void } | undefined;
    const watch: Watch = {
      strokes,
      reached: (count) => new Promise((done) => (strokes.length >= count ? done() : (waiting = { count, done }))),
    };
    Object.assign(globalThis, { watch });
    const field = document.querySelector<HTMLInputElement>('[role="combobox"]');
    if (field === null) throw new Error('no search field');
    field.addEventListener('input', (event) => {
      const began = event.timeStamp;
      const wanted = field.value;
      if (wanted === '') return;
      const observer = new MutationObserver(() => {
        // Asked for anew: an empty field shows the bookmarks in the place of the results.
        if (document.querySelector('.list-pane')?.getAttribute('data-answer-for') !== wanted) return;
        observer.disconnect();
        const toRows = performance.now() - began;
        // The frame that shows the rows is finished when a task queued from inside it runs.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            strokes.push({ toRows, toPaint: performance.now() - began });
            if (waiting !== undefined && strokes.length >= waiting.count) waiting.done();
          };
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-answer-for'] });
    });
  });
}

/** Types the queries, one key after the other, until all are typed or `isOver` says so. */
async function typeAndMeasure(page: Page, isOver: () => boolean = () => false): Promise<Keystroke[]> {
  let expected = 0;
  const field = page.getByRole('combobox');
  for (const query of typedQueries) {
    await field.click();
    await field.fill('');
    await page.waitForTimeout(200);
    for (const letter of query) {
      if (isOver()) return page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.strokes);
      await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: keyHeldFor });
      expected += 1;
      // Nothing is asked of the page until the rows are there as a rule: a question is work on the thread that draws. The next key comes
      // when this one is on the screen, so that every stroke is measured alone.
      await page.waitForTimeout(betweenKeys);
      await page.evaluate((count) => (globalThis as unknown as { watch: Watch }).watch.reached(count), expected);
    }
  }
  return page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.strokes);
}

/** What this computer needs to paint a letter at all: the same keys into a field that nobody listens to, alone on the page. */
async function typeIntoEmptyField(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    const painted: number[] = [];
    field.addEventListener('input', (event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => painted.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    });
    // The app's own keys and the app's own drawing stay out of it.
    field.addEventListener('keydown', (event) => event.stopPropagation());
    document.body.replaceChildren(field);
    field.focus();
    Object.assign(globalThis, { painted });
  });
  for (const letter of typedQueries.join('').replaceAll(' ', '')) {
    await page.keyboard.press(letter, { delay: keyHeldFor });
    await page.waitForTimeout(betweenKeys);
  }
  return page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted);
}
