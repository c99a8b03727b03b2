import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { importPaths } from '../../../db/import/import-paths.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, feeCsv, feeRows, orderFile } from '../../fixtures/import/release-files.ts';

const readingProgram = join(import.meta.dirname, '../../../out/main/reading-process.cjs');

let place: ImportHome;
let alone: ImportHome;
beforeEach(() => {
  if (!existsSync(readingProgram)) throw new Error('out/main/reading-process.cjs is missing: run "npm run build" first');
  place = importHome();
  alone = importHome();
});
afterEach(() => {
  place.remove();
  alone.remove();
});

const leftovers = (): string[] => readdirSync(place.home.catalogs).filter((name) => /part|staging|lock/.test(name));

/** Large enough that two processes read them: two forms of a release that differ in a row, another release, diagnoses. */
function folderOfReleases(): string {
  const rows = feeRows(9000);
  place.file('releases/PPRRVU2025_Oct.csv', feeCsv(rows));
  place.file('releases/second/PPRRVU2025_Oct.csv', feeCsv(rows.map((row, index) => (index === 70 ? { ...row, work: 9900 } : row))));
  place.file('releases/PPRRVU2025_Jul.csv', feeCsv(rows, { month: 'July' }));
  place.file('releases/icd10cm_order_2025.txt', orderFile(diagnosisRows(12_000)));
  place.file('releases/damaged.csv', Buffer.from([0, 1, 2, 3]));
  return join(place.folder, 'files', 'releases');
}

/** Every row of every table, without the time of building. */
function contents(home: ImportHome): Record<string, unknown[]> {
  const running = value(openRunningCatalog(home.home, home.starter));
  try {
    const tables = running.db.prepare<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return Object.fromEntries(tables.map(({ name }) => [name, running.db.prepare<Record<string, unknown>>(`SELECT * FROM ${name}`).all().filter((row) => row['key'] !== 'builtAt')]));
  } finally {
    running.db.close();
  }
}

test('two processes read a folder to the same catalog and the same report as one', async () => {
  const folder = folderOfReleases();
  const seen = new Set<string>();
  let share = 0;
  let wentBack = false;
  const together = value(await importPaths(place.home, place.starter, [folder], {
    readingProgram,
    onProgress({ fraction }) {
      for (const name of leftovers()) seen.add(name);
      wentBack ||= fraction < share;
      share = fraction;
    },
  }));
  const one = value(await importPaths(alone.home, alone.starter, [folder]));
  expect([...seen].filter((name) => /^staging-\d+-2\.db$/.test(name))).toHaveLength(1);
  expect(wentBack).toBe(false);
  expect({ ...together, seconds: 0, files: together.files.map((file) => ({ ...file, seconds: 0 })) }).toEqual({ ...one, seconds: 0, files: one.files.map((file) => ({ ...file, seconds: 0 })) });
  expect(together.files.filter(({ rejected }) => rejected.length === 1)).toHaveLength(1);
  expect(contents(place)).toEqual(contents(alone));
  expect(leftovers()).toEqual([]);
});

test('a cancel while two processes read leaves nothing behind', async () => {
  const folder = folderOfReleases();
  const stop = new AbortController();
  const result = await importPaths(place.home, place.starter, [folder], {
    readingProgram, signal: stop.signal,
    onProgress: ({ stage, rows }) => { if (stage === 'reading' && rows > 2000) stop.abort(); },
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(leftovers()).toEqual([]);
  expect(value(openRunningCatalog(place.home, place.starter)).isStarter).toBe(true);
});

test('a full disk and a lost process are told, and the running catalog stays', async () => {
  const folder = folderOfReleases();
  const full = place.file('full.mjs', "process.once('message', () => process.send({ kind: 'failed', message: 'database or disk is full', code: 'SQLITE_FULL' }));");
  expect(await importPaths(place.home, place.starter, [folder], { readingProgram: full })).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  const lost = place.file('lost.mjs', "process.once('message', () => process.exit(7));");
  await expect(importPaths(place.home, place.starter, [folder], { readingProgram: lost })).rejects.toThrow(/stopped before its end/);
  expect(leftovers()).toEqual([]);
  expect(value(openRunningCatalog(place.home, place.starter)).isStarter).toBe(true);
});

test('little to read is read without further processes', async () => {
  const file = place.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(50)));
  const lost = place.file('lost.mjs', 'process.exit(7);');
  expect(value(await importPaths(place.home, place.starter, [file], { readingProgram: lost })).changed).toBe(true);
});
