import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The data folder and what stands in it: `user.db` from the first start on, catalogs once something is imported. */
export interface Home {
  readonly folder: string;
  readonly userDatabase: string;
  readonly userBackup: string;
  /** Holds catalog-<version>.db files and the pointer that names the running one. */
  readonly catalogs: string;
  readonly pointer: string;
}

/** Which folder holds the data: the one that is named, else CODETRAY_HOME, else the platform's place for user data. */
export function resolveHome(named?: string): Home {
  const folder = resolve(named ?? process.env['CODETRAY_HOME'] ?? platformFolder());
  const catalogs = join(folder, 'catalogs');
  return {
    folder,
    userDatabase: join(folder, 'user.db'),
    userBackup: join(folder, 'user-backup.db'),
    catalogs,
    pointer: join(catalogs, 'current.json'),
  };
}

function platformFolder(): string {
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Codetray');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Codetray');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'codetray');
}
