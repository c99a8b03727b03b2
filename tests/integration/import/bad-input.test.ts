import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { csvOf, diagnosisRows, feeCsv, feeRows, feeTable, feeText, feeWorkbook, localityCsv, localityRows, localityText, orderFile } from '../../fixtures/import/release-files.ts';
import { workbookOf, zipOf } from '../../fixtures/import/zip-files.ts';

let place: ImportHome;
let pointer: string;
const rows = feeRows(120);
const csv = feeCsv(rows);
const without = (...columns: number[]): string => csvOf(feeTable(rows).map((row) => row.filter((_, index) => !columns.includes(index))));

beforeAll(async () => {
  place = importHome();
  value(await place.run(place.file('good.csv', localityCsv(localityRows(90)))));
  pointer = readFileSync(place.home.pointer, 'utf8');
});
afterAll(() => { place.remove(); });

const text = feeText(rows);
const order = orderFile(diagnosisRows(40));

/** [what it is, file name, content, code of the failure] */
const cases: readonly (readonly [string, string, string | Buffer, string])[] = [
  ['an empty file', 'a.csv', '', 'file-empty'],
  ['a file of blanks', 'a.csv', ' \r\n\r\n', 'file-empty'],
  ['a csv cut inside a row', 'a.csv', csv.slice(0, -40), 'file-truncated'],
  ['a csv cut inside its last number', 'a.csv', csv.slice(0, -3), 'file-truncated'],
  ['a csv cut inside a quoted cell', 'a.csv', csv.slice(0, csv.lastIndexOf('"') - 3), 'file-truncated'],
  ['a text cut inside a row', 'a.txt', text.slice(0, -30), 'file-truncated'],
  ['an order file cut inside the last line', 'a.txt', order.slice(0, -60), 'file-truncated'],
  ['an order file cut inside the last description', 'a.txt', order.slice(0, -6), 'file-truncated'],
  ['a locality text cut inside a row', 'a.txt', localityText(localityRows(90)).split('MAC Assignments')[0]?.slice(0, -10) ?? '', 'file-truncated'],
  ['a workbook cut in the middle', 'a.xlsx', feeWorkbook(rows).subarray(0, 3000), 'archive-damaged'],
  ['a workbook with changed bytes', 'a.xlsx', changed(feeWorkbook(rows)), 'archive-damaged'],
  ['a zip with changed bytes', 'a.zip', changed(zipOf({ 'a.csv': csv })), 'archive-damaged'],
  ['a program', 'a.csv', Buffer.from([0x7f, 0x45, 0x4c, 0x46, ...new Array<number>(400).fill(0), 1, 2, 3]), 'file-binary'],
  ['UTF-16 without a mark', 'a.csv', iconv.encode(csv, 'utf-16le'), 'file-encoding'],
  ['UTF-32', 'a.csv', iconv.encode(csv, 'utf-32le', { addBOM: true }), 'file-encoding'],
  ['a csv without its header', 'a.csv', csvOf(feeTable(rows).slice(9)), 'header-missing'],
  ['a csv that ends in its preamble', 'a.csv', csvOf(feeTable(rows).slice(0, 5)), 'header-missing'],
  ['a csv without the column WORK RVU', 'a.csv', without(5), 'column-missing'],
  ['a csv without both practice expense columns', 'a.csv', without(6, 8), 'column-missing'],
  ['a locality file without the malpractice index', 'a.csv', localityCsv(localityRows(90)).replace(',2025 MP GPCI', ',2025 XX'), 'column-missing'],
  ['a header without rows', 'a.csv', csvOf(feeTable(rows).slice(0, 9)), 'no-valid-rows'],
  ['rows without a single number', 'a.csv', csvOf(feeTable(rows).map((row, index) => (index < 9 ? row : row.map((cell, column) => (column > 4 ? 'x' : cell))))), 'no-valid-rows'],
  ['a zip bomb', 'a.zip', zipOf({ 'a.csv': Buffer.alloc(64 * 1024 * 1024) }), 'archive-too-large'],
  ['a zip that lies about its size', 'a.zip', zipOf({ 'a.csv': csv }, { uncompressedSize: 10 }), 'archive-damaged'],
  ['a zip bomb dressed as a workbook', 'a.xlsx', zipOf({ 'xl/workbook.xml': Buffer.alloc(64 * 1024 * 1024) }), 'archive-too-large'],
  ['a workbook of blanks with one cell at the end of each row', 'a.xlsx', workbookOf(Array.from({ length: 3000 }, () => [...new Array<null>(700).fill(null), 'x'])), 'archive-too-large'],
  ['a letter', 'a.csv', 'Dear colleague,\nplease find the list attached.\n', 'nothing-recognised'],
];

