import { expect, test } from 'vitest';
import { isoDate, padded, scaledNumber } from '../../../db/import/cell-values.ts';
import { dotted, isCompactDiagnosis, procedureSystem, typedCode } from '../../../db/import/code-shapes.ts';
import { catalogVersion } from '../../../db/import/planned-source.ts';
import { csvRows, tellDelimiter } from '../../../db/import/files/csv-rows.ts';
import { canonicalHeader } from '../../../db/import/stacked-header.ts';
import { pfsRelativeValues } from '../../../db/import/sources/pfs-relative-values.ts';
import { icd10cmOrder } from '../../../db/import/sources/icd10cm-order.ts';
import { gpci } from '../../../db/import/sources/gpci.ts';

test.each([['12.66', 2, 1266], ['.10', 2, 10], ['0', 2, 0], ['0.1', 2, 10], ['32.3465', 4, 323_465], ['1', 3, 1000], ['9,891.33', 2, 989_133], ['$1.50', 2, 150], ['12.660000000000002', 2, 1266], ['7.0000000000000007E-2', 2, 7], ['9.9E-2', 3, 99]])('%s with %i decimals is %i', (text, decimals, value) => {
  expect(scaledNumber(text, decimals)).toBe(value);
});

test.each(['', '.', 'NA', '1.2.3', '12.666', '1,2', '0x10', '1e999', 'Infinity', '12 3'])('"%s" is no amount in hundredths', (text) => {
  expect(scaledNumber(text, 2)).toBeNull();
});

test('zeros that a spreadsheet lost come back, other text stays', () => {
  expect([padded('90', 3), padded('0', 3), padded('XXX', 3), padded('6A', 2), padded('', 2)]).toEqual(['090', '000', 'XXX', '6A', '']);
});

test('only real days are dates', () => {
  expect([isoDate('09/11/2025'), isoDate('2/3/2024'), isoDate('13/01/2025'), isoDate('02/30/2025')]).toEqual(['2025-09-11', '2024-02-03', null, null]);
});

test('a code tells its system by its shape', () => {
  expect(['00100', '0001F', '0633T', '0001U', 'G0105', 'A0021', '1234', 'GG105', '27390X'].map(procedureSystem)).toEqual(['CPT', 'CPT', 'CPT', 'CPT', 'HCPCS', 'HCPCS', null, null, null]);
  expect([dotted('M6240'), dotted('A00'), isCompactDiagnosis('T361X1A'), isCompactDiagnosis('0016070')]).toEqual(['M62.40', 'A00', true, false]);
  expect([typedCode('m62.40', ''), typedCode('g0105', ''), typedCode('27390', 'hcpcs'), typedCode('S72.001A', 'ICD-10-CM')]).toEqual([{ system: 'ICD10CM', code: 'M62.40' }, { system: 'HCPCS', code: 'G0105' }, null, { system: 'ICD10CM', code: 'S72.001A' }]);
});

test('a version depends on the files and not on their order', () => {
  const one = { kind: 'gpci', release: '2025', sha256: 'a', layer: 'release' } as const;
  const two = { kind: 'icd10cm-order', release: 'FY2025', sha256: 'b', layer: 'release' } as const;
  expect(catalogVersion('d', [one, two])).toBe(catalogVersion('d', [two, one]));
  expect(catalogVersion('d', [one, two])).toMatch(/^[0-9a-f]{12}$/);
  expect(catalogVersion('e', [one, two])).not.toBe(catalogVersion('d', [one, two]));
});

test('a stray quotation mark does not swallow the rows after it', () => {
  const { rows } = csvRows('a,5" nail,1\nb,"x, y",2\nc,6" nail,3\n', ',');
  expect(rows.map((row) => [row.line, row.cells.length])).toEqual([[1, 3], [2, 3], [3, 3]]);
  expect(csvRows('a,"two\nlines",1\nb,c,2\n', ',').rows.map((row) => [row.line, row.cells.length])).toEqual([[1, 3], [3, 3]]);
  expect([tellDelimiter('a;b;c\n1,5;2;3\n'), tellDelimiter('a\tb\n1\t2\n'), tellDelimiter('a|b|c\n')]).toEqual([';', '\t', '|']);
});

test('headers are one whatever their spelling', () => {
  expect(['Non-Facility PE RVUs', 'NON-FAC  PE RVU', 'NON FACILITY PE RVU'].map(canonicalHeader)).toEqual(['NONFAC PE RVU', 'NONFAC PE RVU', 'NONFAC PE RVU']);
});

test.each([['PPRRVU2025_Oct.csv', '2025-10'], ['PPRRVU22_JAN.xlsx', '2022-01'], ['PPRRVU19_APR.csv', '2019-04'], ['rvu26d.zip', '2026-10'], ['RVU19A', '2019-01'], ['PPRRVU2026_Jul_nonQPP.txt', '2026-07'], ['notes.txt', undefined]])('the name %s hints at %s', (name, release) => {
  expect(pfsRelativeValues.releaseFromName(name)?.release).toBe(release);
});

test('names of diagnosis and locality files', () => {
  expect(['icd10cm_order_2025.txt', 'icd10cm-order-April-2025.txt', 'icd10cm_order_2026.txt', '2025', 'x'].map((name) => icd10cmOrder.releaseFromName(name)?.release)).toEqual(['FY2025', 'FY2025-04', 'FY2026', 'FY2025', undefined]);
  expect(['GPCI2025.txt', 'rvu25d.zip'].map((name) => gpci.releaseFromName(name)?.release)).toEqual(['2025', '2025']);
});
