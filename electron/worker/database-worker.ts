import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseWorkerData, RequestMessage } from '../contract/threads.ts';
import { dispatch } from './dispatch.ts';
import { openServices } from './open-services.ts';
import { reportFrom } from './report.ts';
import { createRequestQueue } from './request-queue.ts';

/** Entry of the database thread. It alone opens the databases of the window. */
const port = parentPort;
if (port === null) throw new Error('database-worker runs as a worker thread only');

const services = openServices(workerData as DatabaseWorkerData, reportFrom('database thread'));

const queue = createRequestQueue({
  // contract/threads.ts pairs each name with its arguments; both ends of the port are ours.
  answer: ({ name, args }) => {
    if (name === 'catalog.reopen' || name === 'catalog.rollback') prepareSearchSoon();
    return dispatch(services, { name, args: args as never });
  },
  reply: (message) => port.postMessage(message),
  later: setImmediate,
});

port.on('message', (request: RequestMessage) => queue.push(request));

// The first keystroke on a catalog should not pay for the engine's own preparations; the window's first questions go before them.
function prepareSearchSoon(): void {
  setTimeout(() => {
    try {
      const catalog = services.catalog.current();
      if (catalog.ok) catalog.value.engine();
    } catch (error) {
      services.report('the search could not be prepared', error);
    }
  }, 150);
}
prepareSearchSoon();
