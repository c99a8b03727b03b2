import { spawn } from 'node:child_process';
import { say, SetupProblem } from './say.mjs';

/** Linux alone needs a display server to be running; elsewhere the window has its own. */
export function displayMissing(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Starts Xvfb on a display number that it picks itself, so that two of them never fight for one. It is started through
 * setpriv so that it ends with us even when we are killed, and in a group of its own so that Ctrl+C reaches the app first.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startXvfb(size = '1280x800x24') {
  return new Promise((done, fail) => {
    const server = spawn(
      'setpriv',
      ['--pdeathsig', 'TERM', 'Xvfb', '-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true },
    );
    let words = '';
    const stop = () => {
      process.off('exit', stop);
      server.kill('SIGTERM');
    };
    const refuse = (why) => {
      stop();
      fail(new SetupProblem(`No display, and Xvfb did not start: ${why.trim() || 'no reason given'}`, 'npm run setup'));
    };
    const timer = setTimeout(() => refuse('no answer after 15 s'), 15_000);
    process.on('exit', stop);
    server.stderr.on('data', (text) => { words += text; });
    server.on('error', (error) => { clearTimeout(timer); refuse(error.message); });
    server.on('close', () => { clearTimeout(timer); refuse(words); });
    server.stdio[3].once('data', (number) => {
      clearTimeout(timer);
      // Neither the process nor its pipes may keep us alive once our own work is done.
      server.unref();
      server.stderr.unref();
      server.stdio[3].unref();
      done({ display: `:${String(number).trim()}`, stop });
    });
  });
}

/** Runs `task` with a display: the one that is there, or an Xvfb of its own which ends with it. */
export async function withDisplay(task, env = process.env) {
  if (!displayMissing(env)) return task({});
  const server = await startXvfb();
  say(`No display here: using Xvfb on ${server.display}, which shows nothing`);
  try {
    return await task({ DISPLAY: server.display });
  } finally {
    server.stop();
  }
}
