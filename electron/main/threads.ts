import { Worker } from 'node:worker_threads';
import { databaseMemory, type DatabaseWorkerData, type ImportWork } from '../contract/threads.ts';
import type { BuiltFiles } from './built-files.ts';
import { createChangesThread, type ChangesThread } from './changes-thread.ts';
import { createDatabaseThread, type DatabaseThread } from './database-thread.ts';
import { createImportThread, type ImportThread } from './import-thread.ts';
import { logProblem } from './log.ts';

/** Rows are read by the million and let go of at once; with a larger young generation an import takes 150 MB more and is no faster. */
const importYoungGenerationMb = 12;

/** Main's doors to the databases: one thread that answers the window, one for each import or check, one for a comparison of catalogs on the screen and one on paper. */
export function createThreads(files: BuiltFiles, home: string): { database: DatabaseThread; imports: ImportThread; changes: ChangesThread; printedChanges: ChangesThread } {
  const { starterCatalog } = files;
  const changesThread = () => createChangesThread({ spawn: (work) => new Worker(files.changesWorker, { workerData: work }), report: logProblem });
  const databaseData: DatabaseWorkerData = { home, starterCatalog };
  return {
    database: createDatabaseThread({ spawn: () => new Worker(files.databaseWorker, { workerData: databaseData, resourceLimits: databaseMemory }), report: logProblem }),
    imports: createImportThread({
      spawn: (work: ImportWork) => new Worker(files.importWorker, { workerData: work, resourceLimits: { maxYoungGenerationSizeMb: importYoungGenerationMb } }),
      home,
      starterCatalog,
      report: logProblem,
    }),
    changes: changesThread(),
    // Of its own, so that what is read on the screen stays open.
    printedChanges: changesThread(),
  };
}
