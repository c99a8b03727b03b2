import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { recogniseFile } from '../../../db/import/recognise.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import { openReadWrite } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { addOnRows, addOnTable, addOnText, mueNotice, mueRows, mueTable, pairRows, pairTable, pairText, tabbed, type PairRow } from '../../fixtures/import/ncci-files.ts';
import { csvOf } from '../../fixtures/import/release-files.ts';
import { workbookOf, zipOf } from '../../fixtures/import/zip-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

function runningPath(at: ImportHome = place): string {
  const opened = value(openRunningCatalog(at.home, at.starter));
  opened.db.close();
  return opened.path;
}

function page(code: string, system: 'CPT' | 'HCPCS' = 'CPT', at: ImportHome = place): CodePage {
  const opened = value(openRunningCatalog(at.home, at.starter));
  try {
    return value(readCodePage(opened.db, { system, code }, { locality: null }));
  } finally {
    opened.db.close();
  }
}

function pairsOn(code: string): Extract<CodePage['edits'], { state: 'data' }> {
  const { edits } = page(code);
  if (edits.state !== 'data') throw new Error(edits.sentence);
  return edits;
}

const packed = "SELECT code, column_number, position, pairs, hex(records) AS records FROM ncci_pairs JOIN source USING (source_id) WHERE layer = 'release' ORDER BY code, column_number, position";
const rows = pairRows(300);
const pair = (columnOne: string, columnTwo: string, more: Partial<PairRow> = {}): PairRow => ({ columnOne, columnTwo, effective: '20200101', deletion: '', indicator: '1', rationale: 'Invented reason one', ...more });

describe('tables beside the ones of Medicare', () => {
  const addOns = addOnTable(addOnRows(40));
  const limits = mueTable(mueRows(40));
  const reasonFor = async (label: string, content: string | Buffer): Promise<string | undefined> => {
    const recognised = await recogniseFile(Buffer.from(content), label);
    return recognised.verdict === 'recognised' ? 'read' : recognised.verdict === 'unrecognised' ? recognised.reason : recognised.error.message;
  };

  test.each<[string, string, string | Buffer]>([
    ['pairs named in the zip', 'medicaid-ncci-q2-2026-ptp-edits-practitioner-services.zip > MCD_PTP_PRA.txt', pairText(rows)],
    ['pairs named above the rows', 'ccipra-v321r0-f1.txt', pairText(rows, [['Medicaid NCCI PTP edits, practitioner services']])],
    ['pairs named by their folder', 'downloads/Medicaid NCCI/ptp practitioner.csv', csvOf(pairTable(rows))],
    ['pairs in a workbook', 'ptp.xlsx', workbookOf(pairTable(rows), 'Medicaid PTP')],
    ['limits, without an adjudication indicator', 'MCD-MUE-PRA-Eff-04-01-2026.csv', csvOf(limits.map((row) => row.filter((_, column) => column !== 2)))],
    ['add-on codes', 'AOC_V2026Q2-MCD.csv', csvOf(addOns)],
    ['pairs with the name of the agency', 'medicaid/ptp.txt', pairText(rows, [['Centers for Medicare & Medicaid Services']])],
  ])('Medicaid: %s', async (_, label, content) => {
    expect(await reasonFor(label, content)).toMatch(/^It looks like an NCCI table of Medicaid.*Medicare NCCI/);
  });

  test.each<[string, string, string | Buffer]>([
    ['above the rows', 'ccipra-v321r0.txt', pairText(rows, [['Practitioner PTP edits v32.1 Additions']])],
    ['in the name of the sheet', '2026q2.xlsx', workbookOf(pairTable(rows), 'Deletions')],
    ['in the name of the zip', 'updates/2026q2-practitioner-ptp-version-update-changes.zip > ptp.txt', pairText(rows)],
    ['in the name of the file', 'MUE_PRA_Additions_Deletions_Revisions_Q2_2026.csv', csvOf(limits)],
    ['of add-on codes', 'AOC_Change_Report_2026Q2.csv', csvOf(addOns)],
  ])('changes of a quarter, named %s', async (_, label, content) => {
    expect(await reasonFor(label, content)).toMatch(/^It looks like the changes of a quarter.*Import the table of that quarter/);
  });

  test.each<[string, string, string | Buffer]>([
    ['the agency above the rows', 'ccipra-v321r0-f1.txt', pairText(rows, [['Centers for Medicare & Medicaid Services']])],
    ['a folder of both payers', 'Medicaid and Medicare/ccipra-v321r0-f1.txt', pairText(rows)],
    ['a Medicare file in a folder of Medicaid', 'medicaid/medicare-ncci-2026q2-practitioner-ptp-edits.zip > f1.txt', pairText(rows)],
    ['a folder of changes', 'edit changes since 2020/ccipra-v321r0-f1.txt', pairText(rows)],
    ['add-on codes', 'AOC_V2026Q2-MCR.csv', csvOf(addOns)],
    ['terms that name much', 'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv', csvOf(mueTable(mueRows(40), undefined, `${mueNotice}${'These terms, with additions and deletions, hold for Medicaid too. '.repeat(3)}`))],
    ['McDonald County', 'McDonald Co/ccipra-v321r0-f1.txt', pairText(rows)],
  ])('read all the same: %s', async (_, label, content) => {
    expect(await reasonFor(label, content)).toBe('read');
  });

  test('Medicare and Medicaid of one quarter dropped together: the catalog has the first alone', async () => {
    const [own, other] = [pairRows(200), pairRows(200, 600)];
    const report = value(await place.run(place.file('2026q2-practitioner-ptp-edits.txt', pairText(own)), place.file('medicaid-2026q2-practitioner-ptp-edits.txt', pairText(other))));
    expect(report.files.map((file) => file.rowsKept)).toEqual([200]);
    expect(report.unrecognised.map(({ file, reason }) => [file, /Medicaid/.test(reason)])).toEqual([['medicaid-2026q2-practitioner-ptp-edits.txt', true]]);
    expect(query(runningPath(), "SELECT sum(rows_kept) AS kept FROM source WHERE layer = 'release'")).toEqual([{ kept: 200 }]);
  });
});

