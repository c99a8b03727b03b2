import type { ImportProgress, ImportReport, VerifyReport } from '../../db/model/catalog.ts';
import type { ImportPreview } from '../../db/model/import-preview.ts';
import { failure, type Result } from '../../db/model/result.ts';
import type { Source } from '../../db/model/source.ts';
import { cancelMessage, type ImportMessage, type ImportWork } from '../contract/threads.ts';
import type { WorkerLike } from './database-thread.ts';
import type { Service } from './services.ts';

export interface ImportThread extends Service {
  /** Answers when the import has ended; `busy` while another one runs, `cancelled` after `cancel`. */
  import(paths: readonly string[], onProgress: (progress: ImportProgress) => void): Promise<Result<ImportReport>>;
  /** What an import would read. A later preview and `cancel` end it as `cancelled`; it has written nothing. */
  preview(paths: readonly string[], loaded: readonly Source[], onProgress: (progress: ImportProgress) => void): Promise<Result<ImportPreview>>;
  /** Asks a running import to stop. The catalog that runs stays as it is. */
  cancel(): void;
  /** Checks a catalog file in full, beside the window's own work. */
  verify(catalog: string): Promise<Result<VerifyReport>>;
}

interface Options {
  readonly spawn: (work: ImportWork) => WorkerLike;
  readonly home: string;
  readonly starterCatalog: string;
  readonly report: (what: string, error?: unknown) => void;
}

/** Milliseconds that a cancelled import may take to put its files away when the app closes. */
const stopTimeout = 5_000;

const diedMessage = 'The work stopped before its end. The catalog that runs is unchanged. Try once more.';

/** Long work on catalogs, each piece in a thread of its own, so that typing never waits and its memory is given back. */
export function createImportThread({ spawn, home, starterCatalog, report }: Options): ImportThread {
  let importing: { worker: WorkerLike; ended: Promise<unknown> } | null = null;
  let previewing: { end(): void } | null = null;
  const verifying = new Set<WorkerLike>();

  function run<Value>(worker: WorkerLike, receive: (message: ImportMessage) => Result<Value> | undefined): Promise<Result<Value>> {
    return new Promise((resolve) => {
      worker.on('message', (message) => {
        const answer = receive(message as ImportMessage);
        if (answer === undefined) return;
        resolve(answer);
        void worker.terminate();
      });
      worker.on('error', (error) => report('the import thread failed', error));
      // After an answer this changes nothing: a promise keeps its first value.
      worker.on('exit', () => resolve(failure('internal', diedMessage)));
    });
  }

  return {
    name: 'import thread',
    start() {},
    async import(paths, onProgress) {
      if (importing !== null) return failure('busy', 'An import is running. Wait until it has ended, or cancel it.');
      const worker = spawn({ kind: 'import', home, starterCatalog, paths });
      const ended = run<ImportReport>(worker, (message) => {
        if (message.kind === 'progress') onProgress(message.progress);
        return message.kind === 'imported' ? message.answer : undefined;
      });
      importing = { worker, ended };
      try {
        return await ended;
      } finally {
        importing = null;
      }
    },
    async preview(paths, loaded, onProgress) {
      previewing?.end();
      const worker = spawn({ kind: 'preview', paths, loaded });
      let own: { end(): void } | null = null;
      const ended = new Promise<Result<ImportPreview>>((resolve) => {
        own = {
          end() {
            resolve(failure('cancelled', 'Nothing was imported. The running catalog was not changed.'));
            void worker.terminate();
          },
        };
      });
      previewing = own;
      const looked = run<ImportPreview>(worker, (message) => {
        if (message.kind === 'progress') onProgress(message.progress);
        return message.kind === 'previewed' ? message.answer : undefined;
      });
      try {
        // Whichever comes first: it only reads, so its thread may be ended in the middle.
        return await Promise.race([ended, looked]);
      } finally {
        if (previewing === own) previewing = null;
      }
    },
    cancel() {
      previewing?.end();
      importing?.worker.postMessage(cancelMessage);
    },
    async verify(catalog) {
      const worker = spawn({ kind: 'verify', catalog });
      verifying.add(worker);
      try {
        return await run<VerifyReport>(worker, (message) => (message.kind === 'verified' ? message.answer : undefined));
      } finally {
        verifying.delete(worker);
      }
    },
    async stop() {
      for (const worker of verifying) void worker.terminate();
      previewing?.end();
      if (importing === null) return;
      const { worker, ended } = importing;
      worker.postMessage(cancelMessage);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([ended, new Promise((resolve) => (timer = setTimeout(resolve, stopTimeout)))]);
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
