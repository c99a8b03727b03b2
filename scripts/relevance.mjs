/** `npm run relevance`: judges search on what hospitals, an index and a clinic say, beside three other searches of the same run. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/relevance/run.ts', args));
