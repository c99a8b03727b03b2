import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { repository } from './real-data.ts';
import { situations } from './situations.ts';

/** Of forty; the rest are known by name below, so that none gets lost unseen. */
const leastFound = 36;

describe('situations of the clinic, typed as they are heard', () => {
  const db = openReadOnly(join(repository, 'out', 'starter', 'catalog.db'));
  const engine = createSearchEngine(db);
  afterAll(() => db.close());

  const placed = situations.map((situation) => {
    const codes = engine.search({ text: situation.heard, limit: 10, systems: ['CPT'] }).results.map((hit) => hit.code);
    return { ...situation, place: codes.indexOf(situation.code) + 1, codes };
  });

  it(`brings the right code in the first three rows in at least ${leastFound} of ${situations.length}`, () => {
    expect(situations).toHaveLength(40);
    expect(new Set(situations.map(({ code }) => code)).size).toBe(40);
    const missed = placed.filter(({ place }) => place === 0 || place > 3).map(({ heard, code, codes }) => `${heard}: ${code}, but ${codes.slice(0, 3).join(' ')}`);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(situations.length - leastFound);
  });

  it('never ends without a row', () => {
    expect(placed.filter(({ codes }) => codes.length === 0).map(({ heard }) => heard)).toEqual([]);
  });
});
