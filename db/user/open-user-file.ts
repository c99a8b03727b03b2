import { failure, success, type Failure, type Result } from '../model/result.ts';
import { openReadWrite, type Owned, type WriteDb } from '../open/database.ts';
import { userApplicationId, userMigrations, type Migration } from './migrations.ts';

/**
 * Opens, checks and migrates one file; a file that is missing is made. A newer file is left untouched. Errors: `user-data-corrupt`,
 * `user-data-newer`, `user-data-unavailable`, `disk-full`.
 */
export function openUserFile(path: string, migrations: readonly Migration[] = userMigrations): Result<Owned<WriteDb>> {
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
    // What is deleted is gone from the file, not only from its index: it may have been of a patient.
    db.pragma('secure_delete = ON');
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

function numberPragma(db: WriteDb, name: string): number {
  return Number((db.pragma(name) as Record<string, unknown>[])[0]?.[name] ?? 0);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
