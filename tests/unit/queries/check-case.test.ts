import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMend, caseCheckSchema, caseLineSchema, type CaseCheck, type CaseLineInput, type CaseRequest } from '../../../db/model/case.ts';
import type { ReadDb, ReadStatement } from '../../../db/open/database.ts';
import { checkCase } from '../../../db/queries/check-case.ts';
import { catalogWith, type CatalogBuilder } from './fixture.ts';

interface Files {
  pfs: number;
  pairs: number;
  limits: number;
  addOns: number;
  texts: number;
}

/** A catalog of imported files of 2026 with codes of every kind; what a test adds comes on top. */
function catalog(more: (catalog: CatalogBuilder, files: Files) => void = () => {}): ReadDb {
  return catalogWith((builder) => {
    const texts = builder.source('starter', 'starter-texts', 'starter', null);
    const pfs = builder.source('release', 'pfs-relative-values', '2026-01', '2026-01-01', { release_label: 'January 2026', effective_to: '2026-12-31' });
    const pairs = builder.source('release', 'ncci-ptp-practitioner', '2026-01', '2026-01-01');
    const limits = builder.source('release', 'mue-practitioner', '2026-01', '2026-01-01');
    const addOns = builder.source('release', 'ncci-add-on-codes', '2026-01', '2026-01-01');
    const opps = builder.source('release', 'opps-addendum-b', '2026-01', '2026-01-01');
    const indicators = builder.source('starter', 'indicators', 'starter', null);
    const known: Record<string, readonly string[]> = {
      pfs_status: ['A', 'B'], global_days: ['000', '010', '090', 'ZZZ', 'XXX'], pctc: ['0'], multiple_procedure: ['0', '2', '3'], bilateral: ['0', '1', '2', '3'],
      assistant_at_surgery: ['0', '1', '2'], co_surgeons: ['0', '1', '2'], team_surgery: ['0'], mai: ['1', '2', '3'], opps_si: ['C', 'J1'],
    };
    for (const [field, values] of Object.entries(known)) for (const value of values) builder.insert('indicator', { field, value, short: value, meaning: value, note: null, reference: '', source_id: indicators });
    for (const code of ['27001', '27002', '27003', '27004', '27005', '27006']) {
      builder.code('CPT', code, `Operation ${code}`, texts);
      builder.pfs(pfs, code, { work_rvu: 1000 + Number(code.slice(4)) * 100, facility_pe_rvu: 0, mp_rvu: 0, facility_total: 1000, conversion_factor: 1_000_000 });
    }
    builder.code('CPT', '27009', 'Add-on', texts, { add_on: 1 });
    builder.pfs(pfs, '27009', { global_days: 'ZZZ', multiple_procedure: '0', conversion_factor: 100_000 });
    builder.insert('opps', { code: '27006', status_indicator: 'C', apc: null, source_id: opps });
    builder.pair(pairs, '27001', '27002', { indicator: '0' });
    builder.pair(pairs, '27001', '27003', { indicator: '1', effectiveFrom: '2026-03-01', deletedOn: '2026-09-30', rationale: 'Standards of practice' });
    builder.pair(pairs, '27004', '27005', { indicator: '9' });
    const limit = (code: string, units: number, mai: string) => builder.insert('mue', { code, setting: 'practitioner', units, mai, rationale: null, source_id: limits });
    for (const [code, mai] of [['27001', '2'], ['27002', '1'], ['27003', '3'], ['27004', '2'], ['27005', '2'], ['27006', '2'], ['27009', '2']] as const) limit(code, code === '27009' ? 3 : 1, mai);
    const edit = { source_id: addOns, effective_from: '2026-01-01', deleted_on: null, add_on_deleted_on: null, primary_deleted_on: null, instructions: null };
    builder.insert('add_on_edit', { ...edit, add_on: '27009', primary_code: '27001', type: '1' });
    builder.link('27004', 'family', 1, 'CPT', '27006', 'several', texts);
    more(builder, { pfs, pairs, limits, addOns, texts });
  });
}

const request = (lines: CaseLineInput[], more: Partial<CaseRequest> = {}): CaseRequest => ({ lines, dateOfService: '2026-06-01', place: 'outpatient', locality: null, zip: null, ...more });

/** "27390-59 LT" is a line of 27390 with two modifiers, "27390x2" one of two units. */
function written(text: string): CaseLineInput {
  const [, code = '', modifiers = '', units = '1'] = /^(\w{5})(?:-([\w ]+?))?(?:x(\d+))?$/.exec(text) ?? [];
  return { code, modifiers: modifiers === '' ? [] : modifiers.split(' '), units: Number(units) };
}

function check(db: ReadDb, lines: readonly string[], more: Partial<CaseRequest> = {}): CaseCheck {
  const answer = checkCase(db, request(lines.map(written), more));
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return caseCheckSchema.parse(answer.value);
}

