import { describe, expect, it } from 'vitest';
import { catalogWith } from '../queries/fixture.ts';

interface Stated { code: string; kind: string; position: number; text: string; source_id: number }

describe('a wording', () => {
  it('is kept once for its code, and read back as every source said it', () => {
    const stated: Stated[] = [];
    const db = catalogWith((catalog) => {
      const sources = ['2023', '2024', '2025'].map((year) => catalog.source('release', 'icd10cm-order', `FY${year}`, `${year}-10-01`));
      for (const [at, code] of ['M62.4', 'M62.40'].entries()) {
        for (const [index, source_id] of sources.entries()) {
          stated.push({ code, kind: 'long', position: 0, text: `Invented state ${code}`, source_id });
          // The last release words the second code anew; the first code is named alike by all.
          stated.push({ code, kind: 'short', position: 0, text: at === 1 && index === 2 ? 'Inv state, new' : 'Inv state', source_id });
        }
      }
      stated.push({ code: 'M62.4', kind: 'clinician', position: 1, text: 'Invented state M62.4', source_id: sources[0] ?? 0 }, { code: 'M62.4', kind: 'clinician', position: 2, text: 'Inv state', source_id: sources[0] ?? 0 });
      catalog.code('ICD10CM', 'M62.4', 'Invented state M62.4', sources[2] ?? 0);
      catalog.code('ICD10CM', 'M62.40', 'Title of the office', sources[2] ?? 0);
      for (const row of stated) catalog.insert('stated_descriptor', { system: 'ICD10CM', ...row });
    });
    const order = 'ORDER BY code, kind, source_id, position';
    const sorted = stated.map((row) => JSON.stringify([row.code, row.kind, row.source_id, row.position, row.text])).sort();
    expect(db.prepare<Stated>(`SELECT code, kind, position, text, source_id FROM descriptor WHERE system = 'ICD10CM' ${order}`).all().map((row) => JSON.stringify([row.code, row.kind, row.source_id, row.position, row.text])).sort()).toEqual(sorted);
    expect(db.prepare('SELECT code, count(*) AS wordings, sum(text IS NULL) AS titles FROM wording JOIN code USING (code_id) GROUP BY code').all())
      .toEqual([{ code: 'M62.4', wordings: 2, titles: 1 }, { code: 'M62.40', wordings: 3, titles: 0 }]);
  });

  it('that many codes share in who says it has one list of them', () => {
    const db = catalogWith((catalog) => {
      const [first, second] = ['2024', '2025'].map((year) => catalog.source('release', 'icd10pcs-order', `FY${year}`, `${year}-10-01`));
      for (let number = 0; number < 300; number += 1) {
        const code = `0KN${number.toString().padStart(4, '0')}`;
        catalog.code('ICD10PCS', code, `Invented ${code}`, second ?? 0);
        for (const source_id of [first ?? 0, second ?? 0]) catalog.insert('stated_descriptor', { system: 'ICD10PCS', code, kind: 'long', text: `Invented ${code}`, source_id });
      }
    });
    expect(db.prepare('SELECT count(*) AS rows, count(DISTINCT attribution_id) AS lists FROM attribution').all()).toEqual([{ rows: 2, lists: 1 }]);
    expect(db.prepare('SELECT count(*) AS rows FROM descriptor').all()).toEqual([{ rows: 600 }]);
  });

  it('of a code that the catalog does not have stops the build: it would be lost', () => {
    expect(() => catalogWith((catalog) => {
      catalog.insert('stated_descriptor', { system: 'CPT', code: '10001', kind: 'short', text: 'Invented', source_id: catalog.source('release', 'pfs-relative-values', '2025', '2025-01-01') });
    })).toThrow('1 descriptors are of codes that the catalog does not have');
  });
});
