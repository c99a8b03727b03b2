/** One tool by name, with the same Node and environment as in `npm test`: typecheck, lint, vitest, or a folder of tests. */
import { ensureBuild } from './lib/build.mjs';
import { environmentFor } from './lib/environment.mjs';
import { repoRoot } from './lib/paths.mjs';
import { runThrough } from './lib/run.mjs';
import { command, SetupProblem } from './lib/say.mjs';
import { toolCommand, toolNames } from './lib/tools.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

await command(async ([name, ...rest]) => {
  const tool = toolCommand(name, rest);
  if (!tool) throw new SetupProblem(`There is no tool named "${name ?? ''}".`, `node scripts/tool.mjs ${toolNames.join(' | ')}`);
  const runtime = await ensureRuntime();
  if (tool.needsBuild) await ensureBuild(runtime);
  return runThrough(runtime.nodePath, tool.args, { cwd: repoRoot, env: environmentFor(runtime) });
});
