import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { failure } from '../../model/result.ts';
import type { SearchAnswer } from '../../model/search.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { openOfficeSearch } from '../office-search.ts';
import { refusal, type Command, type CommandContext, type Outcome } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';

const defaultLimit = 20;

/** `search TEXT` answers one document; `search --batch FILE` one JSON line a query. */
export const searchCommand: Command = async (context) => {
  const { line } = context;
  if (line.batch !== undefined && line.words.length > 0) {
    return refusal(failure('bad-arguments', 'Give either a text or --batch FILE, not both.').error);
  }
  if (line.batch === undefined && line.words.length === 0) {
    return refusal(failure('bad-arguments', 'Say what to search for: codetray search "hamstring lengthening".').error);
  }
  return withCatalog(context, async ({ db }) => {
    const engine = openOfficeSearch(db, context.home);
    return line.batch === undefined ? searchOne(context, engine, line.words.join(' ')) : searchBatch(context, engine, line.batch);
  });
};

function ask(context: CommandContext, engine: SearchEngine, text: string): SearchAnswer {
  const { limit = defaultLimit, systems } = context.line;
  return engine.search(systems === undefined ? { text, limit } : { text, limit, systems });
}

/** The documented answer: what the window needs beside it (marks, flags) stays out. */
function documented(answer: SearchAnswer) {
  const { query, correctedTo, tookMs, total, results } = answer;
  return { query, correctedTo, tookMs, total, results: results.map(({ system, code, title, tier, why }) => ({ system, code, title, tier, why })) };
}

function searchOne(context: CommandContext, engine: SearchEngine, text: string): Outcome {
  const answer = ask(context, engine, text);
  const rows = answer.results.map((hit) => `${hit.code.padEnd(9)} ${hit.title}\n          ${hit.why}`);
  const corrected = answer.correctedTo === null ? [] : [`Searched for "${answer.correctedTo}".`];
  const count = answer.total === 0 ? 'Nothing found.' : `${answer.results.length} of ${answer.totalIsCapped ? `${answer.total} or more` : answer.total}`;
  return { exit: answer.results.length === 0 ? 1 : 0, json: documented(answer), text: [...corrected, ...rows, count].join('\n') };
}

async function searchBatch(context: CommandContext, engine: SearchEngine, file: string): Promise<Outcome> {
  if (!existsSync(file)) return refusal(failure('file-not-found', `There is no file ${file}.`).error);
  let found = 0;
  try {
    for await (const query of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      const answer = ask(context, engine, query);
      if (answer.results.length > 0) found += 1;
      await context.write(JSON.stringify(documented(answer)));
    }
  } catch (error) {
    return refusal(failure('file-unreadable', `${file} cannot be read.`, error instanceof Error ? error.message : String(error)).error);
  }
  return { exit: found === 0 ? 1 : 0, json: undefined, text: '' };
}
