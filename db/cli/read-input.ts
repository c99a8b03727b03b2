import { readFileSync, statSync } from 'node:fs';
import { failure, success, type Result } from '../model/result.ts';
import { longestNote } from '../model/readable-text.ts';

/** UTF-8 takes up to four bytes a character: what is longer than this cannot be short enough. */
const mostBytes = longestNote * 4;

/**
 * The text that a command was given: a file, `-` or nothing for what is piped in, else the words themselves.
 * Errors: file-not-found, file-unreadable, bad-arguments when it is too long.
 */
export async function readInput(words: readonly string[]): Promise<Result<string>> {
  const [path] = words;
  if (path === undefined || (path === '-' && words.length === 1)) return readStdin();
  if (words.length > 1 || !isFile(path)) {
    if (words.length === 1 && /^[./~]|\.(?:txt|csv|tsv|md|rtf|pdf|docx?|xlsx?)$/i.test(path) && !/\s/.test(path)) return failure('file-not-found', `There is no file ${path}.`);
    return success(words.join(' '));
  }
  try {
    if (statSync(path).size > mostBytes) return tooLong(path);
    return success(readFileSync(path, 'utf8'));
  } catch (error) {
    return failure('file-unreadable', `${path} cannot be read.`, error instanceof Error ? error.message : String(error));
  }
}

function isFile(path: string): boolean {
  return path.length < 1_000 && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

async function readStdin(): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return tooLong('What was piped in');
    chunks.push(chunk);
  }
  return success(Buffer.concat(chunks).toString('utf8'));
}

function tooLong(what: string): { ok: false; error: { code: 'bad-arguments'; message: string } } {
  return { ok: false, error: { code: 'bad-arguments', message: `${what} is too long: at most ${longestNote.toLocaleString('en')} characters are read. Give one note or one schedule.` } };
}
