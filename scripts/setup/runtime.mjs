import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { displayMissing } from '../lib/display.mjs';
import { withLock } from '../lib/lock.mjs';
import { cacheFolder, isRoot, nodeModules, repoRoot, stateFolder } from '../lib/paths.mjs';
import { digest, readStamp, treeDigest, writeStamp } from '../lib/stamp.mjs';
import { ensureDependencies, wantedDependencies } from './dependencies.mjs';
import { ensureElectron, runsPrebuiltAddon } from './electron-runtime.mjs';
import { chooseNode } from './node.mjs';
import { compileAddon, compiledAddon, prebuiltAddon, proveAddon } from './sqlite-addon.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const runtimeFile = join(stateFolder, 'runtime.json');

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * Everything that the answer hangs on, cheap to ask. Debian's package list is among it: removing a library there must not
 * go unseen.
 */
function circumstances() {
  return digest([
    repoRoot,
    wantedDependencies(),
    treeDigest([fileURLToPath(new URL('.', import.meta.url))]),
    cacheFolder(),
    ['ELECTRON_EXEC_PATH', 'ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_MIRROR'].map((name) => process.env[name] ?? ''),
    readIfThere(join(nodeModules, 'electron', 'path.txt')),
    displayMissing(),
    statSync('/var/lib/dpkg/status', { throwIfNoEntry: false })?.mtimeMs ?? 0,
  ]);
}

/** What an earlier set-up found out, if it still holds for all these needs. */
function knownRuntime(needs) {
  const known = readStamp(runtimeFile);
  if (!known || known.circumstances !== circumstances()) return null;
  if (!needs.every((need) => known.needs.includes(need))) return null;
  const { electronPath, electronVersion, nativeBinding, nodePath } = known;
  return [electronPath, nativeBinding, nodePath].every((path) => existsSync(path)) ? { electronPath, electronVersion, nativeBinding, nodePath } : null;
}

/**
 * Sets up what is missing and says what runs the app. The one place that decides; everything else asks here.
 * @param needs "tests" besides, for the programs that only the tests use
 * @returns {Promise<{ electronPath: string, electronVersion: string, nativeBinding: string, nodePath: string }>}
 */
export async function ensureRuntime({ needs = [] } = {}) {
  const known = knownRuntime(needs);
  if (known) return known;
  // What root puts into its cache is read by the unprivileged user who runs the window in the tests.
  if (isRoot) process.umask(0o022);
  mkdirSync(cacheFolder(), { recursive: true });
  return withLock(join(cacheFolder(), 'setup.lock'), async () => knownRuntime(needs) ?? findRuntime(needs));
}

/** What a set-up that was killed has left half-made; under the lock nobody else is at it. */
function clearRemains() {
  for (const name of readdirSync(cacheFolder())) {
    if (/^(unpacking|compiling)-/.test(name)) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

async function findRuntime(needs) {
  clearRemains();
  await ensureDependencies();
  const nodePath = chooseNode();
  const { electronPath, electronVersion } = await ensureElectron(nodePath);
  const prebuilt = runsPrebuiltAddon(electronVersion);
  const toCompile = !prebuilt && !existsSync(compiledAddon());
  const display = displayMissing() ? ['display'] : [];
  await ensureSystemPackages([...display, ...needs, ...(toCompile ? ['compiler'] : [])], electronPath);
  const nativeBinding = prebuilt ? prebuiltAddon() : await compileAddon(nodePath);
  const runtime = { electronPath, electronVersion, nativeBinding, nodePath };
  await proveAddon(runtime);
  writeStamp(runtimeFile, { ...runtime, needs, circumstances: circumstances() });
  return runtime;
}
