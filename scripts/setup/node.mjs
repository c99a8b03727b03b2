import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules } from '../lib/paths.mjs';
import { SetupProblem } from '../lib/say.mjs';
import { atLeast } from '../lib/version.mjs';

/** Below this, Node runs no TypeScript by itself, and below 22.14 the SQLite addon crashes it (it asks for Node-API 10). */
const minimum = '22.18';

/** The folder of the Node that came with the packages; its headers are there as well. */
export const packagedNodeFolder = join(nodeModules, `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`);

/**
 * The Node that runs builds, tests and the command line. The packaged one comes first, so that everybody runs the same;
 * the host's own serves where npm has no package for the platform.
 */
export function chooseNode() {
  const packaged = join(packagedNodeFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  if (atLeast(process.versions.node, minimum)) return process.execPath;
  throw new SetupProblem(
    `Node ${process.versions.node} is too old for SQLite here, and npm brought no newer one for ${process.platform}-${process.arch}.`,
    'install Node 24 from https://nodejs.org, or run: npm ci --include=optional',
  );
}
