import { fileURLToPath } from 'node:url';
import { resolveHome } from '../open/home.ts';
import { readArguments, usage } from './arguments.ts';
import { refusal, type Command, type Outcome } from './command.ts';

/** Each is read when it is asked for: a search does not wait for the readers of release files. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./commands/import.ts')).importCommand,
  catalog: async () => (await import('./commands/catalog.ts')).catalogCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  suggest: async () => (await import('./commands/suggest.ts')).suggestCommand,
  schedule: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  ask: async () => (await import('./commands/ask.ts')).askCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  locality: async () => (await import('./commands/locality.ts')).localityCommand,
  bookmarks: async () => (await import('./commands/bookmarks.ts')).bookmarksCommand,
  print: async () => (await import('./commands/print.ts')).printCommand,
};

// The build puts this file into out/main and the starter catalog into out/starter.
const starterPath = process.env['CODETRAY_STARTER'] ?? fileURLToPath(new URL('../starter/catalog.db', import.meta.url));
const readingProgram = fileURLToPath(new URL('./reading-process.cjs', import.meta.url));

async function run(args: readonly string[]): Promise<{ outcome: Outcome; json: boolean }> {
  const wantsJson = args.includes('--json');
  const read = readArguments(args);
  if (!read.ok) return { outcome: refusal(read.error), json: wantsJson };
  const line = read.value;
  const load = Object.hasOwn(commands, line.command) ? commands[line.command] : undefined;
  if (line.help || (line.command === '' && line.words.length === 0)) {
    return { outcome: { exit: 0, json: { usage }, text: usage }, json: line.json };
  }
  if (load === undefined) {
    const error = { code: 'bad-arguments' as const, message: `There is no command "${line.command}". Run "codetray --help" for the list.` };
    return { outcome: refusal(error), json: line.json };
  }
  const command = await load();
  const outcome = await command({
    line,
    home: resolveHome(line.home),
    starterPath,
    readingProgram,
    tell: (sentence) => process.stderr.write(`${sentence}\n`),
    write: (text) => writeOut(`${text}\n`),
  });
  return { outcome, json: line.json };
}

/** Waits until a slow reader has taken the text, so that nothing is cut when the process ends. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

// A reader that went away ("| head") is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

async function main(): Promise<void> {
  try {
    const { outcome, json } = await run(process.argv.slice(2));
    if ('error' in outcome) {
      if (json) await writeOut(`${JSON.stringify({ error: outcome.error })}\n`);
      else process.stderr.write(`${outcome.error.message}\n${outcome.error.detail === undefined ? '' : `  (${outcome.error.detail})\n`}`);
    } else if (json) {
      if (outcome.json !== undefined) await writeOut(`${JSON.stringify(outcome.json, null, 1)}\n`);
    } else if (outcome.text !== '') {
      await writeOut(outcome.text.endsWith('\n') ? outcome.text : `${outcome.text}\n`);
    }
    process.exitCode = outcome.exit;
  } catch (error) {
    // A bug: the sentence for the person, the stack for us, and still one document on stdout.
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (process.argv.includes('--json')) await writeOut(`${JSON.stringify({ error: { code: 'internal', message: 'Codetray failed in a way that it should not. Nothing was changed.' } })}\n`);
    process.exitCode = 2;
  }
}

void main();
