import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success, type Result } from '../model/result.ts';
import type { CatalogInfo } from '../model/catalog.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { openReadOnly } from '../open/database.ts';
import { loadStarterSources } from '../starter/load.ts';
import type { StarterFile, StarterSources } from '../starter/types.ts';
import { indexCatalog } from '../search/index-catalog.ts';
import { schemaVersion } from './catalog-marks.ts';
import { catalogInfo } from './catalog-store.ts';
import { createCatalogFile, finishCatalogFile } from './catalog-file.ts';
import { createMergeTables, mergeCodes } from './merge-codes.ts';
import { writeStarterRows } from './starter-rows.ts';
import { requireVerified } from './verify.ts';
import { writeSource } from './write-source.ts';

/**
 * Builds the embedded starter catalog from `resources/` and checks it. The same resources give the same rows in the same
 * order. Errors: bad-arguments with every mistake in the sources, write-failed, catalog-verify-failed.
 */
export function buildStarterCatalog(resourcesFolder: string, targetPath: string): Result<CatalogInfo> {
  const loaded = loadStarterSources(resourcesFolder);
  if (!loaded.ok) {
    const lines = loaded.errors.map((mistake) => `${mistake.file}:${mistake.line}: ${mistake.message}`);
    return failure('bad-arguments', `The starter catalog was not built, because its sources hold ${lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`}:\n${lines.join('\n')}`);
  }
  const starter = loaded.value;
  const part = `${targetPath}.part`;
  try {
    mkdirSync(dirname(targetPath), { recursive: true });
    rmSync(part, { force: true });
    write(part, starter);
  } catch (error) {
    rmSync(part, { force: true });
    if (!isDiskTrouble(error)) throw error;
    return failure('write-failed', `The starter catalog cannot be written to ${targetPath}.`, String(error));
  }
  const verified = requireVerified(part);
  if (!verified.ok) return verified;
  renameSync(part, targetPath);
  const db = openReadOnly(targetPath);
  try {
    return success(catalogInfo({ db, isStarter: true, previousVersion: null, warnings: [] }));
  } finally {
    db.close();
  }
}

function write(path: string, starter: StarterSources): void {
  const { db, makeIndexes } = createCatalogFile(path);
  const digest = starterDigest(starter.files);
  let finished = false;
  try {
    db.transaction(() => {
      const sources = starterCatalogSources(starter);
      for (const source of sources) writeSource(db, source);
      createMergeTables(db);
      writeStarterRows(db, starter, (kind) => {
        const source = sources.find((candidate) => candidate.kind === kind);
        if (source === undefined) throw new Error(`the starter names no source of kind ${kind}`);
        return source.sourceId;
      });
      mergeCodes(db);
    });
    makeIndexes();
    indexCatalog(db);
    finished = true;
  } finally {
    if (!finished) db.close();
  }
  finishCatalogFile(db, path, { version: createHash('sha256').update(`${schemaVersion}\n${digest}`).digest('hex').slice(0, 12), starterDigest: digest, isStarter: true });
}

/** Over the bytes of every source file, so that a changed comma gives another starter. */
function starterDigest(files: readonly StarterFile[]): string {
  return createHash('sha256').update(files.map((file) => `${file.file} ${file.sha256}`).sort().join('\n')).digest('hex');
}

function starterCatalogSources(starter: StarterSources): Source[] {
  const notice = (id: string): string[] => starter.notices.filter((entry) => entry.id === id && entry.kind === 'text').map((entry) => entry.text);
  const own: readonly [SourceKind, string, RegExp, number, string[]][] = [
    ['starter-texts', 'Codetray starter texts', /(?:^|\/)texts\//, starter.texts.length, [...notice('projectText'), ...notice('clinicalText')]],
    ['sections', 'Codetray sections of the code systems', /(?:^|\/)sections\//, starter.sections.length, []],
    ['indicators', 'Codetray explanations of indicators', /indicators\.json$/, starter.indicators.length, []],
    ['modifiers', 'Codetray modifiers', /modifiers\.json$/, starter.modifiers.length, notice('modifierText')],
    ['starter-facts', 'Codetray thesaurus', /thesaurus\.tsv$/, starter.thesaurus.length, []],
    ['plain-names', 'Codetray plain names', /plain-names\.tsv$/, starter.plainNames.length, notice('projectText')],
  ];
  const hash = (files: readonly StarterFile[]): string => (files.length === 1 ? (files[0]?.sha256 ?? '') : starterDigest(files));
  const blank = { layer: 'starter', container: null, releasedOn: null, rowsRejected: 0, releaseBasis: 'content' } as const;
  const sources: Source[] = [];
  for (const [kind, title, pattern, rows, notices] of own) {
    const files = starter.files.filter((file) => pattern.test(file.file));
    sources.push({
      ...blank, sourceId: sources.length + 1, kind, title, publisher: 'Codetray', fileName: files.length === 1 ? (files[0]?.file ?? '') : `${commonFolder(files)}`,
      release: 'starter', releaseLabel: 'Codetray starter', effectiveFrom: null, effectiveTo: null, rowsRead: rows, rowsKept: rows, sha256: hash(files), notices,
    });
  }
  for (const release of starter.releases) {
    const file = starter.files.find((entry) => entry.file === release.file || entry.file.endsWith(`/${release.file}`));
    const rows = rowsOfKind(starter, release.kind);
    sources.push({
      ...blank, sourceId: sources.length + 1, kind: release.kind, title: release.title, publisher: release.publisher, fileName: release.file,
      release: release.release, releaseLabel: release.releaseLabel, effectiveFrom: release.effectiveFrom, effectiveTo: release.effectiveTo,
      rowsRead: rows, rowsKept: rows, sha256: file?.sha256 ?? '', notices: release.notices.flatMap(notice),
    });
  }
  return sources;
}

function rowsOfKind(starter: StarterSources, kind: SourceKind): number {
  switch (kind) {
    case 'pfs-relative-values': return starter.facts.relativeValues.length;
    case 'mue-practitioner': return starter.facts.unitLimits.length;
    case 'opps-addendum-b': return starter.facts.outpatientPayments.length;
    case 'ncci-ptp-practitioner': return starter.pairs.length;
    case 'icd10cm-order': return starter.icdRows.length;
    default: return 0;
  }
}

function commonFolder(files: readonly StarterFile[]): string {
  const first = files[0]?.file ?? '';
  return first.slice(0, first.lastIndexOf('/') + 1);
}

function isDiskTrouble(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^(?:E(?!RR)[A-Z0-9]+$|SQLITE_(?:FULL|IOERR|CANTOPEN|READONLY))/.test(code);
}