/** "stop pair-never 27001 27002" */
const found = ({ findings }: CaseCheck): string[] => findings.map(({ severity, kind, codes }) => [severity, kind, ...codes].join(' '));

describe('pairs', () => {
  it('of indicator 0 never go together, in whatever order', () => {
    expect(found(check(catalog(), ['27001', '27002']))).toEqual(['stop pair-never 27001 27002']);
    expect(found(check(catalog(), ['27002-59 XS', '27001']))).toEqual(['stop pair-never 27001 27002']);
  });

  it('take the money of column two out, and the ranking is made anew', () => {
    const { payment, lines } = check(catalog(), ['27002', '27001', '27004']);
    // Fees 1200, 1100, 1400: all 1400 + 600 + 550; without 27002 1400 + 550.
    expect([payment.total, payment.totalWithoutDenied]).toEqual([2550, 1950]);
    expect(lines.map(({ code, isDenied }) => [code, isDenied])).toEqual([['27002', true], ['27001', false], ['27004', false]]);
  });

  it.each([
    ['2026-02-28', 'the day before it begins', false], ['2026-03-01', 'its first day', true], ['2026-09-30', 'its last day', true], ['2026-10-01', 'the day after', false],
  ])('count on %s, %s: %s', (dateOfService, _words, applies) => {
    expect(found(check(catalog(), ['27001', '27003'], { dateOfService }))).toEqual(applies ? ['stop pair-needs-modifier 27001 27003'] : []);
  });

  it('of indicator 1 say which modifiers would do, and that one joint is not separate', () => {
    const [finding] = check(catalog(), ['27001', '27003']).findings;
    expect(finding?.words).toMatch(/LT, RT.*XE, XS, XP, XU or 59.*same joint.*Standards of practice/);
    expect(finding?.mend.map(({ changes }) => changes)).toEqual([
      [{ action: 'remove-line', line: 1 }], [{ action: 'add-modifier', line: 1, modifier: 'XS' }], [{ action: 'add-modifier', line: 1, modifier: '59' }],
    ]);
    expect(finding?.mend[2]?.words).toContain('same joint');
  });

  it.each(['27003-59', '27003-XS', '27003-LT', '27003-78'])('of indicator 1 are lifted by %s, which is then to be shown', (two) => {
    const answer = check(catalog(), ['27001', two]);
    expect(found(answer).filter((one) => one.includes('pair'))).toEqual(['check pair-needs-modifier 27001 27003']);
    expect(answer.lines.every(({ isDenied }) => !isDenied)).toBe(true);
  });

  it.each(['27003-51', '27003-76', '27003-50', '27003-62'])('are not lifted by %s', (two) => {
    expect(found(check(catalog(), ['27001', two]))).toContain('stop pair-needs-modifier 27001 27003');
  });

  it('are not lifted by a side that both name', () => {
    expect(found(check(catalog(), ['27001-LT', '27003-LT']))).toContain('stop pair-needs-modifier 27001 27003');
    expect(found(check(catalog(), ['27001-LT', '27003-RT']))).toContain('check pair-needs-modifier 27001 27003');
  });

  it('of the surgeon and of the assistant do not meet', () => {
    expect(found(check(catalog(), ['27001', '27002-80']))).toEqual([]);
  });

  it('of indicator 9 are withdrawn, and one of an unknown indicator is said', () => {
    expect(found(check(catalog(), ['27004', '27005']))).toEqual([]);
    const unknown = catalog((builder, { pairs }) => builder.pair(pairs, '27001', '27005', { indicator: '4' }));
    expect(found(check(unknown, ['27001', '27005']))).toEqual(['check indicator-unknown 27001 27005']);
  });

  it('of a later release that has ended them do not come back from an earlier one', () => {
    const db = catalog((builder) => {
      builder.pair(builder.source('release', 'ncci-ptp-practitioner', '2025-01', '2025-01-01'), '27004', '27001', { indicator: '0' });
      builder.pair(builder.source('release', 'ncci-ptp-practitioner', '2026-04', '2026-04-01'), '27004', '27001', { indicator: '0', deletedOn: '2026-03-31' });
    });
    expect(found(check(db, ['27001', '27004']))).toEqual([]);
  });
});

describe('units', () => {
  it('over an absolute limit stop, over a reviewable one are to be checked', () => {
    expect(found(check(catalog(), ['27001x2']))).toEqual(['stop units-over-limit 27001']);
    expect(found(check(catalog(), ['27003x2']))).toEqual(['check units-over-limit 27003']);
  });

  it('count over all lines of the day for MAI 2, line by line for MAI 1', () => {
    expect(found(check(catalog(), ['27001-LT', '27001-RT']))).toEqual(['stop units-over-limit 27001']);
    expect(found(check(catalog(), ['27002', '27002']))).toEqual([]);
    expect(found(check(catalog(), ['27002', '27002x2']))).toEqual(['stop units-over-limit 27002']);
  });

  it('with 50 are one unit', () => {
    expect(found(check(catalog(), ['27001-50']))).toEqual([]);
  });
});

