import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone that this script belongs to, wherever it was started from. */
export const repoRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

export const nodeModules = join(repoRoot, 'node_modules');

/** Stamps live inside node_modules: whoever deletes that folder deletes what they claim about it. */
export const stateFolder = join(nodeModules, '.codetray');

/** The built app. */
export const outFolder = join(repoRoot, 'out');

export const isRoot = process.getuid?.() === 0;

/**
 * Where a runtime that took minutes to make survives a new clone. Root's is world-readable, because root's tests run the
 * app as an unprivileged user.
 */
export function cacheFolder(env = process.env, root = isRoot) {
  if (env.CODETRAY_CACHE) return resolve(env.CODETRAY_CACHE);
  if (root) return '/var/cache/codetray';
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'codetray');
}
