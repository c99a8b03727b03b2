import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The folder of real release files, which are never part of the repository; null where there is none. */
export function realDataFolder(): string | null {
  const named = process.env['CODETRAY_REAL_DATA'];
  const folder = named !== undefined && named !== '' ? named : join(repository, '..', 'shared', 'data');
  return existsSync(join(folder, 'pfs')) ? folder : null;
}
