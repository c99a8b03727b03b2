import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { validateCsv, validateJson } from '@cmsgov/hpt-validator';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { importPaths } from '../../../db/import/import-paths.ts';
import { previewPaths } from '../../../db/import/preview.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import type { Source } from '../../../db/model/source.ts';
import { listSources } from '../../../db/queries/list-sources.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { charges, jsonFile, line, tallColumns, tallFile, wideFile } from '../../fixtures/import/hospital-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { zipOf } from '../../fixtures/import/zip-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const items = charges(70);
const procedures = items.filter(({ codes }) => codes.length === 2);

function running(of: ImportHome = place): string {
  const opened = value(openRunningCatalog(of.home, of.starter));
  opened.db.close();
  return opened.path;
}

function loadedSources(): Source[] {
  const opened = value(openRunningCatalog(place.home, place.starter));
  const sources = listSources(opened.db);
  opened.db.close();
  return sources;
}

/** What the catalog has, without the numbers that depend on the form. */
const prices = (path: string): unknown[] => query(path, `
  SELECT code, setting, modifiers, gross, cash, minimum, maximum, dollar, percentage, median, tenth, ninetieth, claims, payer, plan, algorithm.text AS algorithm, method.text AS method, note.text AS note, unit.text AS unit
  FROM hospital_price AS price LEFT JOIN hospital_plan USING (source_id, plan_id)
  LEFT JOIN hospital_text AS algorithm ON algorithm.text_id = algorithm_id LEFT JOIN hospital_text AS method ON method.text_id = method_id
  LEFT JOIN hospital_text AS note ON note.text_id = note_id LEFT JOIN hospital_text AS unit ON unit.text_id = unit_id
  ORDER BY code, payer`);

describe('the forms of the format', () => {
  test('are valid by the validator of the programme', async () => {
    const files = place.file('tall.csv', tallFile(items));
    const wide = place.file('wide.csv', wideFile(items));
    for (const path of [files, wide]) {
      const answer = await validateCsv(createReadStream(path) as never, 'v3.0.0');
      expect(answer.errors, path).toEqual([]);
    }
    const json = await validateJson(createReadStream(place.file('prices.json', jsonFile(items))) as never, 'v3.0.0');
    expect(json.errors).toEqual([]);
  });

  test('tall, wide and json, plain, compressed and with the hospital at the end, give the same prices', async () => {
    const forms: [string, string | Buffer, number][] = [
      ['tall.csv', tallFile(items), procedures.length * 3], ['wide.csv', wideFile(items), procedures.length], ['prices.json', jsonFile(items), procedures.length], ['last.json', jsonFile(items, true), procedures.length],
      ['tall.csv.gz', gzipSync(tallFile(items)), procedures.length * 3], ['all.zip', zipOf({ 'folder/prices.json': jsonFile(items) }), procedures.length],
    ];
    let first: unknown[] | undefined;
    for (const [name, content, kept] of forms) {
      const own = importHome();
      const report = value(await own.run(own.file(name, content)));
      expect(report.refused, name).toEqual([]);
      expect(report.files[0], name).toMatchObject({ kind: 'hospital-prices', release: '2026-04-01', rowsRead: kept, rowsKept: kept, rejected: [] });
      expect(report.files[0]?.warnings.join(' '), name).toContain('no CPT or HCPCS code');
      expect(verifyCatalog(running(own)).checks.filter((check) => !check.ok), name).toEqual([]);
      const read = prices(running(own));
      expect(read.length, name).toBe(procedures.length * 3);
      first ??= read;
      expect(read, name).toEqual(first);
      expect(query(running(own), 'SELECT name, locations, version, updated_on AS updatedOn, license FROM hospital')).toEqual([{ name: 'Invented General Hospital', locations: 'Invented General Hospital\nInvented Clinic', version: '3.0.0', updatedOn: '2026-04-01', license: 'CA 50056' }]);
      own.remove();
    }
    // Single values, counted from the items.
    expect(first?.[0]).toMatchObject({ payer: 'Northwind Health' });
    expect(first?.filter((row) => (row as { percentage: number | null }).percentage !== null)).toHaveLength(procedures.filter((_, index) => items.indexOf(procedures[index] ?? items[0]!) % 4 === 3).length);
  });

  test('a later file of the hospital takes the place of the earlier, another hospital stands beside it', async () => {
    const other = tallFile(items).replaceAll('Invented General Hospital', 'Other Hospital').replaceAll('1 Nowhere', '9 Nowhere');
    value(await place.run(place.file('a.csv', tallFile(items)), place.file('b.csv', other)));
    expect(query(running(), 'SELECT name FROM hospital ORDER BY name')).toEqual([{ name: 'Invented General Hospital' }, { name: 'Other Hospital' }]);
    const later = await previewPaths([place.file('c.csv', tallFile(items).replace('2026-04-01', '7/1/2026'))], loadedSources(), () => undefined);
    expect(later.files[0]).toMatchObject({ kind: 'hospital-prices', releasedOn: '2026-07-01', standing: 'newer', loadedRelease: 'Invented General Hospital, 2026-04-01' });
    value(await place.run(place.file('c.csv', tallFile(items).replace('2026-04-01', '7/1/2026'))));
    expect(query(running(), 'SELECT name, updated_on AS day FROM hospital ORDER BY name')).toEqual([{ name: 'Invented General Hospital', day: '2026-07-01' }, { name: 'Other Hospital', day: '2026-04-01' }]);
  });
});

