import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { resolveCode } from '../../../db/queries/resolve-code.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { inpatientRows } from '../../fixtures/import/code-system-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, feeCsv, feeRows, orderFile } from '../../fixtures/import/release-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const rows = inpatientRows(102);
const billable = rows.filter((row) => row.billable);

function running(): string {
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  return opened.path;
}

test('inpatient procedures are a system of their own, under their headers, after every other code', async () => {
  const files = [place.file('icd10pcs_order_2025.txt', orderFile(rows)), place.file('icd10cm_order_2025.txt', orderFile(diagnosisRows(60))), place.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(80)))];
  const report = value(await place.run(...files));
  expect(report.files.find((file) => file.kind === 'icd10pcs-order')).toMatchObject({ release: 'FY2025', rowsRead: rows.length, rowsKept: rows.length, rejected: [] });
  expect(report.catalog.counts).toMatchObject({ icd10pcs: rows.length });
  const path = running();
  expect(verifyCatalog(path).checks.filter((check) => !check.ok)).toEqual([]);
  expect(query(path, "SELECT count(*) AS rows, sum(billable) AS billable, sum(parent_id IS NOT NULL) AS below FROM code WHERE system = 'ICD10PCS'")).toEqual([{ rows: rows.length, billable: billable.length, below: billable.length }]);
  expect(query(path, "SELECT max(iif(system = 'ICD10PCS', 0, code_id)) < min(iif(system = 'ICD10PCS', code_id, 1000000)) AS last FROM code")).toEqual([{ last: 1 }]);
  const db = openReadOnly(path);
  const page = value(readCodePage(db, { system: 'ICD10PCS', code: billable[0]?.code ?? '' }, { locality: null }));
  expect(page).toMatchObject({ systemName: 'ICD-10-PCS', billable: true, title: billable[0]?.long });
  expect(page.children[0]).toMatchObject({ code: (billable[0]?.code ?? '').slice(0, 3), note: 'category above' });
  expect(page.sectionPath[0]).toMatchObject({ title: 'Medical and Surgical' });
  expect(page.medicare.state).toBe('missing');
  expect(resolveCode(db, (billable[0]?.code ?? '').toLowerCase())).toEqual([{ system: 'ICD10PCS', code: billable[0]?.code }]);
  db.close();
});

test('they are found by code and by words, and never before a code of another system that meets the words', async () => {
  await place.run(place.file('icd10pcs_order_2025.txt', orderFile(rows)), place.file('icd10cm_order_2025.txt', orderFile(diagnosisRows(60))));
  const db = openReadOnly(running());
  const engine = createSearchEngine(db);
  const [first] = billable;
  expect(engine.search({ text: first?.code.toLowerCase() ?? '' }).results[0]).toMatchObject({ system: 'ICD10PCS', code: first?.code, tier: 'exact-code' });
  const below = engine.search({ text: (first?.code ?? '').slice(0, 4) });
  expect(below.results.map((hit) => hit.system)).toEqual(new Array(below.results.length).fill('ICD10PCS'));
  expect(below.results.length).toBe(billable.filter((row) => row.code.startsWith((first?.code ?? '').slice(0, 4))).length);
  // Digits alone are the beginning of a CPT code.
  expect(engine.search({ text: '27' }).results.every((hit) => hit.system !== 'ICD10PCS')).toBe(true);
  const words = engine.search({ text: 'invented', limit: 500 }).results.map((hit) => hit.system);
  expect(words).toContain('ICD10PCS');
  expect(words.lastIndexOf('ICD10CM')).toBeLessThan(words.indexOf('ICD10PCS'));
  const only = engine.search({ text: 'unload padded percutaneous', systems: ['ICD10PCS'], limit: 5 });
  expect(only.results).toHaveLength(5);
  expect(only.results.every((hit) => hit.system === 'ICD10PCS' && hit.tier === 'title')).toBe(true);
  expect(engine.search({ text: 'unload padded percutaneous', systems: ['CPT', 'ICD10CM'] }).results.every((hit) => hit.system !== 'ICD10PCS')).toBe(true);
  db.close();
});

test('a row with a flag that does not go with its length, and a cut file, are told', async () => {
  const text = orderFile(rows);
  const wrong = text.split('\r\n').map((line, index) => (index === 0 ? line.replace(/^(.{14})0/, '$11') : line)).join('\r\n');
  const report = value(await place.run(place.file('icd10pcs_order_2025.txt', wrong)));
  expect(report.files[0]?.rejected).toEqual([{ line: 1, reason: `${rows[0]?.code ?? ''} has not the seven characters of a code that is valid for billing` }]);
  const cut = await importHome().run(place.file('cut.txt', text.slice(0, -70)));
  expect(cut).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
});
