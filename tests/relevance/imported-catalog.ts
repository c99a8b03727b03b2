import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './real-data.ts';

const program = join(repository, 'out', 'main', 'codetray.cjs');

/**
 * Imports release files into an empty data folder as an office does, with the built `codetray import`.
 * @param home folder that is made for it
 * @returns the path of the catalog, which the starter's codes and texts are in too
 */
export function importIntoNewHome(home: string, paths: readonly string[]): string {
  execFileSync(process.execPath, [program, '--home', home, '--json', 'import', ...paths], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  const pointer = JSON.parse(readFileSync(join(home, 'catalogs', 'current.json'), 'utf8')) as { current: string };
  return join(home, 'catalogs', pointer.current);
}
