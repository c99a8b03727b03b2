import { failure, type Failure } from '../../db/model/result.ts';

/** Which of the two databases a request was working on when SQLite refused. */
export type Side = 'catalog' | 'user-data';

/**
 * The expected failure behind an exception of SQLite: a damaged file, a full disk, a folder that cannot be written.
 * Null for everything else, which is a bug. Codes: https://sqlite.org/rescode.html
 */
export function sqliteFailure(error: unknown, side: Side): Failure | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = error instanceof Error ? error.message : '';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return side === 'catalog'
      ? failure('catalog-corrupt', 'The catalog file is damaged. Import the release files again, or go back to the catalog before it on the Data page.', detail).error
      : failure('user-data-corrupt', 'The file with bookmarks and settings is damaged. The catalog still works. Close Codetray and open it again: the last backup is used.', detail).error;
  }
  if (code === 'SQLITE_FULL') return failure('disk-full', 'The disk is full, so this was not saved. Make room and try once more.', detail).error;
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return side === 'catalog'
      ? failure('catalog-corrupt', 'The catalog file cannot be read at the moment. Check that its disk is connected, then try once more.', detail).error
      : failure('write-failed', 'This was not saved: the data folder cannot be written at the moment. The catalog still works.', detail).error;
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return failure('busy', 'Another program is writing to the same data. Try once more in a moment.', detail).error;
  }
  return null;
}
