import { afterAll, describe, expect, it } from 'vitest';
import { categoryStatement } from '../../../db/search/category-words.ts';
import { codeRowStatements } from '../../../db/search/code-rows.ts';
import { factMark, nextName, openSearchPart, wordPlaces } from '../../../db/search/index-part.ts';
import { indexCatalog } from '../../../db/search/index-catalog.ts';
import { openReadWrite } from '../../../db/open/database.ts';
import schema from '../../../db/schema/catalog.sql?raw';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
afterAll(() => catalog.close());

function plan(sql: string): string[] {
  const values = { limit: 1, id: 1, ids: '[]', compact: 'A', from: 'A', to: 'B', systems: null };
  const used = Object.fromEntries(Object.entries(values).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql)));
  return catalog.db.prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(used).map((row) => row.detail);
}

describe('the plan of a hot statement', () => {
  it.each(Object.entries({ ...codeRowStatements, category: categoryStatement }))('%s searches the codes and never reads them through', (_, sql) => {
    const details = plan(sql);
    expect(details.some((detail) => /^SEARCH code /.test(detail))).toBe(true);
    expect(details.filter((detail) => /^SCAN (code|wording|attribution)\b/.test(detail))).toEqual([]);
  });
  it('a beginning or a range of codes is read in the order of the index', () => {
    for (const sql of [codeRowStatements.prefix, codeRowStatements.range, codeRowStatements.inpatient]) expect(plan(sql).join('\n')).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  });
});

describe('the index', () => {
  it('holds the distinct words of the names with how many codes have them, and no marks', () => {
    const part = openSearchPart(catalog.db, 'main');
    const named = (word: string) => part?.named[part.numberOf(word)];
    expect(named('contracture')).toBe(3);
    expect(named('fracture')).toBe(1);
    expect(named('lengthens')).toBeUndefined();
    expect(part?.terms.toSorted()).toEqual(part?.terms);
  });
  it('says of each code which words name it, in their order, and where every word stands', () => {
    const part = openSearchPart(catalog.db, 'main');
    if (part === null) throw new Error('the catalog has no index');
    const place = tendonFamily.findIndex(({ code }) => code === '27393');
    expect([...part.names(place)].map((term) => (term === nextName ? '/' : part.terms[term])).join(' ')).toBe('lengthen one hamstring tendon one leg / hamstring lengthening / fractional lengthening');
    const placeOf = (word: string) => {
      const { codes, places } = part.postings(part.numberOf(word));
      return wordPlaces[places[codes.indexOf(place)] ?? -1];
    };
    expect([placeOf('lengthen'), placeOf('fractional'), placeOf('knee'), placeOf('crouched')]).toEqual(['title', 'naming', 'section', 'text']);
  });
  it('keeps what the fee schedule says apart from what can be typed', () => {
    const part = openSearchPart(catalog.db, 'main');
    expect(part?.terms.filter((term) => term.startsWith(factMark)).length).toBeGreaterThan(0);
    expect(part?.terms.filter((term) => term.includes(factMark) && !term.startsWith(factMark))).toEqual([]);
  });
  it('built again over its own catalog is the same, not doubled', () => {
    const db = openReadWrite(':memory:');
    db.exec(schema);
    db.exec(`INSERT INTO source VALUES (1, 'starter', 't', 'T', 'T', 't', NULL, 'unknown', '', 'unknown', NULL, NULL, NULL, 0, 0, 0, '', '[]', NULL)`);
    db.exec(`INSERT INTO code VALUES (1, 'CPT', '27390', 'Hamstring cut', 1, NULL, NULL, 1, 0, 0, NULL, NULL)`);
    const told: number[] = [];
    indexCatalog(db);
    indexCatalog(db, (fraction) => told.push(fraction));
    const part = openSearchPart(db, 'main');
    expect(part?.terms.filter((term) => !term.startsWith(factMark))).toEqual(['cut', 'hamstring']);
    expect([...(part?.postings(part.numberOf('hamstring')).codes ?? [])].map((place) => part?.ids[place])).toEqual([1]);
    expect(told.at(-1)).toBe(1);
    db.close();
  });
  it('a code is found by a note whose word is a part of a longer word of its title', () => {
    const db = openReadWrite(':memory:');
    db.exec(schema);
    db.exec(`
      INSERT INTO source VALUES (1, 'release', 't', 'T', 'T', 't', NULL, 'unknown', '', 'unknown', NULL, NULL, NULL, 0, 0, 0, '', '[]', NULL);
      INSERT INTO code VALUES (1, 'ICD10CM', 'R44.3', 'Hallucinations, unspecified', 1, NULL, NULL, 1, 0, 0, NULL, NULL);
      INSERT INTO attribution VALUES (1, 1, 'long', 0);
      INSERT INTO wording VALUES (1, 1, NULL);
      INSERT INTO tabular_note VALUES ('R44.3', 'inclusion', 1, 'Hallucination', 1)`);
    indexCatalog(db);
    const part = openSearchPart(db, 'main');
    expect([...(part?.postings(part.numberOf('hallucination')).codes ?? [])].map((place) => part?.ids[place])).toEqual([1]);
    db.close();
  });
});
