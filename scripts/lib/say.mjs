import { endOnSignals } from './signals.mjs';

/**
 * What the commands tell people. Everything goes to stderr: stdout belongs to the `codetray` command's own answers.
 */

/** One line per step, and only for a step that does something. */
export function say(line) {
  process.stderr.write(`codetray: ${line}\n`);
}

/** A failure that was foreseen: a plain sentence, and the command that mends it. Anything else is a bug and keeps its stack. */
export class SetupProblem extends Error {
  constructor(message, remedy = '') {
    super(message);
    this.name = 'SetupProblem';
    this.remedy = remedy;
  }
}

/** What a disk may refuse, anywhere: no bug of ours, and not worth a stack. */
const refusals = {
  EACCES: 'run the command as the owner of that folder; CODETRAY_CACHE names another folder for the cache',
  EROFS: 'move the clone to a disk that can be written; CODETRAY_CACHE names another folder for the cache',
  ENOSPC: 'free some space on that disk, then run the command again',
};

/** Prints a foreseen failure as sentences, anything else with its stack. */
export function explain(error) {
  if (refusals[error?.code] && error.path) {
    say(`The disk refuses ${error.path} (${error.code}).`);
    say(`To mend it: ${refusals[error.code]}`);
    return;
  }
  if (!(error instanceof SetupProblem)) {
    process.stderr.write(`${error?.stack ?? error}\n`);
    return;
  }
  say(error.message);
  if (error.remedy) say(`To mend it: ${error.remedy}`);
}

/** The frame of every command: `main` answers with the exit code. */
export async function command(main) {
  endOnSignals();
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
