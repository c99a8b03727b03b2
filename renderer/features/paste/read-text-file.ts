import { longestNote, notText, tooLongToRead } from '../../../electron/contract/window.ts';

/** A character takes at most so many bytes; a file that is longer is not read at all. */
const mostBytes = longestNote * 4;

/** What of a file is read, or a sentence that says why not. The file's name says nothing about what is in it. */
export type ReadFile = { text: string } | { refused: string };

/** UTF-8, UTF-16 with its mark at the beginning, and where it is neither, as Windows wrote it before. */
export async function readTextFile(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<ReadFile> {
  if (file.size > mostBytes) return { refused: `${file.name}: ${tooLongToRead(file.size)}` };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { refused: `${file.name} cannot be read.` };
  }
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (mark !== null) return { text: decoded(bytes, mark) ?? '' };
  // No text has a zero; what begins so is an archive, a picture or a document of a word processor.
  if (bytes.includes(0)) return { refused: `${file.name}: ${notText}` };
  return { text: decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252') ?? '' };
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch {
    return null;
  }
}
