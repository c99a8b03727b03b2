import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import type { ImportReport } from '../../../db/model/catalog.ts';
import type { CodePage, Fact } from '../../../db/model/code-page.ts';
import type { Owned, ReadDb } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { listPlacesOfService } from '../../../db/queries/list-places-of-service.ts';
import { localityDetails } from '../../../db/queries/locality-details.ts';
import { localitiesOfZip } from '../../../db/queries/locality-of-zip.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import {
  asCsv, capTable, capText, classTable, countiesTable, countiesText, factorTable, factorText, kindTable, outpatientTable, outpatientWorkbook, placeTable, someCode,
  surgeryCentreTable, workTimeTable, zipTable, zipText,
} from '../../fixtures/import/payment-tables.ts';
import { feeCsv, feeRows } from '../../fixtures/import/release-files.ts';
import { workbookOf, zipOf } from '../../fixtures/import/zip-files.ts';

let place: ImportHome;
let report: ImportReport;
let catalog: Owned<ReadDb>;
let path: string;

beforeAll(async () => {
  place = importHome();
  const files = zipOf({
    'April 2031 Web Addendum B.csv': asCsv(outpatientTable(400)), 'April_2031_Web_Addendum_B.xlsx': outpatientWorkbook(400),
    'addendum_aa.csv': asCsv(surgeryCentreTable('AA', 300)), 'addendum_bb.csv': asCsv(surgeryCentreTable('BB', 40).map((row, index) => (index > 3 ? [`J${String(2000 + index)}`, ...row.slice(1)] : row))),
    '31LOCCO.csv': asCsv(countiesTable(40)), '31LOCCO.txt': countiesText(40), 'ANES2031.csv': asCsv(factorTable(90)), 'ANES2031.txt': factorText(90),
    'OPPSCAP_Apr.csv': asCsv(capTable(200)), 'OPPSCAP_Apr.txt': capText(200), 'ZIP5_OCT2031.txt': zipText(300), 'ZIP5_OCT2031.xlsx': workbookOf(zipTable(300)),
    'CMS-9999-F_Work_Time_16OCT30.csv': asCsv(workTimeTable(200)), 'ccs_services.csv': asCsv(classTable(500)), 'rbcs.csv': asCsv(kindTable(200)), 'pos.csv': asCsv(placeTable()),
  });
  report = value(await place.run(place.file('rvu31b.zip', files)));
  const opened = value(openRunningCatalog(place.home, place.starter));
  catalog = opened.db;
  path = opened.path;
});
afterAll(() => {
  catalog.close();
  place.remove();
});

const told = (name: string): unknown => {
  const file = report.files.find((one) => one.file.endsWith(name));
  return file === undefined ? null : [file.kind, file.rowsRead, file.rowsKept, file.rejected.length, file.release, file.sameContentAs === null];
};

