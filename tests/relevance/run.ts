import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadOnly, openReadWrite } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { judge, readJudgedSet, type Judgement } from './judged-set.ts';
import { buildPlainBaseline } from './plain-baseline.ts';
import { realDataFolder } from './real-data.ts';
import { buildReleaseCatalog } from './release-catalog.ts';
import { replayKeystrokes, typedTexts } from './replay-keystrokes.ts';

// node tests/relevance/run.ts: judges search on the real release files and prints figures only, never a line of them.
const data = realDataFolder();
if (data === null) {
  console.error('No release files: set CODETRAY_REAL_DATA to their folder.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'relevance-of-search-'));
try {
  for (const withDiagnoses of [false, true]) {
    const catalog = buildReleaseCatalog(join(folder, `catalog-${withDiagnoses}.db`), data, withDiagnoses);
    console.log(`\n${catalog.codes} codes${withDiagnoses ? ' with diagnoses' : ''}, indexed in ${catalog.indexSeconds.toFixed(2)} s`);
    const db = openReadOnly(catalog.path);
    const before = process.memoryUsage().rss;
    const opening = performance.now();
    const engine = createSearchEngine(db);
    engine.search({ text: 'hamstring', limit: 50 });
    const opened = performance.now() - opening;
    const spelling = engine.warm();
    console.log(`opened with a first answer in ${opened.toFixed(1)} ms; spelling over ${spelling.terms} words in ${spelling.milliseconds.toFixed(1)} ms`);

    const baselineDb = openReadWrite(':memory:');
    const baseline = buildPlainBaseline(db, baselineDb);
    const all = readJudgedSet(data, 'dev.tsv');
    const sets = {
      all,
      facility: all.filter((query) => !query.professionalList),
      'thigh and knee': readJudgedSet(data, 'dev_thigh_knee.tsv'),
    };
    console.log('set              search           queries  hit@1  hit@10  MRR@10  dead ends  median ms  p95 ms  slowest');
    for (const [name, queries] of Object.entries(sets)) {
      line(name, 'plain FTS5', judge(queries, (text) => baseline(text, 10)));
      line(name, 'procedures', judge(queries, (text) => engine.search({ text, limit: 10, systems: ['CPT'] }).results.map((hit) => hit.code)));
      if (withDiagnoses) line(name, 'whole catalog', judge(queries, (text) => engine.search({ text, limit: 10 }).results.map((hit) => hit.code)));
    }
    const replay = replayKeystrokes(createSearchEngine(db), typedTexts);
    console.log(`${replay.keystrokes} keystrokes, fresh engine: median ${replay.medianMs.toFixed(2)}, p95 ${replay.p95Ms.toFixed(2)}, slowest ${replay.slowestMs.toFixed(2)} ms (${JSON.stringify(replay.slowestText)})`);
    console.log(`memory grown by ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB, the baseline included`);
    baselineDb.close();
    db.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function line(set: string, search: string, figures: Judgement): void {
  console.log(
    [
      set.padEnd(16),
      search.padEnd(15),
      String(figures.queries).padStart(8),
      figures.hitAt1.toFixed(3).padStart(6),
      figures.hitAt10.toFixed(3).padStart(7),
      figures.reciprocalRankAt10.toFixed(3).padStart(7),
      `${(figures.deadEnds * 100).toFixed(2)} %`.padStart(10),
      figures.medianMs.toFixed(2).padStart(10),
      figures.p95Ms.toFixed(2).padStart(7),
      figures.slowestMs.toFixed(1).padStart(8),
    ].join(' '),
  );
}
