import { describe, expect, it } from 'vitest';
import { browseAnswerSchema } from '../../../db/model/browse.ts';
import type { ReadDb } from '../../../db/open/database.ts';
import { browseStatements, openBrowser } from '../../../db/queries/browse.ts';
import { catalogWith } from './fixture.ts';

function catalog(): ReadDb {
  return catalogWith((build) => {
    const texts = build.source('starter', 'starter-texts', '2026', null);
    const section = (section_id: number, parent_id: number | null, system: string, first_code: string, last_code: string, title: string) => build.insert('section', { section_id, parent_id, system, first_code, last_code, title, source_id: texts });
    section(1, null, 'CPT', '10004', '69999', 'Surgery');
    section(2, 1, 'CPT', '27301', '27599', 'Thigh and knee');
    section(3, null, 'CPT', '0001T', '0999T', 'New procedures');
    section(4, null, 'ICD10CM', 'M00', 'M99', 'Muscles and bones');
    section(5, null, 'ICD10PCS', '000', '0ZZ', 'Medical and Surgical');
    section(6, null, 'HCPCS', 'A0000', 'A9999', 'Supplies');
    build.code('CPT', '27393', 'Lengthen one tendon', texts, { section_id: 2 });
    build.code('CPT', '27394', 'Lengthen several tendons', texts, { section_id: 2 });
    build.code('CPT', '69990', 'Microscope', texts, { section_id: 1 });
    build.code('CPT', '0200T', 'New thing', texts, { section_id: 3 });
    const category = build.code('ICD10CM', 'M62', 'Other disorders', texts, { section_id: 4 });
    const contracture = build.code('ICD10CM', 'M62.4', 'Contracture', texts, { section_id: 4, parent_id: category });
    build.code('ICD10CM', 'M62.40', 'Contracture, unspecified', texts, { section_id: 4, parent_id: contracture });
    build.code('ICD10CM', 'M99.9', 'A lesion whose category is not loaded', texts, { section_id: 4 });
    for (const [code, title] of [['0KN', 'Muscles, Release'], ['0KB', 'Muscles, Excision']] as const) build.code('ICD10PCS', code, title, texts, { section_id: 5 });
    build.code('ICD10PCS', '0KN24ZZ', 'Release neck muscle', texts, { section_id: 5, parent_id: 9 });
    build.insert('modifier', { modifier: '50', name: 'Both sides', description: 'One procedure on both sides.', when_to_use: 'Once on the claim.', reference: 'r', source_id: texts });
    const ccs = build.source('release', 'ccs-services', '2024', '2024-01-01');
    build.insert('ccs_range', { series: '0', first_code: '27301', last_code: '27599', category: 160, label: 'Muscle operations', source_id: ccs });
    build.insert('ccs_range', { series: '0T', first_code: '0100T', last_code: '0300T', category: 231, label: 'Other', source_id: ccs });
    build.insert('ccs_range', { series: '0', first_code: '00100', last_code: '00300', category: 999, label: 'Nothing is loaded of it', source_id: ccs });
    const rbcs = build.source('release', 'rbcs', '2024', '2024-01-01');
    build.insert('rbcs', { code: '27393', class_from: '2020-01-01', category: 'Old', latest: 0, source_id: rbcs });
    build.insert('rbcs', { code: '27393', class_from: '2022-01-01', category: 'Procedure', subcategory: 'Musculoskeletal', latest: 1, source_id: rbcs });
  });
}

const lines = (db: ReadDb, id: string | null) => browseAnswerSchema.parse(openBrowser(db).below(id)).nodes.map(({ code, title, count }) => [code, title, count].filter((part) => part !== '' && part !== null).join(' '));

