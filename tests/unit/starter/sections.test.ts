import { describe, expect, test } from 'vitest';
import { isInSection, sectionPath } from '../../../db/starter/sections.ts';
import { ownSources } from './sources.ts';

const { sections } = ownSources();
const path = (system: 'CPT' | 'HCPCS' | 'ICD10CM', code: string) => sectionPath(system, code, sections).map((section) => section.title);

describe('a code has one path, from the widest section to the narrowest', () => {
  test.each(['27380', '27397', '27499'])('%s is repair of the thigh and knee', (code) => {
    expect(path('CPT', code)).toEqual(['Surgery', 'Muscles, bones and joints', 'Thigh and knee joint', 'Repair, revision, reconstruction']);
  });
  test.each([
    ['99213', ['Evaluation and management', 'Office visits']],
    ['0001F', ['Category II: quality measures, no payment', 'Combined measures']],
    ['0633T', ['Category III: new procedures, temporary codes']],
    ['0001U', ['Laboratory tests of one named laboratory or maker']],
    ['01320', ['Anaesthesia', 'Knee and back of the knee']],
  ])('%s', (code, titles) => {
    expect(path('CPT', code)).toEqual(titles);
  });
  test('an HCPCS code is found by its letter', () => {
    expect(path('HCPCS', 'G0105')).toEqual(['Procedures and professional services, temporary Medicare codes']);
  });
  test.each([
    ['M6240', 'Diseases of the musculoskeletal system and connective tissue'],
    ['Z96651', 'Factors influencing health status and contact with health services'],
    ['S76111A', 'Injury, poisoning and certain other consequences of external causes'],
    ['O9A111', 'Pregnancy, childbirth and the puerperium'],
  ])('the diagnosis %s is in its chapter', (code, title) => {
    expect(path('ICD10CM', code)).toEqual([title]);
  });
});

test('letters at the end of a code keep the series apart', () => {
  expect(isInSection('27390', { system: 'CPT', firstCode: '0001F', lastCode: '9999F' })).toBe(false);
  expect(isInSection('0633T', { system: 'CPT', firstCode: '0001U', lastCode: '9999U' })).toBe(false);
});

test('ICD-10-CM has its 22 chapters and every starter diagnosis is in exactly one', () => {
  expect(sections.filter((section) => section.system === 'ICD10CM')).toHaveLength(22);
  for (const row of ownSources().icdRows) expect(path('ICD10CM', row.code.replace('.', '')), row.code).toHaveLength(1);
});