describe('bad input gets its own code, a sentence, and changes nothing', () => {
  test.each(cases)('%s', async (_what, name, content, code) => {
    const result = await place.run(place.file(name, content));
    expect(result.ok ? JSON.stringify(result.value.files) : result.error.code).toBe(code);
    if (!result.ok) {
      expect(result.error.message).toContain(name);
      expect(result.error.message).toContain('running catalog was not changed');
      expect(result.error.message).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(readFileSync(place.home.pointer, 'utf8')).toBe(pointer);
  });

  test('a path that does not exist', async () => {
    expect(await place.run('/no/such/file.csv')).toMatchObject({ ok: false, error: { code: 'file-not-found' } });
  });
});

test('a gap in the order numbers is a warning, and the rows are kept', async () => {
  const own = importHome();
  const lines = order.split('\r\n');
  const file = value(await own.run(own.file('icd10cm_order_2025.txt', [...lines.slice(0, 50), ...lines.slice(53)].join('\r\n')))).files[0];
  expect(file?.rowsKept).toBe(157);
  expect(file?.warnings.join(' ')).toContain('not contiguous');
  own.remove();
});

test('good files are published, the bad ones beside them are listed with their reasons', async () => {
  const own = importHome();
  const report = value(await own.run(own.file('both.zip', zipOf({ '../../evil.csv': csv, 'C:\\x\\icd10cm_order_2025.txt': order, 'cut.txt': text.slice(0, -30), 'notes.txt': 'hello there' }))));
  expect(report.files.map((file) => file.kind)).toEqual(['pfs-relative-values', 'icd10cm-order']);
  expect(report.refused.map((entry) => [entry.file, entry.error.code])).toEqual([['both.zip > cut.txt', 'file-truncated']]);
  expect(report.unrecognised.map((entry) => entry.file)).toEqual(['both.zip > notes.txt']);
  own.remove();
});

test('duplicates and rows with a wrong number of cells are rejected one by one', async () => {
  const own = importHome();
  const table = feeTable(rows);
  table.splice(20, 0, [...(table[15] ?? [])], (table[30] ?? []).slice(0, 12), ['12', '', ...(table[31] ?? []).slice(2)]);
  const file = value(await own.run(own.file('a.csv', csvOf(table)))).files[0];
  expect(file).toMatchObject({ rowsRead: 123, rowsKept: 120 });
  expect(file?.rejected.map((row) => row.line)).toEqual([21, 22, 23]);
  expect(file?.rejected.map((row) => row.reason).join('; ')).toMatch(/twice.*12 cells where the header has 31.*no procedure code/);
  own.remove();
});

test.each([['utf-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(csv)])], ['utf-16 with mark', iconv.encode(csv, 'utf-16le', { addBOM: true })], ['windows-1252', iconv.encode(csv.replace('Invented', 'Invént\u2019d'), 'windows-1252')], ['old Mac line ends', Buffer.from(csv.replaceAll('\r\n', '\r'))], ['semicolons', Buffer.from(csvOf(feeTable(rows), '\n', ';'))], ['tabs', Buffer.from(csvOf(feeTable(rows), '\n', '\t'))]])('%s is read', async (_name, bytes) => {
  const own = importHome();
  expect(value(await own.run(own.file('a.csv', bytes))).files[0]).toMatchObject({ rowsRead: 120, rowsKept: 120 });
  own.remove();
});

function changed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let index = Math.floor(copy.length / 2); index < copy.length / 2 + 20; index++) copy[index] = (copy[index] ?? 0) ^ 0x5a;
  return copy;
}
