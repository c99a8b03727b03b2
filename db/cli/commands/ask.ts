import { failure } from '../../model/result.ts';
import type { AskAnswer } from '../../model/ask.ts';
import { createAsker } from '../../ask/ask.ts';
import { openOfficeSearch } from '../office-search.ts';
import { refusal, type Command } from '../command.ts';
import { today } from '../read-date.ts';
import { withCatalog } from '../with-catalog.ts';

/** `ask TEXT`: the answer in a sentence, its values and their sources. Exit 1 when it is not understood or not loaded. */
export const askCommand: Command = async (context) => {
  const text = context.line.words.join(' ');
  if (text.trim() === '') return refusal(failure('bad-arguments', 'Ask something: codetray ask "assistant for 27447".').error);
  return withCatalog(context, async ({ db }) => {
    const answer = createAsker(db, openOfficeSearch(db, context.home)).ask({ text, today: today() });
    return { exit: answer.state === 'answered' ? 0 : 1, json: answer, text: inWords(answer) };
  });
};

function inWords({ answer, facts, follow }: AskAnswer): string {
  const lines = [answer];
  if (facts.length > 0) lines.push('', ...facts.map(({ label, value, source }) => `  ${label}: ${value}${source === '' ? '' : `\n    ${source}`}`));
  if (follow.length > 0) lines.push('', ...follow.map(({ text, code }) => (code === null ? `  Ask: ${text}` : `  Page: ${text}`)));
  return lines.join('\n');
}
