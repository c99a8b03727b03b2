import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findCatalog } from '../../../db/import/named-catalog.ts';
import { changesBetween } from '../../../db/queries/changes/changes-between.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';
import { zipText } from '../../fixtures/import/payment-tables.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data');
const caps = join(data, 'pfs/rvu25d/OPPSCAP_Oct.csv');
const present = existsSync(caps);
if (!present) console.warn(`\n*** SKIPPED: no table of caps on imaging in ${data}. Set CODETRAY_REAL_DATA to their folder to run this test. ***\n`);

test.skipIf(!present)('what imaging pays at most, and the localities of ZIP codes, differ in as many rows as the files do', async () => {
  const [head = '', ...rows] = readFileSync(caps, 'latin1').trimEnd().split('\r\n');
  // Every third row of the later release pays a dollar more in a facility, every hundredth is gone.
  const later = rows.flatMap((row, index) => (index % 100 === 99 ? [] : [index % 3 === 0 ? row.split(',').map((cell, at) => (at === 5 ? (Number(cell) + 1).toFixed(2) : cell)).join(',') : row]));
  // Single ZIP codes in whole numbers, each in the next locality where its number ends with 7.
  const zips = zipText(10).split('\r\n')[0] ?? '';
  const zipFile = (isLater: boolean, quarter: string): string => Array.from({ length: 40_000 }, (_, index) => `${zips.slice(0, 2)}${String(10_000 + index)}${zips.slice(7, 12)}${String((index + (isLater && index % 10 === 7 ? 1 : 0)) % 30).padStart(2, '0')}${zips.slice(14, 75)}${quarter}`).join('\r\n') + '\r\n';

  const place = importHome();
  value(await place.run(place.file('before/OPPSCAP_2025_Jul.csv', [head, ...rows, ''].join('\r\n')), place.file('before/ZIP5_JUL2025.txt', zipFile(false, '20253'))));
  value(await place.run(place.file('after/OPPSCAP_2025_Oct.csv', [head, ...later, ''].join('\r\n')), place.file('after/ZIP5_OCT2025.txt', zipFile(true, '20254'))));
  const [before, now] = ['previous', 'running'].map((name) => value(findCatalog(place.home, place.starter, name)).path) as [string, string];
  const changes = changesBetween(before, now, []);
  try {
    const told = Object.fromEntries(changes.summary.kinds.map((one) => [one.kind, one.rows]));
    const isGone = (index: number) => index % 100 === 99;
    const raised = rows.filter((_, index) => index % 3 === 0 && !isGone(index)).length;
    const gone = rows.filter((_, index) => isGone(index)).length;
    expect([raised > 5_000, gone]).toEqual([true, 161]);
    expect(told).toMatchObject({ 'imaging-caps': raised + gone, 'zip-codes': 4_000 });
    for (const row of changes.rows({ kind: 'imaging-caps', officeOnly: false, text: '', offset: 0, limit: 1000 }).rows.slice(0, 200)) {
      const printed = rows.map((line) => line.split(',')).find((cells) => cells[0] === row.code && [cells[1], `${cells[3] ?? ''}-${cells[4] ?? ''}`].filter((part) => part !== '').join(' ') === row.part);
      expect(row.differences.find(({ field }) => field === 'capFacility')?.before?.replaceAll(/[$,]/g, ''), `${row.code} ${row.part ?? ''}`).toBe(Number(printed?.[5]).toFixed(2));
    }
  } finally {
    changes.close();
  }
  place.remove();
}, 300_000);
