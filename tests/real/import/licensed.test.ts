import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const folder = join(resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data'), 'mrf', 'cms_official');
const present = existsSync(folder);
if (!present) console.warn(`\n*** SKIPPED: no real price files in ${folder}. ***\n`);

const minutes = 60_000;
const codesSql = 'SELECT code, sum(counted) AS rows FROM hospital_price GROUP BY code ORDER BY code';

/** Counted from the bytes, without a csv reader: in the examples no text has a procedure type between two commas by chance. */
function countedInCsv(name: string): { code: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const line of readFileSync(join(folder, name), 'latin1').split('\n').slice(3)) {
    const found = /,([0-9A-Z]{5}),(?:CPT|HCPCS),/.exec(line)?.[1];
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts].map(([code, rows]) => ({ code, rows })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

interface Item { code_information: { code: string; type: string }[]; standard_charges: unknown[] }

function countedInJson(name: string): { code: string; rows: number }[] {
  const counts = new Map<string, number>();
  const { standard_charge_information: items } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { standard_charge_information: Item[] };
  for (const { code_information: codes, standard_charges: charges } of items) {
    for (const { code, type } of codes) if (type === 'CPT' || type === 'HCPCS') counts.set(code, (counts.get(code) ?? 0) + charges.length);
  }
  return [...counts].map(([code, rows]) => ({ code, rows })).sort((a, b) => (a.code < b.code ? -1 : 1));
}

const examples: [string, (name: string) => { code: string; rows: number }[]][] = [
  ['V2.0.0_Tall_CSV_Format_Example.csv', countedInCsv], ['V3.0.0_Tall_CSV_Format_Example.csv', countedInCsv], ['V3.0.0_Wide_CSV_Format_Example.csv', countedInCsv], ['v3_json_format_example.json', countedInJson],
];

test.skipIf(!present).each(examples)('every row with a procedure of %s is read', async (name, counted) => {
  const place = importHome();
  const report = value(await place.run(join(folder, name)));
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  const expected = counted(name);
  expect(expected.length).toBeGreaterThan(3);
  expect(query(opened.path, codesSql)).toEqual(expected);
  const rows = expected.reduce((sum, one) => sum + one.rows, 0);
  expect(report.files[0]).toMatchObject({ kind: 'hospital-prices', rowsRead: rows, rowsKept: rows, rejected: [] });
  expect(query(opened.path, 'SELECT name FROM hospital')).toEqual([{ name: 'West Mercy Hospital' }]);
  // Read off the examples by hand: the magnetic resonance image of version 3, the fluconazole of both.
  if (!name.startsWith('V2')) {
    expect(query(opened.path, "SELECT payer, dollar, gross, cash, minimum, maximum FROM hospital_price JOIN hospital_plan USING (source_id, plan_id) WHERE code = '70551' ORDER BY payer")).toEqual([
      { payer: 'Platform Health Insurance', dollar: 40_000, gross: 120_000, cash: 108_000, minimum: 25_000, maximum: 40_000 },
      { payer: 'Region Health Insurance', dollar: 25_000, gross: 120_000, cash: 108_000, minimum: 25_000, maximum: 40_000 },
    ]);
  }
  expect(query(opened.path, "SELECT dollar, unit.text AS unit FROM hospital_price AS price JOIN hospital_text AS unit ON unit.source_id = price.source_id AND text_id = unit_id WHERE code = 'J1450' ORDER BY dollar")).toEqual([{ dollar: 3500, unit: '100 ML' }, { dollar: 3700, unit: '100 ML' }]);
  place.remove();
}, minutes);

test.skipIf(!present)('the three forms of one example have the same prices; payers\' files and the schema are named, not read', async () => {
  const sums = await Promise.all(['V3.0.0_Tall_CSV_Format_Example.csv', 'V3.0.0_Wide_CSV_Format_Example.csv', 'v3_json_format_example.json'].map(async (name) => {
    const place = importHome();
    value(await place.run(join(folder, name)));
    const opened = value(openRunningCatalog(place.home, place.starter));
    opened.db.close();
    const found = query(opened.path, 'SELECT code, count(*) AS prices, sum(dollar) AS dollars, sum(percentage) AS percentages, sum(median) AS medians, sum(gross) AS charges FROM hospital_price GROUP BY code');
    place.remove();
    return found;
  }));
  expect(sums[1]).toEqual(sums[0]);
  expect(sums[2]).toEqual(sums[0]);
  for (const name of ['in-network-rates-fee-for-service-single-plan-sample.json', 'V3.0.0_Hospital_price_transparency_schema.json']) {
    const place = importHome();
    expect(await place.run(join(folder, name)), name).toMatchObject({ ok: false, error: { code: 'nothing-recognised' } });
    place.remove();
  }
}, minutes);
