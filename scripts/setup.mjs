/** `npm run setup`: everything that any other command needs, so that all of them start at once afterwards. */
import { command, say } from './lib/say.mjs';
import { ensureRuntime } from './setup/runtime.mjs';

await command(async () => {
  const { electronVersion } = await ensureRuntime({ needs: ['tests'] });
  say(`Ready, with Electron ${electronVersion}`);
});