describe('the tree of all codes', () => {
  it('begins with what the catalog has, each with the number of its codes', () => {
    expect(lines(catalog(), null)).toEqual(['CPT procedures 4', 'ICD-10-CM diagnoses 4', 'ICD-10-PCS inpatient procedures 3', 'Clinical classes (CCS) 3', 'Kinds of service (RBCS) 1', 'Modifiers 1']);
  });
  it('goes from sections to the codes that stand directly in them', () => {
    const db = catalog();
    expect(lines(db, 'system CPT')).toEqual(['0001T-0999T New procedures 1', '10004-69999 Surgery 3']);
    expect(lines(db, 'section CPT 10004-69999')).toEqual(['27301-27599 Thigh and knee 2', '69990 Microscope']);
    expect(lines(db, 'section CPT 27301-27599')).toEqual(['27393 Lengthen one tendon', '27394 Lengthen several tendons']);
  });
  it('goes from a chapter to its categories, and leaves out no diagnosis whose category is not loaded', () => {
    const db = catalog();
    expect(lines(db, 'section ICD10CM M00-M99')).toEqual(['M62 Other disorders 2', 'M99.9 A lesion whose category is not loaded']);
    expect(lines(db, 'code ICD10CM M62')).toEqual(['M62.4 Contracture 1']);
    expect(lines(db, 'code ICD10CM M62.4')).toEqual(['M62.40 Contracture, unspecified']);
  });
  it('shows inpatient procedures by section, body system and operation', () => {
    const db = catalog();
    expect(lines(db, 'section ICD10PCS 000-0ZZ')).toEqual(['0K Muscles 3']);
    expect(lines(db, 'body 0K')).toEqual(['0KB Muscles, Excision', '0KN Muscles, Release 1']);
    expect(lines(db, 'code ICD10PCS 0KN')).toEqual(['0KN24ZZ Release neck muscle']);
  });
  it('shows classes where they are loaded: a range of numbers holds no code with a letter, and the class that counts is the last', () => {
    const db = catalog();
    expect(lines(db, 'clinical')).toEqual(['Muscle operations 2', 'Other 1']);
    expect(lines(db, 'clinical 231')).toEqual(['0200T New thing']);
    expect(lines(db, 'service')).toEqual(['Procedure 1']);
    expect(lines(db, 'service ["Procedure","Musculoskeletal"]')).toEqual(['27393 Lengthen one tendon']);
  });
  it('tells of a modifier what it means', () => {
    expect(openBrowser(catalog()).below('modifiers').nodes).toMatchObject([{ code: '50', kind: 'modifier', text: 'One procedure on both sides. Once on the claim.' }]);
  });
  it('knows the way to a code, each step of which holds the next', () => {
    const browser = openBrowser(catalog());
    for (const [system, code] of [['CPT', '27393'], ['CPT', '69990'], ['ICD10CM', 'M62.40'], ['ICD10CM', 'M99.9'], ['ICD10PCS', '0KN24ZZ'], ['ICD10PCS', '0KN']] as const) {
      const { ids } = browser.pathTo({ system, code });
      expect(ids.at(-1), code).toBe(`code ${system} ${code}`);
      [null, ...ids].slice(0, -1).forEach((id, index) => expect(browser.below(id).nodes.map((node) => node.id), `${code} under ${String(id)}`).toContain(ids[index]));
    }
    expect(browser.pathTo({ system: 'CPT', code: '00001' })).toEqual({ ids: [] });
  });
  it('is empty below what it does not know', () => {
    for (const id of ['', 'x', 'section', 'section CPT 1-2', 'code', 'code CPT 27393', 'clinical 7', 'service [', 'service {}', 'body', 'body zz', 'modifiers 1'].filter((one) => one !== '')) expect(() => openBrowser(catalog()).below(id), id).not.toThrow();
    expect(lines(catalog(), 'section CPT 1-2')).toEqual([]);
  });
});

describe('one key press in the tree', () => {
  it('scans no table', () => {
    const db = catalog();
    for (const name of ['ofSection', 'nextDiagnosis', 'belowDiagnosis', 'belowCount', 'beginning', 'one', 'byId'] as const) {
      const sql = browseStatements[name];
      const parameters = Object.fromEntries([...sql.matchAll(/:(\w+)/g)].map(([, parameter = '']) => [parameter, 1]));
      const plan = db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters).map(({ detail }) => detail);
      expect(plan.filter((detail) => detail.startsWith('SCAN')), name).toEqual([]);
    }
  });
});
