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
    const engine: number[] = [];
    const roundTrip: number[] = [];
    for (const query of typedQueries) {
      for (let length = 1; length <= query.length; length += 1) {
        const [took, whole] = await page.evaluate(async (text) => {
          const began = performance.now();
          const answer = await window.codetray.call('search.query', { text, limit: 50 });
          if (!answer.ok) throw new Error(answer.error.message);
          return [answer.value.tookMs, performance.now() - began] as const;
        }, query.slice(0, length));
        engine.push(took);
        roundTrip.push(whole);
      }
    }
    const painted = await typeAndMeasure(page);
    const row = (what: string, values: number[]): Row => ({ what, count: values.length, median: milliseconds(median(values)), p95: milliseconds(percentile(values, 0.95)), worst: milliseconds(Math.max(...values)), beside: '' });
    return [
      row('keystroke to rows in the worker', engine),
      row('keystroke to rows in the window (worker, both ways, checks)', roundTrip),
      row('keystroke to rows in the page', painted.map((stroke) => stroke.toRows)),
      row('keystroke to painted rows', painted.map((stroke) => stroke.toPaint)),
    ];
  } finally {
    await close();
  }
}

async function typeAndMeasure(page: Page): Promise<Keystroke[]> {
  await page.evaluate(() => {
    const strokes: { toRows: number; toPaint: number }[] = [];
    (globalThis as unknown as { strokes: typeof strokes }).strokes = strokes;
    const field = document.querySelector<HTMLInputElement>('[role="combobox"], input[type="search"]');
    if (field === null) throw new Error('no search field');
    field.addEventListener('input', (event) => {
      const began = event.timeStamp;
      const wanted = field.value;
      if (wanted === '') return;
      const observer = new MutationObserver(() => {
        const shown = document.querySelector('[data-answer-for]')?.getAttribute('data-answer-for');
        if (shown !== wanted) return;
        observer.disconnect();
        const toRows = performance.now() - began;
        // The frame that shows the rows is finished when a task queued from inside it runs.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => strokes.push({ toRows, toPaint: performance.now() - began });
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
  let expected = 0;
  const field = page.getByRole('combobox').or(page.getByRole('searchbox')).first();
  for (const query of typedQueries) {
    await field.click();
    await field.fill('');
    await page.waitForTimeout(150);
    expected = await page.evaluate(() => (globalThis as unknown as { strokes: unknown[] }).strokes.length);
    for (const letter of query) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      expected += 1;
      // The next key comes when this one is on the screen: every stroke is measured alone.
      await page.waitForFunction((count) => (globalThis as unknown as { strokes: unknown[] }).strokes.length >= count, expected, { timeout: 5000 });
    }
  }
  return page.evaluate(() => (globalThis as unknown as { strokes: Keystroke[] }).strokes);
}
