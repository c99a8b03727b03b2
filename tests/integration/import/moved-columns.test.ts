import { afterEach, beforeEach, expect, test } from 'vitest';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { consolidated, cptEntries } from '../../fixtures/import/cpt-delivery.ts';
import { inpatientRows, supplyRows, supplyTable, supplyText } from '../../fixtures/import/code-system-files.ts';
import { csvOf, diagnosisRows, feeCsv, feeHeaderRows, feeRows, feeTable, feeText, localityRows, localityText, orderFile } from '../../fixtures/import/release-files.ts';
import { pairRows, pairText } from '../../fixtures/import/ncci-files.ts';
import { asCsv, countiesText, outpatientTable } from '../../fixtures/import/payment-tables.ts';

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

test('two columns of marks that changed places are told beside the release before', async () => {
  const [note, changed, top] = [8, 10, 3];
  await warningsOf('a.csv', asCsv(outpatientTable(60, 'Addendum B.-Final OPPS Payment by HCPCS Code for CY 2030')));
  const exchanged = outpatientTable(60).map((row, index) => (index < top ? row : swapped(row, note, changed)));
  expect(await warningsOf('b.csv', asCsv(exchanged))).toMatch(/The column note holds what changed held in/);
});

test('what a mark may not be is told from the file alone', async () => {
  const moved = outpatientTable(60).map((row, index) => (index < 3 ? row : swapped(row, 6, 8)));
  expect(await warningsOf('a.csv', asCsv(moved))).toMatch(/"\." stands in the column Note, which holds a star or nothing/);
});

test('of several columns of one kind, one that is empty or exchanged is told beside the release before', async () => {
  const supplies = supplyTable(supplyRows(40), false);
  const [price2, first, second] = ['PRICE2', 'XREF1', 'XREF2'].map((name) => (supplies[0] ?? []).indexOf(name)) as [number, number, number];
  const changedBelow = (change: (row: string[]) => string[]) => csvOf(supplies.map((row, index) => (index === 0 ? row : change(row))));
  await warningsOf('HCPC2024_ANWEB.csv', csvOf(supplies));
  expect(await warningsOf('HCPC2025_ANWEB.csv', changedBelow((row) => row.with(price2, '')))).toMatch(/The column pricing has no second value in any row/);
  expect(await warningsOf('HCPC2026_ANWEB.csv', changedBelow((row) => swapped(row, first, second)))).toMatch(/The column see also has its values in another order in most rows/);
});

test('values that no release has had in a column, and characters out of place, are told from the file alone', async () => {
  const supplies = supplyTable(supplyRows(40), false);
  const columnOf = (name: string): number => (supplies[0] ?? []).indexOf(name);
  const exchanged = csvOf(supplies.map((row, index) => (index === 0 ? row : swapped(row, columnOf('SEQNUM'), columnOf('LABCERT6')))));
  expect(await warningsOf('HCPC2025_ANWEB.csv', exchanged)).toMatch(/No row has a value in the column SEQNUM[^]*"0010" stands in LABCERT1 to LABCERT8/);
  const text = supplyText(supplyRows(40)).split('\r\n').map((line) => (line.length > 200 ? `${line.slice(0, 119)} ${line.slice(119, 121)}${line.slice(122)}` : line)).join('\r\n');
  expect(await warningsOf('HCPC2025_ANWEB.txt', text)).toMatch(/the value at character 120 does not begin where the layout has it/);
});

test('amounts and modifiers that the fee schedule never has together are told from the file alone', async () => {
  const [modifier, na, forOutpatients] = [1, 7, 28];
  expect(await warningsOf('a.csv', belowHeader((row) => row.with(forOutpatients, '99')))).toMatch(/of the amounts used for OPPS some are zero and others are not, 60 rows/);
  expect(await warningsOf('b.csv', belowHeader((row) => swapped(row, modifier, na)))).toMatch(/the modifier NA is none that the fee schedule has had so far/);
});

test('a row of text whose numbers have lost a digit is not read', async () => {
  const lines = feeText(rows).split('\r\n').map((line) => (line.startsWith('HDR') || line === '' ? line : `${line.slice(0, 132)} ${line.slice(132, 139)}${line.slice(140)}`));
  const report = await place.run(place.file('PPRRVU2025_Oct.txt', lines.join('\r\n')));
  expect(report).toMatchObject({ ok: false });
});

test('codes without the row of the code above them, and files of which much was rejected, are told', async () => {
  const whole = diagnosisRows(30);
  expect(await warningsOf('icd10cm_order_2025.txt', orderFile(whole))).not.toMatch(/stand without the row|could not be used/);
  expect(await warningsOf('icd10cm_order_2026.txt', orderFile(whole.filter(({ code }) => code !== 'A05')))).toMatch(/2 of 119 codes stand without the row of the code above them[^]*\(first A05\.0 in line 21\)/);
  expect(await warningsOf('icd10pcs_order_2026.txt', orderFile(inpatientRows(30).filter(({ code }) => code.length > 3)))).toMatch(/90 of 90 codes stand without the row of the code above them/);
  const half = orderFile(whole).split('\r\n').map((line) => (line.slice(6, 13).trim().length === 4 ? `${line.slice(0, 6)}${line.slice(7)}` : line)).join('\r\n');
  expect(await warningsOf('icd10cm_order_2027.txt', half)).toMatch(/60 of 120 rows could not be used/);
});

test('a footnote without its mark and a column that begins elsewhere are told from the text alone', async () => {
  expect(await warningsOf('GPCI2025.txt', localityText(localityRows(40)).replace('AREA 1*', 'AREA 1 '))).toMatch(/The footnote \* belongs to no locality/);
  const moved = countiesText(20).split('\r\n').map((line) => line.replace('REST OF STATE', 'REST OF  STATE')).join('\r\n');
  expect(await warningsOf('25LOCCO.txt', moved)).toMatch(/The column Fee Schedule Area begins at character 46 in most rows and elsewhere in \d+/);
});

test('descriptors that were exchanged are told beside the delivery before, and an office\'s list beside the one of its name', async () => {
  const delivery = consolidated(cptEntries(30));
  expect(await warningsOf('ConsolidatedCodeList-2030.txt', delivery)).not.toMatch(/holds what|is empty|reads otherwise/);
  const lines = delivery.split('\r\n');
  const head = lines.findIndex((line) => line.startsWith('Concept Id'));
  const [long, consumer] = ['Long', 'Consumer'].map((name) => (lines[head] ?? '').split('\t').indexOf(name)) as [number, number];
  expect(Math.min(head, long, consumer)).toBeGreaterThan(-1);
  const exchanged = lines.map((line, index) => (index <= head || line === '' ? line : swapped(line.split('\t'), long, consumer).join('\t'))).join('\r\n');
  expect(await warningsOf('ConsolidatedCodeList-2031.txt', exchanged)).toMatch(/The column long holds what consumer held in/);

  const own = [['system', 'code', 'title', 'synonyms', 'what_is_done', 'note'], ...Array.from({ length: 20 }, (_, index) => ['CPT', String(27_301 + index), `Our name ${index}`, '', `Turned ${index} times`, `Ask ${index}`])];
  await warningsOf('own.csv', csvOf(own));
  const turned = csvOf(own.map((row, index) => (index === 0 ? row : swapped(row, 2, 5))));
  expect(await warningsOf('another.csv', turned)).not.toMatch(/holds what/);
  expect(await warningsOf('OWN.csv', turned)).toMatch(/The column title holds what note held in/);
});