describe('NCCI pairs', () => {
  test('text, csv, csv with quotes, workbook and zip give the same bytes', async () => {
    const quoted = pairTable(rows).map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
    // A spreadsheet keeps numbers as numbers and loses the zeros before 00100.
    const numbers = pairTable(rows).map((row, index) => row.map((cell) => (index > 5 && /^\d+$/.test(cell) ? Number(cell) : cell)));
    const forms: [string, string | Buffer][] = [
      ['ccipra-v302r0-f1.TXT', pairText(rows)], ['ccipra-v302r0-f1.csv', csvOf(pairTable(rows))], ['ccipra-v302r0-f1 b.csv', quoted], ['ccipra-v302r0-f1.xlsx', workbookOf(numbers)],
      ['medicare-ncci-2024q3-practitioner-ptp-edits-ccipra-v302r0-f1.zip', zipOf({ 'ccipra-v302r0-f1.TXT': pairText([...rows].reverse()).replaceAll('\r\n', '\n') })],
    ];
    let first: unknown;
    for (const [name, content] of forms) {
      const own = importHome();
      const report = value(await own.run(own.file(name, content)));
      expect(report.files[0], name).toMatchObject({ kind: 'ncci-ptp-practitioner', release: '2024-07', rowsRead: 300, rowsKept: 300, rejected: [] });
      const found = query(runningPath(own), packed);
      first ??= found;
      expect(found, name).toEqual(first);
      expect(verifyCatalog(runningPath(own)).ok).toBe(true);
      own.remove();
    }
    expect((first as { pairs: number; column_number: number }[]).filter((row) => row.column_number === 1).reduce((sum, row) => sum + row.pairs, 0)).toBe(300);
  }, 60_000);

  test('rows that repeat what others say, rows that say something of their own and rows that are none are read like cells in quotation marks', async () => {
    const many = pairRows(4000).map((row, index) => ({
      ...row,
      ...(index % 50 === 7 ? { effective: `2019${String(1 + (index % 12)).padStart(2, '0')}15` } : {}),
      ...(index % 61 === 8 ? { indicator: '7' } : {}),
      ...(index % 97 === 9 ? { columnTwo: index % 2 === 0 ? row.columnOne : '4003' } : {}),
      ...(index % 101 === 10 ? { effective: '20190230' } : {}),
      ...(index % 103 === 11 ? { deletion: '20180101' } : {}),
    }));
    const files: unknown[] = [];
    for (const text of [pairText(many), pairTable(many).map((row) => `${row.map((cell) => `"${cell}"`).join('\t')}\r\n`).join('')]) {
      const own = importHome();
      const [file] = value(await own.run(own.file('ccipra-v302r0-f1.txt', text))).files;
      files.push({ read: file?.rowsRead, kept: file?.rowsKept, rejected: file?.rejected, warnings: file?.warnings, packed: query(runningPath(own), packed), terms: query(runningPath(own), 'SELECT hex(records) AS records FROM ncci_terms ORDER BY source_id') });
      own.remove();
    }
    expect(files[0]).toEqual(files[1]);
    expect((files[0] as { rejected: unknown[] }).rejected.length).toBeGreaterThan(60);
  }, 60_000);

  test('the release comes from the words above, then from the name; version 30.2 is the third quarter of 2024', async () => {
    const kinds = async (name: string, above: string[][] = []): Promise<unknown[]> => {
      const own = importHome();
      const { files } = value(await own.run(own.file(name, pairText(rows, above))));
      own.remove();
      return [files[0]?.kind, files[0]?.release];
    };
    expect(await kinds('ccipra-v323r1-f2.txt')).toEqual(['ncci-ptp-practitioner', '2026-10']);
    expect(await kinds('ccioph-v310r0-f2.txt')).toEqual(['ncci-ptp-hospital', '2025-01']);
    expect(await kinds('2026q2-hospital-ptp-edits.txt')).toEqual(['ncci-ptp-hospital', '2026-04']);
    expect(await kinds('ccipra-v302r0-f1.txt', [['Hospital Outpatient PTP Edits, effective 04/01/2025']])).toEqual(['ncci-ptp-hospital', '2025-04']);
    expect(await kinds('pairs.txt')).toEqual(['ncci-ptp-practitioner', 'unknown']);
  });

  test('a guess from the name is said, and so is the lack of one', async () => {
    const { files } = value(await place.run(place.file('ccioph-v302r0-f1.txt', pairText(rows)), place.file('pairs.txt', pairText(rows))));
    expect(files[0]?.warnings.join(' ')).toContain('its name says hospital');
    expect(files[1]?.warnings.join(' ')).toContain('were taken for practitioner claims');
  });

  test('the parts of a release stand side by side, and one that is imported again takes its own place', async () => {
    const [one, two] = [pairRows(200), pairRows(200, 600)];
    value(await place.run(place.file('a.zip', zipOf({ 'ccipra-v302r0-f1.TXT': pairText(one) })), place.file('b.zip', zipOf({ 'ccipra-v302r0-f2.TXT': pairText(two) }))));
    const held = (): unknown => query(runningPath(), "SELECT part, rows_kept AS kept FROM source WHERE layer = 'release' ORDER BY part");
    expect(held()).toEqual([{ part: one[0]?.columnOne, kept: 200 }, { part: two[0]?.columnOne, kept: 200 }]);
    value(await place.run(place.file('ccipra-v302r0-f2.csv', csvOf(pairTable(two.slice(0, 150))))));
    expect(held()).toEqual([{ part: one[0]?.columnOne, kept: 200 }, { part: two[0]?.columnOne, kept: 150 }]);
    expect(query(runningPath(), "SELECT json_extract(value, '$.edits') - (SELECT rows_kept FROM source WHERE layer = 'starter' AND kind = 'ncci-ptp-practitioner') AS edits FROM catalog_info WHERE key = 'counts'")).toEqual([{ edits: 350 }]);
  });

  test('a page shows both directions, the newer release, and where the hospital table differs', async () => {
    const old = pairText([pair('43210', '43211', { indicator: '0' }), pair('43210', '43212'), pair('43209', '43210')]);
    const now = pairText([pair('43210', '43211'), pair('43210', '43213', { deletion: '20231231' }), pair('43210', '43214', { effective: '20220101', deletion: '20220101', indicator: '9' })]);
    const hospital = pairText([pair('43210', '43211', { indicator: '0' }), pair('43209', '43210'), pair('43210', '43215')]);
    value(await place.run(place.file('ccipra-v300r0-f1.txt', old), place.file('ccipra-v302r0-f2.txt', now), place.file('ccioph-v302r0-f1.txt', hospital)));
    const found = pairsOn('43210').rows.map((row) => [row.thisColumn, row.other, row.claims, row.modifierIndicator, row.deletedOn]);
    expect(found).toEqual([
      [1, '43211', 'practitioner', '1', null], [1, '43211', 'hospital', '0', null], [1, '43212', 'practitioner', '1', null], [1, '43215', 'hospital', '1', null],
      [2, '43209', 'both', '1', null], [1, '43213', 'practitioner', '1', '2023-12-31'], [1, '43214', 'practitioner', '9', '2022-01-01'],
    ]);
    const [first, second, , , both] = pairsOn('43210').rows;
    expect(first?.meaning).toMatch(/^On practitioner claims: Beside 43210, 43211 is paid only with/);
    expect(second?.meaning).toMatch(/^On outpatient hospital claims: Beside 43210, 43211 is never paid/);
    expect(both?.meaning).toMatch(/^Beside 43209, 43210 is paid only/);
    expect(first).toMatchObject({ rationale: 'Invented reason one', effectiveFrom: '2020-01-01', otherTitle: expect.any(String) as string });
    expect(page('43210').sources.find((source) => source.number === first?.source)).toMatchObject({ kind: 'ncci-ptp-practitioner', releaseLabel: 'July 2024', effectiveTo: '2024-09-30' });
  });

  test('of thousands of pairs the first of each column are shown, those in force before those that ended', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => pair('43210', String(50_000 + index), index < 400 ? { deletion: '20201231' } : {}));
    value(await place.run(place.file('ccipra-v302r0-f1.txt', pairText(many))));
    const { rows: shown, note } = pairsOn('43210');
    expect([shown.length, shown[0]?.other, shown.every((row) => row.deletedOn === null)]).toEqual([300, '50400', true]);
    expect(note).toContain('1,000');
  });

  test('whoever asks for all pairs gets every one with its source, over all parts, and no word of a cut', async () => {
    const many = Array.from({ length: 900 }, (_, index) => pair('43210', String(50_000 + index), index % 3 === 0 ? { deletion: '20201231', rationale: 'Invented reason two' } : {}));
    value(await place.run(place.file('ccipra-v302r0-f1.txt', pairText([pair('43209', '43210'), ...many.slice(0, 450)])), place.file('ccipra-v302r0-f2.txt', pairText(many.slice(450)))));
    const opened = value(openRunningCatalog(place.home, place.starter));
    const { edits, sources } = value(readCodePage(opened.db, { system: 'CPT', code: '43210' }, { locality: null, pairs: Number.POSITIVE_INFINITY }));
    opened.db.close();
    if (edits.state !== 'data') throw new Error(edits.sentence);
    expect(edits.note).toBeNull();
    const part = (number: number): string | undefined => sources.find((source) => source.number === number)?.fileName;
    const found = edits.rows.filter((row) => row.thisColumn === 1).map((row) => [row.other, row.deletedOn, row.rationale, part(row.source)]);
    const expected = many.map((row, index) => [row.columnTwo, row.deletion === '' ? null : '2020-12-31', row.rationale, index < 450 ? 'ccipra-v302r0-f1.txt' : 'ccipra-v302r0-f2.txt']);
    expect(found.sort()).toEqual(expected.sort());
    expect(edits.rows.filter((row) => row.thisColumn === 2).map((row) => row.other)).toEqual(['43209']);
  });

  test.each([
    ['a row that lost its last byte', 'UPDATE ncci_pairs SET records = substr(records, 1, length(records) - 1) WHERE rowid_of_first', /1 rows of NCCI pairs are damaged/],
    ['terms that nobody wrote', "UPDATE ncci_pairs SET records = CAST(substr(records, 1, length(records) - 1) || x'7f' AS BLOB) WHERE rowid_of_first", /1 rows of NCCI pairs are damaged/],
    ['a pair that says something else under its other code', "UPDATE ncci_pairs SET records = CAST(substr(records, 1, length(records) - 1) || iif(substr(records, -1) = x'00', x'01', x'00') AS BLOB) WHERE rowid_of_first", /1 sources have NCCI pairs in one direction alone/],
    ['pairs without terms', 'DELETE FROM ncci_terms WHERE source_id = (SELECT max(source_id) FROM ncci_pairs)', /rows of NCCI pairs have no terms/],
  ])('verification tells of %s', async (_, damage, words) => {
    value(await place.run(place.file('ccipra-v302r0-f1.txt', pairText(rows))));
    const path = runningPath();
    expect(verifyCatalog(path).ok).toBe(true);
    const db = openReadWrite(path);
    db.exec(damage.replace('rowid_of_first', '(source_id, code, column_number, position) = (SELECT source_id, code, column_number, position FROM ncci_pairs ORDER BY source_id DESC, code, column_number LIMIT 1)'));
    db.close();
    const { ok, checks } = verifyCatalog(path);
    expect(ok).toBe(false);
    expect(checks.find((check) => check.name === 'sources')?.detail).toMatch(words);
  });

  test('rows that cannot be right are rejected with their line; unknown indicators are kept and told of', async () => {
    const bad = [pair('43210', '4321'), pair('4321X', '43211'), pair('43210', '43210'), pair('43210', '43212', { effective: '20201301' }), pair('43210', '43213', { effective: '' }), pair('43210', '43214', { indicator: '' }), pair('43210', '43215', { indicator: '10' })];
    const good = [pair('43210', '43220'), pair('43210', '43220'), pair('43210', '43221', { indicator: '7' }), pair('43210', '43222', { effective: '20200101', deletion: '20191231' })];
    const [file] = value(await place.run(place.file('ccipra-v302r0-f1.txt', pairText([...bad, ...good])))).files;
    expect(file).toMatchObject({ rowsRead: 11, rowsKept: 3 });
    expect(file?.rejected.map((row) => row.line)).toEqual([7, 8, 9, 10, 11, 12, 13, 15]);
    expect(file?.rejected.map((row) => row.reason).join('\n')).toMatch(/"4321" is no.*\n"4321X" is no.*\na code stands beside itself\n"20201301" is no date\nthe effective date is missing\nthe modifier indicator is missing\n"10" is no modifier indicator\n43210 43220 stands in the file twice/);
    expect(file?.warnings.join('\n')).toMatch(/indicator "7" is not explained/);
    expect(file?.warnings.join('\n')).toMatch(/ended before it began.*1 row/);
  });

  test('codes that no other file knows are counted, get a page, and are not rejected', async () => {
    const [file] = value(await place.run(place.file('ccipra-v302r0-f1.txt', pairText([pair('27397', '27390'), pair('43210', '43211'), pair('43210', '27390')])))).files;
    expect(file).toMatchObject({ rowsKept: 3, rejected: [] });
    expect(file?.warnings.join('\n')).toContain('2 codes of its pairs stand in no other loaded file');
    expect(page('43211').title).not.toBe('');
  });

  test.each([
    ['cut in a row', (text: string) => text.slice(0, -25), 'file-truncated'],
    ['cut in the last rationale', (text: string) => text.slice(0, -5), 'file-truncated'],
    ['without the names of its columns', (text: string) => text.split('\r\n').slice(6).join('\r\n'), 'header-missing'],
    ['with a title and no names', (text: string) => text.split('\r\n').filter((_, index) => index < 2 || index > 5).join('\r\n'), 'header-missing'],
    ['without the modifier', (text: string) => text.split('\r\n').map((line) => line.split('\t').filter((_, index) => index !== 5).join('\t')).join('\r\n'), 'column-missing'],
    ['with a column twice', (text: string) => text.split('\r\n').map((line) => (line === '' ? '' : `${line}\t${line.split('\t')[0] ?? ''}`)).join('\r\n'), 'column-missing'],
    ['without rows', (text: string) => `${text.split('\r\n').slice(0, 6).join('\r\n')}\r\n`, 'no-valid-rows'],
  ])('a file %s is refused', async (_, change, code) => {
    const answer = await place.run(place.file('ccipra-v302r0-f1.txt', change(pairText(pairRows(30)))));
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });
});

