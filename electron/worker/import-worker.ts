import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { importPaths } from '../../db/import/import-paths.ts';
import { previewPaths } from '../../db/import/preview.ts';
import { verifyCatalog } from '../../db/import/verify.ts';
import { failure, success } from '../../db/model/result.ts';
import { resolveHome } from '../../db/open/home.ts';
import type { ImportMessage, ImportWork } from '../contract/threads.ts';
import { throttleProgress } from './throttle-progress.ts';
import { reportFrom } from './report.ts';
import { yieldToTyping } from './yield-to-typing.ts';

/** Entry of the import thread: one piece of work, then main ends it. */
const port = parentPort;
if (port === null) throw new Error('import-worker runs as a worker thread only');
yieldToTyping();
void run(port, workerData as ImportWork);

async function run(port: MessagePort, work: ImportWork): Promise<void> {
  const send = (message: ImportMessage) => port.postMessage(message);
  const report = reportFrom('import thread');
  if (work.kind === 'verify') {
    try {
      send({ kind: 'verified', answer: success(verifyCatalog(work.catalog)) });
    } catch (error) {
      report('the catalog could not be verified', error);
      send({ kind: 'verified', answer: failure('internal', 'The catalog could not be checked because of a fault of Codetray.') });
    }
    return;
  }
  if (work.kind === 'preview') {
    const onProgress = throttleProgress((progress) => send({ kind: 'progress', progress }), () => performance.now());
    try {
      const preview = await previewPaths(work.paths, work.loaded, (file) => onProgress({ stage: 'looking', file, rows: 0, fraction: 0 }));
      send({ kind: 'previewed', answer: success(preview) });
    } catch (error) {
      report('the files could not be looked at', error);
      send({ kind: 'previewed', answer: failure('internal', 'The files could not be looked at because of a fault of Codetray. The running catalog is unchanged.') });
    }
    return;
  }
  try {
    send({ kind: 'imported', answer: await runImport(port, work, send) });
  } catch (error) {
    report('the import failed', error);
    send({ kind: 'imported', answer: failure('internal', 'The import stopped because of a fault of Codetray. The catalog that runs is unchanged.') });
  }
}

function runImport(port: MessagePort, work: ImportWork & { kind: 'import' }, send: (message: ImportMessage) => void): ReturnType<typeof importPaths> {
  const controller = new AbortController();
  // The only message that main sends is the one that cancels.
  port.on('message', () => controller.abort());
  const onProgress = throttleProgress((progress) => send({ kind: 'progress', progress }), () => performance.now());
  return importPaths(resolveHome(work.home), work.starterCatalog, [...work.paths], {
    signal: controller.signal,
    onProgress(progress) {
      // While rows are read in one go no event arrives, so the port is asked.
      if (receiveMessageOnPort(port) !== undefined) controller.abort();
      onProgress(progress);
    },
  });
}
