import { describe, expect, it } from 'vitest';
import { codePageParts } from '../../../db/model/code-page.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import { missingParts } from '../../../db/model/missing-parts.ts';
import type { ReadDb } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { catalogWith, data, glanceFact, sentence, show, starterWith } from './fixture.ts';

/** The source numbers in the order in which a reader meets them. */
function numbersInReadingOrder(page: CodePage): number[] {
  const numbers: number[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'source' && typeof inner === 'number') numbers.push(inner);
        else collect(inner);
      }
    }
  };
  numbers.push(page.titleSource);
  collect([page.previous, page.next, page.children, page.glance]);
  for (const [part] of codePageParts) collect(page[part]);
  return numbers;
}

const rvu25d = { work_rvu: 1266, nonfacility_pe_rvu: 1278, facility_pe_rvu: 1278, mp_rvu: 259, nonfacility_total: 2803, facility_total: 2803, conversion_factor: 323465 };

describe('a code without a text of its own', () => {
  const named = (): ReadDb => catalogWith((catalog) => {
    const names = catalog.source('starter', 'plain-names', 'starter', null);
    const schedule = catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01');
    catalog.insert('section', { section_id: 1, parent_id: null, system: 'CPT', first_code: '99000', last_code: '99009', title: 'Invented', source_id: names });
    for (const [code, name] of [['99001', 'The small one'], ['99002', 'The large one'], ['99003', null]] as const) {
      catalog.code('CPT', code, 'Invented operation', schedule, { section_id: 1, distinction: name });
      catalog.pfs(schedule, code);
      if (name !== null) catalog.insert('plain_name', { system: 'CPT', code, name, other_names: code === '99001' ? 'Small one\nSO' : null, source_id: names });
    }
  });
  const kindOf = (page: CodePage, number: number) => page.sources.find((source) => source.number === number)?.kind;

  it('says in plain words what it is and what else it is called, from the list of names', () => {
    const db = named();
    const page = show(db, '99001');
    expect(data(page.overview).paragraphs).toMatchObject([{ heading: null, text: 'The small one' }, { heading: 'Also called', text: 'Small one; SO' }]);
    expect(kindOf(page, data(page.overview).paragraphs[0]?.source ?? 0)).toBe('plain-names');
    expect(kindOf(page, page.titleSource)).toBe('pfs-relative-values');
    expect(data(show(db, '99002').overview).paragraphs).toHaveLength(1);
    expect(show(db, '99003').overview.state).toBe('missing');
  });

  it('is told apart from its neighbours by the names, which are cited', () => {
    const page = show(named(), '99001');
    expect(data(page.family).rows.map(({ code, difference, source }) => [code, difference, kindOf(page, source)])).toEqual([
      ['99001', 'The small one', 'plain-names'],
      ['99002', 'The large one', 'plain-names'],
    ]);
  });
});

