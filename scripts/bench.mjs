/** `npm run bench`: measures what the design promises. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/bench/run.ts', args));
