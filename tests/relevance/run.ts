import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeSystem } from '../../db/model/code.ts';
import { searchTiers } from '../../db/model/search.ts';
import { openReadOnly, openReadWrite, type ReadDb } from '../../db/open/database.ts';
import { createSearchEngine } from '../../db/search/engine.ts';
import { buildBaselines } from './baselines.ts';
import { figuresHeader, figuresLine } from './figures-table.ts';
import { readHospitalLines, splitByHospital, thighAndKnee } from './hospital-lines.ts';
import { importIntoNewHome } from './imported-catalog.ts';
import { sampleIndexEntries } from './index-entries.ts';
import { catalogTaughtBy } from './learned-catalog.ts';
import { judge, sameCategory, type EngineAnswer, type JudgedSet, type Judgement } from './judge.ts';
import { readOwnQueries } from './own-queries.ts';
import { reportCases } from './judge-cases.ts';
import { realDataFolder } from './real-data.ts';
import { replayKeystrokes, typedTexts } from './replay-keystrokes.ts';
import { situations } from './situations.ts';

// `npm run relevance`: judges search on what the real import makes of the real release files. Prints figures, never a line of a judged file.
// `npm run relevance -- hospital situations own index cases` keeps to some sets; `ours` leaves the other searches out, which take most of the time.
const named = process.argv.slice(2);
const setNames = ['hospital', 'situations', 'own', 'index', 'cases'];
const unknown = named.filter((name) => ![...setNames, 'ours'].includes(name));
if (unknown.length > 0) {
  console.error(`There is no set "${unknown.join(' ')}": ${[...setNames, 'ours'].join(' | ')}`);
  process.exit(2);
}
const wanted = (name: string): boolean => named.includes(name) || !setNames.some((other) => named.includes(other));
const data = realDataFolder();
if (data === null) {
  console.error('No release files: set CODETRAY_REAL_DATA to their folder.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'relevance-of-search-'));
try {
  const feeSchedule = join(data, 'pfs', 'rvu25d', 'PPRRVU2025_Oct.csv');
  const proceduresOnly: readonly CodeSystem[] = ['CPT'];
  if (wanted('hospital') || wanted('situations')) {
    // What is shipped was learned from all hospitals: those that are held back are judged on words that only the others taught.
    const { tune, held, professional } = splitByHospital(readHospitalLines(data));
    withCatalog('fee-schedule', [feeSchedule], (db, compare) => {
      if (wanted('hospital')) {
        for (const set of [tune, thighAndKnee(tune), held, thighAndKnee(held), professional, thighAndKnee(professional)]) compare(set, [null, proceduresOnly]);
      }
      if (wanted('situations')) compare({ name: 'situations', queries: situations.map(({ heard, code }) => ({ text: heard, codes: [code] })) }, [null, proceduresOnly]);
      const replay = replayKeystrokes(createSearchEngine(db), typedTexts);
      console.log(`\n${replay.keystrokes} keystrokes, fresh engine: median ${replay.medianMs.toFixed(2)}, p95 ${replay.p95Ms.toFixed(2)}, slowest ${replay.slowestMs.toFixed(2)} ms (${JSON.stringify(replay.slowestText)})`);
    }, (path) => catalogTaughtBy(path, tune.queries, join(folder, 'taught.db')));
  }
  if (wanted('own')) {
    withCatalog('fee-schedule-supplies-diagnoses', [feeSchedule, join(data, 'hcpcs'), join(data, 'icd10cm', '2025'), join(data, 'icd10pcs')], (_db, compare) => {
      const own = readOwnQueries();
      const [judged] = compare({ name: 'own queries', queries: own }, [null]);
      // These lines are the project's own: what was not found may be named.
      own.forEach((query, index) => {
        if ((judged?.places[index] ?? 0) === 0) console.log(`not among ten: ${query.text} (${query.codes.slice(0, 3).join(' ')}; ${query.kind})`);
      });
    });
  }
  if (wanted('index')) {
    const indexCatalog = importIntoNewHome(join(folder, 'index-alone'), [join(data, 'icd10cm', '2017_xml', 'icd10cm_index_2017.xml.gz')]);
    withCatalog('order-file', [join(data, 'icd10cm', '2025', 'icd10cm_order_2025.txt.gz')], (db, compare) => {
      const index = openReadOnly(indexCatalog);
      const entries = sampleIndexEntries(index, db);
      index.close();
      compare(entries, [null, ['ICD10CM']]);
      compare({ ...entries, name: `${entries.name}, its category` }, [null, ['ICD10CM']], sameCategory);
    });
  }
  if (wanted('cases')) {
    const db = openReadOnly(importIntoNewHome(join(folder, 'cases'), [feeSchedule, join(data, 'hcpcs'), join(data, 'icd10cm', '2025'), join(data, 'icd10pcs')]));
    console.log(`\nFrom notes and questions\n${reportCases(db).join('\n')}`);
    db.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

type Compare = (set: JudgedSet, scopes: readonly (readonly CodeSystem[] | null)[], right?: typeof sameCategory) => Judgement[];

function withCatalog(name: string, paths: readonly string[], task: (db: ReadDb, compare: Compare) => void, prepare = (path: string): string => path): void {
  const began = performance.now();
  const db = openReadOnly(prepare(importIntoNewHome(join(folder, name), paths)));
  console.log(`\nCatalog ${name}: ${db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0} codes, imported in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const engine = createSearchEngine(db);
  const scratch = openReadWrite(':memory:');
  const baselines = named.includes('ours') ? [] : buildBaselines(db, scratch);
  engine.warm();
  task(db, (set, scopes, right) => {
    console.log(`\n${set.name}\n${figuresHeader}`);
    return scopes.map((systems) => {
      const scope = systems === null ? 'all systems' : systems.join(' ');
      for (const { name: search, answer } of baselines) {
        const { medianMs, p95Ms, slowestMs, ...figures } = judge((text) => answer(text, systems), set, right);
        // The second scope is answered from what was found for the first.
        console.log(figuresLine(search, scope, systems === scopes[0] ? { ...figures, medianMs, p95Ms, slowestMs } : figures));
      }
      const ours: EngineAnswer = (text) => engine.search({ text, limit: 10, ...(systems === null ? {} : { systems: [...systems] }) }).results;
      const judged = judge(ours, set, right);
      console.log(figuresLine('Codetray', scope, judged));
      for (const tier of searchTiers) {
        const figures = judged.byTier.get(tier);
        if (figures !== undefined) console.log(figuresLine(`  first: ${tier}`, '', figures));
      }
      for (const [kind, figures] of judged.byKind) console.log(figuresLine(`  ${kind}`, '', figures));
      return judged;
    });
  });
  scratch.close();
  db.close();
}
