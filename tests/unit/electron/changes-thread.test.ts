import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createChangesThread } from '../../../electron/main/changes-thread.ts';
import type { WorkerLike } from '../../../electron/main/database-thread.ts';
import type { ChangesMessage, ChangesRequestMessage, ChangesWork } from '../../../electron/contract/threads.ts';
import type { ChangeRowsRequest, ChangeSummary } from '../../../db/model/catalog-changes.ts';
import { failure, success } from '../../../db/model/result.ts';

class FakeWorker extends EventEmitter implements WorkerLike {
  readonly received: ChangesRequestMessage[] = [];
  terminated = false;
  postMessage(message: unknown): void {
    this.received.push(message as ChangesRequestMessage);
  }
  say(message: ChangesMessage): void {
    this.emit('message', message);
  }
  async terminate(): Promise<void> {
    this.terminated = true;
    this.emit('exit', 1);
  }
}

function setUp() {
  const started: { work: ChangesWork; worker: FakeWorker }[] = [];
  const thread = createChangesThread({
    spawn: (work) => {
      const worker = new FakeWorker();
      started.push({ work, worker });
      return worker;
    },
    report: () => {},
  });
  return { thread, started, worker: () => started.at(-1)?.worker as FakeWorker };
}

const work: ChangesWork = { before: '/a.db', now: '/b.db', office: [{ system: 'CPT', code: '27397' }] };
const summary = { kinds: [] } as unknown as ChangeSummary;
const request: ChangeRowsRequest = { kind: 'added', officeOnly: false, text: '', offset: 0, limit: 10 };
const nothing = { rows: [], total: 0 };

describe('the thread that compares two catalogs', () => {
  it('answers what is different, then rows as they are asked for, in any order', async () => {
    const { thread, started, worker } = setUp();
    const opened = thread.open(work);
    expect(started[0]?.work).toEqual(work);
    worker().say({ kind: 'compared', answer: success(summary) });
    expect(await opened).toEqual(success(summary));
    const [first, second] = [thread.rows(request), thread.rows({ ...request, offset: 10 })];
    const [one, two] = worker().received as [ChangesRequestMessage, ChangesRequestMessage];
    expect([one.request.offset, two.request.offset]).toEqual([0, 10]);
    worker().say({ kind: 'rows', id: two.id, answer: success({ ...nothing, total: 2 }) });
    worker().say({ kind: 'rows', id: one.id, answer: success({ ...nothing, total: 1 }) });
    expect([await first, await second]).toEqual([success({ ...nothing, total: 1 }), success({ ...nothing, total: 2 })]);
  });

  it('is ended when it is closed or another comparison begins, and every question is answered', async () => {
    const { thread, started } = setUp();
    const first = thread.open(work);
    const asked = thread.rows(request);
    const second = thread.open(work);
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(started.map(({ worker }) => worker.terminated)).toEqual([true, false]);
    thread.close();
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await thread.rows(request)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('gives the files back when they cannot be compared, and says so when it dies', async () => {
    const { thread, worker } = setUp();
    const opened = thread.open(work);
    worker().say({ kind: 'compared', answer: failure('catalog-corrupt', 'The catalog file is damaged.') });
    expect(await opened).toMatchObject({ ok: false, error: { code: 'catalog-corrupt' } });
    expect(worker().terminated).toBe(true);
    const again = thread.open(work);
    worker().emit('exit', 1);
    expect(await again).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await thread.rows(request)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
