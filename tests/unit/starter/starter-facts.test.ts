import { describe, expect, test } from 'vitest';
import { ownSources } from './sources.ts';

const { facts, pairs, icdRows, releases, texts, indicators, modifiers, notices, thesaurus, files } = ownSources();
const codes = texts.map((text) => text.code);

test('every code with a text has its facts, and no other code has', () => {
  for (const rows of [facts.relativeValues, facts.outpatientPayments]) expect(rows.map((row) => row.code)).toEqual(codes);
  // 27458 is younger than the unit limits of July 2024.
  expect(facts.unitLimits.map((row) => row.code)).toEqual(codes.filter((code) => code !== '27458'));
});

test('the totals of a row are the sums of its parts', () => {
  for (const row of facts.relativeValues) {
    expect(row.workRvu + row.facilityPeRvu + row.malpracticeRvu, row.code).toBe(row.facilityTotal);
    expect(row.workRvu + row.nonFacilityPeRvu + row.malpracticeRvu, row.code).toBe(row.nonFacilityTotal);
    // Shares of the global fee: none where no days belong to the operation.
    expect([0, 100], row.code).toContain(row.preOperative + row.intraOperative + row.postOperative);
  }
});

test('27397 has 25.64 RVUs in a facility and the conversion factor 33.4009', () => {
  expect(facts.relativeValues.find((row) => row.code === '27397')).toMatchObject({
    workRvu: 1234, facilityTotal: 2564, conversionFactor: 334009, globalDays: '090', bilateral: '1', assistantAtSurgery: '2', endoBase: null,
  });
});

test('nearly all codes of the section have 90 global days, and none is for inpatients only', () => {
  const others = facts.relativeValues.filter((row) => row.globalDays !== '090').map((row) => [row.code, row.globalDays]);
  expect(others).toEqual([['27323', '010'], ['27358', 'ZZZ'], ['27369', '000'], ['27570', '010'], ['27599', 'YYY']]);
  expect(facts.outpatientPayments.filter((row) => row.statusIndicator === 'C')).toEqual([]);
});

test('the codes for both legs, and the one-leg codes beside them, carry the bilateral indicators 2 and 0', () => {
  const withIndicator = (value: string) => facts.relativeValues.filter((row) => row.bilateral === value).map((row) => row.code);
  expect(withIndicator('2')).toEqual(['27392', '27395']);
  // 27358 is an add-on code.
  expect(withIndicator('0')).toEqual(['27358', '27391', '27394']);
  expect(facts.relativeValues.every((row) => ['0', '1', '2'].includes(row.bilateral))).toBe(true);
});

test('pairs lie inside the family, none is its own mirror, and none is deleted', () => {
  expect(pairs.length).toBe(1310);
  const keys = new Set(pairs.map((pair) => `${pair.columnOne}/${pair.columnTwo}`));
  for (const pair of pairs) {
    expect(codes).toContain(pair.columnOne);
    expect(codes).toContain(pair.columnTwo);
    expect(keys.has(`${pair.columnTwo}/${pair.columnOne}`)).toBe(false);
    expect(pair.deletedOn).toBeNull();
  }
});

describe('ICD-10-CM rows', () => {
  const byCode = new Map(icdRows.map((row) => [row.code, row]));
  test('every code stands under its categories', () => {
    for (const row of icdRows) {
      if (row.code.length <= 3) continue;
      // X only fills the places before a seventh character; the classification has no row for it.
      const above = row.code.slice(0, -1).replace(/X+$/, '').replace(/\.$/, '');
      expect(byCode.get(above)?.billable, `${row.code} under ${above}`).toBe(false);
    }
  });
  test('M62.4 is a category that people type and that cannot be billed', () => {
    expect(byCode.get('M62.4')).toEqual({ code: 'M62.4', billable: false, shortTitle: 'Contracture of muscle', longTitle: 'Contracture of muscle' });
  });
  test('the leaves of the four groups that schedulers look up are there', () => {
    const leaves = (start: string) => icdRows.filter((row) => row.billable && row.code.startsWith(start)).length;
    expect(leaves('M62.4')).toBe(24);
    expect(leaves('M24.56')).toBe(3);
    expect(leaves('G80')).toBe(7);
    for (const start of ['S76.11', 'S76.12', 'S76.19', 'S76.31', 'S76.32', 'S76.39']) {
      expect(icdRows.filter((row) => row.code.startsWith(start) && row.code.endsWith('A')).length, start).toBe(2);
    }
  });
});

