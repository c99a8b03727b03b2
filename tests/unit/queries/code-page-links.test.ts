import { describe, expect, it } from 'vitest';
import { missingParts } from '../../../db/model/missing-parts.ts';
import type { ReadDb } from '../../../db/open/database.ts';
import { data, show, starterWith } from './fixture.ts';

// What a page says of other codes: pairs, neighbours, diagnoses, the classification.

describe('NCCI pairs', () => {
  it('are shown in both directions with their meaning', () => {
    const db = starterWith();
    expect(data(show(db, '27397').edits)).toMatchObject({
      rows: [{ other: '27390', otherTitle: 'Cut one hamstring', thisColumn: 1, modifierIndicator: '1', meaning: expect.stringMatching(/^Beside 27397, 27390 is paid only with an NCCI modifier/) as string }],
      note: expect.stringContaining('cover a few sections only') as string,
    });
    expect(data(show(db, '27390').edits).rows[0]).toMatchObject({ other: '27397', thisColumn: 2 });
  });

  it('of several files are taken once, from the file that counts', () => {
    const db = starterWith((catalog) => {
      const release = catalog.source('release', 'ncci-ptp-practitioner', '2026-07', '2026-07-01');
      catalog.pair(release, '27397', '27390', { indicator: '0', effectiveFrom: '2020-01-01' });
    });
    const edits = data(show(db, '27397').edits);
    expect(edits.rows.map((row) => [row.other, row.modifierIndicator])).toEqual([['27390', '0']]);
    expect(edits.note).toBeNull();
  });

  it('that ended stand last and say so', () => {
    const db = starterWith((catalog, ids) => {
      catalog.pair(ids.ncci, '27397', '27306', { indicator: '0', deletedOn: '2023-03-31' });
    });
    const rows = data(show(db, '27397').edits).rows;
    expect(rows.map((row) => row.other)).toEqual(['27390', '27306']);
    expect(rows[1]?.meaning).toContain('only for services until 2023-03-31');
  });
});

describe('families and crosswalks', () => {
  it('related codes stand in the order of the codes, diagnoses in that of their list', () => {
    const db = starterWith((catalog, ids) => {
      catalog.link('27397', 'related', 1, 'CPT', '27580', 'fusing the knee', ids.texts);
      catalog.link('27397', 'related', 2, 'CPT', '20680', 'removal of metal', ids.texts);
      catalog.link('27397', 'diagnosis', 1, 'ICD10CM', 'M62.451', 'right', ids.texts);
      catalog.link('27397', 'diagnosis', 2, 'ICD10CM', 'B91', 'polio', ids.texts);
    });
    const { related, diagnoses } = data(show(db, '27397').crosswalks);
    expect(related.map(({ code }) => code)).toEqual(['20680', '27580']);
    expect(diagnoses.map(({ code }) => code).filter((code) => ['M62.451', 'B91'].includes(code))).toEqual(['M62.451', 'B91']);
  });

  it('a written family includes the code itself', () => {
    const db = starterWith((catalog, ids) => {
      catalog.link('27397', 'family', 1, 'CPT', '27390', 'one tendon, cut', ids.texts);
      catalog.link('27397', 'family', 2, 'CPT', '27400', 'to the thigh bone', ids.texts);
    });
    expect(data(show(db, '27397').family).rows.map((row) => [row.code, row.difference, row.current])).toEqual([
      ['27390', 'one tendon, cut', false],
      ['27397', 'several tendons', true],
      ['27400', 'to the thigh bone', false],
    ]);
  });

  it('without one the codes of the section are told apart', () => {
    expect(data(show(starterWith(), '27390').family).rows.map((row) => row.code)).toEqual(['27390', '27391', '27397']);
  });

  it('a diagnosis that the catalog lacks is linked without a page', () => {
    const db = starterWith((catalog, ids) => { catalog.link('27397', 'diagnosis', 1, 'ICD10CM', 'G80.1', 'spastic diplegia', ids.texts); });
    expect(data(show(db, '27397').crosswalks).diagnoses).toEqual([expect.objectContaining({ code: 'G80.1', title: null, inCatalog: false, note: 'spastic diplegia' })]);
  });

  it('a primary code lists the add-on that names it', () => {
    const db = starterWith((catalog, ids) => { catalog.link('27390', 'primary', 1, 'CPT', '27397', null, ids.texts); });
    expect(data(show(db, '27397').crosswalks).addOns).toEqual([expect.objectContaining({ code: '27390', note: 'add-on of this code' })]);
  });
});

describe('a diagnosis page', () => {
  const withDiagnoses = (): ReadDb =>
    starterWith((catalog, ids) => {
      const icd = catalog.source('release', 'icd10cm-order', 'FY2025', '2024-10-01');
      const category = catalog.code('ICD10CM', 'M62.4', 'Contracture of muscle', icd, { billable: 0 });
      catalog.code('ICD10CM', 'M62.40', 'Contracture of muscle, unspecified site', icd, { parent_id: category });
      catalog.link('27397', 'diagnosis', 1, 'ICD10CM', 'M62.40', null, ids.texts);
    });

  it.each(['M62.40', 'M6240', 'm62.40'])('is found as %s', (typed) => {
    expect(show(withDiagnoses(), typed, 'ICD10CM').code).toBe('M62.40');
  });

  it('has its place in the classification and the procedures that name it', () => {
    const page = show(withDiagnoses(), 'M62.40', 'ICD10CM');
    expect(page.children).toEqual([expect.objectContaining({ code: 'M62.4', note: 'category above' })]);
    expect(data(page.crosswalks).related.map((code) => code.code)).toEqual(['27397']);
    expect(data(page.classification).facts[1]?.value).toBe('Valid for billing');
    const category = show(withDiagnoses(), 'M62.4', 'ICD10CM');
    expect(category.children).toEqual([expect.objectContaining({ code: 'M62.40', note: 'directly below' })]);
    expect(data(category.classification).facts[1]?.meaning).toMatch(/longer codes/);
  });

  it('says shortly what cannot apply', () => {
    const page = show(withDiagnoses(), 'M62.40', 'ICD10CM');
    const entry = missingParts(page).noData.find(({ headings }) => headings.includes('Modifiers'));
    expect(entry).toEqual({
      headings: ['Billing overview', 'Modifiers', 'Not together with (NCCI)', 'Units per day (MUE)', 'Medicare physician fee schedule', 'Fee by locality', 'Hospital outpatient and surgery centre', 'Hospital prices'],
      sentence: 'Goes with procedures, not with a diagnosis: see the page of the operation.',
    });
    expect(page.glance).toEqual([]);
  });
});
