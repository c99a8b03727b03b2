import { afterAll, describe, expect, it } from 'vitest';
import { isWholeCode } from '../../../db/search/index-part.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { learnFrom } from '../../relevance/learned-catalog.ts';
import { smallCatalog, type SmallCode } from './small-catalog.ts';

const codes: readonly SmallCode[] = [
  { code: '10001', title: 'Repair of the nose' },
  { code: '10002', title: 'Look into the cuff' },
  { code: '10003', title: 'Sewing of the drum' },
  { code: '10004', title: 'Cuffs repaired through a scope' },
  { code: '10005', title: 'Treat a hip' },
  { code: '10006', title: 'Treat a hip' },
  { system: 'ICD10CM', code: 'M75.10', title: 'Torn cuff, unspecified shoulder' },
  { system: 'ICD10CM', code: 'M75.11', title: 'Torn cuff, right shoulder' },
  { system: 'ICD10CM', code: 'M75.12', title: 'Torn cuff, left shoulder' },
];
const catalog = smallCatalog(codes, [['rqx', 'cuff repair'], ['leaky cushion', 'cuff repair']], [['procedure', 'bipolar', '#is:10006 600000 0']]);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());
const results = (text: string) => engine.search({ text }).results;

describe('a word that stands for several', () => {
  it.each(['rqx', 'leaky cushion'])('is met by their forms, and the reason says what was read: %s', (text) => {
    expect(results(text)[0]).toMatchObject({ code: '10004', tier: 'title' });
    expect(results(text)[0]?.why).toContain(`"${text}" = "cuffs repaired"`);
  });
  it('is met in part where no code has them all', () => {
    expect(results('rqx nose')[0]?.code).toBe('10001');
    expect(results('rqx nose')[0]?.why).toContain('"nose"');
  });
  it('is no reading where exactly what was typed is asked for', () => {
    expect(engine.search({ text: 'rqx', exact: true }).results).toEqual([]);
  });
});

describe('codes that are described in the same words', () => {
  it('are told apart by what hospitals write for one of them', () => {
    expect(results('treat hip').map(({ code }) => code).slice(0, 2)).toEqual(['10005', '10006']);
    expect(results('treat hip bipolar')[0]?.code).toBe('10006');
  });
  it('teach their words only where two hospitals at least name the code', () => {
    const line = (text: string, code: string, system: string) => ({ text, codes: [code], system });
    const learned = learnFrom(catalog.db, [line('bipolar hip', '10006', 'A'), line('hip prosthesis', '10006', 'B'), line('closed hip', '10005', 'A'), line('hip set', '10005', 'A')]);
    const taught = learned.flatMap(({ word, meanings }) => meanings.filter(({ term }) => isWholeCode(term)).map(({ term, forward }) => [word, term.slice(-5), forward]));
    expect(taught).toEqual([['bipolar', '10006', 1 / 5], ['hip', '10006', 2 / 5], ['prosthesis', '10006', 1 / 5]]);
  });
});

describe('a diagnosis that leaves the side open', () => {
  it('comes after its neighbours that name one', () => {
    expect(results('torn cuff shoulder').map(({ code }) => code).slice(0, 3)).toEqual(['M75.11', 'M75.12', 'M75.10']);
  });
});