test('each release says what it is, and the pairs say that they have no effective dates', () => {
  expect(releases.map((release) => [release.kind, release.release])).toEqual([
    ['pfs-relative-values', '2026-07'],
    ['mue-practitioner', '2024-07'],
    ['opps-addendum-b', '2026-01'],
    ['ncci-ptp-practitioner', '2024-07'],
    ['icd10cm-order', 'FY2025'],
  ]);
  expect(releases.find((release) => release.kind === 'pfs-relative-values')?.title).toContain('33.4009');
  expect(releases.find((release) => release.kind === 'ncci-ptp-practitioner')?.note).toContain('no effective dates');
});

test('the indicator values of the facts are all explained', () => {
  const explained = new Set(indicators.map((row) => `${row.field} ${row.value}`));
  for (const row of facts.relativeValues) {
    for (const [field, value] of [
      ['pfs_status', row.status], ['global_days', row.globalDays], ['pctc', row.pctc], ['multiple_procedure', row.multipleProcedure], ['bilateral', row.bilateral],
      ['assistant_at_surgery', row.assistantAtSurgery], ['co_surgeons', row.coSurgeons], ['team_surgery', row.teamSurgery],
    ]) {
      expect(explained, `${row.code} ${field} ${value}`).toContain(`${field} ${value}`);
    }
  }
  for (const pair of pairs) expect(explained).toContain(`ncci_modifier_indicator ${pair.modifierIndicator}`);
  for (const limit of facts.unitLimits) expect(explained).toContain(`mai ${limit.mai}`);
  for (const row of facts.outpatientPayments) expect(explained).toContain(`opps_si ${row.statusIndicator}`);
});

test('no indicator without a verified source ships', () => {
  expect(indicators).toHaveLength(175);
  expect(indicators.some((row) => /not verified/i.test(row.reference))).toBe(false);
  expect(indicators.some((row) => row.field === 'opps_si' && ['H1', 'K1'].includes(row.value))).toBe(false);
});

test('assistant indicators are not swapped: 0 wants documentation, 1 is never paid, 2 is allowed', () => {
  const short = (value: string) => indicators.find((row) => row.field === 'assistant_at_surgery' && row.value === value)?.short;
  expect([short('0'), short('1'), short('2')]).toEqual(['Only with documentation', 'Never paid', 'Allowed']);
});

test('the modifiers are the agreed ones, each with the source of its rule', () => {
  expect(modifiers.map((row) => row.modifier).join(' ')).toBe('22 24 25 26 50 51 52 53 54 55 56 57 58 59 62 66 73 74 76 77 78 79 80 81 82 AS LT RT TC XE XP XS XU');
  for (const row of modifiers) expect(row.reference, row.modifier).toMatch(/^(CMS|42 CFR)/);
  expect(modifiers.find((row) => row.modifier === '59')?.whenToUse).toContain('Work on the same joint or on neighbouring structures is not separate.');
});

test('the notices name both the project and the owner of CPT, and the copyright line has a year to fill in', () => {
  const text = (id: string) => notices.find((notice) => notice.id === id)?.text ?? '';
  expect(text('projectText')).toMatch(/Plain-language content of this project.*not an American Medical Association descriptor and not billing advice/);
  expect(text('cptTrademark')).toMatch(/registered trademark/);
  expect(text('feesNotPartOfCpt')).toMatch(/not part of CPT.*does not practise medicine/);
  expect(text('cptCopyrightLine')).toBe('CPT © {year} American Medical Association. All rights reserved.');
  expect(text('adaDental')).toMatch(/American Dental Association/);
});

test('common abbreviations open into words', () => {
  const expansions = (short: string) => thesaurus.filter((row) => row.phrase === short).map((row) => row.expansion);
  expect(expansions('fx')).toEqual(['fracture']);
  expect(expansions('rt')).toEqual(['right']);
  expect(expansions('bilat')).toEqual(['bilateral']);
  expect(expansions('TKA')).toContain('total knee replacement');
});

test('every file that was read is listed with its hash', () => {
  expect(files.map((one) => one.file)).toContain('starter/texts/27397.md');
  for (const one of files) expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(files.find((one) => one.file === 'starter/facts/ncci-practitioner-pairs-2024-07.csv')?.rows).toBe(1310);
});
