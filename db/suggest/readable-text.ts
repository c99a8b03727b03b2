import { notText, tooLongToRead, whyUnreadable } from '../model/readable-text.ts';
import { failure, success, type Result } from '../model/result.ts';

/**
 * A pasted text as it can be read, or why not. Nothing is cut or changed: spans are places in the text as it came.
 * Errors: bad-arguments when it is too long, file-binary when it is no text, file-empty when nothing stands in it.
 */
export function readableText(text: string): Result<string> {
  const reason = whyUnreadable(text);
  if (reason === 'too-long') return failure('bad-arguments', tooLongToRead(text.length));
  if (reason === 'not-text') return failure('file-binary', notText);
  return text.trim() === '' ? failure('file-empty', 'There is no text to read.') : success(text);
}
