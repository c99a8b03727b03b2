import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';

let addon: object | undefined;

/**
 * Where the package's own prebuilt addon does not fit the runtime, the start scripts name one that was compiled for it; a
 * built program has its copy in out/native. Neither: the package finds its own.
 */
export function bindingOptions(): Database.Options {
  addon ??= load();
  // The types know only a path; the constructor also takes the loaded addon, which survives bundling.
  return addon === undefined ? {} : { nativeBinding: addon as unknown as string };
}

function load(): object | undefined {
  const named = process.env['CODETRAY_SQLITE_BINDING'];
  // From out/main/*.js and from out/main/chunks/*.js.
  const built = ['../native/better_sqlite3.node', '../../native/better_sqlite3.node'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const path = named !== undefined && named !== '' ? named : built.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : (createRequire(import.meta.url)(path) as object);
}
