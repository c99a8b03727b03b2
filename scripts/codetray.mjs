/** `npm run codetray`: the command line without a window. Its answers alone go to stdout; set-up speaks on stderr. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { environmentFor } from './lib/environment.mjs';
import { outFolder } from './lib/paths.mjs';
import { programFlags } from './lib/program-flags.mjs';
import { runThrough } from './lib/run.mjs';
import { command, SetupProblem } from './lib/say.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

await command(async (args) => {
  const runtime = await ensureRuntime();
  await ensureBuild(runtime);
  const program = join(outFolder, 'main', 'codetray.cjs');
  if (!existsSync(program)) throw new SetupProblem(`The build made no ${program}.`, 'npm run build');
  return runThrough(runtime.nodePath, [...programFlags, program, ...args], { env: environmentFor(runtime) });
});
