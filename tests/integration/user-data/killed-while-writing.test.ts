import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReadWrite } from '../../../db/open/database.ts';
import { resolveHome } from '../../../db/open/home.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { anyCatalog, random } from '../../fixtures/user-data/any-catalog.ts';
import { numberedChange } from '../../fixtures/user-data/numbered-changes.ts';

const kills = 50;
const folder = mkdtempSync(join(tmpdir(), 'codetray-killed-'));
// Inside the project, so that the packages are found; built like the program, because a child process has no test runner to
// read TypeScript and SQL for it.
const outDir = resolve('out', `writing-child-${process.pid}`);

beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', build: { ssr: resolve('tests/fixtures/user-data/writing-child.ts'), outDir, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'child.mjs' } } } });
});
afterAll(() => {
  for (const path of [folder, outDir]) rmSync(path, { recursive: true, force: true });
});

function open(home: string): UserData {
  const { data, problem, notices } = openUserData(resolveHome(home));
  expect(notices).toEqual([]);
  if (data === null) throw new Error(problem?.message);
  return data;
}

/** All but the moments, which two libraries do not share. */
function content(data: UserData): string {
  const { folders, bookmarks, notes } = data.library.read();
  return JSON.stringify({ folders, bookmarks: bookmarks.map((bookmark) => ({ ...bookmark, addedAt: '' })), notes });
}

/** Lets a child write from this change on and kills it some time after it has done so many. Answers the last that it called done. */
async function writeAndKill(home: string, from: number, changes: number, afterMs: number): Promise<{ last: number; said: string }> {
  const child = spawn(process.execPath, [join(outDir, 'child.mjs'), home, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let isDue = false;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (isDue || said.split('\n').length <= changes) return;
    isDue = true;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const signal = await new Promise((done) => child.on('close', (_code, name) => done(name)));
  expect(signal).toBe('SIGKILL');
  return { last: Number(/done (\d+)\n[^\n]*$/.exec(said)?.[1] ?? from - 1), said };
}

it(`a process killed at ${kills} moments of writing loses at most the change in flight and never leaves a broken file`, async () => {
  const next = random(20_261_122);
  const real = join(folder, 'real');
  const reference = open(join(folder, 'reference'));
  let number = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const { last, said } = await writeAndKill(real, number, Math.floor(next() * 40), next() * 6);
    expect(said).not.toContain('notice');
    while (number <= last) {
      reference.library.change(numberedChange(number, reference), anyCatalog);
      number += 1;
    }
    const raw = openReadWrite(resolveHome(real).userDatabase);
    expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    raw.close();
    const opened = open(real);
    const now = content(opened);
    opened.closeQuickly();
    if (now !== content(reference)) {
      // The change in flight was on the disk already and only its answer was lost.
      reference.library.change(numberedChange(number, reference), anyCatalog);
      number += 1;
      expect(now, `after kill ${kill + 1}, change ${number}`).toBe(content(reference));
    }
  }
  reference.closeQuickly();
  expect(number).toBeGreaterThan(kills);
}, 300_000);
