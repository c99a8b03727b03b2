import { failure, type Result } from '../../model/result.ts';
import type { CodeKey } from '../../model/code.ts';
import type { ReadDb } from '../../open/database.ts';
import { readCodePage } from '../../queries/code-page.ts';
import { resolveCode } from '../../queries/resolve-code.ts';
import { openUserData } from '../../user/user-data.ts';
import type { CommandLine } from '../arguments.ts';
import { refusal, type Command } from '../command.ts';
import { codePageText } from '../code-page-text.ts';
import { withCatalog } from '../with-catalog.ts';

/** `show CODE`: the code page as one document, or as text. A document for another program has all NCCI pairs, whatever their number. */
export const showCommand: Command = (context) =>
  withCatalog(context, async ({ db }) => {
    const [text, ...rest] = context.line.words;
    if (text === undefined || rest.length > 0) return refusal(failure('bad-arguments', 'Name one code: codetray show 27397.').error);
    const key = findOne(db, text, context.line);
    if (!key.ok) return refusal(key.error);
    const page = readCodePage(db, key.value, { locality: chosenLocality(context.home), ...(context.line.json ? { pairs: Number.POSITIVE_INFINITY } : {}) });
    if (!page.ok) return refusal(page.error);
    return { exit: 0, json: page.value, text: codePageText(page.value) };
  });

/** The code that a person means by a text; the first system in reading order when several have it. */
export function findOne(db: ReadDb, text: string, line: CommandLine): Result<CodeKey> {
  const found = resolveCode(db, text).filter((key) => line.systems === undefined || line.systems.includes(key.system));
  const first = found[0];
  if (first === undefined) return failure('not-found', `No code "${text}" in this catalog. Try: codetray search ${text}`);
  return { ok: true, value: first };
}

/** The locality that the office has chosen; the national amounts when the user file cannot be used. */
export function chosenLocality(home: Parameters<typeof openUserData>[0]): string | null {
  const { data } = openUserData(home);
  if (data === null) return null;
  const { locality } = data.settings();
  data.closeQuickly();
  return locality;
}
