import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Failure } from '../model/result.ts';
import type { Home } from '../open/home.ts';
import { readPointer, starterName } from './pointer.ts';

type Refusal = { ok: false; error: Failure };

/** Bytes beside the rows themselves: the empty file, the lock, the report. */
const spare = 32 * 1024 * 1024;

/**
 * Before anything is read: room for the rows that are set aside and for a catalog of what is loaded and what comes.
 * @param incoming bytes of tables that are about to be read.
 */
export function roomBeforeReading(home: Home, starterPath: string, incoming: number): Refusal | null {
  const pointer = readPointer(home);
  const running = pointer === null || pointer === 'damaged' || pointer.current === starterName ? [] : [join(home.catalogs, pointer.current)];
  return roomProblem(home, sizeOf([starterPath, ...running]) * 2 + incoming * 3 + spare);
}

/** The new catalog holds at most what the old one and the staged rows hold, and its indexes about as much again. */
export function roomBeforeBuilding(home: Home, inputs: readonly string[]): Refusal | null {
  return roomProblem(home, sizeOf(inputs) * 2 + spare);
}

function roomProblem(home: Home, needed: number): Refusal | null {
  const disk = statfsSync(home.catalogs);
  const free = disk.bavail * disk.bsize;
  if (free >= needed) return null;
  return failure('disk-full', `The disk of the data folder has ${megabytes(free)} MB free; the new catalog needs up to ${megabytes(needed)} MB. The running catalog was not changed. Free some space and import again.`);
}

function sizeOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0);
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1024 / 1024).toLocaleString('en');
}
