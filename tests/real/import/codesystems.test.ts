import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { realDataFolder } from '../../harness/real-data.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';

// Counts are taken a second time from the raw bytes, in one line each, without our readers.
const data = realDataFolder();
const real = (name: string): string => join(data ?? '', name);
const has = (name: string): boolean => data !== null && existsSync(real(name));
const minutes = 60_000;

async function imported(...names: string[]): Promise<{ place: ImportHome; path: string; files: Map<string, { rowsRead: number; rowsKept: number; rejected: number; release: string; kind: string }> }> {
  const place = importHome();
  const report = value(await place.run(...names.map(real)));
  expect(report.refused).toEqual([]);
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  expect(verifyCatalog(opened.path).checks.filter((check) => !check.ok)).toEqual([]);
  const files = new Map(report.files.map((file) => [basename(file.file), { rowsRead: file.rowsRead, rowsKept: file.rowsKept, rejected: file.rejected.length, release: file.release, kind: file.kind }]));
  return { place, path: opened.path, files };
}

test.skipIf(!has('hcpcs/2019'))('HCPCS Level II of January 2019: text and sheet hold every code and modifier', async () => {
  const raw = readFileSync(real('hcpcs/2019/HCPC2019_CONTR_ANWEB.txt'), 'latin1').split('\r\n');
  const ofType = (type: string): number => raw.filter((line) => /^.{5}\d{5}\d/.test(line) && line[10] === type).length;
  const { place, path, files } = await imported('hcpcs/2019/HCPC2019_CONTR_ANWEB.txt');
  expect(files.get('HCPC2019_CONTR_ANWEB.txt')).toEqual({ kind: 'hcpcs', release: '2019-01', rowsRead: ofType('3') + ofType('7'), rowsKept: ofType('3') + ofType('7'), rejected: 0 });
  expect(query(path, 'SELECT (SELECT count(*) FROM hcpcs) AS codes, (SELECT count(*) FROM hcpcs_modifier) AS modifiers')).toEqual([{ codes: ofType('3'), modifiers: ofType('7') }]);
  // Single values, read off the file by hand.
  expect(query(path, "SELECT pricing, coverage, see_also AS seeAlso, betos, service_types AS types, added_on AS added, changed_on AS changed FROM hcpcs WHERE code = 'A0021'"))
    .toEqual([{ pricing: '00', coverage: 'I', seeAlso: 'A0030', betos: 'O1A', types: 'D', added: '1985-01-01', changed: '1996-09-10' }]);
  expect(query(path, "SELECT ended_on AS ended FROM hcpcs_modifier WHERE modifier = 'CP'")).toEqual([{ ended: '2017-12-31' }]);
  const joined = query<{ text: string }>(path, "SELECT text FROM descriptor WHERE system = 'HCPCS' AND code = 'G9509' AND kind = 'long'")[0]?.text ?? '';
  expect(joined).toMatch(/month \(\+\/-60 days\)/);
  place.remove();
  const sheet = await imported('hcpcs/2019/HCPC2019_CONTR_ANWEB.xlsx');
  expect(sheet.files.get('HCPC2019_CONTR_ANWEB.xlsx')).toMatchObject({ rowsRead: ofType('3') + ofType('7'), rejected: 0 });
  expect(query(sheet.path, "SELECT count(*) AS rows FROM descriptor WHERE system = 'HCPCS' AND kind = 'long'")).toEqual([{ rows: ofType('3') }]);
  sheet.place.remove();
}, 5 * minutes);

test.skipIf(!has('icd10pcs/2025'))('ICD-10-PCS of 2025: every code and header', async () => {
  const lines = gunzipSync(readFileSync(real('icd10pcs/2025/icd10pcs_order_2025.txt.gz'))).toString('latin1').split('\r\n').filter((line) => line !== '');
  const { place, path, files } = await imported('icd10pcs/2025/icd10pcs_order_2025.txt.gz');
  expect(files.get('icd10pcs_order_2025.txt.gz')).toEqual({ kind: 'icd10pcs-order', release: 'FY2025', rowsRead: lines.length, rowsKept: lines.length, rejected: 0 });
  const valid = lines.filter((line) => line[14] === '1').length;
  expect(query(path, "SELECT count(*) AS codes, sum(billable) AS valid FROM code WHERE system = 'ICD10PCS'")).toEqual([{ codes: lines.length, valid }]);
  expect(query(path, "SELECT code.title, above.code AS above FROM code JOIN code AS above ON above.code_id = code.parent_id WHERE code.code = '0KN24ZZ'"))
    .toEqual([{ title: 'Release Right Neck Muscle, Percutaneous Endoscopic Approach', above: '0KN' }]);
  place.remove();
}, 5 * minutes);

