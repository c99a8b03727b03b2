import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { staged } from './stage.ts';

const probe = fileURLToPath(new URL('./sandbox-probe', import.meta.url));
let works: Promise<boolean> | undefined;

function starts(executablePath: string, env: Record<string, string>, userData: string): Promise<boolean> {
  return new Promise((done) => {
    const folder = staged('sandbox-probe', (target) => cpSync(probe, target, { recursive: true }));
    const child = spawn(executablePath, [`--user-data-dir=${userData}`, folder], { env, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.on('error', () => done(false));
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

/**
 * Whether Chromium's sandbox works for whoever runs the app. Kernels, containers and AppArmor each have a way to deny it,
 * so it is tried; once for a run, since the answer lies in the stage. Without it the tests go on, and say so.
 */
export function sandboxWorks(executablePath: string, env: Record<string, string>, userData: string): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  works ??= findOut(executablePath, env, userData);
  return works;
}

async function findOut(executablePath: string, env: Record<string, string>, userData: string): Promise<boolean> {
  const folder = staged('sandbox', () => {});
  const answerFile = join(folder, 'answer');
  try {
    return readFileSync(answerFile, 'utf8') === 'works';
  } catch {
    // Nobody has tried yet.
  }
  const answer = await starts(executablePath, env, userData);
  writeFileSync(answerFile, answer ? 'works' : 'denied');
  if (!answer) {
    console.warn('\n*** THE SANDBOX DOES NOT WORK HERE (no user namespaces, and no setuid helper): the app is tested with --no-sandbox ***\n');
  }
  return answer;
}
