import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { contentDifferences, query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { zipOf } from '../../fixtures/import/zip-files.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data');
const present = existsSync(join(data, 'pfs', 'rvu25d'));
if (!present) console.warn(`\n*** SKIPPED: no real release files in ${data}. Set CODETRAY_REAL_DATA to their folder to run these tests. ***\n`);

const pfs = (name: string): string => join(data, 'pfs', name);
const minutes = 60_000;

async function imported(...paths: string[]): Promise<{ place: ImportHome; path: string; report: Awaited<ReturnType<ImportHome['run']>> }> {
  const place = importHome();
  const report = await place.run(...paths);
  value(report);
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  return { place, path: opened.path, report };
}

test.skipIf(!present)('the October 2025 fee schedule and the diagnoses of 2025 are read without losing a row', async () => {
  const { place, path, report } = await imported(pfs('rvu25d'), join(data, 'icd10cm', '2025'));
  const { files, refused, unrecognised, catalog } = value(report);
  expect(refused).toEqual([]);
  const told = (name: string): unknown => files.filter((file) => basename(file.file) === name).map(({ rowsRead, rowsKept, rejected, release }) => ({ rowsRead, rowsKept, rejected: rejected.length, release }))[0];
  for (const name of ['PPRRVU2025_Oct.csv', 'PPRRVU2025_Oct.txt', 'PPRRVU2025_Oct.xlsx']) expect(told(name), name).toEqual({ rowsRead: 19_090, rowsKept: 19_090, rejected: 0, release: '2025-10' });
  for (const name of ['GPCI2025.csv', 'GPCI2025.txt', 'GPCI2025.xlsx']) expect(told(name), name).toEqual({ rowsRead: 109, rowsKept: 109, rejected: 0, release: '2025' });
  expect(told('icd10cm_order_2025.txt.gz')).toEqual({ rowsRead: 97_584, rowsKept: 97_584, rejected: 0, release: 'FY2025' });
  expect(files.filter((file) => file.sameContentAs === null).map((file) => file.kind).sort()).toEqual(['anaesthesia-factors', 'gpci', 'icd10cm-addenda', 'icd10cm-addenda', 'icd10cm-codes', 'icd10cm-order', 'localities', 'opps-cap', 'pfs-relative-values']);
  for (const { file, reason } of unrecognised) expect(reason, file).toMatch(/It looks like|It is a PDF/);
  expect(catalog.counts.icd10cm).toBe(97_584);
  expect(verifyCatalog(path).ok).toBe(true);
  // Single values, read off the release by hand.
  expect(query(path, "SELECT work_rvu AS work, facility_total AS total, global_days AS days, bilateral, conversion_factor AS factor FROM pfs JOIN source USING (source_id) WHERE code = '27397' AND layer = 'release'")).toEqual([{ work: 1266, total: 2803, days: '090', bilateral: '1', factor: 323_465 }]);
  expect(query(path, "SELECT above.code AS above, code.billable FROM code JOIN code AS above ON above.code_id = code.parent_id WHERE code.code = 'M62.40'")).toEqual([{ above: 'M62.4', billable: 1 }]);
  place.remove();
}, 5 * minutes);

test.skipIf(!present)('csv, text, workbook and zip of one release give the same catalog', async () => {
  const sources = ['PPRRVU2025_Oct.csv', 'PPRRVU2025_Oct.txt', 'PPRRVU2025_Oct.xlsx'].map((name) => pfs(`rvu25d/${name}`));
  const outer = importHome();
  sources.push(outer.file('rvu25d.zip', zipOf(Object.fromEntries(['PPRRVU2025_Oct.csv', 'PPRRVU2025_Oct.txt'].map((name) => [name, readFileSync(pfs(`rvu25d/${name}`))])))));
  const first = await imported(sources[0] ?? '');
  for (const source of sources.slice(1)) {
    const next = await imported(source);
    expect(contentDifferences(first.path, next.path), source).toEqual({});
    next.place.remove();
  }
  first.place.remove();
  outer.remove();
}, 5 * minutes);

test.skipIf(!present)('January 2022 and the 2026 excerpt with its new column are read right', async () => {
  const { place, path, report } = await imported(pfs('rvu22a'), pfs('PPRRVU2026_Oct_QPP.trimmed.csv'));
  const rows = value(report).files.map((file) => [basename(file.file), file.rowsRead, file.rowsKept, file.release]);
  expect(rows).toContainEqual(['PPRRVU22_JAN.csv', 17_600, 17_600, '2022-01']);
  expect(rows).toContainEqual(['PPRRVU22_JAN.xlsx', 17_600, 17_600, '2022-01']);
  expect(rows).toContainEqual(['PPRRVU2026_Oct_QPP.trimmed.csv', 5, 5, '2026-10']);
  expect(query(path, "SELECT modifier, nonfacility_na AS office, facility_na AS facility, pricing_indicator AS pricing FROM pfs JOIN source USING (source_id) WHERE code = '71046' AND release = '2026-10' ORDER BY modifier")).toEqual([
    { modifier: '', office: 0, facility: 1, pricing: '1' }, { modifier: '26', office: 0, facility: 0, pricing: '1' }, { modifier: 'TC', office: 0, facility: 1, pricing: '1' },
  ]);
  expect(query(path, "SELECT title FROM source WHERE release = '2026-10'")).toEqual([{ title: 'Medicare physician fee schedule relative values, October 2026 (clinicians who are qualifying APM participants)' }]);
  place.remove();
}, 5 * minutes);

test.skipIf(!present)('neighbouring official files are named, not misread', async () => {
  const place = importHome();
  const neighbours: [path: string, told: RegExp][] = [
    ['hcpcs/2019/Changes_by_ActionCode.prn', /report of changes to HCPCS Level II/],
    ['hcpcs/2019/proc_notes_2019.txt', /processing notes of HCPCS Level II/],
    ['icd10cm/2017_xml/icd10cm_index.xsd', /schema of an XML file/],
    ['mrf/cms_official/in-network-rates-all-negotiated-types-sample.json', /payer price file/],
    ['pfs/rvu25d/RVU25D.txt', /record layout/],
    ['pfs/rvu25d/RVU25D.pdf', /PDF document/],
  ];
  const result = await place.run(...neighbours.map(([path]) => join(data, path)));
  expect(result.ok ? 'imported' : result.error.code).toBe('nothing-recognised');
  if (!result.ok) for (const [path, told] of neighbours) expect(result.error.detail?.split('\n').find((line) => line.includes(basename(path))), path).toMatch(told);
  place.remove();
}, 5 * minutes);

test('where real files are promised they are there', () => {
  if (process.env['CI'] === 'true' && existsSync(data)) expect(present).toBe(true);
});
