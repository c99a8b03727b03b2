import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

/** No step takes this long: a lock that is older belongs to a process of another machine or container. */
const staleAfter = 45 * 60_000;

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds the lock, or null when it is gone and left the file behind. */
function holder(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const age = Date.now() - statSync(file).mtimeMs;
    if (age > staleAfter) return null;
    // Between another's create and write the file is empty for a moment.
    if (pid === 0) return age < 5000 ? 'starting' : null;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : null;
  }
}

/** Two set-ups or builds at once would each tear down what the other has half made: the second one waits. */
export async function withLock(file, task) {
  mkdirSync(dirname(file), { recursive: true });
  for (let said = false; !take(file); ) {
    const other = holder(file);
    if (other === null) {
      rmSync(file, { force: true });
      continue;
    }
    if (!said) say(`Waiting for another set-up or build (process ${other})`);
    said = true;
    await wait(250);
  }
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await task();
  } finally {
    process.off('exit', release);
    release();
  }
}
