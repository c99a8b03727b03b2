import { sourceFormats } from './formats.ts';
import type { SourceFormat, Recognition, StreamRecognition } from './source-format.ts';
import type { Failure, Result } from '../model/result.ts';
import type { InputFile } from './files/input-file.ts';
import { decodeText } from './files/decode-text.ts';
import { documentKind, looksLikeZip } from './files/magic.ts';
import { xlsxSheets } from './files/xlsx-rows.ts';
import { describeUnread } from './look-alikes.ts';
import { sheetContent, textContent, type TableContent } from './table-content.ts';

export type RecognisedFile =
  | { readonly verdict: 'recognised'; readonly format: SourceFormat; readonly reading: Extract<Recognition, { verdict: 'yes' }>; /** Lines of the file or rows of the sheet, its head included. */ readonly lines: number }
  | { readonly verdict: 'unrecognised'; readonly reason: string }
  | { readonly verdict: 'refused'; readonly error: Failure };

export type RecognisedStream =
  | { readonly verdict: 'recognised'; readonly format: SourceFormat; readonly reading: Extract<StreamRecognition, { verdict: 'yes' }> }
  | { readonly verdict: 'refused'; readonly error: Failure };

/** Tells by its first bytes whether a file is one of those that are read piece by piece; null when it is not. */
export async function recogniseStream(input: InputFile): Promise<RecognisedStream | null> {
  const head = await input.head();
  if (!head.ok) return { verdict: 'refused', error: head.error };
  for (const format of sourceFormats) {
    const recognition = format.recogniseHead?.({ label: input.label, bytes: head.value });
    if (recognition?.verdict === 'yes') return { verdict: 'recognised', format, reading: recognition };
    if (recognition?.verdict === 'refused') return recognition;
  }
  return null;
}

/** Tells by its content, never by its name, what a file is and who reads it. @param bytes are changed, see `decodeText`. */
export async function recogniseFile(bytes: Buffer, label: string): Promise<RecognisedFile> {
  const contents = await contentsOf(bytes, label);
  if ('verdict' in contents) return contents;
  let refusal: Failure | null = null;
  let neighbour: string | null = null;
  for (const content of contents) {
    for (const format of sourceFormats) {
      const recognition = format.recognise(content);
      if (recognition.verdict === 'yes') return { verdict: 'recognised', format, reading: recognition, lines: content.lineCount };
      if (recognition.verdict === 'refused') refusal ??= recognition.error;
      if (recognition.verdict === 'neighbour') neighbour ??= recognition.reason;
    }
  }
  if (neighbour !== null) return { verdict: 'unrecognised', reason: neighbour };
  if (refusal !== null) return { verdict: 'refused', error: refusal };
  const first = contents[0];
  return { verdict: 'unrecognised', reason: first === undefined ? 'The workbook has no sheet with anything in it.' : describeUnread(first) };
}

async function contentsOf(bytes: Buffer, label: string): Promise<TableContent[] | RecognisedFile> {
  if (looksLikeZip(bytes)) {
    const sheets = await xlsxSheets(bytes, label);
    if (!sheets.ok) return { verdict: 'refused', error: sheets.error };
    return sheets.value.filter((sheet) => sheet.rows.length > 0).map((sheet) => sheetContent(label, sheet.rows, sheet.name));
  }
  const document = documentKind(bytes);
  if (document !== null) return { verdict: 'unrecognised', reason: `It is ${document}. Codetray reads csv, txt and xlsx files.` };
  const text: Result<{ text: string }> = decodeText(bytes, label);
  return text.ok ? [textContent(label, text.value.text)] : { verdict: 'refused', error: text.error };
}

