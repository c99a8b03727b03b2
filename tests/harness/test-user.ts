import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The user who runs the app in tests that root started: Chromium has no sandbox for root. */
export interface TestUser {
  uid: number;
  gid: number;
}

const name = 'codetray-test';

/** "nobody", who exists everywhere: the last resort, because files of other programs may belong to it. */
const nobody: TestUser = { uid: 65534, gid: 65534 };

function lookUp(): TestUser | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * The unprivileged user for the app, made when it is missing; it has a name and a home because printing and GTK ask for
 * them. Null when we are unprivileged ourselves and the app simply runs as we do.
 */
export function testUser(): TestUser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const known = lookUp();
  if (known) return known;
  spawnSync('useradd', ['--system', '--user-group', '--create-home', '--home-dir', `/var/lib/${name}`, '--shell', '/usr/sbin/nologin', name]);
  return lookUp() ?? nobody;
}

/** Gives a folder with everything in it to the user; links are given themselves, not what they lead to. */
export function giveTo(user: TestUser | null, path: string): void {
  if (!user) return;
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) giveTo(user, join(path, entry));
}

/** The setpriv arguments that make a program run as the user, and end when whoever started it is gone. */
export function asUser(user: TestUser): string[] {
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--pdeathsig=TERM'];
}

/** Owning a folder does not help whoever cannot get through the folders above it; said here, the app would only fail oddly. */
export function requireAccess(user: TestUser | null, folder: string): void {
  if (!user || spawnSync('setpriv', [...asUser(user), 'test', '-w', folder]).status === 0) return;
  throw new Error(`The user who runs the app in tests cannot reach ${folder}: make it in the system's temporary folder.`);
}
