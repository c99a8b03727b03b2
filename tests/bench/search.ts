import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { databaseMemory, type AnswerMessage, type DatabaseWorkerData, type RequestMessage } from '../../electron/contract/threads.ts';
import type { SearchAnswer } from '../../db/model/search.ts';
import type { Result } from '../../db/model/result.ts';
import { openReadOnly, openReadWrite } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { indexCatalog } from '../../db/search/index-catalog.ts';
import { importIntoNewHome } from '../relevance/imported-catalog.ts';
import { readHospitalLines } from '../relevance/hospital-lines.ts';
import { replayKeystrokes } from '../relevance/replay-keystrokes.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

const built = join(import.meta.dirname, '../../out');
const megabyte = 1024 * 1024;
const sequences = 2_000;
/** Letters of a line that are typed; nobody types more before looking at the list. */
const longestTyped = 32;
/** Sequences beside ten times the records: half a minute each. */
const fewer = 250;
/** What waits to be collected comes and goes: one look says little. */
const linesBetweenLooks = 20;
const times = 10;

/**
 * What is typed, key by key, into the database thread of the app over a catalog of the whole folder: time and memory. And the same
 * keys over ten times the records of the fee schedule beside the fee schedule alone.
 */
export async function benchSearch(data: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-search-'));
  try {
    const lines = readHospitalLines(data);
    const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => lines[Math.floor((index * lines.length) / count)]?.text.slice(0, longestTyped) ?? '');
    const whole = importIntoNewHome(join(folder, 'whole'), [data]);
    const codes = codesOf(whole);
    const typed = await typeIntoThread(join(folder, 'whole'), texts(sequences));
    const small = importIntoNewHome(join(folder, 'small'), [join(data, 'pfs/rvu25d/PPRRVU2025_Oct.csv')]);
    const large = join(folder, 'large.db');
    copyFileSync(small, large);
    multiply(large);
    const [before, after] = [small, large].map((path) => replayOver(path, texts(fewer)));
    const row = (what: string, values: number[], beside: string): Row => ({ what, count: values.length, median: milliseconds(median(values)), p95: milliseconds(percentile(values, 0.95)), worst: milliseconds(Math.max(...values)), beside });
    const rows = [
      row(`keystroke to rows in the database thread, ${sequences.toLocaleString('en-US')} lines typed, ${codes.toLocaleString('en-US')} codes`, typed.milliseconds, ''),
      { what: 'memory of that thread meanwhile, looked at after every twenty lines', count: typed.bytes.length, median: inMegabytes(median(typed.bytes)), p95: inMegabytes(percentile(typed.bytes, 0.95)), worst: inMegabytes(Math.max(...typed.bytes)), beside: '' },
    ];
    if (before === undefined || after === undefined) return rows;
    return [
      ...rows,
      { what: `keystroke to rows, ${before.codes.toLocaleString('en-US')} codes`, count: before.keystrokes, median: milliseconds(before.medianMs), p95: milliseconds(before.p95Ms), worst: milliseconds(before.slowestMs), beside: '1' },
      { what: `the same, ${after.codes.toLocaleString('en-US')} codes`, count: after.keystrokes, median: milliseconds(after.medianMs), p95: milliseconds(after.p95Ms), worst: milliseconds(after.slowestMs), beside: `p95 ${(after.p95Ms / before.p95Ms).toFixed(1)} times` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / megabyte)} MB`;
}

/** Types into the built database thread as the window does; the time is that of the answer in the thread. */
async function typeIntoThread(home: string, texts: readonly string[]): Promise<{ milliseconds: number[]; bytes: number[] }> {
  const worker = new Worker(join(built, 'main', 'database-worker.cjs'), {
    workerData: { home, starterCatalog: join(built, 'starter', 'catalog.db') } satisfies DatabaseWorkerData,
    resourceLimits: databaseMemory,
  });
  try {
    const waiting = new Map<number, (answer: Result<unknown>) => void>();
    worker.on('message', ({ id, answer }: AnswerMessage) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    });
    let id = 0;
    const search = (text: string): Promise<SearchAnswer> =>
      new Promise((done, fail) => {
        const mine = ++id;
        waiting.set(mine, (answer) => {
          if (answer.ok) done(answer.value as SearchAnswer);
          else fail(new Error(answer.error.message));
        });
        worker.postMessage({ id: mine, name: 'search', args: { text, limit: 12 } } satisfies RequestMessage);
      });
    await search('27397');
    // What the thread prepares after the first question is done before a person types.
    await new Promise((rested) => setTimeout(rested, 4_000));
    const taken: number[] = [];
    const bytes: number[] = [];
    for (const [place, text] of texts.entries()) {
      for (let length = 1; length <= text.length; length++) taken.push((await search(text.slice(0, length))).tookMs);
      if (place % linesBetweenLooks !== 0) continue;
      const { total_heap_size: heap, external_memory: buffers } = await worker.getHeapStatistics();
      bytes.push(heap + buffers);
    }
    return { milliseconds: taken, bytes };
  } finally {
    await worker.terminate();
  }
}

function codesOf(path: string): number {
  const db = openReadOnly(path);
  try {
    return db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0;
  } finally {
    db.close();
  }
}

function replayOver(path: string, texts: readonly string[]): ReturnType<typeof replayKeystrokes> & { codes: number } {
  const db = openReadOnly(path);
  try {
    const engine = createSearchEngine(db);
    engine.warm();
    replayKeystrokes(engine, texts.slice(0, 20));
    return { ...replayKeystrokes(engine, texts), codes: codesOf(path) };
  } finally {
    db.close();
  }
}

/** Nine more of every code, each with some words altered, so that words become more as records do. */
function multiply(path: string): void {
  const db = openReadWrite(path);
  try {
    const codes = db.prepare<{ id: number; code: string; title: string; synonyms: string | null }>('SELECT code_id AS id, code, title, synonyms FROM code').all();
    const wordings = db.prepare<{ id: number; attribution: number; text: string | null }>('SELECT code_id AS id, attribution_id AS attribution, text FROM wording').all();
    const intoCode = db.prepareWrite(`INSERT INTO code(code_id, system, code, title, title_source_id, distinction, synonyms, billable, add_on, inpatient_only, section_id, parent_id)
      SELECT ?, system, ?, ?, title_source_id, distinction, ?, billable, add_on, inpatient_only, section_id, parent_id FROM code WHERE code_id = ?`);
    const intoWording = db.prepareWrite('INSERT INTO wording(code_id, attribution_id, text) VALUES (?, ?, ?)');
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      // Codes of one system stand together: procedures before diagnoses.
      db.exec(`UPDATE code SET code_id = -code_id * ${times}`);
      db.exec(`UPDATE wording SET code_id = -code_id * ${times}`);
      db.exec('UPDATE code SET code_id = -code_id');
      db.exec('UPDATE wording SET code_id = -code_id');
      for (let copy = 1; copy < times; copy++) {
        for (const { id, code, title, synonyms } of codes) intoCode.run([id * times + copy, `${code}-${copy}`, altered(title, id, copy), synonyms === null ? null : altered(synonyms, id, copy), id * times]);
        for (const { id, attribution, text } of wordings) intoWording.run([id * times + copy, attribution, text === null ? null : altered(text, id, copy)]);
      }
    });
    indexCatalog(db);
  } finally {
    db.close();
  }
}

/** One word in three with a letter more. */
function altered(text: string, id: number, copy: number): string {
  return text.replace(/[A-Za-z]{4,}/g, (word: string, at: number) => ((id * 31 + copy * 17 + at) % 3 === 0 ? `${word}${String.fromCharCode(97 + copy)}` : word));
}
