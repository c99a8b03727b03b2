/** `npm run shots`: photographs every state of the window, in every look and size, into out/shots. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/shots/shots.ts', args));
