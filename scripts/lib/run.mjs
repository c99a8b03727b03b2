import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupProblem } from './say.mjs';
import { yieldSignalsTo } from './signals.mjs';

/** npm and its like are batch files on Windows, which Node starts only through a shell. */
const throughShell = (command) => process.platform === 'win32' && !/[\\/]|\.exe$/.test(command);

/**
 * Runs a tool in silence and answers with what it wrote; its words are shown only when it fails. A time-out counts as a
 * failure, and takes the tool's own children along.
 * @returns {Promise<{ code: number, output: string }>} code -1: it could not start, or took too long
 */
export function tryRun(command, args, { cwd, env, timeout } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell: throughShell(command),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    let timer;
    const end = (code, last = '') => {
      clearTimeout(timer);
      process.off('exit', stop);
      done({ code, output: output + last });
    };
    const stop = () => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It ended by itself in between.
      }
    };
    process.on('exit', stop);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output += text; });
    child.on('error', (error) => end(-1, error.message));
    child.on('close', (code) => end(code ?? -1));
    if (timeout) timer = setTimeout(() => { stop(); end(-1, `no answer after ${timeout / 1000} s`); }, timeout);
  });
}

/** npm says what is wrong in its first lines, a compiler in its last. */
function shorten(output) {
  const lines = output.split('\n');
  return lines.length <= 40 ? output : [...lines.slice(0, 12), '...', ...lines.slice(-25)].join('\n');
}

/** Like tryRun, for a step that must succeed: `failure` says in a sentence what could not be done. */
export async function run(command, args, { failure, remedy, ...options }) {
  const { code, output } = await tryRun(command, args, options);
  if (code === 0) return output;
  const words = shorten(output.trim());
  throw new SetupProblem(`${failure}${words ? `\n${words}` : ''}`, remedy);
}

/** Runs a program in our place: it has our stdin, stdout, stderr and signals, and we end with its exit code. */
export function runThrough(command, args, { cwd, env } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const end = yieldSignalsTo(child);
    child.on('error', (error) => { end(); fail(error); });
    child.on('close', (code, signal) => { end(); done(code ?? 128 + (constants.signals[signal] ?? 0)); });
  });
}
