import { describe, expect, it } from 'vitest';
import { catalogCountsSchema } from '../../../db/model/catalog.ts';
import { sourceSchema } from '../../../db/model/source.ts';
import { countCatalog } from '../../../db/queries/catalog-counts.ts';
import { compactCode } from '../../../db/queries/find-code.ts';
import { listLocalities } from '../../../db/queries/list-localities.ts';
import { listSources } from '../../../db/queries/list-sources.ts';
import { resolveCode } from '../../../db/queries/resolve-code.ts';
import { titleKey, titlesFor } from '../../../db/queries/titles-for.ts';
import { catalogWith, starter } from './fixture.ts';

const withTwins = () =>
  catalogWith((catalog) => {
    const ids = starter(catalog);
    catalog.code('ICD10CM', 'M62.40', 'Contracture of muscle, unspecified site', ids.texts);
    catalog.code('HCPCS', 'M6240', 'An item with the same letters', ids.texts);
    for (const [year, name] of [['2025', 'OLD NAME'], ['2026', 'BAKERSFIELD']] as const) {
      const gpci = catalog.source('release', 'gpci', year, `${year}-01-01`);
      catalog.insert('gpci', { source_id: gpci, contractor: '01112', locality: '54', state: 'CA', name, work: 1017, pe: 1093, mp: 662 });
    }
  });

describe('a code as people type it', () => {
  it.each([
    ['27397', ['CPT 27397']],
    ['  27397 ', ['CPT 27397']],
    ['M6240', ['HCPCS M6240', 'ICD10CM M62.40']],
    ['m6240', ['HCPCS M6240', 'ICD10CM M62.40']],
    ['m62.40', ['ICD10CM M62.40']],
    ['M6.240', []],
    ['.M6240', []],
    ['00000', []],
    ['', []],
    ["27397' OR 1=1 --", []],
    ['27397%', []],
    ['２７３９７', []],
  ])('%j names %j', (typed, expected) => {
    expect(resolveCode(withTwins(), typed).map(titleKey)).toEqual(expected);
  });

  it('loses its dot only where a diagnosis has one', () => {
    expect(compactCode('s72.001a')).toBe('S72001A');
    expect(compactCode('I10')).toBe('I10');
    expect(compactCode('S72.001.A')).toBeNull();
    expect(compactCode('27')).toBeNull();
    expect(compactCode('S72.00123')).toBeNull();
  });
});

describe('lists', () => {
  it('sources come as the model defines them, in the order in which they were read', () => {
    const sources = listSources(withTwins());
    for (const source of sources) sourceSchema.parse(source);
    expect(sources.map((source) => source.sourceId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sources[0]?.notices).toEqual(['Plain-language content of this project.']);
  });

  it('counts are those of the tables', () => {
    expect(catalogCountsSchema.parse(countCatalog(withTwins()))).toMatchObject({ codes: 5, cpt: 3, hcpcs: 1, icd10cm: 1, relativeValues: 2, gpci: 2, edits: 1, unitLimits: 1, sources: 9 });
  });

  it('titles are found for the codes that are still there', () => {
    const titles = titlesFor(withTwins(), [{ system: 'CPT', code: '27397' }, { system: 'CPT', code: '27398' }, { system: 'ICD10CM', code: 'M62.40' }]);
    expect([...titles]).toEqual([['CPT 27397', 'Move several thigh tendons'], ['ICD10CM M62.40', 'Contracture of muscle, unspecified site']]);
  });

  it('localities are those of the latest GPCI', () => {
    expect(listLocalities(withTwins()).map((locality) => locality.name)).toEqual(['BAKERSFIELD']);
    expect(listLocalities(catalogWith(() => undefined))).toEqual([]);
  });
});
