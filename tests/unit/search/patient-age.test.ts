import { afterAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { wordsOf } from '../../../db/search/normalize.ts';
import { ageAt, ageLimitIn, ageOf, agesAsked, fitOf, limitInWords } from '../../../db/search/patient-age.ts';
import { askedWords } from '../../../db/search/query-words.ts';
import { smallCatalog } from './small-catalog.ts';

const asked = (text: string): string[] => askedWords(text);

describe('an age in a text', () => {
  it.each([
    ['tonsillectomy 8 yo', ['tonsillectomy', '8yo']],
    ['tonsillectomy 8yo', ['tonsillectomy', '8yo']],
    ['tonsillectomy 8 y/o', ['tonsillectomy', '8yo']],
    ['tonsillectomy 8 y.o. girl', ['tonsillectomy', '8yo', 'girl']],
    ['8-year-old tonsillectomy', ['8yo', 'tonsillectomy']],
    ['8 yr old tonsillectomy', ['8yo', 'tonsillectomy']],
    ['tonsillectomy age 8', ['tonsillectomy', '8yo']],
    ['tonsillectomy, child of 8', ['tonsillectomy', '8yo']],
    ['tonsillectomy, child of 8 years', ['tonsillectomy', '8yo']],
    ['tonsillectomy 8 yrs', ['tonsillectomy', '8yo']],
    ['hernia 3 mo old', ['hernia', '3mo']],
    ['hernia 3 month old infant', ['hernia', '3mo', 'infant']],
    ['hernia 18mo male', ['hernia', '18mo', 'male']],
    ['62F hip fracture', ['62yo', 'hip', 'fracture']],
    ['hip fracture 62yom', ['hip', 'fracture', '62yo']],
    ['hip fracture 62 yo F', ['hip', 'fracture', '62yo']],
    ['circumcision 10 day old', ['circumcision', '10do']],
  ])('%s is read', (text, words) => expect(asked(text)).toEqual(words));

  it.each([
    'central line under 5 years', 'central line 5 years or older', 'pain for 2 years', 'removal of plate 2 years ago', '8 plate', '8f catheter', 'excision 2 cm', 'tka 3 months post op',
    'cholecystectomy 1000 yo', 'toe 5', 'age related cataract', '12 lead', '20 gauge', 'colonoscopy after 10 years',
  ])('%s has none', (text) => {
    const words = wordsOf(text);
    expect(words.map((_, index) => ageAt(words, index)).filter((age) => age !== null)).toEqual([]);
  });

  it('in numbers counts before one in words', () => {
    expect(agesAsked([{ word: 'child' }, { word: '8yo' }])).toEqual({ from: 96, to: 108 });
    expect(agesAsked([{ word: '3mo' }, { word: 'child' }])).toEqual({ from: 3, to: 4 });
    expect(agesAsked([{ word: 'knee' }])).toBeNull();
    expect(ageOf('0yo')).toEqual({ from: 0, to: 12 });
  });
});

describe('the ages that a name of a code is for', () => {
  it.each([
    ['Tonsils taken out, under 12 years', 'under 12 years'],
    ['Tonsils taken out, 12 years or older', '12 years or older'],
    ['Windpipe opened, planned, age 2 or older', '2 years or older'],
    ['Prp i/hern init reduc >5 yr', '5 years or older'],
    ['Insj picc <5 yr w/o imaging', 'under 5 years'],
    ['Anesth hernia repair < 1 yr', 'under 1 year'],
    ['Anesth neck organ 1yr/>', '1 year or older'],
    ['Hernia of a child from 6 months to 4 years repaired', '6 months to under 5 years'],
    ['Hernia, age 6 months to younger than 5 years', '6 months to under 5 years'],
    ['Younger than 18 years of age', 'under 18 years'],
    ['Circum 28 days or older', '28 days or older'],
    ['Health examination for newborn 8 to 28 days old', '8 days to under 29 days'],
  ])('%s', (name, limit) => {
    const found = ageLimitIn(wordsOf(name));
    expect(found === null ? null : limitInWords(found)).toBe(limit);
  });
  it.each(['Exc tr-ext b9+marg >4.0 cm', 'Hernia of 3 to 10 cm', 'Loss of consciousness of 30 minutes or less', 'Recording of 8 to 15 days', 'Tooth 5', 'Two stages', 'Age-related cataract, 2 eyes'])('%s: for all', (name) => {
    expect(ageLimitIn(wordsOf(name))).toBeNull();
  });
  it('fit wholly, in part or not', () => {
    const [under, over] = [{ from: 0, to: 60 }, { from: 60, to: 1560 }];
    expect([fitOf({ from: 48, to: 60 }, under), fitOf({ from: 48, to: 60 }, over)]).toEqual([1, 0]);
    expect([fitOf({ from: 0, to: 216 }, under), fitOf({ from: 0, to: 216 }, over)]).toEqual([1, 156 / 1500]);
  });
});

describe('a text with an age', () => {
  const family = smallCatalog([
    { code: '10001', title: 'Removal of spleen', distinction: 'Spleen taken out, 5 years or older', synonyms: ['spleen removal'], lines: 900 },
    { code: '10002', title: 'Removal of spleen', distinction: 'Spleen taken out, under 5 years', lines: 2 },
    { code: '10003', title: 'Removal of spleen part', lines: 5 },
    { code: '20001', title: 'Knee arthroscopy', lines: 5 },
    { system: 'ICD10CM', code: 'M25.511', title: 'Pain in right shoulder' },
  ]);
  afterAll(() => family.close());
  const answer = (text: string) => createSearchEngine(family.db).search({ text }).results;
  const order = (text: string) => answer(text).map(({ code }) => code);

  it('brings the code for that age first, however usual the other one is', () => {
    expect(order('spleen removal')[0]).toBe('10001');
    expect(order('spleen removal 47 yo male')[0]).toBe('10001');
    expect(order('spleen removal age 3')[0]).toBe('10002');
    expect(order('spleen removal, 14 mo old girl')[0]).toBe('10002');
    expect(order('pediatric spleen removal')[0]).toBe('10002');
    expect(order('adult spleen removal')[0]).toBe('10001');
  });
  it('says whether the age fits, and that of a code for all ages it is no part', () => {
    const why = (text: string, code: string) => answer(text).find((hit) => hit.code === code)?.why;
    expect(why('spleen removal age 3', '10002')).toContain('; the age fits: under 5 years');
    expect(why('spleen removal age 3', '10001')).toContain('; the age does not fit: 5 years or older');
    expect(why('pediatric spleen removal', '10001')).toContain('; for the ages: 5 years or older');
    expect(why('knee arthroscopy 3 yo', '20001')).toBe('the title has "Knee", "arthroscopy"');
    expect(why('pediatric knee arthroscopy', '20001')).toBe('the title has "Knee", "arthroscopy"; "pediatric" is no part of the code');
  });
  it('lacks nothing: an age, a sex and how the patient sleeps are not looked for', () => {
    expect(answer('knee arthroscopy 35M GA')[0]).toMatchObject({ code: '20001', tier: 'title' });
    expect(answer('female 35 yo knee arthroscopy')[0]).toMatchObject({ code: '20001', tier: 'title' });
  });
  it('reads a single letter beside words as a side', () => {
    expect(answer('R knee arthroscopy')[0]?.why).toBe('the title has "Knee", "arthroscopy"; "right" is said by a modifier, not by the code');
    expect(answer('knee arthroscopy left side')[0]?.why).toBe('the title has "Knee", "arthroscopy"; "left" is said by a modifier, not by the code');
    expect(order('R shoulder pain')[0]).toBe('M25.511');
    expect(asked('L spine fusion')).toEqual(['l', 'spine', 'fusion']);
  });
});
