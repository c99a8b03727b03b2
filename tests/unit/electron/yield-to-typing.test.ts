import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';

const moduleUrl = new URL('../../../electron/worker/yield-to-typing.ts', import.meta.url).href;

/** The priority of a thread that has asked to go last, as the system sees it. */
function priorityOfPoliteThread(): Promise<number> {
  const code = `
    const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(moduleUrl)}).then(({ yieldToTyping }) => {
      yieldToTyping();
      const thread = Number(require('node:path').basename(require('node:fs').readlinkSync('/proc/thread-self')));
      parentPort.postMessage(require('node:os').getPriority(thread));
    });`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

describe.runIf(process.platform === 'linux')('the thread of an import', () => {
  it('goes behind the others of the app, which keep their place', async () => {
    const before = getPriority();
    expect(await priorityOfPoliteThread()).toBe(Math.max(before, 10));
    expect(getPriority()).toBe(before);
  });
});
