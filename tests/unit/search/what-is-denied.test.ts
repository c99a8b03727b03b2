import { afterAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { askedPhrases } from '../../../db/search/query-words.ts';
import { readPhrases } from '../../../db/search/phrases.ts';
import { smallCatalog, type SmallCode } from './small-catalog.ts';

const catalog = smallCatalog([
  { code: '10001', title: 'Laser surgery of prostate' },
  { code: '10002', title: 'Rpr tot disc lmbr' },
  { code: '10003', title: 'Repair of bladder neck', synonyms: ['TOT'] },
  { system: 'HCPCS', code: 'C1771', title: 'Repair device, urinary incontinence sling' },
  { system: 'ICD10CM', code: 'N40.0', title: 'Benign prostatic hyperplasia without lower urinary tract symptoms' },
  { system: 'ICD10CM', code: 'N40.1', title: 'Benign prostatic hyperplasia with lower urinary tract symptoms' },
  { system: 'ICD10CM', code: 'K43.0', title: 'Incisional hernia with obstruction' },
  { system: 'ICD10CM', code: 'K43.2', title: 'Incisional hernia without obstruction' },
  { system: 'ICD10CM', code: 'I26.02', title: 'Saddle embolus with acute cor pulmonale' },
  { system: 'ICD10CM', code: 'I26.92', title: 'Saddle embolus without acute cor pulmonale' },
  { system: 'ICD10CM', code: 'K80.11', title: 'Calculus of gallbladder with chronic cholecystitis with obstruction' },
  { system: 'ICD10CM', code: 'K80.10', title: 'Calculus of gallbladder with chronic cholecystitis without obstruction' },
  { system: 'ICD10CM', code: 'M17.12', title: 'Unilateral primary osteoarthritis, left knee' },
  { system: 'ICD10CM', code: 'M17.11', title: 'Unilateral primary osteoarthritis, right knee' },
  { system: 'ICD10CM', code: 'M17.0', title: 'Bilateral primary osteoarthritis of knee' },
  { system: 'ICD10CM', code: 'M21.06', title: 'Valgus deformity, not elsewhere classified, knee' },
  { system: 'ICD10CM', code: 'G40.01', title: 'Epilepsy, not intractable' },
  { system: 'ICD10CM', code: 'G40.02', title: 'Epilepsy, intractable' },
  { system: 'ICD10CM', code: 'C22.9', title: 'Malignant neoplasm of liver, not specified as primary or secondary' },
  { system: 'ICD10CM', code: 'C78.7', title: 'Secondary malignant neoplasm of liver and intrahepatic bile duct' },
  { system: 'ICD10CM', code: 'N43.3', title: 'Hydrocele, unspecified' },
  { system: 'ICD10CM', code: 'N43.0', title: 'Encysted hydrocele' },
  { system: 'ICD10CM', code: 'I96', title: 'Gangrene, not elsewhere classified' },
  { system: 'ICD10CM', code: 'S90.9', title: 'Unspecified superficial injury of toe' },
  ...Array.from({ length: 20 }, (_, index): SmallCode => ({ system: 'ICD10CM', code: `L97.${String(index + 10)}`, title: `Ulcer of toe ${String(index)}` })),
], [
  ['bph', 'benign prostatic hyperplasia'],
  ['luts', 'lower urinary tract symptoms'],
  ['tot', 'total'],
  ['tot', 'urinary incontinence sling'],
  ['infected total knee', 'infection knee prosthesis'],
]);
afterAll(() => catalog.close());
const codes = (text: string): string[] => createSearchEngine(catalog.db).search({ text, systems: ['ICD10CM'] }).results.map(({ code }) => code);

describe('a title that denies what was typed', () => {
  it('stands behind the one that says it', () => {
    expect(codes('BPH w LUTS')[0]).toBe('N40.1');
    expect(codes('incisional hernia with obstruction')[0]).toBe('K43.0');
    expect(codes('saddle embolus cor pulmonale')[0]).toBe('I26.02');
  });
  it.each(['incisional hernia, no obstruction', 'incisional hernia without obstruction', 'incisional hernia w/o obstruction'])('is meant by "%s"', (text) => expect(codes(text)[0]).toBe('K43.2'));
  it('says "not" for it, but not of what is classified elsewhere', () => {
    expect(codes('intractable epilepsy')[0]).toBe('G40.02');
    expect(codes('secondary malignant neoplasm liver')[0]).toBe('C78.7');
    expect(createSearchEngine(catalog.db).search({ text: 'valgus knee', systems: ['ICD10CM'] }).results[0]).toMatchObject({ code: 'M21.06', tier: 'title' });
  });
  it('is meant by a denial of two words', () => expect(codes('saddle embolus no cor pulmonale')[0]).toBe('I26.92'));
  it('is the plain one where nothing is said of it', () => expect(codes('chronic cholecystitis gallbladder calculus')[0]).toBe('K80.10'));
});

describe('a side', () => {
  it('leaves the diagnoses of the other side and of both behind those of its own', () => {
    expect(codes('right knee osteoarthritis')[0]).toBe('M17.11');
    expect(codes('left knee osteoarthritis')[0]).toBe('M17.12');
    expect(codes('bilateral knee osteoarthritis')[0]).toBe('M17.0');
  });
  it('need not be said by a diagnosis that cannot say it', () => {
    const [row] = createSearchEngine(catalog.db).search({ text: 'left hydrocele', systems: ['ICD10CM'] }).results;
    expect(row).toMatchObject({ code: 'N43.3', tier: 'title' });
  });
  it('may stand within a phrase, and is kept', () => {
    const phrases = readPhrases(catalog.db);
    const shown = (words: string): string[] => askedPhrases(words.split(' '), phrases).map((one) => (typeof one === 'string' ? one : `<${one.words.join(' ')}>`));
    expect(shown('infected right total knee today')).toEqual(['<infected total knee>', 'right', 'today']);
    expect(shown('old infected total left knee')).toEqual(['old', '<infected total knee>', 'left']);
    expect(shown('right infected total knee')).toEqual(['right', '<infected total knee>']);
    expect(shown('infected right total hip')).toEqual(['infected', 'right', 'total', 'hip']);
  });
});

describe('a disease that does not say where it is', () => {
  it('is found by its name beside a part of the body', () => expect(codes('gangrene toe')[0]).toBe('I96'));
});

describe('an abbreviation that shortens a word', () => {
  const all = (text: string): string[] => createSearchEngine(catalog.db).search({ text }).results.map(({ code }) => code);
  it('is that word in an official descriptor, whatever else it stands for', () => {
    expect(all('urinary incontinence sling')).not.toContain('10002');
    expect(all('total disc')).toContain('10002');
  });
  it('leads first to the operation that is called so', () => expect(all('TOT')[0]).toBe('10003'));
});
