import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A stamp that is missing or torn is no stamp: the step runs again. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that an interrupted command leaves the old stamp or none. */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(fresh, file);
}

export function digest(value) {
  return createHash('sha256').update(typeof value === 'string' ? value : JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** The digest of a file's bytes, or "none". */
export function fileDigest(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
  } catch {
    return 'none';
  }
}

function entries(path, keep) {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info) return [`${path} none`];
  if (!info.isDirectory()) return [`${path} ${info.mtimeMs} ${info.size}`];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || keep(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => entries(join(path, entry.name), keep));
}

/** A digest over names, times and sizes: reading every source on every start would cost more than it proves. */
export function treeDigest(paths, keep = () => true) {
  return digest(paths.flatMap((path) => entries(path, keep)).join('\n'));
}