describe('add-ons', () => {
  it('need their primary, of the same practitioner', () => {
    expect(found(check(catalog(), ['27009', '27004']))).toEqual(['stop add-on-without-primary 27009']);
    expect(found(check(catalog(), ['27009', '27001']))).toEqual([]);
    expect(found(check(catalog(), ['27009-80', '27001']))).toEqual(['stop add-on-without-primary 27009']);
  });

  it('of types 2 and 3 are left to the contractor', () => {
    const withType = (type: string) =>
      catalog((builder, { pfs, texts, limits, addOns }) => {
        builder.code('CPT', '27010', 'Another add-on', texts);
        builder.pfs(pfs, '27010', { global_days: 'ZZZ', multiple_procedure: '0' });
        builder.insert('mue', { code: '27010', setting: 'practitioner', units: 1, mai: '2', rationale: null, source_id: limits });
        builder.insert('add_on_edit', { source_id: addOns, effective_from: null, deleted_on: null, add_on_deleted_on: null, primary_deleted_on: null, instructions: null, add_on: '27010', primary_code: type === '2' ? null : '27001', type });
      });
    expect(found(check(withType('2'), ['27010', '27004']))).toEqual([]);
    expect(found(check(withType('3'), ['27010', '27004']))).toEqual(['check add-on-without-primary 27010']);
    expect(found(check(withType('2'), ['27010']))).toEqual(['stop add-on-without-primary 27010']);
  });

  it('whose edit has ended are judged without it', () => {
    const db = catalog((builder, { addOns }) => builder.insert('add_on_edit', { source_id: addOns, add_on: '27009', primary_code: '27004', type: '1', effective_from: '2026-01-01', deleted_on: '2026-05-31', add_on_deleted_on: null, primary_deleted_on: null, instructions: null }));
    expect(found(check(db, ['27009', '27004'], { dateOfService: '2026-05-31' }))).toEqual([]);
    expect(found(check(db, ['27009', '27004'], { dateOfService: '2026-06-01' }))).toEqual(['stop add-on-without-primary 27009']);
  });
});

describe('codes', () => {
  it('that nobody knows, or of a diagnosis, are said', () => {
    const db = catalog((builder, { texts }) => void builder.code('ICD10CM', 'M62.40', 'Contracture', texts));
    expect(found(check(db, ['99999']))).toEqual(['stop code-unknown 99999']);
    expect(check(db, ['M6240']).findings[0]?.words).toContain('another system');
  });

  it('that have ended or not begun are told apart by their days', () => {
    const db = catalog((builder) => {
      const hcpcs = builder.source('release', 'hcpcs', '2026', '2026-01-01');
      builder.insert('hcpcs', { code: 'G0289', added_on: '2026-04-01', ended_on: '2026-08-31', source_id: hcpcs });
    });
    const kinds = (dateOfService: string) => found(check(db, ['G0289'], { dateOfService })).filter((one) => one.startsWith('stop'));
    expect(kinds('2026-03-31')).toEqual(['stop code-not-valid-on-date G0289']);
    expect([kinds('2026-04-01'), kinds('2026-08-31')]).toEqual([[], []]);
    expect(kinds('2026-09-01')).toEqual(['stop code-deleted G0289']);
  });

  it('of status D are deleted', () => {
    const db = catalog((builder, { pfs }) => builder.pfs(pfs, '27020', { status: 'D' }));
    expect(found(check(db, ['27020']))).toContain('stop code-deleted 27020');
  });

  it('without a row in the whole schedule in force have ended', () => {
    const db = catalog((builder) => {
      builder.source('release', 'pfs-relative-values', '2026-04', '2026-04-01', { rows_read: 19_000, release_label: 'April 2026' });
    });
    expect(found(check(db, ['27004'], { dateOfService: '2026-03-31' }))).not.toContain('stop code-deleted 27004');
    expect(check(db, ['27004'], { dateOfService: '2026-04-01' }).findings[0]).toMatchObject({ kind: 'code-deleted', words: expect.stringContaining('April 2026') as string });
  });

  it('of one family are asked about', () => {
    expect(found(check(catalog(), ['27006', '27004'], { place: 'inpatient' }))).toEqual(['check same-family 27004 27006']);
  });

  it('and neighbours that releases describe alike have their plain name with its source, where one is written', () => {
    const named = catalog((builder) => {
      const names = builder.source('starter', 'plain-names', 'starter', null);
      for (const code of ['27004', '27006']) builder.insert('plain_name', { system: 'CPT', code, name: `In plain words ${code}`, other_names: null, source_id: names });
    });
    const { lines, alsoAuthorise, sources } = check(named, ['27004', '27001']);
    const source = sources.find(({ kind }) => kind === 'plain-names')?.number;
    expect(source).toBeTypeOf('number');
    expect(lines.map(({ plainName }) => plainName)).toEqual([{ words: 'In plain words 27004', source }, null]);
    expect(alsoAuthorise.map(({ code, plainName }) => [code, plainName])).toEqual(expect.arrayContaining([['27006', { words: 'In plain words 27006', source }], ['27009', null]]));
    expect(check(catalog(), ['27004']).lines[0]?.plainName).toBeNull();
  });

  it('with a value that nothing explains say so, and it borrows no meaning', () => {
    const db = catalog((builder, { pfs }) => builder.pfs(pfs, '27021', { bilateral: '7' }));
    const answer = check(db, ['27021-50']);
    expect(answer.findings.find(({ kind }) => kind === 'indicator-unknown')?.words).toContain('Both sides: value 7');
    expect(answer.lines[0]?.amount).toBeNull();
  });
});

