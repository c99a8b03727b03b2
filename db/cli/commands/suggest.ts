import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { failure, type Result } from '../../model/result.ts';
import type { Suggestion, SuggestRequest } from '../../model/suggestion.ts';
import { openOfficeSearch } from '../office-search.ts';
import { createSuggester, type Suggester } from '../../suggest/suggest.ts';
import { refusal, type Command, type CommandContext, type Outcome } from '../command.ts';
import { readDate } from '../read-date.ts';
import { readInput } from '../read-input.ts';
import { withCatalog } from '../with-catalog.ts';

/** `suggest FILE`, `suggest -`, `suggest TEXT` answer one document; `suggest --batch FILE` one JSON line a case. */
export const suggestCommand: Command = async (context) => {
  const { line } = context;
  if (line.batch !== undefined && line.words.length > 0) return refusal(failure('bad-arguments', 'Give either a text or --batch FILE, not both.').error);
  const date = readDate(line.date);
  if (!date.ok) return refusal(date.error);
  return withCatalog(context, async ({ db }) => {
    const suggester = createSuggester(db, openOfficeSearch(db, context.home));
    return line.batch === undefined ? suggestOne(context, suggester) : suggestBatch(context, suggester, line.batch);
  });
};

function answer({ line }: CommandContext, suggester: Suggester, text: string): Result<Suggestion> {
  const request: SuggestRequest = { text };
  if (line.date !== undefined) request.on = line.date;
  if (line.limit !== undefined) request.limit = Math.min(50, line.limit);
  return suggester.suggest(request);
}

async function suggestOne(context: CommandContext, suggester: Suggester): Promise<Outcome> {
  const text = await readInput(context.line.words);
  if (!text.ok) return refusal(text.error);
  const read = answer(context, suggester, text.value);
  if (!read.ok) return refusal(read.error);
  return { exit: isEmpty(read.value) ? 1 : 0, json: read.value, text: inWords(read.value) };
}

const isEmpty = ({ codesFound, candidates }: Suggestion): boolean => codesFound.length === 0 && candidates.length === 0;

function inWords({ codesFound, candidates, questions }: Suggestion): string {
  const lines: string[] = [];
  for (const { text, code, status, title, remark } of codesFound) lines.push(`${code.padEnd(9)} ${status === 'known' ? (title ?? '') : status}${text.toUpperCase() === code ? '' : `  (${text})`}${remark === null ? '' : `\n          ${remark}`}`);
  if (candidates.length > 0) lines.push(...(lines.length > 0 ? [''] : []), 'Candidates for the words:');
  for (const { code, title, modifiers, evidence } of candidates) {
    lines.push(`${code.padEnd(9)} ${title}${modifiers.length === 0 ? '' : `  [${modifiers.join(' ')}]`}`);
    if (evidence.length > 0) lines.push(`          ${evidence.map(({ words, because }) => `"${words}" ${because}`).join('; ')}`);
  }
  if (questions.length > 0) lines.push('', 'What decides:');
  for (const { text, options } of questions) lines.push(`  ${text} ${options.join(' / ')}`);
  return lines.length === 0 ? 'No code and no operation found in this text.' : lines.join('\n');
}

async function suggestBatch(context: CommandContext, suggester: Suggester, file: string): Promise<Outcome> {
  if (!existsSync(file)) return refusal(failure('file-not-found', `There is no file ${file}.`).error);
  let found = 0;
  try {
    for await (const one of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      const read = answer(context, suggester, one);
      if (read.ok && !isEmpty(read.value)) found += 1;
      // A line that cannot be read keeps its place: line three of the answer is of line three.
      await context.write(JSON.stringify(read.ok ? read.value : { error: read.error }));
    }
  } catch (error) {
    return refusal(failure('file-unreadable', `${file} cannot be read.`, error instanceof Error ? error.message : String(error)).error);
  }
  return { exit: found === 0 ? 1 : 0, json: undefined, text: '' };
}
