import { failure, success, type Result } from '../model/result.ts';

/** Some hundred pages of notes; what is longer is a file that was pasted by mistake. */
export const longestNote = 400_000;

/** Share of characters that no text has; a scan or a spreadsheet read as text has many more. */
const mostControl = 0.02;

/**
 * A pasted text as it can be read, or why not. Nothing is cut or changed: spans are places in the text as it came.
 * Errors: bad-arguments when it is too long, file-binary when it is no text, file-empty when nothing stands in it.
 */
export function readableText(text: string): Result<string> {
  if (text.length > longestNote) return failure('bad-arguments', `The text has ${text.length.toLocaleString('en')} characters; at most ${longestNote.toLocaleString('en')} are read. Paste one note or one schedule.`);
  if (text.trim() === '') return failure('file-empty', 'There is no text to read.');
  let strange = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12) || (unit >= 127 && unit < 160) || unit === 0xfffd) strange++;
  }
  if (strange > 4 && strange > text.length * mostControl) return failure('file-binary', 'This is not text: it looks like a file of another kind. Copy the words of the note and paste them.');
  return success(text);
}
