import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failure, success, type Result } from '../model/result.ts';
import type { Home } from '../open/home.ts';
import { infoValue, openChecked } from './catalog-store.ts';
import { readPointer, starterName } from './pointer.ts';

/**
 * The file of a catalog that somebody names: `running`, `previous`, `starter`, a version as `catalog info` lists it, or a path.
 * Errors: no-previous-catalog, not-found for a version that is not kept, file-not-found, catalog-corrupt, catalog-newer,
 * file-unreadable for one that an older version of the program made.
 */
export function findCatalog(home: Home, starterPath: string, name: string): Result<{ path: string }> {
  const pointer = readPointer(home);
  const { current, previous } = pointer === null || pointer === 'damaged' ? { current: starterName, previous: null } : pointer;
  const pathOf = (file: string) => (file === starterName ? starterPath : join(home.catalogs, file));
  if (name === 'running') return checked(pathOf(current), 'The running catalog');
  if (name === 'starter') return checked(starterPath, 'The embedded starter catalog');
  if (name === 'previous') {
    return previous === null ? failure('no-previous-catalog', 'There is no earlier catalog to compare with: none is kept.') : checked(pathOf(previous), 'The earlier catalog');
  }
  if (/^[0-9a-f]{12}$/.test(name)) {
    const path = [...keptFiles(home).map((file) => join(home.catalogs, file)), starterPath].find((file) => versionOf(file) === name);
    if (path !== undefined) return success({ path });
    if (!existsSync(name)) return failure('not-found', `No catalog of version ${name} is kept. Run "codetray catalog info" for those that are.`);
  }
  const path = resolve(name);
  if (!existsSync(path)) return failure('file-not-found', `There is no catalog "${name}": name running, previous, starter, a version, or the path of a catalog file.`);
  return checked(path, name);
}

function checked(path: string, words: string): Result<{ path: string }> {
  const opened = openChecked(path);
  if (opened.ok) {
    opened.db.close();
    return success({ path });
  }
  const code = opened.corrupt ? 'catalog-corrupt' : /newer/.test(opened.problem) ? 'catalog-newer' : 'file-unreadable';
  return failure(code, `${words} cannot be compared. ${opened.problem} Nothing was changed.`);
}

function keptFiles(home: Home): string[] {
  try {
    return readdirSync(home.catalogs).filter((name) => /^catalog-[0-9a-f]{12}(?:-\d+)?\.db$/.test(name));
  } catch {
    return [];
  }
}

function versionOf(path: string): string | null {
  const opened = openChecked(path);
  if (!opened.ok) return null;
  try {
    return infoValue(opened.db, 'version');
  } finally {
    opened.db.close();
  }
}
