import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor } from './environment.mjs';
import { withLock } from './lock.mjs';
import { nodeModules, outFolder, repoRoot, stateFolder } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { digest, fileDigest, readStamp, treeDigest, writeStamp } from './stamp.mjs';

const sources = ['electron', 'renderer', 'db', 'resources', 'electron.vite.config.ts', 'tsconfig.json', 'package.json'];
const stampFile = join(outFolder, 'build.json');
const isSource = (name) => !/\.test\.tsx?$/.test(name);

function wantedBuild({ nativeBinding, nodePath }) {
  return digest([treeDigest(sources.map((name) => join(repoRoot, name)), isSource), fileDigest(join(repoRoot, 'package-lock.json')), nativeBinding, nodePath]);
}

const isBuilt = (wanted) => readStamp(stampFile)?.build === wanted;

/** Builds the app and its starter catalog into out/, unless nothing that they are made of has changed. */
export async function ensureBuild(runtime) {
  if (isBuilt(wantedBuild(runtime))) return;
  await withLock(join(stateFolder, 'build.lock'), async () => {
    // Taken before the build: a source that is saved meanwhile makes the next command build again.
    const wanted = wantedBuild(runtime);
    if (isBuilt(wanted)) return;
    say('Building the app');
    await build(runtime);
    writeStamp(stampFile, { build: wanted });
  });
}

async function build(runtime) {
  // The bundler asks the electron package for its binary, which would start a download.
  const env = environmentFor(runtime, { ELECTRON_EXEC_PATH: runtime.electronPath });
  await run(runtime.nodePath, [join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js'), 'build'], { cwd: repoRoot, env, failure: 'The app does not build.' });
  copyBinding(runtime.nativeBinding);
  await buildStarter(runtime);
}

/** The catalog that ships with the program; swapped in whole, because an app that runs may have the old one open. */
async function buildStarter(runtime) {
  const folder = join(outFolder, 'starter');
  const fresh = join(folder, `fresh-${process.pid}.db`);
  mkdirSync(folder, { recursive: true });
  await run(runtime.nodePath, [join(outFolder, 'main', 'build-starter.cjs'), join(repoRoot, 'resources'), fresh], {
    cwd: repoRoot,
    env: environmentFor(runtime),
    failure: 'The starter catalog could not be built.',
  });
  renameSync(fresh, join(folder, 'catalog.db'));
}

/** Renamed into place: an app that runs keeps the file which it has loaded, instead of crashing on a changed one. */
function copyBinding(nativeBinding) {
  const folder = join(outFolder, 'native');
  mkdirSync(folder, { recursive: true });
  const fresh = join(folder, `fresh-${process.pid}`);
  copyFileSync(nativeBinding, fresh);
  renameSync(fresh, join(folder, 'better_sqlite3.node'));
}
