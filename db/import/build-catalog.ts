import { indexCatalog } from '../search/index-catalog.ts';
import type { CodeSystem } from '../model/code.ts';
import type { WriteDb } from '../open/database.ts';
import { createCatalogFile, fillPages, finishCatalogFile } from './catalog-file.ts';
import { createMergeTables, mergeCodes } from './merge-codes.ts';
import type { PlannedSource } from './planned-source.ts';
import type { Source } from '../model/source.ts';
import { sourceFormats } from './formats.ts';
import { resolveReferences } from './resolve-references.ts';
import { sourcedTables } from './sourced-tables.ts';
import { sqlForFile, stagingName } from './staging.ts';
import { writeSource } from './write-source.ts';

export interface BuildInput {
  readonly target: string;
  readonly starterPath: string;
  /** The running catalog when it is not the starter. */
  readonly runningPath: string | null;
  readonly stagingPaths: readonly string[];
  readonly sources: readonly PlannedSource[];
  readonly version: string;
  readonly starterDigest: string;
  /** Called between statements; throwing stops the build. @param codes indexed so far, while indexing. */
  onStep(stage: 'building' | 'indexing', fraction: number, codes?: number): void;
}


/**
 * Writes a whole new catalog: starter layer and earlier imports copied by SQL, staged files on top, the codes merged, the
 * search indexes filled. Nothing outside the target file is written.
 */
export function buildCatalog(input: BuildInput): void {
  const { db, makeIndexes } = createCatalogFile(input.target);
  let finished = false;
  try {
    const attach = (path: string, name: string): void => { db.prepareWrite(`ATTACH :path AS ${name}`).run({ path }); };
    attach(input.starterPath, 'starter');
    for (const [place, path] of input.stagingPaths.entries()) attach(path, stagingName(place));
    if (input.runningPath !== null) attach(input.runningPath, 'running');
    createMergeTables(db);
    db.transaction(() => {
      for (const { source, part } of input.sources) writeSource(db, source, part);
      copySources(db, input);
      input.onStep('building', 0.1);
      for (const { source, origin } of input.sources) if (origin.from === 'staged') insertStaged(db, source, origin.file, input.stagingPaths.length);
      input.onStep('building', 0.25);
      resolveReferences(db);
      prepareMerge(db, input);
      mergeCodes(db, (fraction) => { input.onStep('building', 0.25 + 0.55 * fraction); });
      input.onStep('building', 0.8);
      fillPages(db);
    });
    input.onStep('building', 0.85);
    makeIndexes();
    input.onStep('building', 1);
    const codes = db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0;
    indexCatalog(db, (fraction) => { input.onStep('indexing', fraction, Math.round(codes * fraction)); });
    for (const name of ['starter', ...input.stagingPaths.map((_, place) => stagingName(place)), ...(input.runningPath === null ? [] : ['running'])]) db.exec(`DETACH ${name}`);
    finished = true;
  } finally {
    if (!finished) db.close();
  }
  finishCatalogFile(db, input.target, { version: input.version, starterDigest: input.starterDigest, isStarter: false });
}

