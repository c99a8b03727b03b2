import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadStarterSources } from '../../../db/starter/load.ts';
import type { StarterSources } from '../../../db/starter/types.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const resourcesFolder = join(repository, 'resources');

/** The sources of this repository; every mistake in them is printed when they do not load. */
export function ownSources(): StarterSources {
  const loaded = loadStarterSources(resourcesFolder);
  if (!loaded.ok) throw new Error(loaded.errors.map((mistake) => `${mistake.file}:${mistake.line} ${mistake.message}`).join('\n'));
  return loaded.value;
}

const realData = process.env['CODETRAY_REAL_DATA'] ?? resolve(repository, '../shared/data');

/** A real release file, or null where the folder with real data is not there. */
export function realFile(...path: string[]): string | null {
  const file = join(realData, ...path);
  return existsSync(file) ? file : null;
}
