/**
 * Whether a pasted text is one that can be read. Plain values without the schema library: the window asks before it takes a text
 * into its field, so that what stands there is not lost for what cannot be read.
 */

/** Characters: some hundred pages of notes; what is longer is a file that was pasted by mistake. */
export const longestNote = 400_000;

/** Share of characters that no text has; a scan or a spreadsheet read as text has many more. */
const mostControl = 0.02;

export const tooLongToRead = (characters: number): string => `The text has ${characters.toLocaleString('en')} characters; at most ${longestNote.toLocaleString('en')} are read. Paste one note or one schedule.`;
export const notText = 'This is not text: it looks like a file of another kind. Copy the words of the note and paste them.';

/** Why a text cannot be read; null for one that can, and for an empty one. */
export function whyUnreadable(text: string): 'too-long' | 'not-text' | null {
  if (text.length > longestNote) return 'too-long';
  let strange = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12) || (unit >= 127 && unit < 160) || unit === 0xfffd) strange++;
  }
  return strange > 4 && strange > text.length * mostControl ? 'not-text' : null;
}
