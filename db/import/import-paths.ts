import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { catalogCounts } from '../queries/catalog-counts.ts';
import { failure, success, type Failure, type Result } from '../model/result.ts';
import type { ImportedFile, ImportProgress, ImportReport } from '../model/catalog.ts';
import { openReadOnly, type Owned, type ReadDb } from '../open/database.ts';
import type { Home } from '../open/home.ts';
import { buildCatalog } from './build-catalog.ts';
import { infoValue, openChecked, openRunningCatalog } from './catalog-store.ts';
import { measureFiles } from './files/measure.ts';
import { listPaths, type Listed } from './files/walk.ts';
import { takeImportLock } from './import-lock.ts';
import { keepLastImport } from './last-import.ts';
import { planSources } from './plan-sources.ts';
import { catalogVersion, type PlannedSource } from './planned-source.ts';
import { publishCatalog, removeLeftovers, removeQuietly } from './publish.ts';
import { readFiles, readingShare, type FileToRead, type ReadFiles } from './read-files.ts';
import { readInProcesses, stagingPathsFor } from './reading-processes.ts';
import { roomBeforeBuilding, roomBeforeReading } from './room.ts';
import { settleForms, settleReleases, type StagedFile } from './staged-file.ts';
import { createStaging, type Staging } from './staging.ts';
import { tellMovedColumns } from './tell-moved-columns.ts';
import { unknownCodesWarning } from './unknown-codes.ts';
import { requireVerified } from './verify.ts';

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  /** The built `reading-process`: files are read in two of them where that is faster. Without it they are read here, one after the other. */
  readonly readingProgram?: string;
}

/** Thrown between steps and caught here: the build is in the middle of a stack of plain functions. */
class Cancelled extends Error {}

/**
 * Reads release files, folders and archives, builds the next catalog beside the running one, verifies and publishes it.
 * Good files are published even when others are refused. Any failure and a cancel leave everything as it was.
 * Errors: the refused file's own when no file was good, else nothing-recognised, file-not-found, busy, cancelled,
 * disk-full, write-failed, catalog-corrupt, catalog-verify-failed.
 */
export async function importPaths(home: Home, starterPath: string, paths: readonly string[], options: ImportOptions = {}): Promise<Result<ImportReport>> {
  if (paths.length === 0) return failure('bad-arguments', 'Name at least one file, folder or archive to import.');
  try {
    mkdirSync(home.catalogs, { recursive: true });
  } catch (error) {
    return diskFailure(home, error);
  }
  const lock = takeImportLock(home);
  if (!lock.ok) return lock;
  const stagingPath = join(home.catalogs, `staging-${process.pid}.db`);
  let starter: Owned<ReadDb> | undefined;
  const unfinishedPaths: string[] = [];
  let staging: Staging | null = null;
  try {
    removeLeftovers(home);
    const opened = openChecked(starterPath);
    if (!opened.ok) return failure('catalog-corrupt', `The embedded starter catalog cannot be used: ${opened.problem} Nothing was imported. Install Codetray again.`);
    starter = opened.db;
    const answer = await runImport(home, starterPath, starter, stagingPath, paths, {
      unfinishedPaths,
      readingProgram: options.readingProgram ?? null,
      keepStaging(opened) { staging = opened; },
      async checkpoint(progress) {
        lock.value.beat();
        // A turn of the event loop lets a request to cancel in.
        await nextTurn();
        options.onProgress?.(progress);
        if (options.signal?.aborted === true) throw new Cancelled();
      },
      step(progress) {
        lock.value.beat();
        options.onProgress?.(progress);
        if (options.signal?.aborted === true) throw new Cancelled();
      },
    });
    if (answer.ok) keepLastImport(home, answer.value, new Date());
    return answer;
  } catch (error) {
    if (error instanceof Cancelled) return failure('cancelled', 'The import was cancelled. The running catalog was not changed.');
    if (isDiskTrouble(error)) return diskFailure(home, error);
    throw error;
  } finally {
    (staging as Staging | null)?.close();
    starter?.close();
    for (const path of unfinishedPaths) removeQuietly(path);
    lock.value.release();
  }
}

