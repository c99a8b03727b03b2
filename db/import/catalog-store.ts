import { closeSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { catalogCounts } from '../queries/catalog-counts.ts';
import { listSources } from '../queries/list-sources.ts';
import type { CatalogInfo } from '../model/catalog.ts';
import { failure, success, type Result } from '../model/result.ts';
import { openReadOnly, type Owned, type ReadDb } from '../open/database.ts';
import type { Home } from '../open/home.ts';
import { applicationId, schemaVersion } from './catalog-marks.ts';
import { readPointer, starterName, writePointer, type Pointer } from './pointer.ts';

export interface OpenedCatalog {
  readonly db: Owned<ReadDb>;
  readonly path: string;
  readonly isStarter: boolean;
  readonly previousVersion: string | null;
  /** What went wrong and was mended, in words; empty when all is well. */
  readonly warnings: string[];
}

/**
 * Opens the running catalog: the one that the pointer names, else the one before it, else the embedded starter. A damaged
 * file is kept aside under another name and the pointer is mended. Errors: catalog-corrupt when not even the starter opens.
 */
export function openRunningCatalog(home: Home, starterPath: string): Result<OpenedCatalog> {
  const warnings: string[] = [];
  const pointer = readPointer(home);
  if (pointer === 'damaged') warnings.push('The note that says which catalog is in use could not be read, so the embedded starter catalog is shown. Import the release files again.');
  const named = pointer === null || pointer === 'damaged' ? { current: starterName, previous: null } : pointer;
  for (const name of [named.current, named.previous, starterName]) {
    if (name === null) continue;
    const path = pathOf(home, starterPath, name);
    const opened = openChecked(path);
    if (opened.ok) {
      if (name !== named.current && pointer !== null && pointer !== 'damaged') mend(home, { current: name, previous: null });
      const previous = name === named.current ? named.previous : null;
      return success({ db: opened.db, path, isStarter: name === starterName, previousVersion: previous === null ? null : versionOf(home, starterPath, previous), warnings });
    }
    if (name === starterName) break;
    const next = name === named.current && named.previous !== null && named.previous !== starterName ? 'the catalog before it' : 'the embedded starter catalog';
    warnings.push(`${opened.problem} Codetray uses ${next} instead.${keepAside(path, opened.corrupt)} Import the release files again.`);
  }
  return failure(
    'catalog-corrupt',
    'Neither an imported catalog nor the embedded starter catalog can be opened. Your bookmarks are not affected. Install Codetray again.',
    warnings.join(' '),
  );
}

/** Makes the previous catalog the running one, and the other way round: a second call undoes the first. Errors: no-previous-catalog, write-failed. */
export function rollbackCatalog(home: Home): Result<{ current: string }> {
  const pointer = readPointer(home);
  if (pointer === null || pointer === 'damaged' || pointer.previous === null) {
    return failure('no-previous-catalog', 'There is no earlier catalog to go back to. The running catalog was not changed.');
  }
  if (pointer.previous !== starterName) {
    const check = openChecked(join(home.catalogs, pointer.previous));
    if (!check.ok) return failure('no-previous-catalog', 'The earlier catalog cannot be opened any more. The running catalog was not changed.', check.problem);
    check.db.close();
  }
  try {
    writePointer(home, { current: pointer.previous, previous: pointer.current });
  } catch (error) {
    return failure('write-failed', `The data folder ${home.folder} cannot be written to. The running catalog was not changed.`, String(error));
  }
  return success({ current: pointer.previous });
}

/** What the catalog before the running one holds; null when none is kept or it cannot be opened any more. */
export function previousCatalogInfo(home: Home, starterPath: string): CatalogInfo | null {
  const pointer = readPointer(home);
  if (pointer === null || pointer === 'damaged' || pointer.previous === null) return null;
  const opened = openChecked(pathOf(home, starterPath, pointer.previous));
  if (!opened.ok) return null;
  try {
    return catalogInfo({ db: opened.db, isStarter: pointer.previous === starterName, previousVersion: null, warnings: [] });
  } finally {
    opened.db.close();
  }
}

export function catalogInfo(catalog: Pick<OpenedCatalog, 'db' | 'isStarter' | 'previousVersion' | 'warnings'>): CatalogInfo {
  const { db, isStarter, previousVersion, warnings } = catalog;
  return {
    version: infoValue(db, 'version') ?? 'unknown',
    builtAt: infoValue(db, 'builtAt') ?? '',
    isStarter,
    counts: catalogCounts(db),
    sources: listSources(db),
    previousVersion,
    warnings: [...warnings],
  };
}

export function infoValue(db: ReadDb, key: string): string | null {
  return db.prepare<{ value: string }>('SELECT value FROM catalog_info WHERE key = :key').get({ key })?.value ?? null;
}

type Checked = { ok: true; db: Owned<ReadDb> } | { ok: false; problem: string; corrupt: boolean };

/** Tables that every page or search reads; one row of each is read at opening. */
const probed = ['catalog_info', 'source', 'code', 'section', 'wording', 'attribution', 'page_text', 'code_link', 'pfs', 'gpci', 'ncci_pairs', 'ncci_terms', 'ncci_rationale', 'add_on_edit', 'mue', 'opps', 'indicator', 'modifier', 'thesaurus', 'word_association', 'code_use', 'search_part'];

/** Fast enough for every start (a few milliseconds): header against file size, identity, the ends of every table. */
export function openChecked(path: string): Checked {
  const header = headerProblem(path);
  if (header !== null) return { ok: false, ...header };
  let db: Owned<ReadDb> | undefined;
  try {
    db = openReadOnly(path);
    for (const table of probed) db.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
    // Both ends of the largest trees.
    db.prepare('SELECT * FROM code ORDER BY code_id DESC LIMIT 1').get();
    db.prepare('SELECT * FROM code ORDER BY code_id LIMIT 12').all();
    // Without a condition: to compare a key SQLite would read the whole row, megabytes of it.
    const parts = db.prepare<{ part: string }>('SELECT part, length(data) FROM search_part').all();
    if (parts.filter(({ part }) => part === 'main').length !== 7) throw new Error('no index');
    for (const [table, key] of [['wording', 'code_id'], ['pfs', 'code']]) db.prepare(`SELECT * FROM ${table} ORDER BY ${key} DESC LIMIT 1`).get();
    if (infoValue(db, 'version') === null) throw new Error('no version');
    return { ok: true, db };
  } catch {
    db?.close();
    return { ok: false, corrupt: true, problem: 'The catalog file is damaged.' };
  }
}

function headerProblem(path: string): { problem: string; corrupt: boolean } | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { problem: 'The catalog file is missing or cannot be opened.', corrupt: false };
  }
  try {
    const header = Buffer.alloc(100);
    if (readSync(file, header, 0, 100, 0) < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') return { problem: 'The catalog file is damaged.', corrupt: true };
    // Offsets of the SQLite file format: page size 16, pages 28, user_version 60, application_id 68.
    const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
    if (header.readUInt32BE(28) * pageSize !== fstatSync(file).size) return { problem: 'The catalog file is damaged: its size is not what it was.', corrupt: true };
    if (header.readUInt32BE(68) !== applicationId) return { problem: 'The catalog file is damaged: it is not marked as a catalog.', corrupt: true };
    const layout = header.readUInt32BE(60);
    if (layout > schemaVersion) return { problem: 'The catalog was made by a newer version of Codetray.', corrupt: false };
    if (layout < schemaVersion) return { problem: 'The catalog was made by an older version of Codetray.', corrupt: false };
    return null;
  } finally {
    closeSync(file);
  }
}

function keepAside(path: string, corrupt: boolean): string {
  if (!corrupt) return '';
  const aside = `${path.replace(/\.db$/, '')}.damaged-${Date.now()}.db`;
  try {
    renameSync(path, aside);
    return ` The damaged file was kept as ${aside}.`;
  } catch {
    return '';
  }
}

/** A data folder that cannot be written to still opens; the next start finds the same damage again. */
function mend(home: Home, pointer: Pointer): void {
  try {
    writePointer(home, pointer);
  } catch {
    // Said already: the warning stands in what is returned.
  }
}

function pathOf(home: Home, starterPath: string, name: string): string {
  return name === starterName ? starterPath : join(home.catalogs, name);
}

function versionOf(home: Home, starterPath: string, name: string): string | null {
  const fromName = /^catalog-([0-9a-f]{12})/.exec(name)?.[1];
  if (fromName !== undefined) return fromName;
  const opened = openChecked(pathOf(home, starterPath, name));
  if (!opened.ok) return null;
  const version = infoValue(opened.db, 'version');
  opened.db.close();
  return version;
}