describe('unit limits', () => {
  const limits = mueRows(60);

  test.each([
    ['practitioner', 'Practitioner Services MUE Values'], ['outpatient', 'Outpatient Hospital Services MUE Values'], ['dme', 'DME Supplier Services MUE Values'],
  ] as const)('the %s table is told by the name of its values, in every form', async (setting, values) => {
    const table = mueTable(limits, values);
    for (const [name, content] of [['MCR_MUE_Eff_07-01-2024.csv', csvOf(table)], ['MUE_Eff_07-01-2024.txt', tabbed(table)], ['Eff_07-01-2024.xlsx', workbookOf(table)]] as const) {
      const own = importHome();
      expect(value(await own.run(own.file(name, content))).files[0], name).toMatchObject({ kind: `mue-${setting}`, release: '2024-07', rowsRead: 60, rowsKept: 60 });
      const found = query<{ code: string; setting: string; units: number; mai: string; rationale: string }>(runningPath(own), "SELECT code, setting, units, mai, rationale FROM mue JOIN source USING (source_id) WHERE layer = 'release' ORDER BY code");
      expect(found, name).toEqual(limits.map(({ code, units, mai, rationale }) => ({ code, setting, units, mai: mai.slice(0, 1), rationale })).sort((a, b) => (a.code < b.code ? -1 : 1)));
      own.remove();
    }
  });

  test('the effective date above the rows counts more than the name; a limit of 0 reaches the page', async () => {
    const report = value(await place.run(place.file('MUE_Eff_07-01-2024.csv', csvOf(mueTable([{ code: '27399', units: 0, mai: '2 Date of Service Edit: Policy', rationale: 'Invented' }], undefined, 'Effective 10/01/2025')))));
    expect(report.files[0]?.release).toBe('2025-10');
    const { unitsPerDay } = page('27399');
    expect(unitsPerDay).toMatchObject({ state: 'data', facts: [{ raw: 0 }, { raw: '2' }, { value: 'Invented' }] });
  });

  test('bad rows are rejected, a table without its header, without a column or cut is refused', async () => {
    const table = mueTable([...limits, { code: '2700', units: 1, mai: '1', rationale: '' }, { code: '27990', units: 1, mai: 'Policy', rationale: '' }, { code: '27991', units: -1, mai: '2', rationale: '' }]);
    const [file] = value(await place.run(place.file('a.csv', csvOf([...table, table[2] ?? []])))).files;
    expect(file).toMatchObject({ rowsRead: 64, rowsKept: 60 });
    const text = csvOf(mueTable(limits));
    expect(await place.run(place.file('b.csv', csvOf(table.slice(2))))).toMatchObject({ ok: false, error: { code: 'header-missing' } });
    expect(await place.run(place.file('c.csv', csvOf(table.map((row) => row.filter((_, index) => index !== 2)))))).toMatchObject({ ok: false, error: { code: 'column-missing' } });
    expect(await place.run(place.file('d.csv', text.slice(0, text.lastIndexOf('Edit'))))).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
  });
});

