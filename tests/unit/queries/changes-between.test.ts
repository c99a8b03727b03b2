import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCatalogFile, finishCatalogFile } from '../../../db/import/catalog-file.ts';
import { createStatedDescriptors, storeDescriptors } from '../../../db/import/descriptors.ts';
import { PairPacker } from '../../../db/import/pack-pairs.ts';
import type { ChangeRow } from '../../../db/model/catalog-changes.ts';
import { changeKinds, type ChangeKind } from '../../../db/model/change-kinds.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import { codeNumber, dayNumber } from '../../../db/model/ncci-pairs.ts';
import type { SourceKind } from '../../../db/model/source.ts';
import type { SqlValue, WriteDb } from '../../../db/open/database.ts';
import { changesBetween } from '../../../db/queries/changes/changes-between.ts';

const folder = mkdtempSync(join(tmpdir(), 'codetray-changes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Filling {
  /** A file of a kind; whole unless `rows` says otherwise. Answers its number. */
  source(kind: SourceKind, from: string, more?: { rows?: number; layer?: string }): number;
  put(table: string, row: Record<string, SqlValue>): void;
  /** An NCCI pair in force from 2020 on. */
  pair(source: number, columnOne: string, columnTwo: string, indicator: string, deletedOn: string | null): void;
  fee(source: number, code: string, more?: Record<string, SqlValue>): void;
  diagnosis(source: number, code: string, text: string, billable: 0 | 1): void;
}

let made = 0;

/** A catalog with the rows that a test names, in the real schema. */
function catalog(fill: (filling: Filling) => void): string {
  made += 1;
  const path = join(folder, `${made.toString()}.db`);
  const { db, makeIndexes } = createCatalogFile(path);
  createStatedDescriptors(db);
  const titles = new Map<string, Record<string, SqlValue>>();
  const pairs = new Map<number, PairPacker>();
  let sources = 0;
  const put: Filling['put'] = (table, row) => insert(db, table, row);
  const known = (system: string, code: string, title: string, source: number, billable = 1): void => {
    titles.set(`${system} ${code}`, { system, code, title, title_source_id: source, billable, add_on: 0, inpatient_only: 0 });
  };
  fill({
    put,
    source(kind, from, { rows = 900_000, layer = 'release' } = {}) {
      sources += 1;
      put('source', {
        source_id: sources, layer, kind, title: `${kind} ${from}`, publisher: 'Nobody', file_name: `${kind}.csv`, container: null, release: from.slice(0, 7), release_label: from.slice(0, 7), release_basis: 'content',
        effective_from: from, effective_to: null, released_on: null, rows_read: rows, rows_kept: rows, rows_rejected: 0, sha256: `${kind} ${from} ${made.toString()}`, notices: '[]', part: null,
      });
      return sources;
    },
    pair(source, columnOne, columnTwo, indicator, deletedOn) {
      const packer = pairs.get(source) ?? new PairPacker();
      pairs.set(source, packer);
      packer.add(codeNumber(columnOne), codeNumber(columnTwo), packer.termsNumber(codeNumber(indicator), dayNumber('2020-01-01'), dayNumber(deletedOn), ''), 1);
    },
    fee(source, code, more = {}) {
      const row = { source_id: source, code, modifier: '', status: 'A', work_rvu: 100, nonfacility_pe_rvu: 50, nonfacility_na: 0, facility_pe_rvu: 40, facility_na: 0, mp_rvu: 10, nonfacility_total: 160, facility_total: 150, global_days: '090', conversion_factor: 330_000, ...more };
      put('pfs', row);
      known('CPT', code, `Invented ${code}`, source);
    },
    diagnosis(source, code, text, billable) {
      put('stated_descriptor', { system: 'ICD10CM', code, kind: 'long', text, source_id: source });
      known('ICD10CM', code, text, source, billable);
    },
  });
  for (const [source_id, packer] of pairs) {
    const { terms, rows } = packer.pack(() => undefined);
    put('ncci_terms', { source_id, records: terms });
    for (const { code, column, position, pairs: count, records } of rows) put('ncci_pairs', { source_id, code, column_number: column, position, pairs: count, records });
  }
  let id = 0;
  for (const row of titles.values()) put('code', { code_id: (id += 1), ...row });
  db.exec(`INSERT INTO code (code_id, system, code, title, title_source_id, billable, add_on, inpatient_only)
    SELECT ${id.toString()} + row_number() OVER (), system, code, 'Invented', source_id, 1, 0, 0 FROM stated_descriptor WHERE (system, code) NOT IN (SELECT system, code FROM code) GROUP BY system, code`);
  makeIndexes();
  storeDescriptors(db);
  finishCatalogFile(db, path, { version: `${made.toString()}`.padStart(12, '0'), starterDigest: '', isStarter: false });
  return path;
}

function insert(db: WriteDb, table: string, row: Record<string, SqlValue>): void {
  const names = Object.keys(row);
  db.prepareWrite(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`).run(row);
}

function compare(before: string, now: string, office: CodeKey[] = []) {
  const changes = changesBetween(before, now, office);
  try {
    const all = Object.fromEntries(changeKinds.map((kind) => [kind, changes.rows({ kind, officeOnly: false, text: '', offset: 0, limit: 1000 }).rows])) as Record<ChangeKind, ChangeRow[]>;
    const ofOffice = changes.rows({ kind: null, officeOnly: true, text: '', offset: 0, limit: 1000 }).rows;
    const search = (text: string) => changes.rows({ kind: 'relative-values', officeOnly: false, text, offset: 0, limit: 10 });
    return { summary: changes.summary, all, ofOffice, found: ['10', 'invented 20', '%'].map((text) => search(text).total) };
  } finally {
    changes.close();
  }
}
const told = (rows: readonly ChangeRow[]) => rows.map(({ code, part, differences }) => [code, part, ...differences.map(({ field, before, now }) => `${field} ${before ?? 'none'} > ${now ?? 'none'}`)]);

describe('codes', () => {
  it('that the whole release after it leaves out are deleted, though the catalog still has the earlier release', () => {
    const before = catalog((one) => ['10001', '10002'].forEach(((source) => (code: string) => one.fee(source, code))(one.source('pfs-relative-values', '2024-01-01'))));
    const now = catalog((one) => {
      const old = one.source('pfs-relative-values', '2024-01-01');
      const next = one.source('pfs-relative-values', '2025-01-01');
      for (const code of ['10001', '10002']) one.fee(old, code);
      for (const code of ['10001', '10003']) one.fee(next, code);
    });
    const there = compare(before, now);
    expect(told(there.all.deleted)).toEqual([['10002', null]]);
    expect(told(there.all.added)).toEqual([['10003', null]]);
    expect(there.all['fee-rows']).toEqual([]);
    // Both files are named: the one that had the code, and the one that has it no longer.
    expect(there.all.deleted[0]).toMatchObject({ beforeSource: 1, nowSource: 2 });
    expect(there.all.added[0]).toMatchObject({ beforeSource: 1, nowSource: 2 });

    const back = compare(now, before);
    expect(told(back.all.revived)).toEqual([['10002', null]]);
    expect(told(back.all.deleted)).toEqual([['10003', null]]);
    expect(back.all.added).toEqual([]);
  });

  it('are not told as new or deleted where the other catalog has only a part of the list, and it is said', () => {
    const part = catalog((one) => one.fee(one.source('pfs-relative-values', '2024-01-01', { rows: 20 }), '10001'));
    const whole = catalog((one) => ['10001', '10002', '10003'].forEach(((source) => (code: string) => one.fee(source, code))(one.source('pfs-relative-values', '2025-01-01'))));
    for (const [before, now, words] of [[part, whole, 'the earlier catalog has only a part of such a file, so its rows are not told as new'], [whole, part, 'the later catalog has only a part of such a file, so its rows are not told as ended']] as const) {
      const { all, summary } = compare(before, now);
      expect(summary.kinds.every(({ rows }) => rows === 0), JSON.stringify(all)).toBe(true);
      expect(summary.notCompared).toEqual([`pfs-relative-values 2025-01-01: ${words}.`]);
    }
  });

  it('that only another kind of list has now are told by the lists that have them', () => {
    const before = catalog((one) => one.fee(one.source('pfs-relative-values', '2024-01-01'), '10001'));
    const now = catalog((one) => {
      one.fee(one.source('pfs-relative-values', '2025-01-01'), '10002');
      // The licensed list still has it: it has left the fee schedule and is no deleted code.
      one.put('stated_descriptor', { system: 'CPT', code: '10001', kind: 'long', text: 'Invented', source_id: one.source('cpt-descriptors', '2025-01-01') });
    });
    const { all } = compare(before, now);
    expect(told(all.deleted)).toEqual([]);
    expect(told(all['fee-rows'])).toEqual([['10001', null, 'status A > none', 'facilityTotal 1.50 > none', 'nonFacilityTotal 1.60 > none']]);
  });
});

describe('HCPCS Level II', () => {
  it('goes on naming codes that have ended: they are deleted from the release on that finds them ended', () => {
    const year = (from: string, ends: string | null, coverage: string) => catalog((one) => {
      const source = one.source('hcpcs', from);
      one.put('hcpcs', { code: 'A0001', ended_on: ends, coverage, source_id: source });
      one.put('hcpcs', { code: 'A0002', ended_on: null, coverage, source_id: source });
      // Several texts of one kind are one difference, in whatever order they stand.
      const texts = coverage === 'C' ? ['Invented b', 'Invented a'] : ['Invented a', 'Invented b', 'Invented c'];
      for (const code of ['A0001', 'A0002']) for (const [position, text] of texts.entries()) if (code === 'A0002' || position < 2) one.put('stated_descriptor', { system: 'HCPCS', code, kind: 'long', position, text, source_id: source });
    });
    const { all } = compare(year('2025-01-01', '2025-06-30', 'C'), year('2026-01-01', '2025-06-30', 'D'));
    expect(told(all.deleted)).toEqual([['A0001', null]]);
    expect(told(all['hcpcs-facts'])).toEqual([['A0001', null, 'coverage C > D'], ['A0002', null, 'coverage C > D']]);
    expect(told(all.descriptors)).toEqual([['A0002', 'long', 'descriptor Invented a; Invented b > Invented a; Invented b; Invented c']]);
    // Until its last day it is a code like any other.
    const announced = compare(year('2025-01-01', null, 'C'), year('2025-04-01', '2025-06-30', 'C'));
    expect(announced.all.deleted).toEqual([]);
    expect(told(announced.all['hcpcs-facts'])).toEqual([['A0001', null, 'endedOn none > 2025-06-30']]);
  });
});

describe('the fee schedule', () => {
  it('is compared by the release that counts, every indicator and relative value with both values', () => {
    const before = catalog((one) => {
      const source = one.source('pfs-relative-values', '2025-01-01');
      one.fee(source, '10001');
      one.fee(source, '10001', { modifier: '26', work_rvu: 70 });
      one.fee(source, '20001', { endo_base: '20000' });
      one.fee(source, '30001');
    });
    const now = catalog((one) => {
      // Imported later, but of an earlier date: it does not count.
      const counts = one.source('pfs-relative-values', '2026-01-01');
      const old = one.source('pfs-relative-values', '2023-01-01');
      for (const code of ['10001', '20001', '30001']) one.fee(old, code, { work_rvu: 1, status: 'N' });
      one.fee(counts, '10001', { work_rvu: 125, facility_total: 175, global_days: '010', nonfacility_na: 1, conversion_factor: 340_000 });
      one.fee(counts, '10001', { modifier: 'TC', conversion_factor: 340_000 });
      one.fee(counts, '20001', { mp_rvu: 11, conversion_factor: 340_000 });
      one.fee(counts, '30001', { conversion_factor: 350_000 });
    });
    const { all, summary, found } = compare(before, now);
    expect(told(all['relative-values'])).toEqual([
      ['10001', null, 'workRvu 1.00 > 1.25', 'facilityTotal 1.50 > 1.75'],
      ['20001', null, 'mpRvu 0.10 > 0.11'],
      ['30001', null, 'conversionFactor 33.0000 > 35.0000'],
    ]);
    expect(told(all.indicators)).toEqual([['10001', null, 'nonFacilityNa no > yes', 'globalDays 090 > 010'], ['20001', null, 'endoBase 20000 > none']]);
    expect(told(all['fee-rows']).map(([code, part]) => [code, part])).toEqual([['10001', 'TC'], ['10001', '26']]);
    // The factor of most rows is said once, and not for every row.
    expect(summary.conversionFactors).toEqual([{ before: { source: 1, factor: '33.0000' }, now: { source: 1, factor: '34.0000' }, codes: 3 }]);
    expect(summary.compared).toEqual([{ kind: 'pfs-relative-values', before: 1, now: 1 }]);
    // The beginning of a code, part of a title, and a sign that is no wildcard.
    expect(found).toEqual([1, 1, 0]);
  });

  it('takes of two files of one release the lower conversion factor, as the page does', () => {
    const both = (factors: readonly number[]) => catalog((one) => factors.forEach((factor) => one.fee(one.source('pfs-relative-values', '2026-01-01'), '10001', { conversion_factor: factor })));
    expect(compare(both([340_000, 330_000]), both([330_000, 340_000])).summary.conversionFactors).toEqual([]);
  });

  it('does not tell a column that only one release has as a change of every row', () => {
    const before = catalog((one) => one.fee(one.source('pfs-relative-values', '2025-01-01'), '10001'));
    const now = catalog((one) => one.fee(one.source('pfs-relative-values', '2026-01-01'), '10001', { pricing_indicator: '1' }));
    const { all, summary } = compare(before, now);
    expect(all.indicators).toEqual([]);
    expect(summary.notCompared).toEqual(['Conversion factor group: 2025-01 has no such column.']);
  });
});

describe('other tables', () => {
  const year = (from: string, fill: (one: Filling, ids: { mue: number; opps: number; ncci: number; icd: number; texts: number }) => void) =>
    catalog((one) => fill(one, {
      mue: one.source('mue-practitioner', from), opps: one.source('opps-addendum-b', from), ncci: one.source('ncci-ptp-practitioner', from), icd: one.source('icd10cm-order', from),
      texts: one.source('office-texts', from, { layer: 'office', rows: 3 }),
    }));
  const limit = (one: Filling, source_id: number, code: string, units: number, mai = '3') => one.put('mue', { code, setting: 'practitioner', units, mai, rationale: null, source_id });
  const outpatient = (one: Filling, source_id: number, code: string, status_indicator: string, payment_cents: number | null) => one.put('opps', { code, status_indicator, apc: null, payment_cents, source_id });
  const pair = (one: Filling, source_id: number, column_one: string, column_two: string, modifier_indicator: string, deleted_on: string | null = null) =>
    one.pair(source_id, column_one, column_two, modifier_indicator, deleted_on);

  const before = year('2025-01-01', (one, { mue, opps, ncci, icd, texts }) => {
    limit(one, mue, '10001', 1);
    limit(one, mue, '10002', 2);
    limit(one, mue, '10003', 2);
    outpatient(one, opps, '10001', 'T', 10_000);
    outpatient(one, opps, '10002', 'C', null);
    pair(one, ncci, '10001', '10002', '0');
    pair(one, ncci, '10001', '10003', '1');
    pair(one, ncci, '10002', '10003', '1');
    pair(one, ncci, '10002', '10004', '1');
    one.diagnosis(icd, 'M62.4', 'Invented state', 1);
    one.diagnosis(icd, 'M62.5', 'Invented loss', 1);
    one.put('code', { code_id: 900, system: 'CPT', code: '10009', title: 'Our words', title_source_id: texts, billable: 1, add_on: 0, inpatient_only: 0 });
  });
  const now = year('2026-01-01', (one, { mue, opps, ncci, icd, texts }) => {
    limit(one, mue, '10001', 4);
    limit(one, mue, '10002', 2);
    limit(one, mue, '10004', 1, '2');
    outpatient(one, opps, '10001', 'J1', 12_345);
    outpatient(one, opps, '10002', 'C', null);
    pair(one, ncci, '10001', '10002', '1');
    pair(one, ncci, '10001', '10003', '1', '2025-12-31');
    pair(one, ncci, '10002', '10004', '1');
    pair(one, ncci, '10005', '10001', '0');
    one.diagnosis(icd, 'M62.4', 'Invented state', 0);
    one.diagnosis(icd, 'M62.5', 'Invented loss, told anew', 1);
    one.put('code', { code_id: 900, system: 'CPT', code: '10009', title: 'Our better words', title_source_id: texts, billable: 1, add_on: 0, inpatient_only: 0 });
  });

  it('tell unit limits, hospital status and payment, pairs, titles, descriptors and diagnoses valid for billing', () => {
    const { all, summary } = compare(before, now);
    expect(told(all['unit-limits'])).toEqual([
      ['10001', 'practitioner', 'units 1 > 4'],
      ['10004', 'practitioner', 'units none > 1', 'mai none > 2'],
      ['10003', 'practitioner', 'units 2 > none', 'mai 3 > none'],
    ]);
    expect(told(all.outpatient)).toEqual([['10001', null, 'outpatientStatus T > J1', 'outpatientPayment $100.00 > $123.45']]);
    expect(told(all['pairs-changed'])).toEqual([['10001', '10002', 'modifierIndicator 0 > 1']]);
    expect(told(all['pairs-added'])).toEqual([['10005', '10001', 'modifierIndicator none > 0', 'effectiveFrom none > 2020-01-01']]);
    expect(told(all['pairs-ended'])).toEqual([['10001', '10003', 'modifierIndicator 1 > none', 'deletedOn none > 2025-12-31'], ['10002', '10003', 'modifierIndicator 1 > none', 'deletedOn none > none']]);
    expect(told(all.titles)).toEqual([['10009', null, 'title Our words > Our better words']]);
    expect(told(all.descriptors)).toEqual([['M62.5', 'long', 'descriptor Invented loss > Invented loss, told anew']]);
    expect(told(all.billable)).toEqual([['M62.4', null, 'billable valid > a heading, not valid']]);
    expect(summary.notCompared).toEqual([]);
  });

  it('tell what a surgery centre is paid', () => {
    const centre = (from: string, rows: readonly [code: string, indicator: string, cents: number | null][]) => catalog((one) => {
      const source = one.source('asc-addendum-aa', from);
      for (const [code, payment_indicator, payment_cents] of rows) one.put('asc_payment', { code, addendum: 'AA', multiple_discounting: 1, payment_indicator, payment_cents, source_id: source });
    });
    const { all } = compare(centre('2025-01-01', [['10001', 'A2', 50_000], ['10002', 'G2', 10_000]]), centre('2026-01-01', [['10001', 'G2', 51_050], ['10003', 'A2', 10_000]]));
    expect(told(all['surgery-centre'])).toEqual([
      ['10001', null, 'surgeryCentreStatus A2 > G2', 'surgeryCentrePayment $500.00 > $510.50'],
      ['10003', null, 'surgeryCentreStatus none > A2', 'surgeryCentrePayment none > $100.00', 'surgeryCentreDiscounting none > yes'],
      ['10002', null, 'surgeryCentreStatus G2 > none', 'surgeryCentrePayment $100.00 > none', 'surgeryCentreDiscounting yes > none'],
    ]);
  });

  it('tell add-ons, minutes, kinds of service and clinical classes', () => {
    const other = (from: string, minutes: number, primaries: readonly (readonly [code: string, deletedOn: string | null])[], family: string, lastOfClass: string) => catalog((one) => {
      const times = one.source('physician-work-time', from);
      one.put('work_time', { code: '10001', modifier: '', intra: minutes, total: 9_000, visits: '{"99213":2}', source_id: times });
      const edits = one.source('ncci-add-on-codes', from);
      for (const [primary_code, deleted_on] of primaries) one.put('add_on_edit', { add_on: '10009', primary_code, type: '1', effective_from: '2020-01-01', deleted_on, source_id: edits });
      const kinds = one.source('rbcs', from);
      // A class that it had before says nothing of now.
      for (const [class_from, latest] of [['2014-01-01', 0], ['2020-01-01', 1]]) one.put('rbcs', { code: '10001', class_from: class_from ?? '', category: 'Procedure', subcategory: 'Invented', family: latest === 1 ? family : 'Older', latest: latest ?? 0, source_id: kinds });
      const classes = one.source('ccs-services', from);
      one.put('ccs_range', { series: '0', first_code: '10000', last_code: lastOfClass, category: 7, label: 'Invented class', source_id: classes });
      one.put('ccs_range', { series: '0', first_code: '10006', last_code: '10009', category: 8, label: 'Other class', source_id: classes });
      for (const code of ['10001', '10005', '10008']) one.fee(one.source('pfs-relative-values', from, { rows: 3 }), code);
    });
    const { all, summary, ofOffice } = compare(other('2025-01-01', 4_500, [['10001', null], ['10002', null], ['10003', '2024-01-01']], 'Bones', '10005'), other('2026-01-01', 5_050, [['10001', null], ['10002', '2025-12-31'], ['10004', null]], 'Joints', '10003'), [{ system: 'CPT', code: '10004' }]);
    expect(told(all['work-time'])).toEqual([['10001', null, 'minutesIntra 45.00 > 50.50']]);
    expect(told(all['add-on-edits'])).toEqual([['10009', '10004', 'addOnType none > 1', 'effectiveFrom none > 2020-01-01'], ['10009', '10002', 'addOnType 1 > none', 'effectiveFrom 2020-01-01 > none']]);
    expect(told(all['service-class'])).toEqual([['10001', null, 'serviceFamily Bones > Joints']]);
    expect(told(all['clinical-class'])).toEqual([['10005', null, 'clinicalClass 7 Invented class > none']]);
    expect(ofOffice.map(({ kind, part }) => [kind, part])).toEqual([['add-on-edits', '10004']]);
    expect(summary.ofOffice).toEqual({ rows: 1, codes: 1 });
  });

  it('tell what payment localities are called, hold and pay, though they are no codes', () => {
    const place = (from: string, mp: number, counties: string, factor: number, more: readonly string[]) => catalog((one) => {
      const [indices, areas, factors] = [one.source('gpci', from), one.source('localities', from), one.source('anaesthesia-factors', from)];
      for (const locality of ['05', ...more]) one.put('gpci', { contractor: '01112', locality, state: 'CA', name: 'INVENTED BAY', work: 1_000, pe: 1_100, mp, source_id: indices });
      one.put('locality_county', { contractor: '01112', locality: '05', state: 'CALIFORNIA', area: 'INVENTED BAY', counties, source_id: areas });
      one.put('anaesthesia_factor', { contractor: '01112', locality: '05', name: 'INVENTED BAY', factor, national: null, source_id: factors });
    });
    const { all } = compare(place('2025-01-01', 400, 'NORTH', 203_178, ['06']), place('2026-01-01', 415, 'NORTH AND SOUTH', 209_000, ['07']));
    expect(all.localities.every(({ system }) => system === null)).toBe(true);
    expect(told(all.localities)).toEqual([
      ['01112-05', null, 'mpIndex 0.400 > 0.415'],
      ['01112-07', null, 'localityName none > INVENTED BAY', 'localityState none > CA', 'workIndex none > 1.000', 'peIndex none > 1.100', 'mpIndex none > 0.415'],
      ['01112-06', null, 'localityName INVENTED BAY > none', 'localityState CA > none', 'workIndex 1.000 > none', 'peIndex 1.100 > none', 'mpIndex 0.400 > none'],
      ['01112-05', null, 'counties NORTH > NORTH AND SOUTH'],
      ['01112-05', null, 'anaesthesiaFactor 20.3178 > 20.9000'],
    ]);
  });

  it('tell the localities of ZIP codes, what imaging pays at most in each, and the places of service', () => {
    const tables = (from: string, cap: number, zips: readonly (readonly [zip: string, digits: string, locality: string, rural: string | null])[], places: readonly (readonly [code: string, facility: number | null])[]) => catalog((one) => {
      const [zip, caps, place] = [one.source('zip-localities', from), one.source('opps-cap', from), one.source('place-of-service', from)];
      for (const [code, digits, locality, rural] of zips) one.put('zip_locality', { zip: code, plus_four: digits, state: 'CA', contractor: '01112', locality, rural, divided: 0, source_id: zip });
      for (const locality of ['05', '06']) one.put('opps_cap', { code: '70010', modifier: 'TC', contractor: '01112', locality, status: 'A', facility_cents: locality === '05' ? cap : 900, nonfacility_cents: 1_000, source_id: caps });
      for (const [code, facility] of places) one.put('place_of_service', { code, name: `Invented place ${code}`, description: null, facility, source_id: place });
    });
    // 94002 lies in two localities and loses one; the order of its rows says nothing.
    const { all } = compare(
      tables('2025-01-01', 1_200, [['94001', '', '05', null], ['94002', '', '06', null], ['94002', '', '05', null], ['94003', '1234', '05', 'R']], [['11', 0], ['21', 1], ['22', null]]),
      tables('2026-01-01', 1_250, [['94001', '', '06', 'B'], ['94002', '', '05', null], ['94003', '1234', '05', 'R'], ['94004', '', '05', null]], [['11', 0], ['21', 0], ['23', 1]]),
    );
    expect(told(all['zip-codes'])).toEqual([
      ['94001', null, 'zipLocalities 01112-05 > 01112-06', 'zipRural none > B'],
      ['94002', null, 'zipLocalities 01112-05, 01112-06 > 01112-05'],
      ['94004', null, 'zipLocalities none > 01112-05', 'localityState none > CA', 'zipDivided none > no'],
    ]);
    expect(told(all['imaging-caps'])).toEqual([['70010', 'TC 01112-05', 'capFacility $12.00 > $12.50']]);
    expect(told(all['places-of-service'])).toEqual([
      ['21', null, 'placeFacility yes > no'],
      ['23', null, 'placeName none > Invented place 23', 'placeFacility none > yes'],
      ['22', null, 'placeName Invented place 22 > none'],
    ]);
    expect([...all['zip-codes'], ...all['places-of-service']].every(({ system }) => system === null)).toBe(true);
    expect(all['imaging-caps'].every(({ system }) => system === 'CPT')).toBe(true);
  });

  it('tell the prices of a hospital by code: how many, the charge, the range', () => {
    const priced = (from: string, rows: readonly (readonly [code: string, gross: number, dollar: number])[]) => catalog((one) => {
      const file = one.source('hospital-prices', from, { rows: rows.length });
      one.put('hospital', { source_id: file, name: 'Invented Hospital' });
      for (const [item, [code, gross, dollar]] of rows.entries()) one.put('hospital_price', { code, source_id: file, item, part: 0, counted: 1, plan_id: item, gross, dollar });
    });
    const { all } = compare(priced('2025-01-01', [['10001', 90_000, 40_000], ['10001', 90_000, 60_000], ['10002', 5_000, 3_000]]), priced('2026-01-01', [['10001', 95_000, 40_000], ['10003', 7_000, 6_000]]));
    expect(told(all['hospital-prices'])).toEqual([
      ['10001', 'Invented Hospital', 'priceCount 2 > 1', 'priceGross $900.00 > $950.00', 'priceMaximum $600.00 > $400.00'],
      ['10002', 'Invented Hospital', 'priceCount 1 > none', 'priceGross $50.00 > none', 'priceMinimum $30.00 > none', 'priceMaximum $30.00 > none'],
      ['10003', 'Invented Hospital', 'priceCount none > 1', 'priceGross none > $70.00', 'priceMinimum none > $60.00', 'priceMaximum none > $60.00'],
    ]);
  });

  it('mark what concerns the office, the other code of a pair included', () => {
    const { ofOffice, summary } = compare(before, now, [{ system: 'CPT', code: '10001' }, { system: 'ICD10CM', code: 'M62.4' }, { system: 'CPT', code: '10008' }]);
    expect(ofOffice.map(({ kind, code, part }) => [kind, code, part])).toEqual([
      ['unit-limits', '10001', 'practitioner'], ['outpatient', '10001', null], ['pairs-changed', '10001', '10002'], ['pairs-ended', '10001', '10003'],
      ['pairs-added', '10005', '10001'], ['billable', 'M62.4', null],
    ]);
    expect(summary.ofOffice).toEqual({ rows: 6, codes: 2 });
    expect(summary.kinds.find(({ kind }) => kind === 'unit-limits')).toEqual({ kind: 'unit-limits', rows: 3, codes: 3, ofOffice: 1 });
  });

  it('say nothing of a catalog beside itself', () => {
    const { summary } = compare(now, now);
    expect(summary.kinds.every(({ rows }) => rows === 0)).toBe(true);
    expect(summary.notCompared).toEqual([]);
  });
});
