import { describe, expect, it } from 'vitest';
import type { ReadDb, ReadStatement } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { resolveCode } from '../../../db/queries/resolve-code.ts';
import { titlesFor } from '../../../db/queries/titles-for.ts';
import { catalogWith, starter } from './fixture.ts';

/** Passes everything on and keeps the text of every statement. */
function listening(db: ReadDb): { db: ReadDb; statements: Set<string> } {
  const statements = new Set<string>();
  return {
    statements,
    db: {
      name: db.name,
      open: db.open,
      prepare: <Row>(sql: string): ReadStatement<Row> => {
        statements.add(sql);
        return db.prepare<Row>(sql);
      },
    },
  };
}

/** Small tables, recursive walks and the codes that are asked for; everything else must be looked up by an index. */
const mayBeScanned = new Set(['source', 'gpci', 'path', 'above', 'listed', 'CONSTANT']);

function scansOf(db: ReadDb, sql: string): string[] {
  const parameters = Object.fromEntries([...sql.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, 1]));
  const plan = db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(parameters);
  return plan.map((step) => step.detail).filter((detail) => detail.startsWith('SCAN') && !mayBeScanned.has(detail.split(' ')[1] ?? ''));
}

describe('the statements of a code page', () => {
  it('scan no large table, for procedures and diagnoses, known and unknown', () => {
    const real = catalogWith((catalog) => {
      const ids = starter(catalog);
      const category = catalog.code('ICD10CM', 'M62.4', 'Contracture', ids.texts, { billable: 0 });
      catalog.code('ICD10CM', 'M62.40', 'Contracture, unspecified', ids.texts, { parent_id: category });
      catalog.code('CPT', '99999', 'Nothing known', ids.texts, { section_id: 2 });
      for (const kind of ['ccs-services', 'rbcs', 'asc-addendum-aa', 'physician-work-time'] as const) catalog.source('release', kind, '2026', '2026-01-01');
      const gpci = catalog.source('release', 'gpci', '2026', '2026-01-01');
      catalog.insert('gpci', { source_id: gpci, contractor: '01112', locality: '05', state: 'CA', name: 'SF', work: 1000, pe: 1000, mp: 1000 });
    });
    const { db, statements } = listening(real);
    for (const [system, code] of [['CPT', '27397'], ['CPT', '99999'], ['ICD10CM', 'M62.4'], ['ICD10CM', 'M62.40'], ['CPT', '00000']] as const) {
      readCodePage(db, { system, code }, { locality: null });
    }
    resolveCode(db, 'm62.40');
    titlesFor(db, [{ system: 'CPT', code: '27397' }]);
    expect(statements.size).toBeGreaterThan(20);
    for (const sql of statements) expect(scansOf(real, sql), sql).toEqual([]);
  });

  it('would be caught scanning', () => {
    const db = catalogWith((catalog) => { starter(catalog); });
    expect(scansOf(db, 'SELECT title FROM code WHERE title = :title')).toHaveLength(1);
  });
});

describe('a page of a full-size catalog', () => {
  it('shows at most 300 pairs each way, and says so', () => {
    const db = catalogWith((catalog) => {
      const ids = starter(catalog);
      const release = catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01');
      for (let number = 0; number < 19_000; number += 1) {
        const code = (40_000 + number).toString();
        catalog.code('CPT', code, `Procedure ${code}`, release, { section_id: 1 });
        catalog.pfs(release, code);
        catalog.insert('mue', { code, setting: 'practitioner', units: 2, mai: '3', rationale: null, source_id: ids.mue });
        // One code with as many pairs as a page shows, each way.
        if (number > 0 && number < 1_000) {
          catalog.pair(ids.ncci, '40000', code, { rationale: 'x' });
          catalog.pair(ids.ncci, code, '40000', { indicator: '0', rationale: 'x' });
        }
      }
      const icd = catalog.source('release', 'icd10cm-order', 'FY2025', '2024-10-01');
      for (let number = 0; number < 97_000; number += 1) {
        const digits = number.toString().padStart(6, '0');
        catalog.code('ICD10CM', `S${digits.slice(0, 2)}.${digits.slice(2)}`, `Injury ${digits}`, icd);
      }
      const gpci = catalog.source('release', 'gpci', '2025', '2025-01-01');
      for (let number = 0; number < 110; number += 1) {
        catalog.insert('gpci', { source_id: gpci, contractor: (10_000 + number).toString(), locality: '01', state: 'CA', name: `Place ${number.toString()}`, work: 1017, pe: 1093, mp: 662 });
      }
    });
    const page = readCodePage(db, { system: 'CPT', code: '40000' }, { locality: null });
    if (!page.ok || page.value.edits.state !== 'data' || page.value.fees.state !== 'data') throw new Error('the page has no pairs or no fees');
    const { rows, note } = page.value.edits;
    expect(rows.filter((row) => row.thisColumn === 1)).toHaveLength(300);
    expect(rows.filter((row) => row.thisColumn === 2)).toHaveLength(300);
    expect(note).toMatch(/300/);
    expect(page.value.fees.localities).toHaveLength(110);
  });
});
