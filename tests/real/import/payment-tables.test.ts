import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { localityDetails } from '../../../db/queries/locality-details.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value } from '../../fixtures/import/import-home.ts';

// Real release files are not part of the project: CODETRAY_REAL_DATA names their folder, or ../shared/data holds them.
const data = resolve(process.env['CODETRAY_REAL_DATA'] ?? '../shared/data');
const at = (name: string): string => join(data, name);
const files = [
  'pfs/rvu25d/25LOCCO.csv', 'pfs/rvu25d/25LOCCO.xlsx', 'pfs/rvu25d/ANES2025.csv', 'pfs/rvu25d/ANES2025.txt', 'pfs/rvu25d/ANES2025.xlsx', 'pfs/rvu25d/OPPSCAP_Oct.csv', 'pfs/rvu25d/OPPSCAP_Oct.txt',
  'pfs/rvu25d/OPPSCAP_Oct.xlsx', 'opps/October_2022_Web_Addendum_B.11142022.xlsx', 'asc/cms_asc_addendum_aa_sample.csv', 'ccs/2016_ccs_services_procedures.csv', 'rbcs/northstar_rbcs_derived.csv',
  'pos_modifiers/northstar_pos_codes_derived.csv', 'physician_time/CY2025_second_hand_anchor_rows.csv',
];
const present = files.every((name) => existsSync(at(name)));
if (!present) console.warn(`\n*** SKIPPED: no real payment tables in ${data}. Set CODETRAY_REAL_DATA to their folder to run these tests. ***\n`);
const minutes = 60_000;

/** Lines of a file that begin like a row, counted without any reader. */
const linesLike = (name: string, row: RegExp): number => readFileSync(at(name), 'latin1').split('\n').filter((line) => row.test(line)).length;

test.skipIf(!present)('every real payment and classification table is read without losing a row', async () => {
  const place = importHome();
  const report = value(await place.run(...files.map(at)));
  expect(report.refused).toEqual([]);
  expect(report.unrecognised).toEqual([]);
  const told = (name: string): readonly [number, number, number, string] => {
    const file = report.files.find((one) => basename(one.file) === name);
    if (file === undefined) throw new Error(`${name} was not read`);
    expect(file.rowsRead, name).toBe(file.rowsKept + file.rejected.length);
    return [file.rowsRead, file.rowsKept, file.rejected.length, file.release];
  };
  // One locality is printed twice in the release itself.
  const counties = linesLike('pfs/rvu25d/25LOCCO.csv', /^\d/);
  for (const name of ['25LOCCO.csv', '25LOCCO.xlsx']) expect(told(name), name).toEqual([counties, counties - 1, 1, '2025']);
  const factors = linesLike('pfs/rvu25d/ANES2025.txt', /^\d{5} /);
  expect(linesLike('pfs/rvu25d/ANES2025.csv', /^\d{5} ,/)).toBe(factors);
  for (const name of ['ANES2025.csv', 'ANES2025.txt', 'ANES2025.xlsx']) expect(told(name), name).toEqual([factors, factors, 0, '2025']);
  const caps = linesLike('pfs/rvu25d/OPPSCAP_Oct.txt', /^\d/);
  expect(linesLike('pfs/rvu25d/OPPSCAP_Oct.csv', /^\d/)).toBe(caps);
  for (const name of ['OPPSCAP_Oct.csv', 'OPPSCAP_Oct.txt', 'OPPSCAP_Oct.xlsx']) expect(told(name), name).toEqual([caps, caps, 0, '2025-10']);
  expect(told('October_2022_Web_Addendum_B.11142022.xlsx')).toEqual([17_347, 17_347, 0, '2022-10']);
  expect(told('cms_asc_addendum_aa_sample.csv')).toEqual([5, 4, 1, '2026-01']);
  const ranges = linesLike('ccs/2016_ccs_services_procedures.csv', /^'/);
  expect(told('2016_ccs_services_procedures.csv')).toEqual([ranges, ranges, 0, '2016']);
  const classes = linesLike('rbcs/northstar_rbcs_derived.csv', /^"[0-9A-Z]{5}"/);
  expect(told('northstar_rbcs_derived.csv').slice(0, 3)).toEqual([classes, classes, 0]);
  const places = linesLike('pos_modifiers/northstar_pos_codes_derived.csv', /^"\d\d"/);
  const unassigned = linesLike('pos_modifiers/northstar_pos_codes_derived.csv', /^"\d\d",[^,]*,"Unassigned"/);
  expect(told('northstar_pos_codes_derived.csv').slice(0, 3)).toEqual([places, places - unassigned, unassigned]);
  const timed = linesLike('physician_time/CY2025_second_hand_anchor_rows.csv', /^\d{5},/);
  expect(told('CY2025_second_hand_anchor_rows.csv').slice(0, 3)).toEqual([timed, timed, 0]);

  const opened = value(openRunningCatalog(place.home, place.starter));
  expect(verifyCatalog(opened.path).checks.filter((check) => !check.ok)).toEqual([]);
  // Single values, read off the releases by hand.
  const one = (sql: string): unknown => query(opened.path, sql)[0];
  const release = "source_id IN (SELECT source_id FROM source WHERE layer = 'release')";
  expect(one(`SELECT status_indicator AS si, apc, relative_weight AS weight, payment_cents AS payment, national_copayment_cents AS national, minimum_copayment_cents AS minimum FROM opps WHERE code = '27397' AND ${release}`))
    .toEqual({ si: 'J1', apc: '5114', weight: 759_952, payment: 639_705, national: null, minimum: 127_941 });
  expect(one(`SELECT apc, relative_weight AS weight, payment_cents AS payment, minimum_copayment_cents AS minimum FROM opps WHERE code = '27390' AND ${release}`)).toEqual({ apc: '5113', weight: 343_595, payment: 289_228, minimum: 57_846 });
  expect(one("SELECT payment_cents AS payment, weight, multiple_discounting AS discounted FROM asc_payment WHERE code = '0102T'")).toEqual({ payment: 164_487, weight: 292_047, discounted: 1 });
  expect(one("SELECT facility_cents AS facility FROM opps_cap WHERE code = '75803' AND modifier = 'TC' AND contractor = '01112' AND locality = '17'")).toEqual({ facility: 183_736 });
  expect(one("SELECT intra, total FROM work_time WHERE code = '27447'")).toEqual({ intra: 9700, total: 37_400 });
  expect(one("SELECT total FROM work_time WHERE code = '77427'")).toEqual({ total: 10_139 });
  expect(one("SELECT name, facility FROM place_of_service WHERE code = '50'")).toEqual({ name: 'Federally Qualified Health Center', facility: 0 });
  const details = localityDetails(opened.db);
  expect(details.get('01112-52')).toMatchObject({ counties: 'MARIN' });
  expect(details.get('02102-01')).toMatchObject({ area: 'STATEWIDE', anaesthesiaFactor: 278_600, nationalAnaesthesiaFactor: 203_178 });
  const page = value(readCodePage(opened.db, { system: 'CPT', code: '27397' }, { locality: null }));
  const facts = page.billing.state === 'data' ? page.billing.facts : [];
  expect(facts.find(({ id }) => id === 'clinicalClass')).toMatchObject({ raw: 160, value: 'Other therapeutic procedures on muscles and tendons' });
  expect(facts.find(({ id }) => id === 'kindOfService')).toMatchObject({ value: 'Procedure: Musculoskeletal', meaning: 'Major procedure.' });
  opened.db.close();
  place.remove();
}, 5 * minutes);
