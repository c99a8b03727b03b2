import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, success, type ErrorCode, type Result } from '../../../db/model/result.ts';

/**
 * Writes a file whole or not at all: beside its place first, then renamed, so that a file of the same name stays as it was
 * until the new one is complete. Errors: `disk-full`, `write-failed`.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<Result<null>> {
  const unfinished = join(dirname(path), `.${basename(path).slice(0, 100)}.${crypto.randomUUID()}.part`);
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return success(null);
  } catch (error) {
    await rm(unfinished, { force: true });
    return explain(basename(path), error);
  }
}

function explain(name: string, error: unknown): Result<never> {
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [code, why] = reasons[system] ?? (['write-failed', 'The folder did not take it; choose another one.'] as const);
  return failure(code, `${name} was not saved. ${why}`, error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOSPC: ['disk-full', 'The disk is full; make room or choose another disk.'],
  EDQUOT: ['disk-full', 'The disk space that you are allowed is used up; make room or choose another disk.'],
  ENOENT: ['write-failed', 'The folder is not there any more; choose another one.'],
  ENOTDIR: ['write-failed', 'The folder is not there any more; choose another one.'],
  EACCES: ['write-failed', 'You may not write there, or the file is open in another program; close it or choose another folder.'],
  EPERM: ['write-failed', 'You may not write there, or the file is open in another program; close it or choose another folder.'],
  EBUSY: ['write-failed', 'The file is open in another program; close it or choose another name.'],
  EROFS: ['write-failed', 'That disk can only be read; choose another one.'],
  EISDIR: ['write-failed', 'A folder has that name; choose another name.'],
};
