/** `npm run tour`: walks through the app by itself, and shows what it does. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/tour/tour.ts', args));
