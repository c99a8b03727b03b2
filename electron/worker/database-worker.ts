import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseWorkerData, RequestMessage } from '../contract/threads.ts';
import { dispatch } from './dispatch.ts';
import { openServices } from './open-services.ts';
import { createSearchPreparation } from './prepare-search.ts';
import { reportFrom } from './report.ts';
import { createRequestQueue } from './request-queue.ts';

/** Entry of the database thread. It alone opens the databases of the window. */
const port = parentPort;
if (port === null) throw new Error('database-worker runs as a worker thread only');

const services = {
  ...openServices(workerData as DatabaseWorkerData, reportFrom('database thread')),
  isIdle: () => queue.isIdle(),
};

const prepareSearchSoon = createSearchPreparation(() => {
  const catalog = services.catalog.current();
  return catalog.ok ? catalog.value.engine() : null;
}, services.report);

// The first question says that the window is about to draw; what is rehearsed before it would take the processor from the page.
let isFirst = true;

const queue = createRequestQueue({
  // contract/threads.ts pairs each name with its arguments; both ends of the port are ours.
  answer: ({ name, args }) => {
    if (isFirst || name === 'catalog.reopen' || name === 'catalog.rollback') prepareSearchSoon();
    isFirst = false;
    return dispatch(services, { name, args: args as never });
  },
  reply: (message) => port.postMessage(message),
  later: setImmediate,
});

port.on('message', (request: RequestMessage) => queue.push(request));
