import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentFor } from '../lib/environment.mjs';
import { cacheFolder, nodeModules } from '../lib/paths.mjs';
import { tryRun } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { readStamp, writeStamp } from '../lib/stamp.mjs';

const refusalFile = () => join(cacheFolder(), 'release-refused.json');
const probeScript = fileURLToPath(new URL('./probe-release.mjs', import.meta.url));

/** A locked-down network is not asked again for a day: each time would cost the whole time-out. */
const refusalHolds = 24 * 60 * 60_000;

/** Whether the host of the Electron releases gives out files, found by its small checksum file within six seconds. */
export async function releaseAnswers(nodePath) {
  const mirror = process.env.ELECTRON_MIRROR ?? '';
  const refusal = readStamp(refusalFile());
  if (refusal && refusal.mirror === mirror && Date.now() - refusal.at < refusalHolds) return false;
  const { code } = await tryRun(nodePath, [probeScript], { env: environmentFor({ nodePath }), timeout: 6000 });
  if (code !== 0) writeStamp(refusalFile(), { at: Date.now(), mirror });
  return code === 0;
}

/** The electron package's own installer, with its own checksums. Answers with its words, for when nothing came of it. */
export async function installRelease(nodePath) {
  say('Downloading Electron from its release page');
  const { output } = await tryRun(nodePath, [join(nodeModules, 'electron', 'install.js')], {
    env: environmentFor({ nodePath }),
    timeout: 20 * 60_000,
  });
  return output.trim().split('\n').slice(-8).join('\n');
}
