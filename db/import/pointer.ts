import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Home } from '../open/home.ts';

/** The embedded starter catalog in the place of a file name. */
export const starterName = 'starter';

const fileName = z.string().regex(/^(?:starter|catalog-[0-9a-f]{12}(?:-\d+)?\.db)$/);
const pointerSchema = z.object({ current: fileName, previous: fileName.nullable() });

/** Names the running catalog and the one before it, files of the folder `catalogs` or "starter". */
export type Pointer = z.infer<typeof pointerSchema>;

/** Null when nothing was published yet; 'damaged' when the file cannot be understood. */
export function readPointer(home: Home): Pointer | null | 'damaged' {
  let text: string;
  try {
    text = readFileSync(home.pointer, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'damaged';
  }
  try {
    const parsed = pointerSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'damaged';
  } catch {
    // Not JSON: the caller falls back and says so.
    return 'damaged';
  }
}

/** Atomic: written beside, forced to the disk, renamed over the old one. Whoever reads sees the old or the new. */
export function writePointer(home: Home, pointer: Pointer): void {
  const temporary = `${home.pointer}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    writeSync(file, `${JSON.stringify(pointer, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, home.pointer);
  syncFolder(dirname(home.pointer));
}

/** Makes a rename survive a power cut. Windows cannot open a folder and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
