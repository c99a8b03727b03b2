import { afterAll, describe, expect, it } from 'vitest';
import type { CodeKey } from '../../../db/model/code.ts';
import { searchAnswerSchema, type SearchAnswer } from '../../../db/model/search.ts';
import { filterOffersSchema, type FilterName, type SearchFilters } from '../../../db/model/search-filters.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { abbreviations, smallCatalog, tendonFamily, type SmallCode } from './small-catalog.ts';

/** Two hundred codes alike: what a filter leaves stands far behind the rows of the first answer. */
const alike: readonly SmallCode[] = Array.from({ length: 200 }, (_, index) => ({ code: String(50_000 + index), title: `Look at the bowel, part ${'x'.repeat(1 + (index % 7))}`, section: 'Bowel', addOn: index >= 195, globalDays: index % 2 === 0 ? '000' : '090' }));
const catalog = smallCatalog([...tendonFamily, ...alike], abbreviations);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());

const bookmarked: CodeKey[] = [{ system: 'CPT', code: '27394' }, { system: 'CPT', code: '50199' }, { system: 'CPT', code: '00001' }];
const office = { bookmarked: () => bookmarked };
const search = (text: string, filters: SearchFilters = {}, limit = 12): SearchAnswer => searchAnswerSchema.parse(engine.search({ text, limit, filters }, office));
const codes = (text: string, filters: SearchFilters = {}): string[] => search(text, filters).results.map((hit) => hit.code);
const offers = (text: string, filters: SearchFilters = {}) => filterOffersSchema.parse(engine.filterOffers({ text, filters }, office)).offers;
const counts = (text: string, name: FilterName, filters: SearchFilters = {}): Record<string, number> =>
  Object.fromEntries((offers(text, filters).find((offer) => offer.name === name)?.values ?? []).map(({ label, count }) => [label, count]));

describe('a scope in the text', () => {
  it('searches one code system alone, with words, beginnings and ranges', () => {
    expect(codes('icd: contracture').sort()).toEqual(['M62.4', 'M62.40', 'M62.451']);
    expect(search('icd: contracture').scope).toBe('ICD-10-CM');
    expect(codes('icd:M62.4*')).toEqual(['M62.4', 'M62.40', 'M62.451']);
    expect(codes('hcpcs: bowel')).toEqual(['G0105']);
    expect(codes('cpt:27390-27392')).toEqual(['27390', '27391', '27392']);
    expect(codes('cpt: M62')).toEqual([]);
  });
  it('searches one section and what stands below it, by its name or a word of it', () => {
    expect(codes('foot: open')).toEqual(['20000']);
    expect(codes('thigh and knee: open').sort()).toEqual(['27390', '27391', '27392']);
    expect(codes('knee: open').sort()).toEqual(['27390', '27391', '27392']);
    expect(search('knee: open').scope).toBe('Thigh and knee');
  });
  it('may be named twice, and then both hold', () => {
    expect(codes('cpt: knee: 273')).toEqual(codes('273'));
    expect(codes('hcpcs: knee: 273')).toEqual([]);
  });
  it('is searched as words where there is no such scope', () => {
    expect(search('lengthen: hamstring').scope).toBeUndefined();
    expect(codes('lengthen: hamstring')).toEqual(codes('lengthen hamstring'));
  });
});

describe('filters', () => {
  it('leave what they ask for of everything that is found, not of the rows of the first answer', () => {
    const answer = search('look at the bowel', { addOn: 'yes' });
    expect(answer.results.map((hit) => hit.code).sort()).toEqual(['50195', '50196', '50197', '50198', '50199']);
    expect(answer.total).toBe(5);
    expect(codes('50', { addOn: 'yes' })).toEqual(['50195', '50196', '50197', '50198', '50199']);
  });
  it('count what each of them would leave, and leave exactly that', () => {
    for (const text of ['look at the bowel', 'hamstring lengthening', '50', '2739', 'open', 'contracture', 'muscle', 'tendn']) {
      for (const given of [{}, { globalDays: '090' }, { section: 'CPT 01-Z' }] satisfies SearchFilters[]) {
        for (const { name, values } of offers(text, given)) {
          for (const { value, count } of values) expect(search(text, { ...given, [name]: value }, 50).total, `${text} ${name} ${value}`).toBe(count);
        }
      }
    }
  });
  it('are counted beside the others that are set', () => {
    expect(counts('look at the bowel', 'addOn')).toEqual({ 'Add-on only': 5 });
    expect(counts('look at the bowel', 'addOn', { globalDays: '000' })).toEqual({ 'Add-on only': 2 });
    expect(counts('look at the bowel', 'globalDays', { addOn: 'yes', globalDays: '000' })).toEqual({ '0 days': 2, '90 days': 3 });
  });
  it('know bookmarks, also of codes that the catalog has not', () => {
    expect(codes('hamstring lengthening', { bookmarked: 'yes' })).toEqual(['27394']);
    expect(counts('hamstring lengthening', 'bookmarked')).toEqual({ Bookmarked: 1 });
  });
  it('say how much they left out where they left nothing, and put nothing else in its place', () => {
    const answer = search('hamstring lengthening', { addOn: 'yes' });
    expect(answer.results).toEqual([]);
    expect(answer.withoutFilters).toBe(search('hamstring lengthening').total);
    expect(search('27390', { addOn: 'yes' })).toMatchObject({ total: 0, withoutFilters: search('27390', {}, 1).total });
  });
  it('that the catalog knows nothing of are not offered', () => {
    expect(offers('bowel').map(({ name }) => name)).toEqual(['system', 'section', 'globalDays', 'addOn', 'bookmarked']);
  });
  it('change nothing of the order', () => {
    const all = search('look at the bowel', {}, 300).results.map((hit) => hit.code);
    const some = search('look at the bowel', { globalDays: '090' }, 300).results.map((hit) => hit.code);
    expect(some).toEqual(all.filter((code) => Number(code) % 2 === 1 && Number(code) >= 50_000));
  });
});
