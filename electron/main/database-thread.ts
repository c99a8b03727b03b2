import { failure, type Result } from '../../db/model/result.ts';
import type { AnswerMessage, CallDatabase, RequestMessage } from '../contract/threads.ts';
import type { Service } from './services.ts';

/** What is needed of a worker thread; a test hands in its own. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

export interface DatabaseThread extends Service {
  readonly call: CallDatabase;
}

interface Options {
  readonly spawn: () => WorkerLike;
  readonly report: (what: string, error?: unknown) => void;
  /** Milliseconds, of any origin. */
  readonly now?: () => number;
}

// A thread that dies on every request must not be started for ever.
const restartsAllowed = 3;
const restartWindow = 60_000;
/** Milliseconds that closing may take, the backup of the user's data included. */
const closeTimeout = 10_000;

const stoppedMessage = 'The catalog stopped answering and was started again. Nothing that was saved is lost. Try once more.';
const deadMessage = 'The catalog stopped answering several times. Nothing that was saved is lost. Close Codetray and open it again.';

/**
 * Main's side of the database thread. Every call is answered: with the thread's answer, or with `internal` when the thread
 * dies before it. A dead thread is started again a few times; after that every call says so.
 */
export function createDatabaseThread({ spawn, report, now = () => performance.now() }: Options): DatabaseThread {
  const pending = new Map<number, (answer: Result<unknown>) => void>();
  const deaths: number[] = [];
  let worker: WorkerLike | null = null;
  let nextId = 1;
  let stopping = false;
  let begin: () => void = () => undefined;
  /** What is asked before the thread is started waits for it; null from then on. */
  let beginning: Promise<void> | null = new Promise((done) => {
    begin = () => {
      beginning = null;
      done();
    };
  });

  function answerPending(message: string): void {
    const waiting = [...pending.values()];
    pending.clear();
    for (const answer of waiting) answer(failure('internal', message));
  }

  function run(): void {
    const started = spawn();
    worker = started;
    started.on('message', (message) => {
      const { id, answer } = message as AnswerMessage;
      const waiting = pending.get(id);
      pending.delete(id);
      waiting?.(answer);
    });
    started.on('error', (error) => report('the database thread failed', error));
    started.on('exit', (code) => {
      if (worker !== started) return;
      worker = null;
      if (stopping) return;
      report(`the database thread ended with code ${code}`);
      const time = now();
      deaths.push(time);
      while (deaths[0] !== undefined && time - deaths[0] > restartWindow) deaths.shift();
      if (deaths.length <= restartsAllowed) run();
      answerPending(worker === null ? deadMessage : stoppedMessage);
    });
  }

  const call: CallDatabase = async (...request) => {
    const [name, args] = request;
    if (beginning !== null) await beginning;
    const target = worker;
    if (target === null) return failure('internal', deadMessage);
    const id = nextId++;
    const answer = await new Promise<Result<unknown>>((resolve) => {
      pending.set(id, resolve);
      target.postMessage({ id, name, args } satisfies RequestMessage);
    });
    // The thread answers by request; contract/threads.ts pairs each name with its result.
    return answer as never;
  };

  return {
    name: 'database thread',
    call,
    start() {
      run();
      begin();
    },
    async stop() {
      stopping = true;
      begin();
      const target = worker;
      if (target === null) return;
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<'too late'>((resolve) => {
        timer = setTimeout(() => resolve('too late'), closeTimeout);
      });
      const closed = await Promise.race([call('close'), tooLate]);
      clearTimeout(timer);
      if (closed === 'too late') report('the database thread did not close in time');
      else if (!closed.ok) report(`the databases did not close cleanly: ${closed.error.message}`);
      worker = null;
      await target.terminate();
      answerPending(deadMessage);
    },
  };
}
