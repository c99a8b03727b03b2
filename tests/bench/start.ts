import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { importIntoNewHome } from '../relevance/imported-catalog.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

const repoRoot = join(import.meta.dirname, '../..');

/** The field is painted and has the keyboard; the frame that shows what the catalog has answered. */
const marks = ['codetray-field', 'codetray-ready'] as const;

/**
 * From the request for the process to a window in which one can type, and to the catalog's first answers in it, beside an empty window
 * of the same runtime. Nothing is attached while it starts: the marks are read from the page afterwards.
 */
export async function benchStart(electron: string, home: string, runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-start-'));
  const empty = emptyApp(folder);
  const fields: number[] = [];
  const answers: number[] = [];
  const blank: number[] = [];
  // Each keeps its profile, as on a desk. One round to make the profiles and to fill the file cache, not counted.
  for (let run = -1; run < runs; run += 1) {
    const [seen] = await startOnce(electron, empty, join(folder, 'blank-profile'), {}, ['first-contentful-paint'] as const);
    const [field, answered] = await startOnce(electron, repoRoot, join(folder, 'app-profile'), { CODETRAY_HOME: home }, marks);
    if (run < 0) continue;
    blank.push(seen);
    fields.push(field);
    answers.push(answered);
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    startRow('start to a field that takes what is typed, imported catalog', fields, `${ratio(fields, blank)} times the empty window`),
    startRow('start to the first answers of that catalog in the window', answers, `${ratio(answers, blank)} times the empty window`),
    startRow('an empty window of the same runtime', blank, '1'),
  ];
}

/** Whether the start grows with the catalog: everything of the folder beside the fee schedule with diagnoses and beside the embedded catalog. */
export async function benchStartBySize(electron: string, data: string, runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-size-'));
  try {
    const whole = join(folder, 'whole');
    importIntoNewHome(whole, [data]);
    const embedded = join(folder, 'embedded');
    mkdirSync(embedded);
    const small: number[] = [];
    const large: number[] = [];
    for (let run = -1; run < runs; run += 1) {
      const [, first] = await startOnce(electron, repoRoot, join(folder, 'embedded-profile'), { CODETRAY_HOME: embedded }, marks);
      const [, second] = await startOnce(electron, repoRoot, join(folder, 'whole-profile'), { CODETRAY_HOME: whole }, marks);
      if (run < 0) continue;
      small.push(first);
      large.push(second);
    }
    return [startRow('start to the first answers, catalog of the whole folder', large, `${ratio(large, small)} times the embedded catalog`), startRow('start to the first answers, embedded catalog', small, '1')];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Median of the ratios of each round. */
function ratio(values: readonly number[], beside: readonly number[]): string {
  return median(values.map((value, index) => value / (beside[index] ?? Number.NaN))).toFixed(2);
}

function startRow(what: string, values: number[], beside: string): Row {
  return { what, count: values.length, median: milliseconds(median(values)), p95: milliseconds(percentile(values, 0.95)), worst: milliseconds(Math.max(...values)), beside };
}

function emptyApp(folder: string): string {
  const app = join(folder, 'empty');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>Empty</title><p>Empty</p>');
  writeFileSync(
    join(app, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: 1280, height: 720, show: false });
       window.once('ready-to-show', () => window.show());
       window.loadFile('index.html');
     });
     app.on('window-all-closed', () => app.quit());`,
  );
  return app;
}

/** @returns milliseconds to each of the marks, or to the first paint where that came later. */
async function startOnce<Names extends readonly string[]>(electron: string, app: string, userData: string, env: Record<string, string>, names: Names): Promise<{ [Index in keyof Names]: number }> {
  const port = await freePort();
  const rootSwitch = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = Date.now();
  const child = spawn(electron, [app, `--user-data-dir=${userData}`, `--remote-debugging-port=${port}`, ...rootSwitch], { env: { ...process.env, ...env }, stdio: 'ignore' });
  try {
    const browser = await connect(port, child);
    const page = await firstPage(browser);
    // The mark is read late on purpose; its own time stamp is what counts. What is ready before it can be seen is ready when it is seen.
    const at = await page.waitForFunction(
      (wanted) => {
        const [seen, ...reached] = ['first-contentful-paint', ...wanted].map((one) => performance.getEntriesByName(one)[0]);
        if (seen === undefined || reached.some((one) => one === undefined)) return null;
        return reached.map((one) => performance.timeOrigin + Math.max(one?.startTime ?? 0, seen.startTime));
      },
      [...names],
      { timeout: 20_000 },
    );
    const reached = (await at.jsonValue()) as number[];
    await browser.close();
    return reached.map((one) => one - began) as { [Index in keyof Names]: number };
  } finally {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearTimeout(force);
  }
}

async function firstPage(browser: Awaited<ReturnType<typeof chromium.connectOverCDP>>) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page !== undefined) return page;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The program opened no window.');
}

async function connect(port: number, child: ChildProcess) {
  // Asking too early would slow the start that is measured.
  await new Promise((done) => setTimeout(done, 2500));
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} before its window was ready.`);
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  throw new Error('The program did not open its debugging port.');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
