import { delimiter, dirname } from 'node:path';
import { repoRoot } from './paths.mjs';

/** What a child must not inherit: each of these would turn Electron or node-gyp into something else. */
const foreign = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'npm_config_nodedir', 'npm_package_config_node_gyp_nodedir'];

/** The environment of everything that we start: the chosen Node first on PATH, and the runtime's facts by name. */
export function environmentFor(runtime, extra = {}) {
  const env = { ...process.env };
  for (const name of foreign) delete env[name];
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = [dirname(runtime.nodePath), env[pathName]].filter(Boolean).join(delimiter);
  return {
    ...env,
    CODETRAY_APP: repoRoot,
    CODETRAY_ELECTRON: runtime.electronPath,
    CODETRAY_SQLITE_BINDING: runtime.nativeBinding,
    ...extra,
  };
}
