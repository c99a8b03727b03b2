import { existsSync, mkdirSync, renameSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReadWrite, type Owned, type WriteDb } from '../open/database.ts';
import type { Home } from '../open/home.ts';
import { failure, success, type Failure, type Result } from '../model/result.ts';
import { userApplicationId, userMigrations, type Migration } from './migrations.ts';

export interface OpenedUserDatabase {
  db: Owned<WriteDb>;
  /** What was mended on the way, in words for the person at the window. */
  notices: string[];
}

/**
 * Opens the user's own data and climbs down a ladder where it is damaged: the file itself, the backup of the last clean
 * close, an empty file. A damaged file is kept aside, never deleted; a newer one is left untouched.
 */
export function openUserDatabase(home: Home, migrations: readonly Migration[] = userMigrations): Result<OpenedUserDatabase> {
  try {
    mkdirSync(home.folder, { recursive: true });
  } catch (error) {
    return failure('user-data-unavailable', `Bookmarks are off: the data folder ${home.folder} cannot be made. Give this account the right to write there.`, detailOf(error));
  }
  const first = tryOpen(home.userDatabase, migrations);
  if (first.ok) return success({ db: first.value, notices: [] });
  if (first.error.code !== 'user-data-corrupt') return first;

  const asideName = setAside(home);
  if (!asideName.ok) return asideName;
  if (existsSync(home.userBackup)) {
    copyFileSync(home.userBackup, home.userDatabase);
    const restored = tryOpen(home.userDatabase, migrations);
    if (restored.ok) {
      return success({
        db: restored.value,
        notices: [`The bookmark file was damaged. The backup of the last clean close was restored; the damaged file is kept as ${asideName.value}.`],
      });
    }
    if (restored.error.code !== 'user-data-corrupt') return restored;
    const second = setAside(home);
    if (!second.ok) return second;
  }
  const empty = tryOpen(home.userDatabase, migrations);
  if (!empty.ok) return empty;
  return success({
    db: empty.value,
    notices: [`The bookmark file was damaged and there was no usable backup: Codetray starts with an empty one. The damaged file is kept as ${asideName.value} in ${home.folder}.`],
  });
}

function tryOpen(path: string, migrations: readonly Migration[]): Result<Owned<WriteDb>> {
  let db: Owned<WriteDb> | undefined;
  try {
    db = openReadWrite(path);
    db.pragma('busy_timeout = 5000');
    const version = numberPragma(db, 'user_version');
    const applicationId = numberPragma(db, 'application_id');
    if (version > (migrations.at(-1)?.version ?? 0)) {
      db.close();
      return failure('user-data-newer', 'Bookmarks are off: they were written by a newer Codetray. Update this copy, or start it with another data folder; the file was not touched.', `user_version ${version}, this program knows ${migrations.at(-1)?.version ?? 0}`);
    }
    if (version > 0 && applicationId !== userApplicationId) {
      db.close();
      return failure('user-data-corrupt', 'The bookmark file is not a Codetray file.', `application_id ${applicationId}`);
    }
    const check = db.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').all();
    if (check[0]?.quick_check !== 'ok') {
      db.close();
      return failure('user-data-corrupt', 'The bookmark file is damaged.', check[0]?.quick_check);
    }
    // Every commit reaches the disk before it is answered: a killed process loses at most the change in flight.
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrate(db, version, migrations);
    return success(db);
  } catch (error) {
    db?.close();
    return failureOfOpening(error, path);
  }
}

function migrate(db: WriteDb, version: number, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    if (migration.version <= version) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`application_id = ${userApplicationId}`);
      db.pragma(`user_version = ${migration.version}`);
    });
  }
}

function failureOfOpening(error: unknown, path: string): { ok: false; error: Failure } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return failure('user-data-corrupt', 'The bookmark file is damaged.', detailOf(error));
  if (code === 'SQLITE_BUSY') return failure('user-data-unavailable', 'Bookmarks are off: another program holds the bookmark file. Close it and start Codetray again.', detailOf(error));
  if (code === 'SQLITE_FULL') return failure('disk-full', 'Bookmarks are off: the disk is full. Free some space and start Codetray again.', detailOf(error));
  if (code.startsWith('SQLITE_')) return failure('user-data-unavailable', `Bookmarks are off: ${path} cannot be opened for writing. Check the rights of the data folder.`, detailOf(error));
  throw error;
}

/** Renames the file and its journal, so that a stale journal is never applied to another file. */
function setAside(home: Home): Result<string> {
  const name = `user-damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.db`;
  try {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      if (existsSync(home.userDatabase + suffix)) renameSync(home.userDatabase + suffix, join(home.folder, name + suffix));
    }
    return success(name);
  } catch (error) {
    return failure('user-data-corrupt', `Bookmarks are off: the bookmark file is damaged and could not be set aside. Check the rights of ${home.folder}.`, detailOf(error));
  }
}

function numberPragma(db: WriteDb, name: string): number {
  return Number((db.pragma(name) as Record<string, unknown>[])[0]?.[name] ?? 0);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