describe('the page of 27397 from the starter facts', () => {
  it('has 25.64 facility RVUs and 856.40 national, from PFS July 2026', () => {
    const page = show(starterWith(), '27397');
    const rvus = glanceFact(page, 'facilityRvus');
    expect(rvus).toMatchObject({ raw: 25.64, value: '25.64 RVU' });
    expect(glanceFact(page, 'nationalFacilityAmount')).toMatchObject({ raw: 856.4, value: '$856.40' });
    expect(page.sources.find((source) => source.number === rvus.source)?.title).toBe('PFS July 2026');
    const [row] = data(page.medicare).relativeValues;
    expect(row).toMatchObject({ facilityCents: 85640, nonFacilityCents: null, current: true, release: 'July 2026', conversionFactor: 33.4009 });
    expect(row?.noAmountReason).toMatch(/rarely or never done in an office/);
  });

  it('says the global period in words with its days', () => {
    expect(glanceFact(show(starterWith(), '27397'), 'globalDays')).toMatchObject({
      raw: '090',
      value: '90-day (major), 92 days in all',
      note: 'Print the end date.',
    });
  });

  it('puts at a glance what a scheduler asks first, in a fixed order', () => {
    expect(show(starterWith(), '27397').glance.map((fact) => fact.id)).toEqual([
      'globalDays', 'site', 'outpatientStatus', 'bilateral', 'assistantAtSurgery', 'coSurgeons', 'teamSurgery', 'unitsPerDay', 'facilityRvus', 'nationalFacilityAmount',
    ]);
  });

  it('cites the release of each value, never the list of meanings', () => {
    const page = show(starterWith(), '27397');
    expect(page.sources.map((source) => source.kind)).not.toContain('indicators');
    const source = (id: string) => page.sources.find((cited) => cited.number === glanceFact(page, id).source)?.releaseLabel;
    expect(source('outpatientStatus')).toBe('January 2026');
    expect(source('unitsPerDay')).toBe('July 2024');
    expect(source('bilateral')).toBe('July 2026');
    expect(glanceFact(page, 'outpatientStatus').value).toBe('Comprehensive APC (J1)');
  });

  it('takes a dash in the list of meanings for no note', () => {
    expect(glanceFact(show(starterWith(), '27397'), 'assistantAtSurgery').note).toBeNull();
  });

  it('shows how the amount comes about', () => {
    expect(data(show(starterWith(), '27397').medicare).trace.at(-1)).toBe('x conversion factor 33.4009 = 856.399076, rounded half up once = $856.40');
  });

  it('stands in its sections and between its neighbours', () => {
    const page = show(starterWith(), '27391');
    expect(page.sectionPath.map((section) => section.title)).toEqual(['Surgery', 'Thigh and knee']);
    expect([page.previous?.code, page.next?.code]).toEqual(['27390', '27397']);
    expect(show(starterWith(), '27397').next).toBeNull();
  });
});

describe('source numbers', () => {
  it('count 1, 2, 3 in reading order, and the list holds exactly the cited ones', () => {
    const db = starterWith((catalog, ids) => {
      const rvu = catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01', { notices: '["CPT copyright line"]' });
      catalog.pfs(rvu, '27397', rvu25d);
      const gpci = catalog.source('release', 'gpci', '2025', '2025-01-01');
      catalog.insert('gpci', { source_id: gpci, contractor: '01112', locality: '05', state: 'CA', name: 'SAN FRANCISCO', work: 1083, pe: 1389, mp: 434 });
      catalog.text('27397', 'overview', 1, 'What it is.', ids.texts);
      catalog.text('27397', 'typicalSite', 1, 'Hospital outpatient.', ids.texts);
      catalog.link('27397', 'diagnosis', 1, 'ICD10CM', 'M62.40', 'contracture', ids.texts);
      const icd = catalog.source('release', 'icd10cm-order', 'FY2025', '2024-10-01');
      catalog.code('ICD10CM', 'M62.40', 'Contracture of muscle, unspecified site', icd);
      catalog.insert('stated_descriptor', { system: 'CPT', code: '27397', kind: 'short', text: 'Invented short text', source_id: rvu });
    });
    const page = show(db, '27397');
    const numbers = numbersInReadingOrder(page);
    expect([...new Set(numbers)]).toEqual(page.sources.map((source) => source.number));
    expect(page.sources.map((source) => source.number)).toEqual(page.sources.map((_source, index) => index + 1));
    // The words of the modifier list are not cited, but their notice stands.
    expect(page.notices).toEqual(['Plain-language content of this project.', 'CPT copyright line', 'Modifiers in own words.']);
    expect(page.sources.map((source) => source.kind)).not.toContain('modifiers');
  });

  it('are right on every page of the catalog, thin ones too', () => {
    const db = starterWith((catalog, ids) => {
      catalog.code('CPT', '99999', 'Nothing known', ids.texts);
      catalog.pfs(ids.pfs, '27391', { nonfacility_na: 1, facility_na: 1 });
      catalog.link('27391', 'family', 1, 'CPT', '27391', 'only itself', catalog.source('office', 'office-texts', 'office', null));
    });
    for (const code of ['27390', '27391', '27397', '99999']) {
      const page = show(db, code);
      expect([...new Set(numbersInReadingOrder(page))], code).toEqual(page.sources.map((source) => source.number));
    }
  });
});

