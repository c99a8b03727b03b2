import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openReadOnly, openReadWrite } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { judge, readJudgedSet } from './judged-set.ts';
import { buildPlainBaseline } from './plain-baseline.ts';
import { realDataFolder } from './real-data.ts';
import { buildReleaseCatalog } from './release-catalog.ts';

const data = realDataFolder();

// Every twentieth line: enough to see a ranking fall, in seconds. The whole set is judged by run.ts.
describe.skipIf(data === null)('search over a fee schedule release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relevance-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what hospitals write better than plain FTS5, with hardly a dead end', () => {
    const catalog = buildReleaseCatalog(join(folder, 'catalog.db'), data ?? '', false);
    const db = openReadOnly(catalog.path);
    const scratch = openReadWrite(':memory:');
    const plain = buildPlainBaseline(db, scratch);
    const engine = createSearchEngine(db);
    const queries = readJudgedSet(data ?? '', 'dev.tsv').filter((_, index) => index % 20 === 0);
    const ours = judge(queries, (text) => engine.search({ text, limit: 10, systems: ['CPT'] }).results.map((hit) => hit.code));
    const theirs = judge(queries, (text) => plain(text, 10));
    expect(ours.hitAt1).toBeGreaterThan(Math.max(theirs.hitAt1, 0.23));
    expect(ours.hitAt10).toBeGreaterThan(Math.max(theirs.hitAt10, 0.49));
    expect(ours.deadEnds).toBeLessThan(0.005);
    scratch.close();
    db.close();
  }, 180_000);
});