/** Shares of the time that each stage takes, measured with a fee schedule and an order file; the rest is the switch. */
const shares = { reading: readingShare, building: 0.19, indexing: 0.39, verifying: 0.13 };

interface Run {
  /** What is removed at the end, however it comes. */
  readonly unfinishedPaths: string[];
  readonly readingProgram: string | null;
  /** Closed at the end too. */
  keepStaging(staging: Staging): void;
  checkpoint(progress: ImportProgress): Promise<void>;
  step(progress: ImportProgress): void;
}

async function runImport(home: Home, starterPath: string, starter: Owned<ReadDb>, stagingPath: string, paths: readonly string[], run: Run): Promise<Result<ImportReport>> {
  const started = performance.now();
  await run.checkpoint({ stage: 'looking', file: null, rows: 0, fraction: 0 });
  const listed: Listed[] = [];
  for await (const one of listPaths(paths)) listed.push(one);
  const measures = await measureFiles(listed);
  const little = roomBeforeReading(home, starterPath, measures.reduce((sum, { bytes }) => sum + bytes, 0));
  if (little !== null) return little;
  const toRead: FileToRead[] = listed.map((one, place) => ({ listed: one, work: measures[place]?.work ?? 0 }));
  const { files, staging } = await readAll(toRead, starterPath, starter, stagingPath, run);
  if (files.staged.length === 0) return nothingGood(files);
  settleReleases(files.staged);
  settleForms(files.staged, staging);

  const running = openRunningCatalog(home, starterPath);
  if (!running.ok) return running;
  const runningPath = running.value.isStarter ? null : running.value.path;
  const rows = files.staged.reduce((sum, file) => sum + file.outcome.rowsRead, 0);
  let version: string;
  let sources;
  const starterDigest = infoValue(starter, 'starterDigest') ?? '';
  try {
    for (const warning of running.value.warnings) files.staged[0]?.warnings.push(warning);
    tellMovedColumns(running.value.db, staging, files.staged);
    sources = planSources(starter, runningPath === null ? null : running.value.db, files.staged);
    version = catalogVersion(starterDigest, sources.map((planned) => planned.source));
    if (version === infoValue(running.value.db, 'version')) return success(report(running.value.db, files, false, started));
  } finally {
    running.value.db.close();
  }
  const space = roomBeforeBuilding(home, [starterPath, ...(runningPath === null ? [] : [runningPath]), ...staging.paths]);
  if (space !== null) return space;

  const target = join(home.catalogs, `catalog-${version}.${process.pid}.db.part`);
  run.unfinishedPaths.push(target);
  await run.checkpoint({ stage: 'building', file: null, rows, fraction: shares.reading });
  staging.close();
  buildCatalog({
    target, starterPath, runningPath, stagingPaths: staging.paths, sources, version, starterDigest,
    onStep(stage, fraction, codes) {
      const before = stage === 'building' ? shares.reading : shares.reading + shares.building;
      run.step({ stage, file: null, rows: codes ?? rows, fraction: before + shares[stage] * fraction });
    },
  });
  const built = shares.reading + shares.building + shares.indexing;
  await run.checkpoint({ stage: 'verifying', file: null, rows, fraction: built });
  const verified = requireVerified(target, (fraction) => run.step({ stage: 'verifying', file: null, rows, fraction: built + shares.verifying * fraction }));
  if (!verified.ok) return verified;
  // The last moment to cancel: after it the new catalog runs.
  await run.checkpoint({ stage: 'publishing', file: null, rows, fraction: built + shares.verifying });
  const published = openReadOnly(publishCatalog(home, target, version));
  try {
    tellUnknownCodes(published, sources, files.staged);
    const answer = success(report(published, files, true, started));
    run.step({ stage: 'done', file: null, rows, fraction: 1 });
    return answer;
  } catch (error) {
    if (error instanceof Cancelled) return success(report(published, files, true, started));
    throw error;
  } finally {
    published.close();
  }
}