describe('sites, sides, roles and modifiers', () => {
  it('inpatient-only stops an outpatient and is to be checked in a facility', () => {
    expect(found(check(catalog(), ['27006']))).toEqual(['stop inpatient-only 27006']);
    expect(found(check(catalog(), ['27006'], { place: 'facility' }))).toEqual(['check inpatient-only 27006']);
    // Of a patient who died before admission the hospital is paid once for the day.
    expect(found(check(catalog(), ['27006-CA'], { place: 'outpatient' }))).toEqual(['check inpatient-only 27006']);
    expect(found(check(catalog(), ['27006-CA'], { place: 'surgery-centre' }))).toContain('stop inpatient-only 27006');
    expect(found(check(catalog(), ['27006'], { place: 'inpatient' }))).toEqual([]);
  });

  it('a surgery centre has its list', () => {
    const db = catalog((builder) => {
      const centre = builder.source('release', 'asc-addendum-aa', '2026-01', '2026-01-01', { rows_kept: 3500 });
      builder.insert('asc_payment', { code: '27001', addendum: 'AA', multiple_discounting: 1, payment_indicator: 'A2', source_id: centre });
    });
    expect(found(check(db, ['27001'], { place: 'surgery-centre' }))).toEqual([]);
    expect(found(check(db, ['27004'], { place: 'surgery-centre' }))).toEqual(['stop not-in-surgery-centre 27004']);
  });

  const withBilateral = (bilateral: string) => catalog((builder, { pfs, limits }) => {
    builder.pfs(pfs, '27022', { bilateral, assistant_at_surgery: bilateral === '2' ? '1' : '0' });
    builder.insert('mue', { code: '27022', setting: 'practitioner', units: 1, mai: '2', rationale: null, source_id: limits });
  });

  it('50 on a code of both sides adds nothing, and may be taken off', () => {
    const { findings } = check(withBilateral('2'), ['27022-50']);
    expect(findings).toMatchObject([{ kind: 'both-sides-already', mend: [{ changes: [{ action: 'remove-modifier', line: 0, modifier: '50' }] }] }]);
    expect(found(check(withBilateral('0'), ['27022-50']))).toEqual(['check modifier-misfit 27022']);
  });

  it('an assistant is never paid for 1 and with documentation for 0', () => {
    expect(found(check(withBilateral('2'), ['27022-80']))).toEqual(['stop assistant-never 27022']);
    expect(found(check(withBilateral('0'), ['27022-AS']))).toEqual(['check assistant-needs-documentation 27022']);
  });

  it('a modifier that does not exist stops; a letter is not judged without its list', () => {
    expect(found(check(catalog(), ['27001-00']))).toEqual(['stop modifier-unknown 27001']);
    expect(found(check(catalog(), ['27001-QQ']))).toEqual(['note modifier-unknown 27001']);
    const withList = catalog((builder) => {
      const hcpcs = builder.source('release', 'hcpcs', '2026', '2026-01-01');
      builder.insert('hcpcs_modifier', { modifier: 'GA', long_text: 'invented', short_text: 'invented', source_id: hcpcs });
    });
    expect(found(check(withList, ['27001-QQ']))).toEqual(['stop modifier-unknown 27001']);
    expect(found(check(withList, ['27001-GA']))).toEqual([]);
  });

  it('a part of an operation does not fit, and neither do two that exclude each other', () => {
    expect(found(check(catalog(), ['27001-26']))).toEqual(['check modifier-misfit 27001']);
    expect(found(check(catalog(), ['27001-50 LT']))).toEqual(['check modifier-misfit 27001']);
  });

  it('side and role of a line are its modifiers', () => {
    const answer = checkCase(catalog(), request([{ code: '27001', side: 'both', role: 'assistant' }]));
    expect(answer.ok && answer.value.lines[0]).toMatchObject({ modifiers: ['50', '80'], amount: 264 });
  });
});

