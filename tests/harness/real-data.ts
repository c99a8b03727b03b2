import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

let said = false;

/**
 * The folder with the official code files, for tests of the real catalog: the one that CODETRAY_REAL_DATA names, or
 * shared/data beside the clone. Null where there is none; then the tests that need it are skipped, and that is said.
 * @throws when CODETRAY_REAL_DATA names a folder that is not there: whoever names one does not want to skip
 */
export function realDataFolder(): string | null {
  const named = process.env['CODETRAY_REAL_DATA'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CODETRAY_REAL_DATA names ${named}, which does not exist.`);
    return resolve(named);
  }
  const beside = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (existsSync(beside)) return beside;
  if (!said) console.warn('\n*** NO REAL DATA: tests of the official code files are SKIPPED. Set CODETRAY_REAL_DATA to their folder. ***\n');
  said = true;
  return null;
}
