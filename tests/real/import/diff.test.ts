import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { findCatalog } from '../../../db/import/named-catalog.ts';
import { changeKinds, type ChangeKind } from '../../../db/model/change-kinds.ts';
import { changesBetween } from '../../../db/queries/changes/changes-between.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data');
const [path2022, path2025] = [join(data, 'pfs/rvu22a/PPRRVU22_JAN.csv'), join(data, 'pfs/rvu25d/PPRRVU2025_Oct.csv')];
const present = existsSync(path2022) && existsSync(path2025);
if (!present) console.warn(`\n*** SKIPPED: no real fee schedules in ${data}. Set CODETRAY_REAL_DATA to their folder to run this test. ***\n`);

/** The rows of a fee schedule straight from its bytes: code and modifier, then the other 29 cells as printed. */
function rawRows(path: string): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const line of readFileSync(path, 'latin1').split('\r\n')) {
    // The description alone may stand in quotation marks and hold commas.
    const cells = line.replace(/"([^"]*)"/, (_all, text: string) => text.replaceAll(',', ';')).split(',');
    if (cells.length === 31 && /^[0-9A-Z]{5}$/.test(cells[0] ?? '') && /^\d\d\.\d{4}$/.test(cells[24] ?? '')) rows.set(`${cells[0] ?? ''} ${cells[1]?.trim() ?? ''}`, cells.map((cell) => cell.trim()));
  }
  return rows;
}

test.skipIf(!present)('from January 2022 to October 2025 every difference is told, as the two files themselves have it', async () => {
  const [old, next] = [rawRows(path2022), rawRows(path2025)];
  expect([old.size, next.size]).toEqual([17_600, 19_090]);
  const codesOf = (rows: Map<string, string[]>) => new Set([...rows.keys()].map((key) => key.slice(0, 5)));
  const [oldCodes, nextCodes] = [codesOf(old), codesOf(next)];
  const both = [...next.keys()].filter((key) => old.has(key));
  const differing = (columns: readonly number[]) => both.filter((key) => columns.some((column) => old.get(key)?.[column] !== next.get(key)?.[column])).length;
  const inBothLists = (key: string) => oldCodes.has(key.slice(0, 5)) && nextCodes.has(key.slice(0, 5));
  const counted: Partial<Record<ChangeKind, number>> = {
    'added': [...nextCodes].filter((code) => !oldCodes.has(code)).length,
    'deleted': [...oldCodes].filter((code) => !nextCodes.has(code)).length,
    // Columns counted from 0: 24 is the conversion factor.
    'relative-values': differing([5, 6, 8, 10, 11, 12]),
    'indicators': differing([3, 4, 7, 9, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26, 27]),
    'cap-amounts': differing([28, 29, 30]),
    'fee-rows': [...next.keys()].filter((key) => !old.has(key) && inBothLists(key)).length + [...old.keys()].filter((key) => !next.has(key) && inBothLists(key)).length,
  };
  expect(counted).toMatchObject({ added: 1581, deleted: 312 });

  const place = importHome();
  // The second catalog keeps the first release too: what it lists alone has ended all the same.
  value(await place.run(path2022));
  value(await place.run(path2025));
  const [before, now] = ['previous', 'running'].map((name) => value(findCatalog(place.home, place.starter, name)).path) as [string, string];
  const started = performance.now();
  const changes = changesBetween(before, now, [{ system: 'CPT', code: '27397' }]);
  console.log(`two fee schedules compared in ${((performance.now() - started) / 1000).toFixed(2)} s`);
  try {
    const told = Object.fromEntries(changes.summary.kinds.map(({ kind, rows }) => [kind, rows]));
    expect(told).toMatchObject(counted);
    for (const kind of changeKinds) {
      const { rows, total } = changes.rows({ kind, officeOnly: false, text: '', offset: 0, limit: 1000 });
      expect(total, kind).toBe(told[kind]);
      expect(rows.length, kind).toBe(Math.min(1000, total));
    }
    expect(changes.summary.conversionFactors[0]).toMatchObject({ before: { factor: '34.6062' }, now: { factor: '32.3465' } });
    // Single rows, value by value as they are printed.
    const columns: Record<string, number> = { workRvu: 5, nonFacilityPeRvu: 6, facilityPeRvu: 8, mpRvu: 10, nonFacilityTotal: 11, facilityTotal: 12 };
    for (const offset of [0, 4_000, 8_000]) {
      for (const row of changes.rows({ kind: 'relative-values', officeOnly: false, text: '', offset, limit: 200 }).rows) {
        const key = `${row.code} ${row.part ?? ''}`;
        const printed = Object.entries(columns).filter(([, column]) => old.get(key)?.[column] !== next.get(key)?.[column]).map(([name, column]) => [name, old.get(key)?.[column], next.get(key)?.[column]]);
        expect(row.differences.map(({ field, before: was, now: is }) => [field, was, is]).sort(), key).toEqual(printed.sort());
      }
    }
    const [ofOffice] = changes.rows({ kind: 'relative-values', officeOnly: true, text: '', offset: 0, limit: 10 }).rows;
    expect(ofOffice).toMatchObject({ code: '27397', ofOffice: true });
    expect(ofOffice?.differences.find(({ field }) => field === 'facilityTotal')).toMatchObject({ now: '28.03' });
  } finally {
    changes.close();
  }
  value(openRunningCatalog(place.home, place.starter)).db.close();
  place.remove();
}, 300_000);