async function readAll(toRead: readonly FileToRead[], starterPath: string, starter: ReadDb, stagingPath: string, run: Run): Promise<{ files: ReadFiles; staging: Staging }> {
  const stagingPaths = run.readingProgram === null ? [stagingPath] as const : stagingPathsFor(stagingPath, toRead);
  // A process that is ended in the middle leaves the journal of its database.
  run.unfinishedPaths.push(...stagingPaths.flatMap((path) => [path, `${path}-journal`]));
  const open = (): Staging => {
    const staging = createStaging(stagingPaths);
    run.keepStaging(staging);
    return staging;
  };
  if (run.readingProgram === null || stagingPaths.length === 1) {
    const staging = open();
    return { staging, files: await readFiles(toRead, staging, starter, run) };
  }
  const files = await readInProcesses(run.readingProgram, toRead, stagingPaths, starterPath, run);
  return { files, staging: open() };
}

function tellUnknownCodes(db: ReadDb, sources: readonly PlannedSource[], staged: readonly StagedFile[]): void {
  for (const { source, origin } of sources) {
    const file = origin.from === 'staged' ? staged.find((one) => one.number === origin.file) : undefined;
    const warning = file === undefined ? null : unknownCodesWarning(db, source.sourceId);
    if (warning !== null) file?.warnings.push(warning);
  }
}

function report(db: ReadDb, files: ReadFiles, changed: boolean, started: number): ImportReport {
  return {
    catalog: { version: infoValue(db, 'version') ?? 'unknown', counts: catalogCounts(db) },
    files: files.staged.map(importedFile),
    refused: files.refused,
    unrecognised: files.unrecognised,
    changed,
    seconds: (performance.now() - started) / 1000,
  };
}

function importedFile(file: StagedFile): ImportedFile {
  return {
    file: file.input.label,
    kind: file.format.kind,
    release: file.release.release,
    rowsRead: file.outcome.rowsRead,
    rowsKept: file.rowsKept,
    rejected: [...file.rejected].sort((a, b) => a.line - b.line),
    seconds: Math.round(file.seconds * 1000) / 1000,
    warnings: [...new Set(file.warnings)],
    sameContentAs: file.sameContentAs?.input.label ?? null,
  };
}

/** No file was good: the one refusal speaks for itself; several are told together under the code of the first. */
function nothingGood(files: ReadFiles): Result<never> {
  const [first, ...more] = files.refused;
  const unread = files.unrecognised.map(({ file, reason }) => `${file}: ${reason}`);
  if (first !== undefined) {
    const detail = [first.error.detail, ...more.map(({ error }) => error.message), ...unread].filter((line) => line !== undefined).join('\n');
    return failure(first.error.code, first.error.message, detail === '' ? undefined : detail);
  }
  if (unread.length === 0) return failure('nothing-recognised', 'There is no file in what was named. The running catalog was not changed.');
  if (unread.length === 1) return failure('nothing-recognised', `Codetray cannot read ${unread[0] ?? ''} The running catalog was not changed.`);
  return failure('nothing-recognised', `None of the ${unread.length} files is one that Codetray reads. The running catalog was not changed. The first: ${unread[0] ?? ''}`, unread.join('\n'));
}

function isDiskTrouble(error: unknown): boolean {
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return /^(?:ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO|EBUSY|EMFILE|ENFILE|SQLITE_(?:FULL|IOERR|CANTOPEN|READONLY|PERM))/.test(code);
}

function diskFailure(home: Home, error: unknown): { ok: false; error: Failure } {
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (/^(?:ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) {
    return failure('disk-full', 'The disk of the data folder is full. The running catalog was not changed. Free some space and import again.', code);
  }
  return failure('write-failed', `The data folder ${home.folder} cannot be written to. The running catalog was not changed. Check its permissions and the disk.`, code);
}

