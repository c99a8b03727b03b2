/** Run by Node 24 in a process of its own, because a connection that is silently dropped can only be ended with its process. */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { downloadArtifact, ElectronDownloadCacheMode } from '@electron/get';

const manifest = createRequire(import.meta.url).resolve('electron/package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));

const file = await downloadArtifact({
  version,
  artifactName: 'SHASUMS256.txt',
  isGeneric: true,
  cacheMode: ElectronDownloadCacheMode.Bypass,
});
rmSync(dirname(file), { recursive: true, force: true });
