import { parentPort, workerData } from 'node:worker_threads';
import { failure, success, type Result } from '../../db/model/result.ts';
import { changesBetween, type CatalogChanges } from '../../db/queries/changes/changes-between.ts';
import type { ChangesMessage, ChangesRequestMessage, ChangesWork } from '../contract/threads.ts';
import { reportFrom } from './report.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { yieldToTyping } from './yield-to-typing.ts';

/** Entry of the thread that compares two catalogs and answers with its rows until main ends it. */
const port = parentPort;
if (port === null) throw new Error('changes-worker runs as a worker thread only');
yieldToTyping();

const report = reportFrom('changes thread');
const { before, now, office } = workerData as ChangesWork;
let changes: CatalogChanges | null = null;

const compared = attempt(() => {
  changes = changesBetween(before, now, office);
  return changes.summary;
});
port.postMessage({ kind: 'compared', answer: compared } satisfies ChangesMessage);

port.on('message', ({ id, request }: ChangesRequestMessage) => {
  const answer = attempt(() => {
    if (changes === null) throw new Error('rows were asked of catalogs that could not be compared');
    return changes.rows(request);
  });
  port.postMessage({ kind: 'rows', id, answer } satisfies ChangesMessage);
});

function attempt<Value>(work: () => Value): Result<Value> {
  try {
    return success(work());
  } catch (error) {
    report('the catalogs could not be compared', error);
    return { ok: false, error: sqliteFailure(error, 'catalog') ?? failure('internal', 'The catalogs could not be compared because of a fault of Codetray. Both are unchanged.').error };
  }
}
