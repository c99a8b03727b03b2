import { fileURLToPath } from 'node:url';

/** Where the build puts what the app needs at run time, absolute. */
export interface BuiltFiles {
  readonly renderer: string;
  readonly preload: string;
  readonly databaseWorker: string;
  readonly importWorker: string;
  readonly changesWorker: string;
  readonly starterCatalog: string;
}

/** @param mainModule `import.meta.url` of the bundled main module, out/main/index.cjs. */
export function locateBuiltFiles(mainModule: string): BuiltFiles {
  const path = (relative: string) => fileURLToPath(new URL(relative, mainModule));
  return {
    renderer: path('../renderer/'),
    preload: path('../preload/index.cjs'),
    databaseWorker: path('./database-worker.cjs'),
    importWorker: path('./import-worker.cjs'),
    changesWorker: path('./changes-worker.cjs'),
    starterCatalog: path('../starter/catalog.db'),
  };
}
