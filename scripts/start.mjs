/** `npm start`: the app in its window, from a fresh clone on. Further arguments go to the app. */
import { ensureBuild } from './lib/build.mjs';
import { withDisplay } from './lib/display.mjs';
import { environmentFor } from './lib/environment.mjs';
import { isRoot, repoRoot } from './lib/paths.mjs';
import { runThrough } from './lib/run.mjs';
import { command, say } from './lib/say.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

await command(async (args) => {
  const runtime = await ensureRuntime();
  await ensureBuild(runtime);
  if (isRoot) say('Started as root: Chromium’s sandbox does not work for root and is off');
  const switches = isRoot ? ['--no-sandbox'] : [];
  return withDisplay((display) => runThrough(runtime.electronPath, [...switches, repoRoot, ...args], { env: environmentFor(runtime, display) }));
});
