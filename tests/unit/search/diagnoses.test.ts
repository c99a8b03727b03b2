import { afterAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { smallCatalog, type SmallCode } from './small-catalog.ts';

const system = 'ICD10CM';
const encounters = [['S', 'sequela'], ['D', 'subsequent encounter'], ['A', 'initial encounter']] as const;
const diagnoses: readonly SmallCode[] = [
  { code: '12345', title: 'Straighten a knee' },
  { system, code: 'M21', title: 'Other acquired deformities of limbs' },
  { system, code: 'M21.0', title: 'Valgus deformity, not elsewhere classified', category: 'M21' },
  { system, code: 'M21.06', title: 'Valgus deformity, not elsewhere classified, knee', category: 'M21.0' },
  { system, code: 'M21.062', title: 'Valgus deformity, not elsewhere classified, left knee', category: 'M21.06' },
  { system, code: 'Q74.1', title: 'Congenital malformation of knee' },
  // The order of the files puts A first; here the worst order, so that it is the rule that decides.
  ...encounters.map(([letter, words]): SmallCode => ({ system, code: `S72.001${letter}`, title: `Fracture of the thigh bone, ${words}` })),
  { system, code: 'I62.9', title: 'Intracranial hemorrhage' },
  { system, code: 'K31.5', title: 'Esophageal edema with fecal color' },
];
const catalog = smallCatalog(diagnoses);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());
const results = (text: string) => engine.search({ text }).results;

describe('a diagnosis', () => {
  it('is found by what only its category says, and the reason says so', () => {
    const [first] = results('acquired valgus left knee');
    expect(first).toMatchObject({ code: 'M21.062', tier: 'section' });
    expect(first?.why).toContain('the section has "acquired"');
  });
  it('of an injury comes with its first encounter before healing and what remains', () => {
    expect(results('fracture thigh bone').map(({ code }) => code)).toEqual(['S72.001A', 'S72.001S', 'S72.001D']);
    expect(results('fracture thigh bone sequela')[0]?.code).toBe('S72.001S');
  });
});

describe('a word as the British spell it', () => {
  it.each([
    ['intracranial haemorrhage', 'I62.9'],
    ['oesophageal oedema', 'K31.5'],
    ['faecal colour', 'K31.5'],
  ])('finds the American one: %s', (text, code) => {
    expect(results(text)[0]).toMatchObject({ code, tier: 'title' });
    expect(engine.search({ text }).correctedTo).toBeNull();
  });
});

describe('a fracture of which nothing more is said', () => {
  const bones = smallCatalog([
    { system: 'ICD10CM', code: 'M84.452A', title: 'Pathological fracture, left femur, initial encounter for fracture' },
    { system: 'ICD10CM', code: 'S72.92XB', title: 'Unspecified fracture of left femur, initial encounter for open fracture' },
    { system: 'ICD10CM', code: 'S72.92XA', title: 'Unspecified fracture of left femur, initial encounter for closed fracture' },
    { system: 'ICD10CM', code: 'O32.1XX2', title: 'Breech presentation, fetus 2' },
    { system: 'ICD10CM', code: 'O32.1XX0', title: 'Breech presentation, not applicable or unspecified' },
  ]);
  afterAll(() => bones.close());
  const first = (text: string) => createSearchEngine(bones.db).search({ text }).results[0]?.code;
  it('is the closed one of a healthy bone', () => expect(first('fracture of left femur')).toBe('S72.92XA'));
  it('is what is said where more is said', () => {
    expect(first('pathological fracture left femur')).toBe('M84.452A');
    expect(first('open fracture left femur')).toBe('S72.92XB');
  });
  it('has its like in the one child of a pregnancy', () => expect(first('breech presentation')).toBe('O32.1XX0'));
});
