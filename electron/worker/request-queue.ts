import { failure, type Result } from '../../db/model/result.ts';
import type { AnswerMessage, RequestMessage } from '../contract/threads.ts';

interface Options {
  readonly answer: (request: RequestMessage) => Promise<Result<unknown>>;
  readonly reply: (message: AnswerMessage) => void;
  /** Calls back after the messages that have arrived meanwhile were pushed. */
  readonly later: (work: () => void) => void;
}

export interface RequestQueue {
  /** Lets arrived messages in, then tells whether nothing waits behind the request that runs. */
  isIdle(): Promise<boolean>;
  push(request: RequestMessage): void;
}

/**
 * Answers requests one by one, in the order in which they came. A search that has not begun when the next one arrives is
 * answered `superseded` at once, and so is one that only looked ahead: nobody waits for the rows of a word that is already longer. A statement that runs cannot be
 * interrupted, so this is where typing stays fast.
 */
export function createRequestQueue({ answer, reply, later }: Options): RequestQueue {
  const waiting: RequestMessage[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    const request = waiting.shift();
    if (request === undefined) {
      isRunning = false;
      return;
    }
    reply({ id: request.id, answer: await answer(request) });
    later(() => void run());
  }

  return {
    isIdle: () => new Promise((resolve) => later(() => resolve(waiting.length === 0))),
    push(request) {
      if (request.name === 'search') dropSearches();
      waiting.push(request);
      if (isRunning) return;
      isRunning = true;
      later(() => void run());
    },
  };

  function dropSearches(): void {
    for (let index = waiting.length - 1; index >= 0; index -= 1) {
      const earlier = waiting[index];
      if (earlier?.name !== 'search' && earlier?.name !== 'search.ahead' && earlier?.name !== 'search.filters') continue;
      waiting.splice(index, 1);
      reply({ id: earlier.id, answer: failure('superseded', 'A newer search took its place.') });
    }
  }
}
