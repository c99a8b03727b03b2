/** `npm run learn`: learns which words hospitals write for which words of the fee schedule, and how usual each procedure is, into resources/word-associations.tsv and code-use.tsv. */
import { runScript } from './lib/run-script.mjs';
import { command } from './lib/say.mjs';

await command((args) => runScript('tests/relevance/learn.ts', args));