function copySources(db: WriteDb, input: BuildInput): void {
  db.exec('CREATE TEMP TABLE source_map (origin TEXT, old_id INTEGER, new_id INTEGER, PRIMARY KEY (origin, old_id)) WITHOUT ROWID');
  const map = db.prepareWrite('INSERT INTO source_map VALUES (:origin, :old, :new)');
  for (const { origin, source } of input.sources) if (origin.from !== 'staged') map.run({ origin: origin.from, old: origin.sourceId, new: source.sourceId });
  for (const origin of input.runningPath === null ? ['starter'] : ['starter', 'running']) {
    // An earlier version of the program made no table that came later.
    const made = new Set(db.prepare<{ name: string }>(`SELECT name FROM ${origin}.sqlite_schema WHERE type = 'table'`).all().map(({ name }) => name));
    // `section` names its parents and comes apart; descriptors and what references lead to are put together anew.
    for (const table of sourcedTables(db).filter((name) => made.has(name) && name !== 'section' && name !== 'attribution' && name !== 'index_lead')) {
      const columns = columnsOf(db, table);
      const selected = columns.map((column) => (column === 'source_id' ? 'source_map.new_id' : `old.${column}`));
      db.exec(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${selected.join(', ')} FROM ${origin}.${table} AS old JOIN source_map ON origin = '${origin}' AND old_id = old.source_id`);
    }
    db.exec(`
      INSERT INTO stated_descriptor (system, code, kind, source_id, position, text)
      SELECT old.system, old.code, old.kind, source_map.new_id, old.position, old.text FROM ${origin}.descriptor AS old JOIN source_map ON origin = '${origin}' AND old_id = old.source_id`);
  }
  db.exec(`INSERT INTO section SELECT section_id, parent_id, system, first_code, last_code, title, source_map.new_id FROM starter.section JOIN source_map ON origin = 'starter' AND old_id = section.source_id`);
}

function columnsOf(db: WriteDb, table: string): string[] {
  return db.prepare<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map((row) => row.name);
}

/** Staging tables with a column that says whether a code is valid for billing. */
const classifications: ReadonlyMap<string, CodeSystem> = new Map([['icd10cm', 'ICD10CM'], ['icd10pcs', 'ICD10PCS'], ['tabular', 'ICD10CM']]);

function prepareMerge(db: WriteDb, input: BuildInput): void {
  db.exec(`
    INSERT INTO own_title
    SELECT code.system, code.code, code.title, code.distinction, code.synonyms, source_map.new_id
    FROM starter.code JOIN starter.source ON source.source_id = code.title_source_id AND source.kind = 'starter-texts'
    JOIN source_map ON origin = 'starter' AND old_id = source.source_id`);
  // The newest release decides whether a code of a classification is valid for billing. What the running catalog says of a code stands
  // for the release that its title is from, if that release is carried over.
  const flags = [`SELECT code.system, code.code, code.billable, source.effective_from AS since, 0 AS layer FROM starter.code JOIN starter.source ON source.source_id = code.title_source_id WHERE code.system = 'ICD10CM'`];
  if (input.runningPath !== null) {
    flags.push(`SELECT code.system, code.code, code.billable, source.effective_from, 1 FROM running.code
      JOIN running.source ON source.source_id = (SELECT descriptor.source_id FROM running.descriptor JOIN source_map ON origin = 'running' AND old_id = descriptor.source_id
        JOIN running.source AS carried ON carried.source_id = descriptor.source_id
        WHERE descriptor.system = code.system AND descriptor.code = code.code AND descriptor.kind = 'long' ORDER BY carried.effective_from DESC LIMIT 1)
      WHERE code.system IN ('ICD10CM', 'ICD10PCS')`);
  }
  for (const { origin, source } of input.sources) {
    const system = origin.from === 'staged' ? classifications.get(origin.table) : undefined;
    if (origin.from === 'staged' && system !== undefined) flags.push(sqlForFile(`SELECT '${system}', code, billable, (SELECT effective_from FROM source WHERE source_id = ${source.sourceId}), 2 FROM staging.staged_${origin.table} WHERE file = ${origin.file} AND billable IS NOT NULL`, origin.file, input.stagingPaths.length));
  }
  db.exec(`INSERT OR IGNORE INTO classified SELECT system, code, billable FROM (${flags.join(' UNION ALL ')}) ORDER BY layer = 0, since IS NULL, since DESC, layer DESC`);
}

function insertStaged(db: WriteDb, source: Source, file: number, databases: number): void {
  const format = sourceFormats.find((candidate) => candidate.kind === source.kind);
  if (format === undefined) throw new Error(`no format brings rows of ${source.kind}`);
  for (const sql of format.intoCatalog) db.prepareWrite(sqlForFile(sql, file, databases)).run({ file, sourceId: source.sourceId });
}
