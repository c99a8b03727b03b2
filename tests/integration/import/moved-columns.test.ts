import { afterEach, beforeEach, expect, test } from 'vitest';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { csvOf, feeCsv, feeHeaderRows, feeRows, feeTable } from '../../fixtures/import/release-files.ts';
import { pairRows, pairText } from '../../fixtures/import/ncci-files.ts';
import { asCsv, outpatientTable } from '../../fixtures/import/payment-tables.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const rows = feeRows(60);
const [work, malpractice, assistant, coSurgeons] = [5, 10, 20, 21];
const swapped = (row: readonly string[], one: number, other: number): string[] => [...row].with(one, row[other] ?? '').with(other, row[one] ?? '');
const belowHeader = (change: (row: string[]) => string[]) => csvOf(feeTable(rows).map((row, index) => (index < feeHeaderRows ? row : change(row))));

async function warningsOf(name: string, content: string): Promise<string> {
  return (value(await place.run(place.file(name, content))).files[0]?.warnings ?? []).join('\n');
}

test('a whole release says nothing of its columns', async () => {
  await warningsOf('a.csv', feeCsv(rows, { month: 'July' }));
  expect(await warningsOf('b.csv', feeCsv(rows))).not.toMatch(/another order|No row has|same values|holds what|reads otherwise|is empty/);
});

test('names of columns that were exchanged are told from the file alone, and read by their names', async () => {
  const names = feeTable(rows).map((row, index) => (index < feeHeaderRows ? swapped(row, work, malpractice) : row));
  expect(await warningsOf('a.csv', csvOf(names))).toMatch(/another order than in the official file \((?:.*WORK RVU|.*MP RVU)/);
});

test('a column pasted over its neighbour is told from the file alone', async () => {
  const table = outpatientTable(60).map((row, index) => (index < 3 ? row : row.with(7, row[5] ?? '').with(6, row[5] ?? '')));
  expect(await warningsOf('a.csv', asCsv(table))).toMatch(/Payment Rate and National Unadjusted Copayment hold the same values/);
});

test('values that were exchanged under their names are told beside the release before', async () => {
  await warningsOf('a.csv', feeCsv(rows, { month: 'July' }));
  expect(await warningsOf('b.csv', belowHeader((row) => swapped(row, work, malpractice)))).toMatch(/The column work rvu holds what mp rvu held in July 2025/);
});

test('indicators that look alike are told apart by the release before', async () => {
  const varied = (row: string[], index: number): string[] => row.with(assistant, String(index % 3)).with(coSurgeons, String((index + 1) % 3));
  const table = feeTable(rows).map((row, index) => (index < feeHeaderRows ? row : varied(row, index)));
  await warningsOf('a.csv', csvOf(feeTable(rows, { month: 'July' }).map((row, index) => (index < feeHeaderRows ? row : varied(row, index)))));
  const exchanged = await warningsOf('b.csv', csvOf(table.map((row, index) => (index < feeHeaderRows ? row : swapped(row, assistant, coSurgeons)))));
  expect(exchanged).toMatch(/assistant at surgery holds what co surgeons held in July 2025/);
});

test('pairs whose columns of codes were exchanged, and pairs that have lost their deletion dates, are told', async () => {
  const whole = pairRows(200).sort((one, other) => (one.columnOne < other.columnOne ? -1 : 1));
  expect(await warningsOf('ccipra-v302r0-f1.txt', pairText(whole))).not.toMatch(/order of column 1|deletion date/);
  // Pairs of column two in an order of their own, as a whole release has them.
  const shuffled = whole.map((row, index) => ({ ...row, columnOne: `${String(40_000 + ((index * 37) % 200))}`, columnTwo: row.columnOne }));
  expect(await warningsOf('ccipra-v303r0-f1.txt', pairText(shuffled))).toMatch(/do not stand in the order of column 1/);
  expect(await warningsOf('ccipra-v304r0-f1.txt', pairText(whole.map((row) => ({ ...row, deletion: '' }))))).toMatch(/No pair of the file has a deletion date/);
});
