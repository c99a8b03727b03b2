import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../open/home.ts';
import { syncFile } from './catalog-file.ts';
import { isAlive } from './import-lock.ts';
import { readPointer, starterName, syncFolder, writePointer } from './pointer.ts';

/**
 * Makes a verified catalog the running one: renames it to its final name, which no open file has, then switches the
 * pointer. The one that ran before stays as the previous; older ones go. Answers the path of the new catalog.
 * @throws when the disk refuses; until the pointer is switched the old catalog runs.
 */
export function publishCatalog(home: Home, partPath: string, version: string): string {
  syncFile(partPath);
  const name = freeName(home, version);
  renameSync(partPath, join(home.catalogs, name));
  syncFolder(home.catalogs);
  const before = readPointer(home);
  writePointer(home, { current: name, previous: before === null || before === 'damaged' ? starterName : before.current });
  removeOldCatalogs(home);
  return join(home.catalogs, name);
}

/** A file of that version may be open somewhere (rolled back from, damaged): it is never replaced. */
function freeName(home: Home, version: string): string {
  let name = `catalog-${version}.db`;
  for (let copy = 2; existsSync(join(home.catalogs, name)); copy++) name = `catalog-${version}-${copy}.db`;
  return name;
}

export function removeOldCatalogs(home: Home): void {
  const pointer = readPointer(home);
  if (pointer === null || pointer === 'damaged') return;
  for (const name of readdirSync(home.catalogs)) {
    if (!/^catalog-[0-9a-f]{12}(?:-\d+)?\.db$/.test(name) || name === pointer.current || name === pointer.previous) continue;
    removeQuietly(join(home.catalogs, name));
  }
}

/** What crashed builds left: unfinished catalogs, staged rows, half-written pointers of processes that are gone. */
export function removeLeftovers(home: Home): void {
  for (const name of readdirSync(home.catalogs)) {
    const match = /^(?:catalog-[0-9a-f]{12}\.(\d+)\.db\.part|staging-(\d+)(?:-\d+)?\.db|current\.json\.(\d+)\.tmp)(?:-journal)?$/.exec(name);
    if (match === null) continue;
    const pid = Number(match[1] ?? match[2] ?? match[3]);
    // The lock is ours: a file of our own process is from an import that ended.
    if (pid === process.pid || !isAlive(pid)) removeQuietly(join(home.catalogs, name));
  }
}

/** Windows keeps a file that somebody has open; the next import tries again. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing depends on it: the name is not in the pointer.
  }
}
