import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../model/result.ts';
import type { Owned, WriteDb } from '../open/database.ts';
import type { Home } from '../open/home.ts';
import type { Migration } from './migrations.ts';
import { openUserFile } from './open-user-file.ts';
import { salvageInto, type Salvaged } from './salvage.ts';

export interface OpenedUserDatabase {
  db: Owned<WriteDb>;
  /** What was mended on the way, in words for the person at the window. */
  notices: string[];
}

/**
 * Opens the user's own data and climbs down a ladder where it is damaged: the file itself; all that can still be read of it;
 * the backup of the last clean close with what can be read laid over it; what can be read alone; an empty file. Each step down
 * is said in one sentence. A damaged file is kept aside, never deleted; a newer one is left untouched.
 */
export function openUserDatabase(home: Home, migrations?: readonly Migration[]): Result<OpenedUserDatabase> {
  try {
    mkdirSync(home.folder, { recursive: true });
  } catch (error) {
    return failure('user-data-unavailable', `Bookmarks are off: the data folder ${home.folder} cannot be made. Give this account the right to write there.`, detailOf(error));
  }
  const isLost = !existsSync(home.userDatabase) || statSync(home.userDatabase).size === 0;
  if (isLost && existsSync(home.userBackup) && !existsSync(`${home.userDatabase}-wal`)) return openLost(home, migrations);
  const opened = openUserFile(home.userDatabase, migrations);
  if (opened.ok) return success({ db: opened.value, notices: [] });
  if (opened.error.code !== 'user-data-corrupt') return opened;
  try {
    return recover(home, migrations);
  } catch (error) {
    return failure('user-data-corrupt', `Bookmarks are off: the bookmark file is damaged and could not be mended. Nothing of it was deleted. Make room on the disk, check the rights of ${home.folder}, and start Codetray again.`, detailOf(error));
  }
}

/** The file is gone, or a full disk has left it empty, and a backup is there: without this the next clean close would overwrite it. */
function openLost(home: Home, migrations: readonly Migration[] | undefined): Result<OpenedUserDatabase> {
  const restored = restoreBackup(home, migrations);
  if (restored !== null) {
    return restored.ok ? success({ db: restored.value, notices: ['The bookmark file was not there. The backup of the last clean close was restored.'] }) : restored;
  }
  const empty = openUserFile(home.userDatabase, migrations);
  return empty.ok ? success({ db: empty.value, notices: [] }) : empty;
}

function recover(home: Home, migrations: readonly Migration[] | undefined): Result<OpenedUserDatabase> {
  const aside = setAside(home);
  if (!aside.ok) return aside;
  const damaged = join(home.folder, aside.value);
  const kept = `the damaged file is kept as ${aside.value}`;

  const salvaged = salvage(home, damaged, migrations);
  if (!salvaged.ok) return salvaged;
  const { rows, bookmarks, isComplete } = salvaged.value;
  if (isComplete && rows > 0) {
    return openSaying(home, migrations, `The bookmark file was damaged. Everything in it could still be read and stands in a new file; ${kept}.`);
  }

  const salvageCopy = `${home.userDatabase}.salvaged`;
  renameSync(home.userDatabase, salvageCopy);
  try {
    const restored = restoreBackup(home, migrations);
    if (restored !== null && !restored.ok) return restored;
    if (restored !== null) {
      if (rows === 0) return success({ db: restored.value, notices: [`The bookmark file was damaged. The backup of the last clean close was restored; ${kept}.`] });
      salvageInto(restored.value, salvageCopy);
      return success({
        db: restored.value,
        notices: [`The bookmark file was damaged. ${counted(bookmarks)} could still be read; the rest comes from the backup of the last clean close, and ${kept}.`],
      });
    }
    if (rows > 0) {
      renameSync(salvageCopy, home.userDatabase);
      return openSaying(home, migrations, `The bookmark file was damaged and there was no usable backup. ${counted(bookmarks)} could still be read and stand here; others may be missing. For them, ${kept}.`);
    }
    return openSaying(home, migrations, `The bookmark file was damaged and there was no usable backup: Codetray starts with an empty one. For a later rescue, ${kept} in ${home.folder}.`);
  } finally {
    removeFile(salvageCopy);
  }
}

function openSaying(home: Home, migrations: readonly Migration[] | undefined, notice: string): Result<OpenedUserDatabase> {
  const opened = openUserFile(home.userDatabase, migrations);
  return opened.ok ? success({ db: opened.value, notices: [notice] }) : opened;
}

function counted(bookmarks: number): string {
  return bookmarks === 1 ? 'One bookmark' : `${bookmarks.toLocaleString('en')} bookmarks`;
}

/** What can be read of a damaged file, written into a new one at the place of the user's file. */
function salvage(home: Home, damaged: string, migrations: readonly Migration[] | undefined): Result<Salvaged> {
  const unfinished = `${home.userDatabase}.part`;
  removeFile(unfinished);
  const fresh = openUserFile(unfinished, migrations);
  if (!fresh.ok) return fresh;
  let salvaged: Salvaged;
  try {
    salvaged = salvageInto(fresh.value, damaged);
  } finally {
    fresh.value.close();
  }
  renameSync(unfinished, home.userDatabase);
  return success(salvaged);
}

/** The backup in the place of the user's file; null when there is none that can be used. */
function restoreBackup(home: Home, migrations: readonly Migration[] | undefined): Result<Owned<WriteDb>> | null {
  if (!existsSync(home.userBackup)) return null;
  removeFile(home.userDatabase);
  copyFileSync(home.userBackup, home.userDatabase);
  const restored = openUserFile(home.userDatabase, migrations);
  if (restored.ok || restored.error.code !== 'user-data-corrupt') return restored;
  removeFile(home.userDatabase);
  return null;
}

const companions = ['', '-wal', '-shm', '-journal'];

function removeFile(path: string): void {
  for (const suffix of companions) rmSync(path + suffix, { force: true });
}

/** Renames the file and its journal, so that a stale journal is never applied to another file. */
function setAside(home: Home): Result<string> {
  const name = `user-damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.db`;
  try {
    for (const suffix of companions) {
      if (existsSync(home.userDatabase + suffix)) renameSync(home.userDatabase + suffix, join(home.folder, name + suffix));
    }
    return success(name);
  } catch (error) {
    return failure('user-data-corrupt', `Bookmarks are off: the bookmark file is damaged and could not be set aside. Check the rights of ${home.folder}.`, detailOf(error));
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
