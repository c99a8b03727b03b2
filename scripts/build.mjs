/** `npm run build`: the app in out/, made anew only when a source changed. */
import { ensureBuild } from './lib/build.mjs';
import { command } from './lib/say.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

await command(async () => ensureBuild(await ensureRuntime()));