describe('add-on codes', () => {
  const edits = addOnRows(80);
  const content = "SELECT add_on, primary_code, type, effective_from, deleted_on, add_on_deleted_on, primary_deleted_on, instructions FROM add_on_edit ORDER BY 1, 2, 3, 4";

  test('workbook, csv, tab text and text of fixed width give the same edits', async () => {
    let first: unknown[] | undefined;
    for (const [name, file] of [['AOC_V2026Q2-MCR.xlsx', workbookOf(addOnTable(edits))], ['AOC_V2026Q2-MCR.csv', csvOf(addOnTable(edits))], ['AOC_V2026Q2.txt', tabbed(addOnTable(edits))], ['AOC_V2026Q2-F-MCR.txt', addOnText(edits)], ['AOC_V2026Q2 wide.txt', addOnText(edits, ' ')]] as const) {
      const own = importHome();
      expect(value(await own.run(own.file(name, file))).files[0], name).toMatchObject({ kind: 'ncci-add-on-codes', release: '2026-04', rowsRead: 80, rowsKept: 80, rejected: [] });
      const found = query(runningPath(own), content);
      first ??= found;
      expect(found, name).toEqual(first);
      own.remove();
    }
    expect(first).toHaveLength(80);
    expect(first).toContainEqual({ add_on: '28000', primary_code: '27004', type: '1', effective_from: '2013-04-01', deleted_on: '2020-12-31', add_on_deleted_on: null, primary_deleted_on: '2020-12-31', instructions: null });
  });

  test('the page of an add-on names its primaries, and theirs the add-on; what has ended is left out', async () => {
    value(await place.run(place.file('AOC_V2026Q2-MCR.xlsx', workbookOf(addOnTable(edits)))));
    const addOn = page('28000');
    expect(addOn.addOn).toBe(true);
    expect(addOn.glance.find((fact) => fact.id === 'addOn')?.value).toBe('Yes: never alone');
    if (addOn.crosswalks.state !== 'data') throw new Error('no crosswalks');
    expect(addOn.crosswalks.addOns.map(({ code, note }) => [code, note])).toEqual([['27000', '27001', '27002', '27003', '27005', '27006'].map((code) => [code, 'primary of this add-on'])].flat());
    expect(addOn.crosswalks.addOnRules.map(({ text }) => text).join(' ')).toMatch(/only beside one of the primary codes.*others/);
    expect(addOn.sources.find((source) => addOn.crosswalks.state === 'data' && source.number === addOn.crosswalks.addOns[0]?.source)).toMatchObject({ kind: 'ncci-add-on-codes', releaseLabel: 'April 2026' });
    const primary = page('27001');
    expect(primary.crosswalks).toMatchObject({ state: 'data', addOns: [{ code: '28000', note: 'add-on of this code' }], addOnRules: [] });
    expect(primary.addOn).toBe(false);
    expect(page('27004').crosswalks).toMatchObject({ state: 'missing' });
    expect(page('28507').crosswalks).toMatchObject({ addOns: [], addOnRules: [{ text: expect.stringContaining('the Medicare contractor decides') as string }] });
  });

  test('an edit that ends later stays, with its last day', async () => {
    const [edit] = edits;
    if (edit === undefined) throw new Error('no edit');
    value(await place.run(place.file('AOC_V2026Q2-MCR.csv', csvOf(addOnTable([{ ...edit, deleted: '2026365' }, ...edits.slice(1)])))));
    const { crosswalks } = page('28000');
    expect(crosswalks).toMatchObject({ addOns: expect.arrayContaining([expect.objectContaining({ code: '27000', note: 'primary of this add-on; until 2026-12-31' })]) as unknown });
  });

  test('days that are none are rejected, and a file without a column or cut is refused', async () => {
    const table = addOnTable(edits);
    const wrong = table.map((row, index) => row.map((cell, column) => (index === 2 && column === 5 ? '2013366' : index === 3 && column === 1 ? 'XYZ' : cell)));
    expect(value(await place.run(place.file('a.csv', csvOf(wrong)))).files[0]).toMatchObject({ rowsRead: 80, rowsKept: 78, rejected: [{ line: 3 }, { line: 4 }] });
    expect(await place.run(place.file('b.csv', csvOf(table.map((row) => row.filter((_, index) => index !== 5)))))).toMatchObject({ ok: false, error: { code: 'column-missing' } });
    const fixed = addOnText(edits);
    expect(await place.run(place.file('c.txt', fixed.slice(0, fixed.lastIndexOf('2013091') - 3)))).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
  });
});
