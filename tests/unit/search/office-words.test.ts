import { afterAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());

const rows = (text: string) => engine.search({ text }).results.map(({ code, title }) => `${code} ${title}`);

describe('the abbreviations of an office', () => {
  it('are searched as what they stand for, and the reason says so', () => {
    engine.useOfficeWords([{ word: 'HSX', meaning: 'hamstring lengthening' }]);
    expect(rows('hsx both legs')).toEqual(rows('hamstring lengthening both legs'));
    expect(engine.search({ text: 'hsx' }).results[0]?.why).toMatch(/^HSX = hamstring lengthening \(office\); the title has /);
    expect(engine.search({ text: 'hsx' }).correctedTo).toBeNull();
  });
  it('win over the thesaurus, and give way again when they are taken away', () => {
    engine.useOfficeWords([]);
    expect(rows('hsl')[0]).toMatch(/^2739[345] /);
    engine.useOfficeWords([{ word: 'HSL', meaning: 'screening bowel' }]);
    expect(rows('hsl')[0]).toMatch(/^G0105 /);
    engine.useOfficeWords([]);
    expect(rows('hsl')[0]).toMatch(/^2739[345] /);
  });
  it('may be several words, of which the longest entry is meant', () => {
    engine.useOfficeWords([{ word: 'b/l', meaning: 'both' }, { word: 'ham', meaning: 'hamstring' }, { word: 'ham tf', meaning: 'move thigh tendon' }]);
    expect(rows('ham tf')[0]).toBe(rows('move thigh tendon')[0]);
    expect(rows('b/l ham lengthening')[0]).toMatch(/^27395 /);
  });
  it('leave a code as it was typed, and hold under a scope', () => {
    engine.useOfficeWords([{ word: 'HSX', meaning: 'hamstring lengthening' }, { word: '...', meaning: 'nothing' }, { word: 'x', meaning: '!!!' }]);
    expect(rows('M62.4')[0]).toMatch(/^M62\.4 /);
    expect(rows('cpt: hsx')).toEqual(rows('cpt: hamstring lengthening'));
  });
});