function page(code: string): CodePage {
  return value(readCodePage(catalog, { system: /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT', code }, { locality: null }));
}

function facts(part: CodePage['hospital' | 'billing']): Fact[] {
  if (part.state !== 'data') throw new Error(part.sentence);
  return part.facts;
}

const fact = (part: CodePage['hospital' | 'billing'], id: string): Fact | undefined => facts(part).find((one) => one.id === id);

test('every table is recognised, in each of its forms, without losing a row, and dated by its own words', () => {
  expect(report.refused).toEqual([]);
  expect(report.unrecognised).toEqual([]);
  expect(told('April 2031 Web Addendum B.csv')).toEqual(['opps-addendum-b', 400, 400, 0, '2031-04', true]);
  expect(told('April_2031_Web_Addendum_B.xlsx')).toEqual(['opps-addendum-b', 400, 400, 0, '2031-04', false]);
  expect(told('addendum_aa.csv')).toEqual(['asc-addendum-aa', 300, 300, 0, '2031-04', true]);
  expect(told('addendum_bb.csv')).toEqual(['asc-addendum-bb', 40, 40, 0, '2031-04', true]);
  const counties = countiesTable(40).slice(4).filter((row) => /^\d/.test(row[0] ?? '')).length;
  expect(told('31LOCCO.csv')).toEqual(['localities', counties, counties, 0, '2031', true]);
  expect(told('31LOCCO.txt')).toEqual(['localities', counties, counties, 0, '2031', false]);
  expect(told('ANES2031.csv')).toEqual(['anaesthesia-factors', 90, 90, 0, '2031', true]);
  expect(told('ANES2031.txt')).toEqual(['anaesthesia-factors', 90, 90, 0, '2031', false]);
  expect(told('OPPSCAP_Apr.csv')).toEqual(['opps-cap', 200, 200, 0, '2031-04', true]);
  expect(told('OPPSCAP_Apr.txt')).toEqual(['opps-cap', 200, 200, 0, '2031-04', false]);
  expect(told('ZIP5_OCT2031.xlsx')).toEqual(['zip-localities', 300, 300, 0, '2031-10', true]);
  expect(told('ZIP5_OCT2031.txt')).toEqual(['zip-localities', 300, 300, 0, '2031-10', false]);
  expect(told('CMS-9999-F_Work_Time_16OCT30.csv')).toEqual(['physician-work-time', 200, 200, 0, '2031', true]);
  expect(told('ccs_services.csv')).toEqual(['ccs-services', 500, 500, 0, '2031', true]);
  expect(told('rbcs.csv')).toEqual(['rbcs', 240, 240, 0, 'unknown', true]);
  expect(told('pos.csv')).toEqual(['place-of-service', 60, 55, 5, '2031-05', true]);
  // A second form of the same content has no differences to tell.
  for (const file of report.files.filter((one) => one.sameContentAs !== null)) expect(file.warnings.join(' '), file.file).not.toMatch(/differ/);
  expect(verifyCatalog(path).checks.filter((check) => !check.ok)).toEqual([]);
});

test('values reach the hospital part of the page, from the file that says them', () => {
  // Row 5 of the table: comprehensive, with all its amounts.
  const code = someCode(5);
  const one = page(code);
  expect(fact(one.hospital, 'outpatientStatus')).toMatchObject({ raw: 'J1' });
  expect(fact(one.hospital, 'apc')).toMatchObject({ value: '5005', meaning: 'Relative weight 1.0685.' });
  expect(fact(one.hospital, 'outpatientPayment')).toMatchObject({ value: '$136.55', raw: 136.55 });
  expect(fact(one.hospital, 'outpatientCopayment')).toMatchObject({ value: '$20.05' });
  expect(fact(one.hospital, 'surgeryCentrePayment')).toMatchObject({ value: '$549.85' });
  expect(fact(one.hospital, 'surgeryCentreStatus')).toMatchObject({ raw: 'G2' });
  const sourceOf = (id: string): string | undefined => one.sources.find(({ number }) => number === fact(one.hospital, id)?.source)?.title;
  expect(sourceOf('outpatientPayment')).toBe('Medicare hospital outpatient payment by code (OPPS Addendum B), April 2031');
  expect(sourceOf('surgeryCentrePayment')).toBe('Medicare payment to surgery centres, covered surgical procedures (ASC Addendum AA), April 2031');
  expect(one.notices).toContain('CPT (c) 2030 American Medical Association. All rights reserved.');
  // A drug is priced to a thousandth of a dollar.
  expect(fact(page(someCode(4)).hospital, 'outpatientPayment')).toMatchObject({ value: '$0.004', raw: 0.004 });
  // A packaged code has no amount; an ancillary service comes from the other addendum.
  expect(fact(page(someCode(1)).hospital, 'outpatientPayment')).toBeUndefined();
  expect(fact(page('J2004').hospital, 'surgeryCentrePayment')).toMatchObject({ value: '$500.00' });
});

test('the copayment that is capped says so, and an unpaid status keeps its meaning', () => {
  // Rows 0 and 45 are marked "*".
  expect(fact(page(someCode(45)).hospital, 'outpatientCopayment')?.value).toBe('$20.45, capped lower');
  expect(query(path, "SELECT note, changed FROM opps WHERE code = :code AND source_id IN (SELECT source_id FROM source WHERE layer = 'release')", { code: someCode(8) })).toEqual([{ note: null, changed: 1 }]);
});

test('minutes, class and kind of service stand in the billing overview', () => {
  const code = someCode(5);
  const { billing, glance } = page(code);
  expect(glance.find(({ id }) => id === 'minutes')).toMatchObject({ label: 'Physician minutes', value: '58 before, 25 during, 30 after', raw: 25 });
  expect(fact(billing, 'minutesBefore')).toMatchObject({ value: '58 min', meaning: 'Evaluation 33, positioning 10, scrub, dress and wait 15 minutes.' });
  expect(fact(billing, 'minutesDuring')).toMatchObject({ raw: 25, value: '25 min' });
  expect(fact(billing, 'minutesAfter')).toMatchObject({ value: '30 min' });
  expect(fact(billing, 'minutesTotal')).toMatchObject({ raw: 189.39, value: '189.39 min', meaning: 'With the visits of the global period: 2 x 99212, 1 x 99213, 0.5 x 99238.' });
  // 27005 lies in the range '27000-27006', which is the 701st of tens from 20000: not loaded; 22005 is.
  expect(fact(billing, 'clinicalClass')).toBeUndefined();
  expect(fact(billing, 'kindOfService')).toMatchObject({ value: 'Procedure: Musculoskeletal: Invented family', meaning: 'Major procedure.' });
});

test('a class holds the codes between its ends and of its series alone', async () => {
  const own = importHome();
  const table = [['Code Range', 'CCS', 'CCS Label'], ["'27390-27396'", '160', 'Invented muscles'], ["'27397-27397'", '161', 'Invented tendons'], ["'27427-27430'", '162', 'Invented ligaments'], ["'2740T-2749T'", '9', 'Other series']];
  value(await own.run(own.file('2030_ccs.csv', asCsv(table))));
  const opened = value(openRunningCatalog(own.home, own.starter));
  const classOf = (code: string): unknown => {
    const read = value(readCodePage(opened.db, { system: 'CPT', code }, { locality: null }));
    return fact(read.billing, 'clinicalClass')?.value;
  };
  expect([classOf('27390'), classOf('27397'), classOf('27400'), classOf('27427'), classOf('27430')]).toEqual(['Invented muscles', 'Invented tendons', undefined, 'Invented ligaments', 'Invented ligaments']);
  opened.db.close();
  own.remove();
});

test('the cap on imaging is told from the cheapest locality to the dearest', async () => {
  const own = importHome();
  const fees = feeCsv(feeRows(2).map((row, index) => ({ ...row, code: index === 0 ? '70010' : row.code, status: 'A' })));
  value(await own.run(own.file('rvu31b/fees.csv', fees), own.file('rvu31b/OPPSCAP_Apr.csv', asCsv(capTable(40)))));
  const opened = value(openRunningCatalog(own.home, own.starter));
  const { medicare } = value(readCodePage(opened.db, { system: 'CPT', code: '70010' }, { locality: null }));
  opened.db.close();
  own.remove();
  if (medicare.state !== 'data') throw new Error(medicare.sentence);
  expect(medicare.indicators.filter(({ id }) => id.startsWith('imagingCap')).map(({ label, value: words }) => [label, words])).toEqual([
    ['Cap on imaging', '$102.25 to $104.75'], ['Cap on imaging, modifier TC', '$101.00 to $103.50'],
  ]);
  expect(page('70010').title).toBe('No description loaded');
  expect(query(path, "SELECT facility_cents AS facility, nonfacility_cents AS other FROM opps_cap WHERE code = '70010' AND modifier = 'TC' AND locality = '02'")).toEqual([{ facility: 10_250, other: 10_350 }]);
});

test('localities name their counties and anaesthesia factor, a ZIP code its locality', () => {
  const details = localityDetails(catalog);
  expect(details.get('01202-01')).toMatchObject({ area: 'REST OF STATE', counties: 'ALL OTHER COUNTIES' });
  expect(details.get('01202-00')).toMatchObject({ counties: 'NORTH 0, SOUTH 0 AND EAST' });
  expect(details.get('01102-00')).toMatchObject({ anaesthesiaFactor: 180_000, nationalAnaesthesiaFactor: 219_876 });
  expect(localitiesOfZip(catalog, '94001')).toMatchObject([{ state: 'CA', contractor: '01112', locality: '01', rural: 'R', divided: false }]);
  expect(localitiesOfZip(catalog, ' 94008-1234 ').map(({ locality, divided }) => [locality, divided])).toEqual([['08', true], ['09', true]]);
  expect(localitiesOfZip(catalog, '10001')).toEqual([]);
  expect(localitiesOfZip(catalog, '94001; DROP')).toEqual([]);
});

test('places of service keep their leading zero and say whether they are a facility', () => {
  const places = listPlacesOfService(catalog);
  expect(places).toHaveLength(55);
  expect(places[1]).toMatchObject({ code: '02', name: 'Invented place 1', facility: true });
});

test('codes that ended are not made known by the list of classes', () => {
  const ended = kindTable(200).slice(1).find((row) => row[10] === '12/31/2019')?.[0] ?? '';
  expect(query(path, 'SELECT count(*) AS n FROM rbcs WHERE code = :code', { code: ended })).not.toEqual([{ n: 0 }]);
});

describe('the release that counts', () => {
  test('answers, whatever the order of the files', async () => {
    const own = importHome();
    const older = own.file('January_2030_Web_Addendum_B.csv', asCsv(outpatientTable(50).map((row, index) => (index > 2 ? row.with(3, '4444') : row))));
    value(await own.run(own.file('July_2031_Addendum_B.csv', asCsv(outpatientTable(50)))));
    value(await own.run(older));
    const opened = value(openRunningCatalog(own.home, own.starter));
    const read = value(readCodePage(opened.db, { system: 'CPT', code: someCode(5) }, { locality: null }));
    expect(fact(read.hospital, 'apc')?.value).toBe('5005');
    opened.db.close();
    own.remove();
  });

  test('of a file that says only its year is that year, with a word about it', async () => {
    const own = importHome();
    const file = value(await own.run(own.file('addb.csv', asCsv(outpatientTable(50))))).files[0];
    expect(file?.release).toBe('2031');
    expect(file?.warnings.join(' ')).toContain('The file says only "2031"');
    own.remove();
  });

  test('is the quarter that a title or a sheet says', async () => {
    const own = importHome();
    const release = async (title: string): Promise<string | undefined> => value(await own.run(own.file('addb.csv', asCsv(outpatientTable(20, title))))).files[0]?.release;
    expect(await release('Addendum B.-OPPS Payment by HCPCS Code, October 2030')).toBe('2030-10');
    expect(await release('2030 July Addendum B')).toBe('2030-07');
    own.remove();
  });

  test('of a proposed rule is never in force', async () => {
    const own = importHome();
    value(await own.run(own.file('aa.csv', asCsv(surgeryCentreTable('AA', 30, 'Proposed CY 2032')))));
    const opened = value(openRunningCatalog(own.home, own.starter));
    opened.db.close();
    expect(query(opened.path, "SELECT release, effective_from AS since FROM source WHERE kind = 'asc-addendum-aa'")).toEqual([{ release: '2032-proposed', since: null }]);
    own.remove();
  });
});

describe('other layouts of the same tables', () => {
  const first = async (content: string | Buffer, name = 'table.csv'): Promise<ImportReport['files'][number]> => {
    const own = importHome();
    const read = value(await own.run(own.file(name, content))).files[0];
    own.remove();
    if (read === undefined) throw new Error('nothing was read');
    return read;
  };

  test('tabs, semicolons, a longer preamble, moved and added columns', async () => {
    const table = outpatientTable(60);
    const wide = [...table.slice(0, 2), ...Array.from({ length: 14 }, (_, index) => table[1]?.map((cell) => (cell === '' ? '' : `Further notice ${index}, which is long enough to be one`)) ?? []), ...table.slice(2)];
    for (const content of [table.map((row) => row.join('\t')).join('\n') + '\n', asCsv(wide), asCsv(table.map((row) => [...row].reverse())), asCsv(table.map((row, index) => [...row, index === 2 ? 'A NEW COLUMN' : '']))]) {
      expect(await first(content)).toMatchObject({ kind: 'opps-addendum-b', rowsRead: 60, rowsKept: 60 });
    }
  });

  test('a surgery centre table without weights, and of the other addendum without its title', async () => {
    expect(await first(asCsv(surgeryCentreTable('AA', 40, 'January 2012', false)))).toMatchObject({ kind: 'asc-addendum-aa', rowsKept: 40, release: '2012-01' });
    expect(await first(asCsv(surgeryCentreTable('BB', 40).slice(3)))).toMatchObject({ kind: 'asc-addendum-bb', rowsKept: 40, release: '2031-04' });
  });

  test('ZIP codes with their four further digits', async () => {
    const line = (four: string, locality: string): string => `${`CA9400201112${locality}R     1${four}`.padEnd(75)}20314\r\n`;
    expect(await first(Array.from({ length: 30 }, (_, index) => line(String(1000 + index), index < 20 ? '05' : '09')).join(''), 'ZIP9.txt')).toMatchObject({ kind: 'zip-localities', rowsRead: 30, rowsKept: 30, release: '2031-10' });
  });

  test('classes without their title and RBCS under the names of another delivery', async () => {
    expect(await first(asCsv(classTable(60, '')), '2029_ccs_services_procedures.csv')).toMatchObject({ kind: 'ccs-services', rowsKept: 60, release: '2029' });
    const columns = [0, 3, 5, 7, 8, 9, 10, 13];
    const names = ['hcpcs_code', 'rbcs_category', 'rbcs_subcategory', 'rbcs_family', 'rbcs_procedure', 'hcpcs_date_added', 'hcpcs_date_ended', 'rbcs_date_effective'];
    const renamed = kindTable(60).map((row, index) => (index === 0 ? names : columns.map((column) => row[column] ?? '')));
    expect(await first(asCsv(renamed))).toMatchObject({ kind: 'rbcs', rowsKept: 72 });
  });
});

describe('damaged tables', () => {
  let pointer: string;
  beforeAll(() => { pointer = readFileSync(place.home.pointer, 'utf8'); });
  const aa = asCsv(surgeryCentreTable('AA', 60));
  const b = asCsv(outpatientTable(60));
  const cases: readonly (readonly [string, string | Buffer, string])[] = [
    ['Addendum B cut inside a row', b.slice(0, -30), 'file-truncated'],
    ['Addendum AA cut inside its last amount', `${aa.trimEnd().slice(0, -3)}`, 'file-truncated'],
    ['Addendum B without the names of its columns', asCsv([...outpatientTable(60).slice(0, 2), ...outpatientTable(60).slice(3)]), 'header-missing'],
    ['Addendum B without its status column', asCsv(outpatientTable(60).map((row) => row.filter((_, index) => index !== 2))), 'column-missing'],
    ['Addendum B with two payment columns', asCsv(outpatientTable(60).map((row) => [...row, row[5] ?? ''])), 'column-missing'],
    ['Addendum AA without a single code', asCsv(surgeryCentreTable('AA', 60).map((row, index) => (index > 3 ? row.with(0, '?') : row))), 'no-valid-rows'],
    ['counties cut in the middle of the text', countiesText(30).slice(0, countiesText(30).lastIndexOf('REST OF STATE') + 5), 'file-truncated'],
    ['factors cut in the last row', factorText(60).slice(0, -8), 'file-truncated'],
    ['caps cut in the last row', capText(60).slice(0, -12), 'file-truncated'],
    ['ZIP codes cut in the last row', zipText(60).slice(0, -40), 'file-truncated'],
    ['minutes without the intra-service column', asCsv(workTimeTable(60).map((row) => row.filter((_, index) => index !== 5))), 'nothing-recognised'],
    ['classes cut inside a quoted label', asCsv(classTable(60)).slice(0, -12), 'file-truncated'],
  ];
  test.each(cases)('%s', async (_what, content, code) => {
    const result = await place.run(place.file('damaged.csv', content));
    expect(result.ok ? JSON.stringify(result.value.files) : result.error.code).toBe(code);
    expect(readFileSync(place.home.pointer, 'utf8')).toBe(pointer);
  });

  test('a row that cannot be right is rejected with its line and reason', async () => {
    const own = importHome();
    const table = outpatientTable(30);
    const change = (row: number, column: number, text: string): void => { (table[row + 3] ?? [])[column] = text; };
    change(2, 0, '2740');
    change(4, 2, 'JJ1');
    change(5, 5, '$1,36.55x');
    change(6, 3, '51');
    change(7, 4, '-1');
    change(8, 0, someCode(9));
    const file = value(await own.run(own.file('addb.csv', asCsv(table)))).files[0];
    expect(file?.rowsRead).toBe(30);
    expect(file?.rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '6 "2740" is no procedure code', '8 "JJ1" is no status indicator', '9 the payment rate "$1,36.55x" is no amount', '11 the relative weight "-1" is no number', `13 ${someCode(9)} stands in the file twice; the row of line 12 was kept`,
    ]);
    own.remove();
  });

  test('dates, ranges and flags that contradict themselves are rejected', async () => {
    const own = importHome();
    const kinds = kindTable(30);
    kinds[2] = (kinds[2] ?? []).with(9, '13/01/2020');
    kinds[3] = (kinds[3] ?? []).with(9, '01/01/2020').with(10, '01/01/2019');
    expect(value(await own.run(own.file('a.csv', asCsv(kinds)))).files[0]?.rejected.map(({ reason }) => reason)).toEqual(['"13/01/2020" is no date', expect.stringMatching(/ends \(2019-01-01\) before it was added/)]);
    const classes = classTable(30);
    classes[3] = ["'29000-28000'", '1', 'Backwards'];
    classes[4] = ["'29000-2900T'", '1', 'Two series'];
    expect(value(await own.run(own.file('b.csv', asCsv(classes)))).files[0]?.rejected.map(({ reason }) => reason)).toEqual(['the range 29000 to 28000 ends before it begins', '29000 and 2900T are not of one series']);
    const zips = zipText(40).split('\r\n');
    zips[5] = (zips[5] ?? '').replace(/^CA/, '11');
    expect(value(await own.run(own.file('z.txt', zips.join('\r\n')))).files[0]?.rejected.map(({ line }) => line)).toEqual([6]);
    own.remove();
  });
});