describe('the facility', () => {
  const withRates = (): ReadDb => catalog((builder) => {
    const opps = builder.source('release', 'opps-addendum-b', '2026-04', '2026-04-01', { release_label: 'April 2026', effective_to: '2026-06-30' });
    const rates: [string, string, number | null][] = [['27001', 'T', 100_000], ['27002', 'T', 60_001], ['27004', 'T', 60_001], ['27009', 'N', null]];
    for (const [code, status_indicator, payment_cents] of rates) builder.insert('opps', { code, status_indicator, apc: '5113', payment_cents, source_id: opps });
    const centre = builder.source('release', 'asc-addendum-aa', '2026-01', '2026-01-01', { rows_kept: 3500 });
    for (const [code, payment_cents] of [['27001', 50_000], ['27004', 30_000]] as const) builder.insert('asc_payment', { code, addendum: 'AA', multiple_discounting: 1, payment_indicator: 'A2', payment_cents, source_id: centre });
  });
  const lines = ['27001', '27004', '27009', '27001-80'];

  it('that is booked is priced beside the fee, with its file as source', () => {
    const { payment, sources } = check(withRates(), lines);
    const [price, ...others] = payment.facility.prices;
    expect(others).toEqual([]);
    // 1000.00 and half of 600.01.
    expect(price).toMatchObject({ facility: 'hospital-outpatient', total: 1300.01, isPartial: false, lines: [{ rate: 1000, amount: 1000, group: '5113' }, { indicator: 'T', rate: 600.01, amount: 300.01 }, { indicator: 'N', rate: null, amount: 0 }, { amount: null }] });
    expect(price?.sources.map((number) => sources.find((source) => source.number === number)?.releaseLabel)).toEqual(['April 2026']);
    expect(price?.trace.at(-1)).toMatchObject({ step: 'total', result: '$1,300.01' });
    expect(price?.notes).toHaveLength(1);
    expect(check(withRates(), lines, { place: 'surgery-centre' }).payment.facility.prices).toMatchObject([{ facility: 'surgery-centre', total: 650, isPartial: false, lines: [{}, {}, { amount: null, words: expect.stringContaining('Not on the list') as string }, {}] }]);
  });

  it('that nobody has named is priced as both, and a stay and an office as neither, in words', () => {
    expect(check(withRates(), lines, { place: 'facility' }).payment.facility.prices.map(({ facility, total }) => [facility, total])).toEqual([['hospital-outpatient', 1300.01], ['surgery-centre', 650]]);
    expect(check(withRates(), lines, { place: 'inpatient' }).payment.facility).toMatchObject({ prices: [], words: expect.stringContaining('diagnosis-related group') as string });
    expect(check(withRates(), lines, { place: 'office' }).payment.facility).toMatchObject({ prices: [], words: expect.stringContaining('office') as string });
    expect(check(catalog(), ['27001']).payment.facility).toMatchObject({ prices: [], words: expect.stringContaining('OPPS Addendum B') as string });
  });

  it('is priced without what a pair takes off, but not without what a limit of practitioners does', () => {
    expect(check(withRates(), ['27001', '27002']).payment.facility.prices).toMatchObject([{ total: 1000, lines: [{ amount: 1000 }, { amount: null }] }]);
    expect(check(withRates(), ['27001x2']).payment.facility.prices).toMatchObject([{ total: 1500 }]);
  });

  it('is priced by the release at hand, which is named where it is of another time', () => {
    expect(check(withRates(), ['27001'], { dateOfService: '2026-08-01' }).payment.facility.prices[0]?.notes.join(' ')).toContain('April 2026 stand in');
  });
});

