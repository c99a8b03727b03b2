import { describe, expect, it } from 'vitest';
import { agesOf, fitsAge, patientAges } from '../../../db/suggest/ages.ts';

describe('the ages that a title says', () => {
  it.each([
    ['Prp hernia >5 yr', 5, 130],
    ['Insj line 5 yr+ w/o imaging', 5, 130],
    ['Cut at 28 days or older', 28 / 365, 130],
    ['Planned opening<2 yrs', 0, 2],
    ['Draw blood 3yr/>', 3, 130],
    ['Push 2 yr/<', 0, 2],
    ['Look newborn', 0, 28 / 365],
    ['Repair baby', 0, 1],
    ['Graft child', 0, 18],
  ])('are read: %s', (title, least, below) => {
    expect(agesOf(title)).toEqual({ least, below });
  });
  it.each(['Stage 1 h/n/hf/g', 'Lesion 2 cm or less', 'Removal of kidney'])('are none: %s', (title) => {
    expect(agesOf(title)).toBeNull();
  });
});

describe('the age of a patient', () => {
  it.each([
    ['T&A, 6 yo M', 6],
    ['hernia, 8 y/o', 8],
    ['The patient is 7 years old.', 7],
    ['a 55-year-old woman', 55],
    ['tubes, 18 months old', 1.5],
  ])('is read: %s', (text, age) => {
    expect(patientAges(text)?.least).toBeCloseTo(age, 5);
  });
  it.each(['Seen 3 years ago for the same', '6 weeks post surgery', 'left knee scope, 90 min'])('is not said: %s', (text) => {
    expect(patientAges(text)).toBeNull();
  });
  it('decides between codes for certain ages, and without it children are the unlikely ones', () => {
    const [baby, older] = [agesOf('Rpr hernia baby'), agesOf('Prp hernia >5 yr')];
    expect(fitsAge(baby, patientAges('3 mo old'))).toBe('fits');
    expect(fitsAge(older, patientAges('3 mo old'))).toBe('does not');
    expect(fitsAge(baby, patientAges('40 yo'))).toBe('does not');
    expect(fitsAge(baby, null)).toBe('does not');
    expect(fitsAge(older, null)).toBe('not said');
    expect(fitsAge(null, patientAges('40 yo'))).toBe('not said');
  });
});
