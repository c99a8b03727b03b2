import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WorkerLike } from '../../../electron/main/database-thread.ts';
import { createImportThread } from '../../../electron/main/import-thread.ts';
import type { ImportMessage, ImportWork } from '../../../electron/contract/threads.ts';
import { failure, success } from '../../../db/model/result.ts';

class FakeWorker extends EventEmitter implements WorkerLike {
  readonly received: unknown[] = [];
  terminated = false;
  postMessage(message: unknown): void {
    this.received.push(message);
  }
  say(message: ImportMessage): void {
    this.emit('message', message);
  }
  async terminate(): Promise<void> {
    this.terminated = true;
    this.emit('exit', 1);
  }
}

function setUp() {
  const started: { work: ImportWork; worker: FakeWorker }[] = [];
  const thread = createImportThread({
    spawn: (work) => {
      const worker = new FakeWorker();
      started.push({ work, worker });
      return worker;
    },
    home: '/data',
    starterCatalog: '/starter.db',
    report: () => {},
  });
  return { thread, started, worker: () => started.at(-1)?.worker as FakeWorker };
}

const cancelled = failure('cancelled', 'The import was cancelled.');

describe('a look at what was chosen', () => {
  const nothing = { files: [], refused: [], unrecognised: [] };

  it('is answered by a thread of its own', async () => {
    const { thread, started, worker } = setUp();
    const looking = thread.preview(['/a.zip'], [], () => {});
    expect(started[0]?.work).toEqual({ kind: 'preview', paths: ['/a.zip'], loaded: [] });
    worker().say({ kind: 'previewed', answer: success(nothing) });
    expect(await looking).toEqual(success(nothing));
  });

  it('ends at once when it is put away or other files are chosen', async () => {
    const { thread, started } = setUp();
    const first = thread.preview(['/a.zip'], [], () => {});
    const second = thread.preview(['/b.zip'], [], () => {});
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(started[0]?.worker.terminated).toBe(true);
    thread.cancel();
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('an import', () => {
  it('runs in a thread of its own, tells its progress and ends the thread', async () => {
    const { thread, started, worker } = setUp();
    const stages: string[] = [];
    const importing = thread.import(['/a.csv'], ({ stage }) => stages.push(stage));
    expect(started[0]?.work).toEqual({ kind: 'import', home: '/data', starterCatalog: '/starter.db', paths: ['/a.csv'] });
    worker().say({ kind: 'progress', progress: { stage: 'reading', file: 'a.csv', rows: 1, fraction: 0.1 } });
    worker().say({ kind: 'imported', answer: failure('file-empty', 'a.csv is empty.') });
    expect(await importing).toEqual(failure('file-empty', 'a.csv is empty.'));
    expect(stages).toEqual(['reading']);
    expect(worker().terminated).toBe(true);
  });

  it('is refused while another one runs, and possible after it', async () => {
    const { thread, started, worker } = setUp();
    const first = thread.import(['/a.csv'], () => {});
    expect(await thread.import(['/b.csv'], () => {})).toMatchObject({ ok: false, error: { code: 'busy' } });
    worker().say({ kind: 'imported', answer: cancelled });
    await first;
    void thread.import(['/b.csv'], () => {});
    expect(started).toHaveLength(2);
  });

  it('is told of a cancellation and answers it itself', async () => {
    const { thread, worker } = setUp();
    const importing = thread.import(['/a.csv'], () => {});
    thread.cancel();
    expect(worker().received).toEqual(['cancel']);
    worker().say({ kind: 'imported', answer: cancelled });
    expect(await importing).toEqual(cancelled);
  });

  it('whose thread dies says that the running catalog is unchanged', async () => {
    const { thread, worker } = setUp();
    const importing = thread.import(['/a.csv'], () => {});
    worker().emit('error', new Error('out of memory'));
    worker().emit('exit', 1);
    expect(await importing).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('unchanged') } });
  });

  it('is cancelled when the app closes, and the app waits for it', async () => {
    const { thread, worker } = setUp();
    const importing = thread.import(['/a.csv'], () => {});
    const stopping = Promise.resolve(thread.stop());
    expect(worker().received).toEqual(['cancel']);
    worker().say({ kind: 'imported', answer: cancelled });
    await stopping;
    expect(await importing).toEqual(cancelled);
  });

  it('does not keep a catalog from being checked beside it', async () => {
    const { thread, started } = setUp();
    void thread.import(['/a.csv'], () => {});
    const checking = thread.verify('/catalog.db');
    const report = { version: '1', ok: true, checks: [] };
    started[1]?.worker.say({ kind: 'verified', answer: success(report) });
    expect(await checking).toEqual(success(report));
  });
});
