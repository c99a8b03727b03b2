import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../model/result.ts';
import type { Home } from '../open/home.ts';

export interface ImportLock {
  /** Says that the import is still going on. */
  beat(): void;
  release(): void;
}

/** Without a sign of life for this long (milliseconds) an import has ended, whatever its process does now. */
const staleAfter = 120_000;

/** One import at a time for a data folder. A lock of a process that is gone is taken over. Errors: busy, write-failed. */
export function takeImportLock(home: Home): Result<ImportLock> {
  const path = join(home.catalogs, 'import.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, JSON.stringify({ pid: process.pid }));
      closeSync(file);
      return success({
        beat() {
          try {
            const now = new Date();
            utimesSync(path, now, now);
          } catch {
            // A folder that vanished shows itself at the next write.
          }
        },
        release() { rmSync(path, { force: true }); },
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        return failure('write-failed', `The data folder ${home.folder} cannot be written to. The running catalog was not changed. Check its permissions and the disk.`, String((error as NodeJS.ErrnoException).code));
      }
      if (!isStale(path)) break;
      rmSync(path, { force: true });
    }
  }
  return failure('busy', 'Another import is going on. The running catalog was not changed. Wait until it has ended and import again.');
}

function isStale(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > staleAfter) return true;
    const held: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const pid = typeof held === 'object' && held !== null && 'pid' in held ? Number(held.pid) : Number.NaN;
    return !Number.isInteger(pid) || !isAlive(pid);
  } catch (error) {
    // Gone in the meantime, or written only in part by a process that died; a young unreadable one may be being written.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
