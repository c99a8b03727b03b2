import type { ChangeRows, ChangeRowsRequest, ChangeSummary } from '../../db/model/catalog-changes.ts';
import { failure, type Result } from '../../db/model/result.ts';
import type { ChangesMessage, ChangesRequestMessage, ChangesWork } from '../contract/threads.ts';
import type { WorkerLike } from './database-thread.ts';
import type { Service } from './services.ts';

export interface ChangesThread extends Service {
  /** Compares two catalogs; a later comparison and `close` end it as `cancelled`. */
  open(work: ChangesWork): Promise<Result<ChangeSummary>>;
  /** Rows of the comparison that is open; `not-found` when none is. */
  rows(request: ChangeRowsRequest): Promise<Result<ChangeRows>>;
  /** Gives the memory and both files back. */
  close(): void;
}

interface Options {
  readonly spawn: (work: ChangesWork) => WorkerLike;
  readonly report: (what: string, error?: unknown) => void;
}

interface Open {
  readonly worker: WorkerLike;
  readonly pending: Map<number, (answer: Result<ChangeRows>) => void>;
  end(): void;
}

const ended = () => failure('cancelled', 'The comparison was closed.');

/** Main's side of the thread that compares two catalogs: one comparison at a time, kept while somebody reads it. */
export function createChangesThread({ spawn, report }: Options): ChangesThread {
  let current: Open | null = null;
  let nextId = 1;

  function close(): void {
    current?.end();
    current = null;
  }

  return {
    name: 'changes thread',
    start() {},
    open(work) {
      close();
      return new Promise((resolve) => {
        const worker = spawn(work);
        const pending: Open['pending'] = new Map();
        const giveUp = (answer: Result<never>): void => {
          // After the summary was answered this changes nothing: a promise keeps its first value.
          resolve(answer);
          for (const waiting of pending.values()) waiting(answer);
          pending.clear();
          if (current?.worker === worker) current = null;
        };
        current = {
          worker,
          pending,
          end() {
            giveUp(ended());
            void worker.terminate();
          },
        };
        worker.on('message', (message) => {
          const said = message as ChangesMessage;
          if (said.kind === 'compared') {
            resolve(said.answer);
            if (!said.answer.ok && current?.worker === worker) close();
            return;
          }
          const waiting = pending.get(said.id);
          pending.delete(said.id);
          waiting?.(said.answer);
        });
        worker.on('error', (error) => report('the changes thread failed', error));
        worker.on('exit', () => giveUp(failure('internal', 'The comparison stopped before its end. Both catalogs are unchanged. Try once more.')));
      });
    },
    rows(request) {
      const open = current;
      if (open === null) return Promise.resolve(failure('not-found', 'No comparison is open.'));
      const id = nextId++;
      return new Promise((resolve) => {
        open.pending.set(id, resolve);
        open.worker.postMessage({ id, request } satisfies ChangesRequestMessage);
      });
    },
    close,
    stop: close,
  };
}
