import { openReadOnly } from '../open/database.ts';
import { explainedValues, readListed, type RowsTarget } from './read-files.ts';
import { sent, type ReadingMessage, type ReadingOrder, type ReadingStart } from './reading-processes.ts';
import { createStaging } from './staging.ts';

/**
 * Entry of a process that reads release files into a staging database of its own: it asks for one after the other. Whoever started it
 * ends it when the import is cancelled; when that one is gone itself, it goes too.
 */
process.on('disconnect', () => process.exit(1));
// Ctrl+C goes to every process of a terminal; the one that imports decides.
process.on('SIGINT', () => undefined);
process.once('message', (start: ReadingStart) => { serve(start); });

function send(message: ReadingMessage): void {
  process.send?.(message, undefined, undefined, (error) => {
    if (error !== null) process.exit(1);
  });
}

function serve({ starterPath, stagingPath, first, processes }: ReadingStart): void {
  try {
    const starter = openReadOnly(starterPath);
    const knownValues = explainedValues(starter);
    starter.close();
    const staging = createStaging([stagingPath]);
    let number = first - processes;
    const target: RowsTarget = { staging, knownValues, nextNumber: () => (number += processes) };
    process.on('message', (order: ReadingOrder) => {
      if (order !== 'end') {
        read(order, target).catch(fail);
        return;
      }
      staging.close();
      // Nothing more is sent or received, so that the process ends.
      process.removeAllListeners('disconnect');
      process.disconnect();
    });
    send({ kind: 'ready' });
  } catch (error) {
    fail(error);
  }
}

async function read({ place, listed }: Exclude<ReadingOrder, 'end'>, target: RowsTarget): Promise<void> {
  const outcomes = await readListed(listed, target, {
    begin: (label, done) => Promise.resolve(send({ kind: 'at', label, rows: 0, done })),
    step: (label, rows, done) => { send({ kind: 'at', label, rows, done }); },
  });
  send({ kind: 'read', place, outcomes: outcomes.map(sent) });
}

function fail(error: unknown): void {
  const code = (error as NodeJS.ErrnoException).code;
  send({ kind: 'failed', message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack : undefined, code });
}