test('the page shows by payer the lowest, middle and highest price, beside the charge, with the file that it is from', async () => {
  const [item] = items;
  if (item === undefined) throw new Error('no item');
  const more = [300, 500, 700, 900].map((dollar, index) => ({ ...item, payers: [{ payer: 'Tallgrass', plan: `Plan ${index}`, dollar, method: 'fee schedule' }] }));
  value(await place.run(place.file('tall.csv', tallFile([...items, ...more]))));
  const db = openReadOnly(running());
  try {
    const page = value(readCodePage(db, { system: 'CPT', code: '27397' }, { locality: null }));
    if (page.payers.state !== 'data') throw new Error('no prices');
    const [hospital] = page.payers.hospitals;
    expect(hospital).toMatchObject({ name: 'Invented General Hospital', updatedOn: '2026-04-01', places: 2, charges: [{ use: 'outpatient', gross: { lowCents: 200_000, highCents: 200_000 }, cash: { lowCents: 150_050, highCents: 150_050 } }] });
    expect(hospital?.payers.map(({ payer, prices: count, lowCents, medianCents, highCents }) => [payer, count, lowCents, medianCents, highCents])).toEqual([
      ['Northwind Health', 1, 40_000, 40_000, 40_000], ['Quarry Mutual, Inc.', 1, 42_525, 42_525, 42_525], ['Tallgrass', 5, 30_000, 50_000, 90_000],
    ]);
    expect(page.sources.find((source) => source.number === hospital?.source)).toMatchObject({ kind: 'hospital-prices', fileName: 'tall.csv' });
    const percent = procedures.find((one) => items.indexOf(one) % 4 === 3)?.codes[1];
    const other = value(readCodePage(db, { system: percent?.type === 'HCPCS' ? 'HCPCS' : 'CPT', code: percent?.code ?? '' }, { locality: null }));
    expect(other.payers.state === 'data' ? other.payers.hospitals[0]?.payers[1]?.otherWays : []).toEqual(['62.5 %, percent of total billed charges']);
    expect(other.title).toBe('No description loaded');
  } finally {
    db.close();
  }
});

describe('bad files', () => {
  const refusals: [string, string, string][] = [
    ['csv cut in a row', tallFile(items).slice(0, -60), 'file-truncated'],
    ['csv cut in a quotation', tallFile(items).slice(0, tallFile(items).lastIndexOf('"Quarry') + 4), 'file-truncated'],
    ['csv without its header', tallFile(items).split('\r\n').filter((_, index) => index !== 2).join('\r\n'), 'header-missing'],
    ['csv without the type of its codes', tallFile(items, tallColumns.filter((name) => !name.endsWith('|type'))), 'column-missing'],
    ['csv with a column twice', tallFile(items, [...tallColumns, 'setting']), 'column-missing'],
    ['json cut', jsonFile(items).slice(0, -300), 'file-truncated'],
    ['json without a bracket', jsonFile(items).replace('"standard_charges": [', '"standard_charges": '), 'no-valid-rows'],
    ['json without the hospital', jsonFile(items).replace('"hospital_name"', '"name"'), 'column-missing'],
    ['csv without a procedure', tallFile(items.filter(({ codes }) => codes.length === 1)), 'no-valid-rows'],
  ];
  test.each(refusals)('%s is refused in words, and nothing of it is used', async (name, content, code) => {
    const answer = await place.run(place.file(name.startsWith('json') ? 'a.json' : 'a.csv', content));
    expect(answer.ok ? 'read' : answer.error.code, answer.ok ? '' : answer.error.message).toBe(code);
    expect(query(running(), 'SELECT count(*) AS n FROM hospital_price')).toEqual([{ n: 0 }]);
  });

  test('rows with a bad code, amount or width are rejected with their lines; texts that mean nothing are blank', async () => {
    const rows = tallFile(items).split('\r\n');
    const at = (index: number, from: string | RegExp, to: string): void => { rows[index] = (rows[index] ?? '').replace(from, to); };
    at(3, '27397,CPT', '2739,CPT');
    at(4, '425.25', 'about 400');
    at(5, ',PPO,', ',');
    at(6, '410', 'N/A');
    at(7, '435.25', '999999999');
    const report = value(await place.run(place.file('a.csv', rows.join('\r\n'))));
    expect(report.files[0]?.rejected.map(({ line: where, reason }) => [where, reason.slice(0, 30)])).toEqual([
      [4, '"2739" is no CPT or HCPCS code'.slice(0, 30)], [5, 'an amount of Quarry Mutual, In'], [6, 'the row has 23 cells where the'],
    ]);
    expect(query(running(), "SELECT count(*) AS n FROM hospital_price WHERE dollar > 9999999")).toEqual([{ n: 0 }]);
  });
});

