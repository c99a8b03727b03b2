import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeModules, repoRoot, stateFolder } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, SetupProblem } from '../lib/say.mjs';
import { fileDigest, readStamp, writeStamp } from '../lib/stamp.mjs';
import { atLeast } from '../lib/version.mjs';

const lockFile = join(repoRoot, 'package-lock.json');
const stampFile = join(stateFolder, 'dependencies.json');

/** What the installed packages have to agree with. */
export function wantedDependencies() {
  return { lock: fileDigest(lockFile), platform: `${process.platform}-${process.arch}` };
}

/**
 * Whether npm's own record of what it installed is what the lock asks for. It spares whoever ran `npm ci` by hand a second
 * one, and never deletes a folder that another command is using without need.
 * @param lock package-lock.json, parsed
 * @param installed node_modules/.package-lock.json, parsed, or null
 */
export function installedMatchesLock(lock, installed, exists = existsSync) {
  if (!installed?.packages) return false;
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, integrity, optional }]) => {
    const found = installed.packages[path];
    // A package for another platform is left out by npm, and rightly so.
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity && exists(join(repoRoot, path));
  });
}

/** npm must not find the Node that lives in the folder which it is about to replace. */
function environmentWithoutOurNode() {
  const env = { ...process.env };
  env.PATH = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(nodeModules)).join(delimiter);
  return env;
}

/** Installs exactly what package-lock.json names, when it is not there yet. */
export async function ensureDependencies() {
  if (!atLeast(process.versions.node, '20')) {
    throw new SetupProblem(`Node ${process.versions.node} is too old: Codetray is set up by Node 20 or newer.`, 'install Node 24 from https://nodejs.org');
  }
  const wanted = wantedDependencies();
  const stamp = readStamp(stampFile);
  if (stamp?.lock === wanted.lock && stamp.platform === wanted.platform) return;
  if (!installedMatchesLock(readStamp(lockFile), readStamp(join(nodeModules, '.package-lock.json')))) {
    say('Installing the packages that package-lock.json names (npm ci)');
    // No package needs its install script: addons come prebuilt, and npm would compile SQLite where no compiler is.
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'], {
      cwd: repoRoot,
      env: environmentWithoutOurNode(),
      failure: 'npm could not install the packages.',
      remedy: 'npm ci   (and see what it says about the network or the registry)',
    });
  }
  writeStamp(stampFile, wanted);
}
