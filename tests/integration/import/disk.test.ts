import type * as FileSystem from 'node:fs';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { infoValue, openRunningCatalog } from '../../../db/import/catalog-store.ts';
import type * as Databases from '../../../db/open/database.ts';
import { feeCsv, feeRows } from '../../fixtures/import/release-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';

/** A disk of our making: how much is free, and how many pages SQLite may write to a file of this name before it is full. */
const disk = vi.hoisted(() => ({ freeBytes: Number.POSITIVE_INFINITY, fullFor: null as { name: RegExp; pages: number } | null, looked: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof FileSystem>();
  const statfsSync = () => {
    disk.looked++;
    return { bavail: disk.freeBytes, bsize: 1 };
  };
  return { ...real, default: { ...real, statfsSync }, statfsSync };
});
vi.mock('../../../db/open/database.ts', async (original) => {
  const real = await original<typeof Databases>();
  const openReadWrite: typeof real.openReadWrite = (path) => {
    const db = real.openReadWrite(path);
    // Past it SQLite answers SQLITE_FULL, as it does when the disk is.
    if (disk.fullFor?.name.test(path) === true) db.pragma(`max_page_count = ${disk.fullFor.pages}`);
    return db;
  };
  return { ...real, openReadWrite };
});

let place: ImportHome;
beforeEach(() => {
  place = importHome();
});
afterEach(() => {
  Object.assign(disk, { freeBytes: Number.POSITIVE_INFINITY, fullFor: null, looked: 0 });
  place.remove();
});

function runningVersion(): string | null {
  const running = value(openRunningCatalog(place.home, place.starter));
  try {
    return infoValue(running.db, 'version');
  } finally {
    running.db.close();
  }
}

const leftovers = () => (existsSync(place.home.catalogs) ? readdirSync(place.home.catalogs) : []).filter((name) => /part|staging|lock/.test(name));

test('a disk without room is told before anything is read', async () => {
  const before = runningVersion();
  disk.freeBytes = 3 * 1024 * 1024;
  const stages: string[] = [];
  const file = place.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(100)));
  const { importPaths } = await import('../../../db/import/import-paths.ts');
  const result = await importPaths(place.home, place.starter, [file], { onProgress: ({ stage }) => stages.push(stage) });
  expect(result).toMatchObject({ ok: false, error: { code: 'disk-full', message: expect.stringMatching(/has 3 MB free; the new catalog needs up to \d+ MB\. The running catalog was not changed\. Free some space/) } });
  expect(stages).toEqual(['looking']);
  expect(disk.looked).toBe(1);
  expect(runningVersion()).toBe(before);
  expect(leftovers()).toEqual([]);
});

test.each([
  ['while the rows are set aside', /staging-/, 30],
  ['while the new catalog is written', /\.db\.part$/, 60],
])('a disk that fills up %s leaves the running catalog as it was', async (_when, name, pages) => {
  value(await place.run(place.file('PPRRVU2025_Jul.csv', feeCsv(feeRows(50), { month: 'July' }))));
  const before = runningVersion();
  disk.fullFor = { name, pages };
  const result = await place.run(place.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(3000))));
  expect(result).toMatchObject({ ok: false, error: { code: 'disk-full', message: 'The disk of the data folder is full. The running catalog was not changed. Free some space and import again.' } });
  expect(runningVersion()).toBe(before);
  expect(leftovers()).toEqual([]);
  disk.fullFor = null;
  expect(value(await place.run(place.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(3000))))).changed).toBe(true);
});
