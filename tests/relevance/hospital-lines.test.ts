import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadOnly, openReadWrite } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { buildBaselines } from './baselines.ts';
import { readHospitalLines, splitByHospital } from './hospital-lines.ts';
import { importIntoNewHome } from './imported-catalog.ts';
import { judge } from './judge.ts';
import { realDataFolder } from './real-data.ts';

const data = realDataFolder();

describe.skipIf(data === null)('search over a fee schedule release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relevance-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const lines = readHospitalLines(data ?? '');
  const sets = splitByHospital(lines);

  it('judges on hospitals of which nothing was looked at, a third of all lines', () => {
    const own = sets.tune.queries.length + sets.held.queries.length;
    expect(own + sets.professional.queries.length).toBe(lines.length);
    expect(sets.held.queries.length / own).toBeGreaterThan(0.33);
    const systems = (queries: readonly unknown[]): Set<string> => new Set(lines.filter((line) => queries.includes(line)).map(({ system }) => system));
    const tuned = systems(sets.tune.queries);
    expect([...systems(sets.held.queries)].filter((system) => tuned.has(system))).toEqual([]);
  });

  // Every tenth held line: enough to see a ranking fall, in seconds. All of them are judged by `npm run relevance`.
  it('finds what hospitals write better than plain FTS5, with hardly a dead end', () => {
    const db = openReadOnly(importIntoNewHome(join(folder, 'home'), [join(data ?? '', 'pfs', 'rvu25d', 'PPRRVU2025_Oct.csv')]));
    const scratch = openReadWrite(':memory:');
    const plain = buildBaselines(db, scratch).find(({ name }) => name === 'plain FTS5');
    const engine = createSearchEngine(db);
    const set = { name: 'every tenth', queries: sets.held.queries.filter((_, index) => index % 10 === 0) };
    const ours = judge((text) => engine.search({ text, limit: 10, systems: ['CPT'] }).results, set);
    const theirs = judge((text) => plain?.answer(text, ['CPT']) ?? [], set);
    expect(theirs.hitAt10).toBeGreaterThan(0.2);
    expect(ours.hitAt1).toBeGreaterThan(theirs.hitAt1);
    expect(ours.hitAt10).toBeGreaterThan(theirs.hitAt10 + 0.1);
    expect(ours.deadEnds).toBeLessThan(0.005);
    scratch.close();
    db.close();
  }, 180_000);
});
