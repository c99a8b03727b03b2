import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asUser, type TestUser } from './test-user.ts';

const prefix = 'codetray-stage-';
let own: string | undefined;

/** Vitest ends its workers without a chance to tidy up: whoever comes next removes what dead processes have left. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    try {
      process.kill(Number(name.slice(prefix.length).split('-')[0]), 0);
    } catch (error) {
      const gone = (error as NodeJS.ErrnoException).code === 'ESRCH';
      if (gone && lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()) rmSync(path, { recursive: true, force: true });
    }
  }
}

/**
 * The folder for what the unprivileged user must reach, since the clone may lie where only root can look. `npm test` names
 * one for the whole run and removes it; without that, each test process has its own.
 */
export function stageFolder(): string {
  const given = process.env['CODETRAY_TEST_STAGE'];
  if (given) {
    mkdirSync(given, { recursive: true, mode: 0o755 });
    // The temporary folder around it was made for its owner alone.
    chmodSync(dirname(given), 0o755);
    return given;
  }
  if (!own) {
    sweep();
    own = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    chmodSync(own, 0o755);
    const folder = own;
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return own;
}

/** Makes something in the stage once, however many test processes ask for it at the same time. */
export function staged(name: string, make: (folder: string) => void): string {
  const target = join(stageFolder(), name);
  if (existsSync(target)) return target;
  const fresh = `${target}-${process.pid}`;
  mkdirSync(fresh);
  make(fresh);
  spawnSync('chmod', ['-R', 'a+rX', fresh]);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return target;
}

/** The built app with what it needs to be started, out of the clone and into the stage. */
export function stageApp(appFolder: string): string {
  const name = createHash('sha256').update(appFolder).digest('hex').slice(0, 8);
  return staged(`app-${name}`, (folder) => {
    for (const part of ['package.json', 'out']) cpSync(join(appFolder, part), join(folder, part), { recursive: true });
  });
}

/** The Electron that the user can start: the very one, or a copy where the clone is closed to them. */
export function stageElectron(electronPath: string, user: TestUser): string {
  if (spawnSync('setpriv', [...asUser(user), 'test', '-x', electronPath]).status === 0) return electronPath;
  const folder = staged('electron', (target) => {
    spawnSync('cp', ['-a', `${dirname(electronPath)}/.`, target]);
  });
  return join(folder, 'electron');
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Playwright starts an executable and knows no users: this one changes the user and becomes Electron. */
export function stageLauncher(electronPath: string, user: TestUser): string {
  const folder = staged('launcher', (target) => {
    const words = ['setpriv', ...asUser(user), stageElectron(electronPath, user)].map(quoted).join(' ');
    writeFileSync(join(target, 'electron'), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
  });
  return join(folder, 'electron');
}
