import { afterAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { eponymsOfTitle, namesOfEntry } from '../../../db/search/index-names.ts';
import { keyOfDiagnosis, keyOfName } from '../../../db/search/name-keys.ts';
import { smallCatalog, type SmallCode } from './small-catalog.ts';

const names = (entry: string): string[] => namesOfEntry(entry).map((words) => words.join(' '));

describe('an entry of the index of diagnoses', () => {
  it.each([
    ['Diabetes, diabetic (mellitus) (sugar)', ['diabetes', 'diabetic']],
    ['Cyst (colloid) (mucous), ovary, ovarian (twisted)', ['cyst ovary', 'cyst ovarian']],
    ['Calculus, calculi, calculous, gallbladder', ['calculus gallbladder', 'calculi gallbladder', 'calculous gallbladder']],
    ['Stone (s), kidney', ['stone kidney']],
    ['Apnea, apneic (of) (spells), sleep, obstructive (adult) (pediatric)', ['apnea sleep obstructive', 'apneic sleep obstructive']],
    ['Fracture, traumatic (abduction), clavicle', ['fracture traumatic clavicle']],
    ["Crohn's disease (see also Enteritis), large bowel", ['crohns disease large bowel', 'crohns large bowel']],
    ['Pain, low back', ['pain low back']],
    ['One, two, three, four, five, six, seven', []],
    ['(nothing)', []],
  ])('%s', (entry, expected) => expect(names(entry)).toEqual(expected));
});

describe('a title', () => {
  it('may end with a name after somebody, which no abbreviation is', () => {
    expect(eponymsOfTitle('Radial styloid tenosynovitis [de Quervain]')).toEqual([['de', 'quervain']]);
    expect(eponymsOfTitle('Abnormal electromyogram [EMG]')).toEqual([]);
    expect(eponymsOfTitle('Fracture of navicular [scaphoid] of left foot')).toEqual([]);
  });
});

describe('a key', () => {
  const same = (left: string, right: string, of = keyOfName) => expect(of(left.split(' '))).toEqual(of(right.split(' ')));
  it('is one for every order and form of the words, and for both spellings', () => {
    same('stone kidney', 'kidney stones');
    same('removal of tumour', 'tumor removal');
    same('pediatric tonsillectomy', 'tonsillectomy child');
    same('bilateral hernia', 'hernia both');
    expect(keyOfName(['kidney', 'stone'])).not.toEqual(keyOfName(['kidney', 'cyst']));
    expect(keyOfName(['of', 'the'])).toEqual([]);
  });
  it('leaves out of a diagnosis what nobody types, and keeps what tells it apart', () => {
    same('headache unspecified', 'headache', keyOfDiagnosis);
    same('type 2 diabetes without complications', 'type 2 diabetes', keyOfDiagnosis);
    expect(keyOfDiagnosis('diabetes with unspecified complications'.split(' '))).not.toEqual(keyOfDiagnosis(['diabetes']));
    expect(keyOfDiagnosis('headache without aura'.split(' '))).not.toEqual(keyOfDiagnosis(['headache']));
  });
});

describe('a text that is what the index calls a diagnosis', () => {
  const many = Array.from({ length: 90 }, (_, index): SmallCode => ({ system: 'ICD10CM', code: `E08.${String(index + 10)}`, title: `Diabetes mellitus of type 2, not specified otherwise as recurrent, with complication ${String(index)}` }));
  const catalog = smallCatalog([
    { code: '10001', title: 'Transplantation of liver', synonyms: ['liver transplant'] },
    ...many,
    { system: 'ICD10CM', code: 'E11.9', title: 'Type 2 diabetes mellitus without complications', index: ['Diabetes, diabetic (mellitus) (sugar)'] },
    { system: 'ICD10CM', code: 'G47.30', title: 'Sleep apnea, unspecified' },
    { system: 'ICD10CM', code: 'G47.33', title: 'Obstructive sleep apnea', index: ['Apnea, apneic (of) (spells), sleep, obstructive (adult)'] },
    { system: 'ICD10CM', code: 'K40.30', title: 'Unilateral inguinal hernia, with obstruction, not specified as recurrent' },
    { system: 'ICD10CM', code: 'K40.90', title: 'Unilateral inguinal hernia, without obstruction, not specified as recurrent', index: ['Hernia, hernial (acquired), inguinal (direct)'] },
    { system: 'ICD10CM', code: 'Z94.4', title: 'Liver transplant status', index: ['Transplant, liver'] },
      ...Array.from({ length: 30 }, (_, index): SmallCode => ({ system: 'ICD10CM', code: `A02.${String(index + 10)}`, title: 'Salmonellosis' })),
  ], [['osa', 'obstructive sleep apnea'], ['osa', 'sleep apnea'], ['sa', 'sleep apnea']]);
  afterAll(() => catalog.close());
  const first = (text: string) => createSearchEngine(catalog.db).search({ text }).results[0]?.code;

  it('brings it first, however many others have its words in their titles', () => {
    expect(first('diabetes')).toBe('E11.9');
    expect(first('inguinal hernias')).toBe('K40.90');
  });
  it('may name a side that the diagnosis does not say', () => expect(first('right inguinal hernia')).toBe('K40.90'));
  it('may be short for it: the meaning with more words first', () => expect(first('OSA')).toBe('G47.33'));
  it('may be short for it in two letters that many words begin with, and the reason is never empty', () => {
    const rows = createSearchEngine(catalog.db).search({ text: 'SA' }).results;
    expect(rows[0]?.code).toBe('G47.30');
    expect(rows.every(({ why }) => why !== '')).toBe(true);
  });
  it('is no diagnosis where it says what is done', () => expect(first('liver transplant')).toBe('10001'));
  it('is left to the filters', () => {
    expect(createSearchEngine(catalog.db).search({ text: 'diabetes', filters: { system: 'CPT' } }).results).toEqual([]);
  });
});

describe('what somebody has, and what is done about it', () => {
  const operations = Array.from({ length: 12 }, (_, index): SmallCode => ({ code: String(26000 + index), title: `Trigger finger release ${String(index)}` }));
  const catalog = smallCatalog([
    ...operations,
    { system: 'ICD10CM', code: 'M65.30', title: 'Trigger finger, unspecified finger' },
    { system: 'ICD10CM', code: 'M84.472A', title: 'Pathological fracture, left ankle, initial encounter for fracture' },
    { system: 'ICD10CM', code: 'S82.891A', title: 'Other fracture of right lower leg, initial encounter', section: 'Fracture of lower leg, including ankle' },
    { system: 'ICD10CM', code: 'S82.892A', title: 'Other fracture of left lower leg, initial encounter', section: 'Fracture of lower leg, including ankle' },
    { system: 'ICD10CM', code: 'S82.899A', title: 'Other fracture of unspecified lower leg, initial encounter', index: ['Fracture, traumatic, ankle'] },
  ], [['trigger finger', 'trigger finger release']]);
  afterAll(() => catalog.close());
  const codes = (text: string, filters = {}) => createSearchEngine(catalog.db).search({ text, filters }).results.map(({ code }) => code);

  it('are both among the first', () => {
    expect(codes('trigger finger').slice(0, 3)).toContain('M65.30');
    expect(codes('right trigger finger').slice(0, 3)).toContain('M65.30');
  });
  it('leave the list to the operations where one is asked for', () => {
    expect(codes('trigger finger release').slice(0, 3)).not.toContain('M65.30');
    expect(codes('trigger finger', { system: 'CPT' })).not.toContain('M65.30');
  });
  it('has the name of the code that leaves the side open where a side is said', () => {
    expect(codes('left ankle fracture')[0]).toBe('S82.892A');
    expect(codes('right ankle fracture')[0]).toBe('S82.891A');
  });
});