describe('which release counts', () => {
  it('an imported release stands over the starter facts, which stay listed', () => {
    const db = starterWith((catalog) => {
      catalog.pfs(catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01', { release_label: 'October 2025' }), '27397', rvu25d);
    });
    const page = show(db, '27397');
    const rows = data(page.medicare).relativeValues.map((row) => [row.release, row.facilityTotal, row.conversionFactor, row.current]);
    expect(rows).toEqual([['October 2025', 28.03, 32.3465, true], ['July 2026', 25.64, 33.4009, false]]);
    expect(glanceFact(page, 'nationalFacilityAmount').raw).toBe(906.67);
  });

  it('within a layer the latest effective date wins, and a file without a date stands last', () => {
    const db = starterWith((catalog) => {
      for (const [label, date] of [['undated', null], ['January 2022', '2022-01-01'], ['October 2025', '2025-10-01']] as const) {
        catalog.pfs(catalog.source('release', 'pfs-relative-values', label, date, { release_label: label }), '27397', rvu25d);
      }
    });
    expect(data(show(db, '27397').medicare).relativeValues.map((row) => row.release)).toEqual(['October 2025', 'January 2022', 'undated', 'July 2026']);
  });

  it.each([[335675, 334009], [334009, 335675]])('of two factors of one release the lower counts (%i, %i)', (first, second) => {
    const db = starterWith((catalog) => {
      for (const conversion_factor of [first, second]) {
        catalog.pfs(catalog.source('release', 'pfs-relative-values', '2026-10', '2026-10-01'), '27397', { conversion_factor });
      }
    });
    const medicare = data(show(db, '27397').medicare);
    expect(medicare.relativeValues.map((row) => [row.conversionFactor, row.current])).toEqual([[33.4009, true], [33.5675, false], [33.4009, false]]);
    expect(medicare.trace.join(' ')).toContain('33.4009 is for clinicians who are not qualifying APM participants, 33.5675 for those who are');
  });

  it('an office text replaces the starter text of the same part alone', () => {
    const db = starterWith((catalog, ids) => {
      const office = catalog.source('office', 'office-texts', 'office', null);
      catalog.text('27397', 'overview', 1, 'Ours.', office);
      catalog.text('27397', 'overview', 1, 'Theirs.', ids.texts);
      catalog.text('27397', 'whatIsDone', 1, 'Steps.', ids.texts);
    });
    const page = show(db, '27397');
    expect(data(page.overview).paragraphs.map((paragraph) => paragraph.text)).toEqual(['Ours.']);
    expect(data(page.whatIsDone).paragraphs.map((paragraph) => paragraph.text)).toEqual(['Steps.']);
  });

  it('says when a newer loaded release has dropped the code', () => {
    const db = starterWith((catalog) => {
      catalog.pfs(catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01'), '27397', rvu25d);
      catalog.pfs(catalog.source('release', 'pfs-relative-values', '2026-10', '2026-10-01', { release_label: 'October 2026', rows_read: 19_000 }), '27390');
      // An excerpt that lacks a code says nothing about it.
      catalog.source('release', 'pfs-relative-values', '2027-01', '2027-01-01', { release_label: 'January 2027', rows_read: 5 });
    });
    expect(data(show(db, '27397').medicare).trace.join(' ')).toContain('The newer loaded release (October 2026) has no row for this code');
    expect(data(show(db, '27390').medicare).trace.join(' ')).not.toContain('newer loaded release');
  });
});

describe('the family', () => {
  it('tells number, side, global days and value apart, beside the code of the page', () => {
    const rows = data(show(starterWith(), '27391').family).rows;
    expect(rows.map((row) => [row.code, row.number, row.side, row.current, row.schedule?.facilityRvus ?? null])).toEqual([
      ['27390', 'one', null, false, 12.6],
      ['27391', 'several', 'one side', true, null],
      ['27397', 'several', null, false, 25.64],
    ]);
    const beside27390 = data(show(starterWith(), '27390').family).rows;
    expect(beside27390.map((row) => row.schedule?.rvusMore ?? null)).toEqual([0, null, 13.04]);
  });
});

describe('codes that a text names', () => {
  it('are listed when the catalog has a page for them, the page itself and money never', () => {
    const db = starterWith((catalog, ids) => {
      catalog.text('27397', 'overview', 1, 'Only one tendon? Then 27390, not 27397. Pays $27391 never. See 27001 and M62.40.', ids.texts);
      catalog.code('ICD10CM', 'M62.40', 'Contracture of muscle, unspecified site', ids.texts);
    });
    expect(show(db, '27397').mentions).toEqual([{ system: 'CPT', code: '27390' }, { system: 'ICD10CM', code: 'M62.40' }]);
  });
});

describe('values that need care', () => {
  it('an unknown value is named as such and borrows no meaning', () => {
    const page = show(starterWith((catalog, ids) => { catalog.pfs(ids.pfs, '27391', { bilateral: '7' }); }), '27391');
    expect(glanceFact(page, 'bilateral')).toMatchObject({ raw: '7', value: 'value 7, not explained in this version', meaning: null, note: null });
    expect(data(page.modifiers).rows.find((row) => row.modifier === '50')?.applies).toBe('not-decided');
  });

  it('RVUs of a bundled code give no amount, though the file prints them', () => {
    const page = show(starterWith((catalog, ids) => { catalog.pfs(ids.pfs, '27391', { status: 'B', nonfacility_na: 0 }); }), '27391');
    expect(data(page.medicare).relativeValues[0]).toMatchObject({ facilityCents: null, nonFacilityCents: null, facilityTotal: 25.64 });
    expect(page.glance.map((fact) => fact.id)).not.toContain('facilityRvus');
    expect(glanceFact(page, 'nationalFacilityAmount').meaning).toMatch(/Always bundled/);
  });

  it('0.00 work RVUs are a value', () => {
    const page = show(starterWith((catalog, ids) => { catalog.pfs(ids.pfs, '27391', { work_rvu: 0, nonfacility_na: 0, facility_pe_rvu: 100, mp_rvu: 0, facility_total: 100 }); }), '27391');
    expect(data(page.medicare).relativeValues[0]).toMatchObject({ work: 0, facilityCents: 3340 });
  });

  it('an add-on says that it never stands alone', () => {
    const page = show(starterWith((catalog, ids) => { catalog.pfs(ids.pfs, '27391', { global_days: 'ZZZ' }); }), '27391');
    expect(glanceFact(page, 'addOn').value).toBe('Yes: never alone');
    expect(show(starterWith(), '27397').glance.map((fact) => fact.id)).not.toContain('addOn');
  });
});

describe('what is not there', () => {
  it('names the file that would bring it', () => {
    const page = show(catalogWith((catalog) => { catalog.code('CPT', '99213', 'A visit', catalog.source('starter', 'starter-texts', 'starter', null)); }), '99213');
    expect(page.medicare).toMatchObject({ why: 'not-loaded', sentence: 'Import the Medicare fee schedule relative value file (PPRRVU).' });
    expect(page.descriptions).toMatchObject({ why: 'not-loaded', sentence: 'Import the Medicare fee schedule relative value file (PPRRVU), which has the short one, or a CPT delivery of the American Medical Association, which has all.' });
    expect(page.whatIsDone).toMatchObject({ why: 'not-loaded', sentence: "Import your office's own list, with what is done and a note." });
    for (const [part] of codePageParts) expect(sentence(page[part]), part).toMatch(/^[A-Z].*\.$/);
  });

  it('is asked for only where a file would bring it that can be read', () => {
    const readable = /relative value file \(PPRRVU\)|GPCI|NCCI procedure-to-procedure edits|MUE table|ICD-10-CM order file|office's own list|OPPS Addendum B|price file of a hospital/;
    const pages = [show(catalogWith((catalog) => { catalog.code('CPT', '99213', 'A visit', catalog.source('starter', 'starter-texts', 'starter', null)); }), '99213'), show(starterWith(), '27397')];
    for (const page of pages) {
      for (const [part] of codePageParts) {
        const content = page[part];
        if (content.state === 'data') continue;
        expect(/^Import|: import/.test(content.sentence), part).toBe(content.why === 'not-loaded');
        if (content.why === 'not-loaded') expect(content.sentence, part).toMatch(readable);
      }
    }
  });

  it('is gathered by reason, in reading order', () => {
    const page = show(catalogWith((catalog) => { catalog.code('CPT', '99213', 'A visit', catalog.source('starter', 'starter-texts', 'starter', null)); }), '99213');
    const { notLoaded, noData } = missingParts(page);
    expect(notLoaded.map(({ headings }) => headings)).toEqual([
      ['Overview', 'What is done'],
      ['Billing overview', 'Modifiers', 'Medicare physician fee schedule', 'Fee by locality'],
      ['Not together with (NCCI)'],
      ['Units per day (MUE)'],
      ['Hospital outpatient and surgery centre'],
      ['Official descriptions'],
      ['Hospital prices'],
    ]);
    const gathered = [...notLoaded, ...noData].flatMap(({ headings }) => headings);
    expect(gathered.toSorted()).toEqual(codePageParts.map(([, heading]) => heading as string).toSorted());
    expect(missingParts(show(starterWith(), '27397')).notLoaded.flatMap(({ headings }) => headings)).toContain('Hospital prices');
  });

  it('is told apart from a loaded file without a row', () => {
    const db = starterWith((catalog, ids) => {
      catalog.code('CPT', '99213', 'A visit', ids.texts);
      const mue = catalog.source('release', 'mue-practitioner', '2024-07', '2024-07-01', { release_label: 'July 2024' });
      catalog.insert('mue', { code: '10021', setting: 'practitioner', units: 1, mai: '3', rationale: null, source_id: mue });
      const pfs = catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01', { release_label: 'October 2025' });
      catalog.pfs(pfs, '27397');
      catalog.source('release', 'ncci-ptp-practitioner', '2024-07', '2024-07-01', { release_label: 'July 2024' });
    });
    const page = show(db, '99213');
    expect(sentence(page.unitsPerDay)).toBe('The loaded MUE table (July 2024) has no row for this code; that does not mean there is no limit.');
    expect(sentence(page.medicare)).toBe('The loaded fee schedule (October 2025) has no row for this code.');
    expect(sentence(page.edits)).toBe('The loaded NCCI practitioner edits (July 2024) have no pair with this code.');
  });

  it('asks for the GPCI, and for the one of the right year', () => {
    expect(sentence(show(starterWith(), '27397').fees)).toBe('Import the Medicare GPCI file of the same year.');
    const db = starterWith((catalog) => {
      const gpci = catalog.source('release', 'gpci', '2025', '2025-01-01', { release_label: '2025' });
      catalog.insert('gpci', { source_id: gpci, contractor: '01112', locality: '05', state: 'CA', name: 'SAN FRANCISCO', work: 1083, pe: 1389, mp: 434 });
    });
    expect(sentence(show(db, '27397').fees)).toBe('The loaded GPCI (2025) is of another year than the fee schedule row (July 2026): import the GPCI of that year.');
  });

  it('answers a code that the catalog does not have with a sentence', () => {
    expect(readCodePage(starterWith(), { system: 'CPT', code: '00000' }, { locality: null })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'CPT code 00000 is not in this catalog.' },
    });
  });
});

