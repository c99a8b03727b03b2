import { describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { feeLineStatement, openFeeLines } from '../../../db/search/fee-line.ts';
import { catalogWith } from '../queries/fixture.ts';

/** Codes of one short descriptor, as a release prints them, and one with a line of the starter. */
const sameWords = () =>
  catalogWith((catalog) => {
    const starter = catalog.source('starter', 'pfs-relative-values', '2026-07', '2026-07-01');
    const october = catalog.source('release', 'pfs-relative-values', '2025-10', '2025-10-01');
    for (const code of ['20001', '20002', '20003', '20004']) catalog.code('CPT', code, 'Joint scope', october);
    catalog.code('CPT', '27390', 'Cut one hamstring', starter, { distinction: 'one tendon' });
    catalog.pfs(october, '20001', { facility_total: 1922 });
    catalog.pfs(starter, '20001', { facility_total: 1800 });
    // In an office only, without days; and bundled, so that its RVUs pay nothing.
    catalog.pfs(october, '20002', { facility_na: 1, nonfacility_na: 0, nonfacility_total: 301, global_days: 'XXX' });
    catalog.pfs(october, '20003', { status: 'B', global_days: 'XXX' });
    catalog.pfs(october, '27390');
  });

describe('codes that a release describes in the same words', () => {
  it('are told apart by the values of the release that counts', () => {
    const lineOf = openFeeLines(sameWords());
    expect(['20001', '20002', '20003', '20004'].map(lineOf)).toEqual(['19.22 RVU, 90 days', '3.01 RVU', null, null]);
  });

  it('carry them in the results, and codes with a line of their own do not', () => {
    const engine = createSearchEngine(sameWords());
    const lineOf = (code: string) => engine.search({ text: code }).results.map((hit) => [hit.code, hit.feeLine]);
    expect(lineOf('20001')).toEqual([['20001', '19.22 RVU, 90 days']]);
    expect(lineOf('20004')).toEqual([['20004', null]]);
    expect(lineOf('27390')).toEqual([['27390', null]]);
  });

  it('are looked up by the key of the fee schedule, one look a row', () => {
    const details = sameWords().prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${feeLineStatement}`).all({ code: '20001' }).map((row) => row.detail);
    expect(details).toEqual([expect.stringMatching(/^SEARCH pfs USING PRIMARY KEY \(code=\? AND modifier=\?\)/)]);
  });
});
