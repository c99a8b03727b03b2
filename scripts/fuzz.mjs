/** `npm run fuzz`: damages every kind of release file and counts what comes of it; `npm run fuzz -- 200` for so many rounds a file. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/fuzz/run.ts', args));
