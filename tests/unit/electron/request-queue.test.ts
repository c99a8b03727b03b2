import { describe, expect, it } from 'vitest';
import { createRequestQueue } from '../../../electron/worker/request-queue.ts';
import type { AnswerMessage, DatabaseRequestName, RequestMessage } from '../../../electron/contract/threads.ts';
import { success } from '../../../db/model/result.ts';

function setUp() {
  const done: number[] = [];
  const replies: AnswerMessage[] = [];
  const turns: (() => void)[] = [];
  const queue = createRequestQueue({
    answer: async (request: RequestMessage) => {
      done.push(request.id);
      return success(request.id);
    },
    reply: (message) => replies.push(message),
    later: (work) => turns.push(work),
  });
  /** Lets the thread work until nothing is left, as its event loop would. */
  async function settle(): Promise<void> {
    const othersTurn = () => new Promise((resolve) => setTimeout(resolve, 0));
    await othersTurn();
    for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
      turn();
      await othersTurn();
    }
  }
  const push = (id: number, name: DatabaseRequestName) => queue.push({ id, name, args: undefined });
  const outcome = (id: number) => {
    const answers = replies.filter((reply) => reply.id === id);
    expect(answers, `answers to request ${id}`).toHaveLength(1);
    const answer = answers[0]?.answer;
    return answer?.ok === true ? 'done' : answer?.error.code;
  };
  return { push, settle, done, outcome, turn: () => turns.shift()?.() };
}

describe('the queue of the database thread', () => {
  it('does only the last of the searches that arrive together, and answers every one', async () => {
    const { push, settle, done, outcome } = setUp();
    for (const id of [1, 2, 3, 4]) push(id, 'search');
    await settle();
    expect(done).toEqual([4]);
    expect([1, 2, 3, 4].map(outcome)).toEqual(['superseded', 'superseded', 'superseded', 'done']);
  });

  it('drops no request of another kind between searches and keeps their order', async () => {
    const { push, settle, done, outcome } = setUp();
    push(1, 'library.change');
    push(2, 'search');
    push(3, 'page.open');
    push(4, 'search');
    push(5, 'library.undo');
    await settle();
    expect(done).toEqual([1, 3, 4, 5]);
    expect(outcome(2)).toBe('superseded');
  });

  it('lets a search that has begun come to its end', async () => {
    const { push, settle, done, turn, outcome } = setUp();
    push(1, 'search');
    turn();
    push(2, 'search');
    await settle();
    expect(done).toEqual([1, 2]);
    expect([1, 2].map(outcome)).toEqual(['done', 'done']);
  });

  it('works again after it has run empty', async () => {
    const { push, settle, done } = setUp();
    push(1, 'search');
    await settle();
    push(2, 'search');
    await settle();
    expect(done).toEqual([1, 2]);
  });
});