test('columns of prices that were moved, exchanged or lost are told; a whole file is not', async () => {
  const told = async (content: string): Promise<string> => (value(await place.run(place.file('prices.csv', content))).files[0]?.warnings ?? []).join('\n');
  const wide = wideFile(items).split('\r\n');
  const whole = /moved|No row has|same in every row|no column/;
  expect(await told(tallFile(items))).not.toMatch(whole);
  expect(await told(wide.join('\r\n'))).not.toMatch(whole);
  expect(await told(jsonFile(items))).not.toMatch(whole);
  const without = (...names: string[]): string => tallFile(items, tallColumns.filter((name) => !names.includes(name)));
  expect(await told(without('standard_charge|min'))).toMatch(/The file has no column standard_charge\|min, which the format asks for/);
  const renamed = (one: string, other: string): string => tallFile(items).replace(one, '@').replace(other, one).replace('@', other);
  expect(await told(renamed('standard_charge|gross', 'standard_charge|discounted_cash'))).toMatch(/In 180 of 180 places that it is about, the price in cash is higher than the gross charge \(first in row 4\)/);
  expect(await told(renamed('plan_name', 'standard_charge|methodology'))).toMatch(/the name of a payer or plan is a number, or a method or setting[^]*the way of agreeing is not one of the format/);
  expect(await told(renamed('plan_name', 'description'))).toMatch(/All rows share one or two descriptions/);
  // Values of one payer beside the bounds of all.
  const exchanged = wide.map((row, index) => (index === 2 ? row.replace('standard_charge|Tallgrass|PPO|negotiated_dollar', '@').replace('standard_charge|min', 'standard_charge|Tallgrass|PPO|negotiated_dollar').replace('@', 'standard_charge|min') : row)).join('\r\n');
  expect(await told(exchanged)).toMatch(/the lowest or highest negotiated price is none of those of the payers|the lowest negotiated price is higher than the highest|a negotiated price is lower than the lowest/);
});

test('a file of many megabytes is read in bounded memory, tells how far it is, and can be cancelled', async () => {
  const path = join(place.folder, 'large.csv');
  const out = createWriteStream(path);
  const head = tallFile(items.slice(0, 1)).split('\r\n').slice(0, 3).join('\r\n');
  out.write(`${head}\r\n`);
  const block = Array.from({ length: 2000 }, (_, index) => line(['Invented room', '0110', 'RC', '', '', '', 'inpatient', '', '', 100 + index, 90, 'Northwind Health', 'PPO', 80, '', '', '', '', '', '', 'per diem', 80, 80, 'x'.repeat(300)])).join('\r\n');
  for (let index = 0; index < 120; index++) if (!out.write(`${block}\r\n`)) await once(out, 'drain');
  out.end(`${tallFile(items.slice(0, 5)).split('\r\n').slice(3).join('\r\n')}`);
  await once(out, 'finish');
  const shares: number[] = [];
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const report = value(await importPaths(place.home, place.starter, [path], { onProgress: ({ stage, fraction }) => { if (stage === 'reading') { shares.push(fraction); most = Math.max(most, process.memoryUsage().arrayBuffers - before); } } }));
  expect(report.files[0]).toMatchObject({ rowsKept: 15, rejected: [] });
  expect(report.files[0]?.warnings.join(' ')).toContain('240,000 rows have no CPT or HCPCS code');
  // The file has about a hundred megabytes.
  expect(most).toBeLessThan(60 * 1024 * 1024);
  expect(shares.length).toBeGreaterThan(100);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const stop = new AbortController();
  let seen = 0;
  const cancelled = await importPaths(place.home, place.starter, [path], { signal: stop.signal, onProgress: () => { if (++seen === 20) stop.abort(); } });
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
}, 120_000);
