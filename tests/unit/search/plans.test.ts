import { afterAll, describe, expect, it } from 'vitest';
import { candidateStatements } from '../../../db/search/candidates.ts';
import { codeRowStatements } from '../../../db/search/code-rows.ts';
import { indexCatalog } from '../../../db/search/index-catalog.ts';
import { openReadWrite } from '../../../db/open/database.ts';
import schema from '../../../db/schema/catalog.sql?raw';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
afterAll(() => catalog.close());

function plan(sql: string): string[] {
  const values = { match: '"a"', limit: 1, ids: '[]', compact: 'A', from: 'A', to: 'B', systems: null };
  const used = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`$${name}`)));
  return catalog.db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(used).map((row) => row.detail);
}

describe('the plan of a hot statement', () => {
  it.each(Object.entries(codeRowStatements).filter(([name]) => name !== 'highest'))('%s searches the codes and never reads them through', (_, sql) => {
    const details = plan(sql);
    expect(details.some((detail) => /^SEARCH code /.test(detail))).toBe(true);
    expect(details.filter((detail) => /^SCAN (code|wording|attribution)\b/.test(detail))).toEqual([]);
  });
  it('a beginning or a range of codes is read in the order of the index', () => {
    for (const sql of [codeRowStatements.prefix, codeRowStatements.range, codeRowStatements.inpatient]) expect(plan(sql).join('\n')).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  });
  it.each(Object.entries(candidateStatements))('%s asks the full-text index', (name, sql) => {
    const details = plan(sql).join('\n');
    expect(details).toMatch(/VIRTUAL TABLE INDEX/);
    expect(details).not.toMatch(/code/);
    // Only the few hundred matches in long texts are sorted, by bm25 and then by the static order.
    expect(/TEMP B-TREE/.test(details)).toBe(name === 'textRanked');
  });
});

describe('the index', () => {
  it('holds the distinct words of the names with how many codes have them, and no marks', () => {
    const term = (word: string) => catalog.db.prepare<{ codes: number }>('SELECT codes FROM search_term WHERE term = $word').get({ word })?.codes;
    expect(term('contracture')).toBe(3);
    expect(term('fracture')).toBe(1);
    expect(term('\uE000cpt')).toBeUndefined();
  });
  it('built again over its own catalog is the same, not doubled', () => {
    const db = openReadWrite(':memory:');
    db.exec(schema);
    db.exec(`INSERT INTO source VALUES (1, 'starter', 't', 'T', 'T', 't', NULL, 'unknown', '', 'unknown', NULL, NULL, NULL, 0, 0, 0, '', '[]', NULL)`);
    db.exec(`INSERT INTO code VALUES (1, 'CPT', '27390', 'Hamstring cut', 1, NULL, NULL, 1, 0, 0, NULL, NULL)`);
    const told: number[] = [];
    indexCatalog(db);
    indexCatalog(db, (fraction) => told.push(fraction));
    expect(db.prepare<{ id: number }>(`SELECT rowid AS id FROM search_title WHERE search_title MATCH 'hamstring'`).all()).toEqual([{ id: 1 }]);
    expect(db.prepare(`SELECT * FROM search_term ORDER BY term`).all()).toEqual([{ term: 'cut', codes: 1 }, { term: 'hamstring', codes: 1 }]);
    expect(told.at(-1)).toBe(1);
    db.exec(`INSERT INTO search_title(search_title) VALUES ('integrity-check')`);
    db.close();
  });
});
