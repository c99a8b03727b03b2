import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentFor } from '../lib/environment.mjs';
import { cacheFolder, nodeModules } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, SetupProblem } from '../lib/say.mjs';
import { packagedNodeFolder } from './node.mjs';

const packageFolder = join(nodeModules, 'better-sqlite3');
const proofScript = fileURLToPath(new URL('./prove-addon.mjs', import.meta.url));

/** The addon that the package brings, made for Node-API 10. The package itself knows which one fits this computer. */
export function prebuiltAddon() {
  const { getPrebuildPath } = createRequire(import.meta.url)(join(packageFolder, 'lib', 'binding.js'));
  const path = getPrebuildPath();
  if (path) return path;
  throw new SetupProblem(`better-sqlite3 brings no addon for ${process.platform}-${process.arch}.`, 'use a platform that it supports: Linux, macOS or Windows on x64 or arm64');
}

/** Where the addon for older Electrons lies once it is compiled: one file for every runtime, keyed by what it is made of. */
export function compiledAddon() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return join(cacheFolder(), `better-sqlite3-${version}-${process.platform}-${process.arch}`, 'better_sqlite3.node');
}

/**
 * The build file, changed so that the addon loads in older runtimes: without a fixed Node-API version it asks for the
 * "experimental" one, which they all accept, and it keeps to calls that they all have. Link-time optimization is left out:
 * it lengthens the build and was not seen to quicken a query.
 */
export function bindingForOlderRuntimes(text) {
  const changed = text
    .replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'")
    .replaceAll(", '-flto'", '')
    .replaceAll("'-flto', ", '')
    .replaceAll("'-flto'", '');
  if (changed.includes('NAPI_VERSION') || !changed.includes('NAPI_EXPERIMENTAL')) {
    throw new SetupProblem('better-sqlite3 is built in a way that this set-up does not know.', 'pin the version of better-sqlite3 that package-lock.json had before');
  }
  return changed;
}

/** Compiles the addon into the cache, in a copy of its package. Takes about a minute on two cores, once. */
export async function compileAddon(nodePath) {
  const target = compiledAddon();
  if (existsSync(target)) return target;
  if (!existsSync(join(packagedNodeFolder, 'include'))) {
    throw new SetupProblem('The headers of Node, which npm brings along, are missing.', 'npm ci --include=optional');
  }
  say('Compiling the SQLite addon for this Electron (about a minute, once)');
  const half = mkdtempSync(join(cacheFolder(), 'compiling-'));
  const clearAway = () => rmSync(half, { recursive: true, force: true });
  process.on('exit', clearAway);
  try {
    for (const part of ['package.json', 'deps', 'src', 'lib']) cpSync(join(packageFolder, part), join(half, part), { recursive: true });
    // A compiler may run as another user than the one who reads this folder, and its relative paths are shorter from here.
    cpSync(join(nodeModules, 'node-addon-api'), join(half, 'node_modules', 'node-addon-api'), { recursive: true });
    writeFileSync(join(half, 'binding.gyp'), bindingForOlderRuntimes(readFileSync(join(packageFolder, 'binding.gyp'), 'utf8')));
    const gyp = join(nodeModules, 'node-gyp', 'bin', 'node-gyp.js');
    await run(nodePath, [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${packagedNodeFolder}`, '--jobs=max'], {
      cwd: half,
      env: environmentFor({ nodePath }),
      failure: 'The SQLite addon could not be compiled.',
      remedy: 'see the last lines above, then run: npm run setup',
    });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(half, 'build', 'Release', 'better_sqlite3.node'), target);
  } finally {
    process.off('exit', clearAway);
    clearAway();
  }
  return target;
}

/** Opens a database with the addon in Node and in Electron, each in its main thread and in a worker: a wrong one crashes. */
export async function proveAddon({ nodePath, electronPath, nativeBinding }) {
  const env = { ...environmentFor({ nodePath }), ELECTRON_RUN_AS_NODE: '1' };
  for (const program of [nodePath, electronPath]) {
    await run(program, [proofScript, nativeBinding], {
      env,
      timeout: 60_000,
      failure: `The SQLite addon ${nativeBinding} does not work in ${program}.`,
      remedy: `delete ${dirname(nativeBinding)}, then run: npm run setup`,
    });
  }
}