describe('what hospitals have agreed with payers', () => {
  const price = { setting: 'outpatient', billing_class: 'facility', modifiers: null, dollar: null, percentage: null, unit_id: null, gross: null, cash: null };
  const withPrices = (): ReadDb => catalog((builder) => {
    const opps = builder.source('release', 'opps-addendum-b', '2026-04', '2026-04-01');
    builder.insert('opps', { code: '27001', status_indicator: 'J1', apc: '5113', payment_cents: 200_000, source_id: opps });
    const file = builder.source('release', 'hospital-prices', '2026-04', '2026-04-01');
    builder.insert('hospital', { source_id: file, name: 'General', locations: null, addresses: null, license: null, version: '3.0.0', updated_on: '2026-04-01' });
    for (const [plan_id, payer] of [[1, 'Aetna'], [2, 'Cigna']] as const) builder.insert('hospital_plan', { source_id: file, plan_id, payer, plan: null });
    const rows: [code: string, plan: number, more: Partial<Record<keyof typeof price, string | number>>][] = [
      ['27001', 1, { dollar: 250_000 }], ['27001', 1, { dollar: 350_000 }], ['27001', 2, { dollar: 300_000 }], ['27001', 2, { percentage: 4_500 }],
      ['27001', 1, { dollar: 220_000, billing_class: 'professional' }], ['27001', 0, { gross: 900_000 }], ['27001', 2, { dollar: 1_000_000, setting: 'inpatient' }],
      ['27002', 1, { percentage: 4_500 }], ['27004', 1, { dollar: 100 }],
    ];
    rows.forEach(([code, plan_id, more], item) => builder.insert('hospital_price', { code, source_id: file, item, part: 0, counted: 1, plan_id, ...price, ...more }));
  });

  it('stands beside what Medicare pays for the same, use by use', () => {
    const { payers, sources } = check(withPrices(), ['27002', '27001']);
    expect(payers).toMatchObject([
      { use: 'inpatient, facility', prices: 1, medicare: null, medianOfMedicare: null },
      { code: '27001', lines: [1], hospital: 'General', use: 'outpatient, facility', prices: 3, payers: 2, otherWays: 1, low: 2500, firstQuartile: 2750, median: 3000, thirdQuartile: 3250, ninetieth: 3400, high: 3500, medicare: 2000, medianOfMedicare: 1.5 },
      // The fee of 27001 is 1100.00.
      { use: 'outpatient, professional', prices: 1, median: 2200, medicare: 1100, medianOfMedicare: 2 },
    ]);
    expect(payers.map(({ source }) => sources.find(({ number }) => number === source)?.kind)).toEqual(Array.from({ length: 3 }, () => 'hospital-prices'));
  });

  it('is empty where no file has the codes, and cites none', () => {
    expect(check(catalog(), ['27001']).payers).toEqual([]);
    const without = check(withPrices(), ['27005']);
    expect(without.payers).toEqual([]);
    expect(without.sources.some(({ kind }) => kind === 'hospital-prices')).toBe(false);
  });
});

