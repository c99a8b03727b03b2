import { join } from 'node:path';
import { ensureRuntime } from '../setup/runtime.mjs';
import { ensureBuild } from './build.mjs';
import { withDisplay } from './display.mjs';
import { environmentFor } from './environment.mjs';
import { repoRoot } from './paths.mjs';
import { runThrough } from './run.mjs';

/** Runs one of our TypeScript programs against the built app, with a display: Node strips the types by itself. */
export async function runScript(path, args) {
  const runtime = await ensureRuntime({ needs: ['tests'] });
  await ensureBuild(runtime);
  return withDisplay((display) => runThrough(runtime.nodePath, [join(repoRoot, path), ...args], { cwd: repoRoot, env: environmentFor(runtime, display) }));
}
