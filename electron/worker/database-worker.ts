import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseWorkerData, RequestMessage } from '../contract/threads.ts';
import { answerRequest } from './answer-request.ts';
import { firstRequests, isFirst } from './first-requests.ts';
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

// Half of this thread's code, which the first picture does not need; read with the first other question, or when the search is prepared.
const otherRequests = () => import('./dispatch.ts');

const prepareSearchSoon = createSearchPreparation(async () => (await otherRequests()).currentEngine(services), services.report);

// The first question says that the window is about to draw; what is rehearsed before it would take the processor from the page.
let isUnasked = true;

const queue = createRequestQueue({
  // contract/threads.ts pairs each name with its arguments; both ends of the port are ours.
  answer: ({ name, args }) => {
    if (isUnasked || name === 'catalog.reopen' || name === 'catalog.rollback') prepareSearchSoon();
    isUnasked = false;
    return isFirst(name) ? answerRequest(firstRequests, services, { name, args: args as never }) : otherRequests().then(({ dispatch }) => dispatch(services, { name, args: args as never }));
  },
  reply: (message) => port.postMessage(message),
  later: setImmediate,
});

port.on('message', (request: RequestMessage) => queue.push(request));