describe('fees by locality', () => {
  const withGpci = (): ReadDb =>
    starterWith((catalog) => {
      const gpci = catalog.source('release', 'gpci', '2026', '2026-01-01');
      // The same content in another form is a source without rows of its own.
      catalog.source('release', 'gpci', '2026', '2026-01-01');
      const row = { source_id: gpci, state: 'CA', work: 1083, pe: 1389, mp: 434 };
      catalog.insert('gpci', { ...row, contractor: '01112', locality: '05', name: 'SAN FRANCISCO' });
      catalog.insert('gpci', { ...row, contractor: '01182', locality: '18', name: 'LOS ANGELES', work: 1049 });
    });

  it('are the chosen one alone, or all', () => {
    const chosen = data(show(withGpci(), '27397', 'CPT', '01112-05').fees).localities;
    // (12.34 x 1.083 + 10.68 x 1.389 + 2.62 x 0.434) x 33.4009 = 979.8428
    expect(chosen).toEqual([expect.objectContaining({ name: 'SAN FRANCISCO', workGpci: 1.083, facilityCents: 97984, nonFacilityCents: null })]);
    expect(data(show(withGpci(), '27397').fees).localities.map((locality) => locality.name)).toEqual(['LOS ANGELES', 'SAN FRANCISCO']);
  });
});