describe('what is not loaded', () => {
  it('is a finding in words, with the file that would bring it', () => {
    const bare = catalogWith((builder) => {
      const texts = builder.source('starter', 'starter-texts', 'starter', null);
      for (const code of ['27001', '27002']) builder.code('CPT', code, 'Operation', texts);
    });
    const answer = check(bare, ['27001', '27002'], { zip: '48201' });
    expect(found(answer)).toEqual(Array.from({ length: 4 }, () => 'note file-missing 27001 27002'));
    expect(answer.findings.flatMap(({ mend }) => mend.map(({ words }) => words)).join(' ')).toMatch(/PPRRVU.*ZIP code|ZIP code.*PPRRVU/);
    expect([answer.payment.total, answer.payment.isPartial]).toEqual([0, true]);
  });

  it('the schedule of another year is used and named', () => {
    expect(check(catalog(), ['27001'], { dateOfService: '2027-01-01' }).findings).toMatchObject([{ kind: 'file-missing', words: expect.stringContaining('January 2026') as string }]);
  });

  it('a locality without indices is priced as national, and that is said; an unknown one is refused', () => {
    const gpci = (year: string) => (builder: CatalogBuilder) => builder.insert('gpci', { source_id: builder.source('release', 'gpci', year, `${year}-01-01`, { effective_to: `${year}-12-31` }), contractor: '08202', locality: '01', state: 'MI', name: 'DETROIT', work: 1010, pe: 1, mp: 1 });
    expect(check(catalog(), ['27001'], { locality: '08202-01' })).toMatchObject({ payment: { total: 1100, locality: null }, findings: [{ kind: 'file-missing' }] });
    expect(check(catalog(gpci('2025')), ['27001'], { locality: '08202-01' })).toMatchObject({ payment: { total: 1100, locality: null }, findings: [{ words: expect.stringContaining('another year') as string }] });
    expect(check(catalog(gpci('2026')), ['27001'], { locality: '08202-01' })).toMatchObject({ payment: { total: 1111, locality: '08202-01', localityName: 'MI: DETROIT' }, findings: [] });
    expect(checkCase(catalog(gpci('2026')), request([{ code: '27001' }], { locality: '99999-99' }))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('a ZIP code leads to its locality, and one in two is refused', () => {
    const db = catalog((builder) => {
      const gpci = builder.source('release', 'gpci', '2026', '2026-01-01');
      builder.insert('gpci', { source_id: gpci, contractor: '08202', locality: '01', state: 'MI', name: 'DETROIT', work: 1010, pe: 1, mp: 1 });
      const zips = builder.source('release', 'zip-localities', '2026', '2026-01-01');
      for (const [zip, locality] of [['48201', '01'], ['48300', '01'], ['48300', '99']] as const) builder.insert('zip_locality', { zip, plus_four: '', state: 'MI', contractor: '08202', locality, rural: null, divided: 0, source_id: zips });
    });
    expect(check(db, ['27001'], { zip: '48201' }).payment).toMatchObject({ total: 1111, locality: '08202-01' });
    expect(checkCase(db, request([{ code: '27001' }], { zip: '48300' }))).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(checkCase(db, request([{ code: '27001' }], { zip: '99999' }))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('time, package and neighbours', () => {
  it('are told of the whole operation', () => {
    const db = catalog((builder) => {
      const times = builder.source('release', 'physician-work-time', '2026', '2026-01-01');
      for (const [code, intra] of [['27001', 6000], ['27004', 3050]] as const) builder.insert('work_time', { code, modifier: '', pre_evaluation: 3000, pre_positioning: 500, pre_scrub: 0, intra, post: 2000, total: null, visits: null, source_id: times });
    });
    const answer = check(db, ['27001', '27004']);
    expect(answer.time).toMatchObject({ before: 35, during: 90.5, after: 20 });
    expect(answer.global).toMatchObject({ globalDays: '090', days: 92, startsOn: '2026-05-31', endsOn: '2026-08-30', codes: ['27001', '27004'] });
    expect(answer.alsoAuthorise.map(({ code }) => code)).toEqual(['27006', '27009']);
  });

  it('name the few likely partners of pairs that a modifier lifts, of the same section, last and each with its reason', () => {
    const db = catalog((builder, { pfs, pairs, texts }) => {
      for (const [section_id, first_code, last_code] of [[7, '28000', '28899'], [8, '29000', '29999']] as const) builder.insert('section', { section_id, parent_id: null, system: 'CPT', first_code, last_code, title: 'Invented', source_id: texts });
      const operation = (code: string, status = 'A', more: Record<string, number> = {}): void => {
        builder.code('CPT', code, `Operation ${code}`, texts, { section_id: code < '29000' ? 7 : 8, ...more });
        builder.pfs(pfs, code, { status });
      };
      for (const code of ['28001', '28002', '28003', '28004', '28005', '28006', '28011', '28012', '28013', '28014', '28015', '29001']) operation(code, code === '28005' ? 'N' : 'A', { add_on: code === '28006' ? 1 : 0 });
      builder.link('28001', 'family', 1, 'CPT', '28013', null, texts);
      // Column two and column one; withdrawn, ended and never; not paid, an add-on, of the family, of another section; with both.
      for (const other of ['28002', '28004', '28005', '28006', '28013', '28014', '28015', '29001']) builder.pair(pairs, '28001', other, { indicator: '1', effectiveFrom: '2026-01-01', deletedOn: other === '28015' ? '2026-03-31' : null });
      builder.pair(pairs, '28003', '28001', { indicator: '1' });
      builder.pair(pairs, '28001', '28012', { indicator: '0' });
      builder.pair(pairs, '28011', '28014', { indicator: '1' });
      builder.pair(pairs, '28011', '28004', { indicator: '0' });
      builder.insert('code_use', { system: 'CPT', code: '28003', lines: 9, source_id: texts });
    });
    const of = (lines: string[]): string[] => check(db, lines).alsoAuthorise.map(({ code, kind }) => `${code} ${kind}`);
    expect(of(['28001'])).toEqual(['28013 family', '28003 partner', '28002 partner', '28004 partner', '28014 partner']);
    // 28014 goes with both; 28004 never stands beside 28011.
    expect(of(['28011', '28001'])).toEqual(['28013 family', '28014 partner', '28003 partner', '28002 partner']);
    expect(check(db, ['28001', '28011']).alsoAuthorise.find(({ code }) => code === '28014')?.why).toBe('may stand beside 28001, 28011 with a modifier, as separate work of the same section (pair indicator 1)');
    expect(check(db, ['28001'], { dateOfService: '2026-03-31' }).alsoAuthorise.map(({ code }) => code)).toContain('28015');
  });

  it('a return to the operating room begins no package', () => {
    expect(check(catalog(), ['27001-78']).global).toBeNull();
  });
});

describe('how it is read', () => {
  it('takes as many statements for twenty-five lines as for two, and none scans a large table', () => {
    const db = catalog();
    const count = (lines: number): { all: number; scans: string[] } => {
      let all = 0;
      const sql = new Set<string>();
      const watched: ReadDb = { name: db.name, open: db.open, prepare: <Row>(text: string): ReadStatement<Row> => { all++; sql.add(text); return db.prepare<Row>(text); } };
      expect(checkCase(watched, request(Array.from({ length: lines }, (_one, index) => ({ code: `2700${((index % 6) + 1).toString()}` })))).ok).toBe(true);
      const names = (text: string) => Object.fromEntries([...text.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', '0']));
      const scans = [...sql].flatMap((text) => db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(names(text)).map(({ detail }) => detail)).filter((detail) => /^SCAN (?:pfs|ncci_pairs|pairs|code|mue|opps|add_on_edit|hcpcs|work_time|code_link|asc_payment|hospital_price)\b/.test(detail));
      return { all, scans };
    };
    const [few, many] = [count(2), count(25)];
    expect(many.all - few.all).toBeLessThanOrEqual(4);
    expect(many.scans).toEqual([]);
  });
});

describe('whatever is entered', () => {
  const db = (): ReadDb => catalog((builder, { pfs }) => builder.pfs(pfs, '27023', { multiple_procedure: '3', endo_base: '27004', bilateral: '3' }));
  const anyLine = fc.record({
    code: fc.constantFrom('27001', '27002', '27003', '27004', '27005', '27006', '27009', '27023', '99999'),
    modifiers: fc.uniqueArray(fc.constantFrom('50', 'LT', 'RT', '59', 'XS', '80', 'AS', '62', '66', '78', '54', '55', '26', '22', '51', '00', 'F1'), { maxLength: 3 }),
    units: fc.integer({ min: 1, max: 4 }),
    charge: fc.option(fc.integer({ min: 0, max: 200_000 }).map((cents) => cents / 100)),
  });
  const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 });
  const anyDay = fc.constantFrom('2025-12-31', '2026-03-01', '2026-09-30', '2026-10-01', '2027-01-01');
  const run = (catalogOfAll: ReadDb, lines: CaseLineInput[], dateOfService: string): CaseCheck => {
    const answer = checkCase(catalogOfAll, request(lines, { dateOfService }));
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  /** How many findings say the same: of two lines alike each has its own. */
  const alike = (answer: CaseCheck, { severity, kind, codes, words }: CaseCheck['findings'][number]): number => told(answer).filter((one) => one === [severity, kind, codes.join(), words].join('|')).length;
  const told = (answer: CaseCheck): string[] => answer.findings.map(({ kind, codes, severity, words }) => [severity, kind, codes.join(), words].join('|'));

  it('the order of entry changes neither money nor findings', () => {
    const all = db();
    fc.assert(fc.property(anyLines, anyDay, fc.infiniteStream(fc.nat()), (lines, day, numbers) => {
      const shuffled = lines.map((line) => ({ line, by: numbers.next().value as number })).sort((a, b) => a.by - b.by).map(({ line }) => line);
      const [first, second] = [run(all, lines, day), run(all, shuffled, day)];
      expect([second.payment.total, second.payment.totalWithoutDenied, second.payment.isPartial]).toEqual([first.payment.total, first.payment.totalWithoutDenied, first.payment.isPartial]);
      expect(told(second)).toEqual(told(first));
    }), { numRuns: 150 });
  });

  it('a further line lowers the base of no other, and the cents add up', () => {
    const all = db();
    fc.assert(fc.property(anyLines, anyLine, anyDay, (lines, more, day) => {
      const [before, after] = [run(all, lines, day), run(all, [...lines, more], day)];
      before.lines.forEach((line, index) => expect(after.lines[index]?.base).toBe(line.base));
      expect(Math.round(after.payment.total * 100)).toBe(after.lines.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0));
    }), { numRuns: 150 });
  });

  it('without the lines that a finding names it is gone, and a way out never names a line that is not there', () => {
    const all = db();
    fc.assert(fc.property(anyLines, anyDay, (lines, day) => {
      const answer = run(all, lines, day);
      for (const finding of answer.findings) {
        const rest = lines.filter((_line, index) => !finding.lines.includes(index));
        if (rest.length > 0) expect(alike(run(all, rest, day), finding)).toBeLessThan(alike(answer, finding));
        for (const mend of finding.mend) {
          for (const change of mend.changes) if (change.action !== 'set-place') expect(finding.lines).toContain(change.line);
        }
      }
    }), { numRuns: 100 });
  });

  it('the first way out of what stops a line ends it', () => {
    const all = db();
    fc.assert(fc.property(anyLines, (lines) => {
      const answer = run(all, lines, '2026-06-01');
      for (const finding of answer.findings.filter(({ severity, kind }) => severity === 'stop' && kind !== 'add-on-without-primary')) {
        const mend = finding.mend.find(({ changes }) => changes.length > 0);
        if (mend === undefined || mend.changes.some(({ action }) => action === 'set-place')) continue;
        const mended = applyMend(lines.map((line) => caseLineSchema.parse(line)), mend);
        if (mended.length > 0) expect(alike(run(all, mended, '2026-06-01'), finding)).toBeLessThan(alike(answer, finding));
      }
    }), { numRuns: 100 });
  });
});

describe('a request of another form', () => {
  it.each([
    ['no lines', { lines: [] }], ['a day that is none', { dateOfService: '2026-02-30' }], ['no units', { lines: [{ code: '27001', units: 0 }] }], ['half a cent', { lines: [{ code: '27001', charge: 1.005 }] }], ['a code of four digits', { lines: [{ code: '2700' }] }],
  ])('%s is refused with the place', (_words, more) => {
    const answer = checkCase(catalog(), request([{ code: '27001' }], more));
    expect(answer.ok ? null : answer.error.code).toBe('bad-arguments');
    expect(answer.ok ? '' : answer.error.message).toMatch(/line 1|lines|dateOfService/);
  });
});
