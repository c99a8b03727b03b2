import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createDatabaseThread, type WorkerLike } from '../../../electron/main/database-thread.ts';
import type { RequestMessage } from '../../../electron/contract/threads.ts';
import { success } from '../../../db/model/result.ts';

/** A thread that answers what it is asked to answer, and dies when it is told to. */
class FakeWorker extends EventEmitter implements WorkerLike {
  readonly received: RequestMessage[] = [];
  terminated = false;
  postMessage(message: unknown): void {
    const request = message as RequestMessage;
    this.received.push(request);
    if (request.name === 'close') this.answer(request, null);
  }
  answer(request: RequestMessage | undefined, value: unknown): void {
    this.emit('message', { id: request?.id, answer: success(value) });
  }
  die(): void {
    this.emit('error', new Error('out of memory'));
    this.emit('exit', 1);
  }
  async terminate(): Promise<void> {
    this.terminated = true;
    this.emit('exit', 1);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const reports: string[] = [];
  const clock = { time: 0 };
  const thread = createDatabaseThread({
    spawn: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    report: (what) => reports.push(what),
    now: () => clock.time,
  });
  void thread.start();
  return { thread, workers, reports, clock, last: () => workers.at(-1) as FakeWorker };
}

describe('the database thread', () => {
  it('gives each caller the answer to its own question, in whatever order they come', async () => {
    const { thread, last } = setUp();
    const first = thread.call('catalog.path');
    const second = thread.call('settings.get');
    last().answer(last().received[1], 'settings');
    last().answer(last().received[0], '/catalog.db');
    expect(await first).toEqual(success('/catalog.db'));
    expect(await second).toEqual(success('settings'));
  });

  it('that is not started yet lets questions wait', async () => {
    const workers: FakeWorker[] = [];
    const thread = createDatabaseThread({
      spawn: () => {
        workers.push(new FakeWorker());
        return workers[0] as FakeWorker;
      },
      report: () => undefined,
    });
    const early = thread.call('catalog.path');
    expect(workers).toEqual([]);
    void thread.start();
    await expect.poll(() => workers[0]?.received.length).toBe(1);
    workers[0]?.answer(workers[0].received[0], '/catalog.db');
    expect(await early).toEqual(success('/catalog.db'));
  });

  it('that is stopped before it was started answers those who wait', async () => {
    const thread = createDatabaseThread({ spawn: () => new FakeWorker(), report: () => undefined });
    const early = thread.call('catalog.path');
    await thread.stop();
    expect(await early).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('that dies answers everybody who waits, and is started again', async () => {
    const { thread, workers, last, reports } = setUp();
    const waiting = [thread.call('catalog.path'), thread.call('settings.get')];
    last().die();
    for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(workers).toHaveLength(2);
    expect(reports).toEqual(['the database thread failed', 'the database thread ended with code 1']);
    const next = thread.call('catalog.path');
    last().answer(last().received[0], '/catalog.db');
    expect(await next).toEqual(success('/catalog.db'));
  });

  it('that dies again and again is left alone, and every call says what to do', async () => {
    const { thread, workers, last } = setUp();
    for (let death = 0; death < 10; death += 1) last().die();
    expect(workers).toHaveLength(4);
    expect(await thread.call('catalog.path')).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('open it again') } });
  });

  it('that dies once in a while is started every time', () => {
    const { workers, last, clock } = setUp();
    for (let death = 0; death < 10; death += 1) {
      clock.time += 61_000;
      last().die();
    }
    expect(workers).toHaveLength(11);
  });

  it('closes the databases before it ends, and is not started again', async () => {
    const { thread, workers, last } = setUp();
    await thread.stop();
    expect(last().received.map(({ name }) => name)).toEqual(['close']);
    expect(last().terminated).toBe(true);
    expect(workers).toHaveLength(1);
    expect(await thread.call('catalog.path')).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