test.skipIf(!has('hcpcs/2025_oct'))('HCPCS Level II of October 2025, a header in the first row', async () => {
  const { place, path, files } = await imported('hcpcs/2025_oct/HCPC2025_OCT_ANWEB.xlsx');
  expect(files.get('HCPC2025_OCT_ANWEB.xlsx')).toEqual({ kind: 'hcpcs', release: '2025-10', rowsRead: 8_846, rowsKept: 8_846, rejected: 0 });
  expect(query(path, "SELECT pricing, multiple_pricing AS multiple, betos, added_on AS added, ended_on AS ended FROM hcpcs WHERE code = 'G2089'"))
    .toEqual([{ pricing: '00', multiple: '9', betos: 'Z2', added: '2020-01-01', ended: '2020-12-31' }]);
  expect(query(path, "SELECT short_text AS short FROM hcpcs_modifier WHERE modifier = 'A1'")).toEqual([{ short: 'Dressing for one wound' }]);
  place.remove();
}, 5 * minutes);

const unzipped = (name: string): string => gunzipSync(readFileSync(real(name))).toString('utf8');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

test.skipIf(!has('icd10cm/2017_xml'))('the tabular list and the indexes of 2017', async () => {
  const tabular = unzipped('icd10cm/2017_xml/icd10cm_tabular_2017.xml.gz');
  const index = unzipped('icd10cm/2017_xml/icd10cm_index_2017.xml.gz');
  const { place, path, files } = await imported('icd10cm/2017_xml/icd10cm_tabular_2017.xml.gz', 'icd10cm/2017_xml/icd10cm_index_2017.xml.gz', 'icd10cm/2017_xml/icd10cm_drug_2017.xml', 'icd10cm/2017_xml/icd10cm_eindex_2017.xml', 'icd10cm/2017_xml/icd10cm_neoplasm_2017.xml');
  for (const [name, file] of files) expect(file, name).toMatchObject({ release: 'FY2017', rejected: 0 });
  const references = count(index, /<see(?:Also|cat)?>/g) + count(index, /<subcat>/g);
  expect(files.get('icd10cm_index_2017.xml.gz')?.rowsKept).toBe(count(index, /<code>/g) + references);
  for (const name of ['drug', 'neoplasm', 'eindex']) {
    const text = readFileSync(real(`icd10cm/2017_xml/icd10cm_${name}_2017.xml`), 'utf8');
    expect(files.get(`icd10cm_${name}_2017.xml`)?.rowsKept, name).toBe(count(text, /<code>|<cell col="\d">-*[A-Z]|<see(?:Also|cat)?>|<subcat>/g));
  }
  // Notes outside the introduction, and a list of seventh characters a definition.
  expect(query(path, 'SELECT count(*) AS rows FROM tabular_note')).toEqual([{ rows: count(tabular.slice(tabular.indexOf('</introduction>')), /<note>/g) + count(tabular, /<sevenChrDef>/g) }]);
  // An expansion has seven characters and no entry of its own in the file.
  const written = new Set([...tabular.matchAll(/<name>([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]+)?)<\/name>/g)].map((match) => match[1] ?? ''));
  const made = query<{ code: string }>(path, "SELECT code FROM descriptor WHERE system = 'ICD10CM' AND source_id = (SELECT source_id FROM source WHERE kind = 'icd10cm-tabular')").map((row) => row.code);
  expect(made.filter((code) => written.has(code)).length).toBe(written.size);
  expect(made.filter((code) => !written.has(code)).every((code) => code.length === 8)).toBe(true);
  expect(query(path, "SELECT title, billable FROM code WHERE code = 'S72.001A'")).toEqual([{ title: 'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture', billable: 1 }]);
  expect(query(path, "SELECT words FROM index_term WHERE code = 'F44.4' AND words LIKE 'Abasia%'")).toEqual([{ words: 'Abasia (-astasia) (hysterical)' }]);
  expect(query(path, "SELECT words FROM index_term WHERE code = 'T51.2X1' AND words GLOB '2-propanol*'")).toEqual([{ words: '2-propanol: Poisoning, Accidental (unintentional)' }]);
  place.remove();
}, 5 * minutes);

test.skipIf(!has('icd10cm/2025'))('codes and addenda of 2025', async () => {
  const codes = unzipped('icd10cm/2025/icd10cm_codes_2025.txt.gz').split('\r\n').filter((line) => line !== '');
  const { place, path, files } = await imported('icd10cm/2025/icd10cm_codes_2025.txt.gz', 'icd10cm/2025/icd10cm_codes_addenda_2025.txt', 'icd10cm/2025/icd10cm_order_addenda_2025.txt', 'icd10pcs/2025/order_addenda_2025.txt');
  expect(files.get('icd10cm_codes_2025.txt.gz')).toEqual({ kind: 'icd10cm-codes', release: 'FY2025', rowsRead: codes.length, rowsKept: codes.length, rejected: 0 });
  for (const name of ['icd10cm/2025/icd10cm_codes_addenda_2025.txt', 'icd10cm/2025/icd10cm_order_addenda_2025.txt', 'icd10pcs/2025/order_addenda_2025.txt']) {
    const changes = count(readFileSync(real(name), 'latin1'), /^(?:Add|Delete|Revise to):/gm);
    expect(files.get(basename(name)), name).toMatchObject({ rowsRead: changes, rowsKept: changes, rejected: 0 });
  }
  expect(query(path, "SELECT DISTINCT text_before AS before, text_after AS after FROM code_change WHERE code = 'K58.9'")).toEqual([{ before: 'Irritable bowel syndrome without diarrhea', after: 'Irritable bowel syndrome, unspecified' }]);
  place.remove();
}, 5 * minutes);
