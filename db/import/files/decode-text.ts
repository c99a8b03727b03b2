import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { failure, success, type Result } from '../../model/result.ts';
import { stillFine } from './input-file.ts';

export interface DecodedText {
  /** Line ends are "\n" only. */
  readonly text: string;
  readonly encoding: 'ascii' | 'utf-8' | 'utf-16' | 'windows-1252';
}

/**
 * Text of a file: by its byte order mark, else UTF-8 where it is valid, else windows-1252, the code page of the offices
 * that publish these files. Errors: file-empty, file-encoding, file-binary.
 * @param bytes are changed: who needs them as they were makes use of them before.
 */
export function decodeText(bytes: Buffer, label: string): Result<DecodedText> {
  if (bytes.length === 0) return empty(label);
  const decoded = decode(bytes, label);
  if (!decoded.ok) return decoded;
  const text = decoded.value.encoding === 'utf-16' && decoded.value.text.includes('\r') ? decoded.value.text.replaceAll(/\r\n?/g, '\n') : decoded.value.text;
  if (text.trim() === '') return empty(label);
  return success({ text, encoding: decoded.value.encoding });
}

function decode(bytes: Buffer, label: string): Result<DecodedText> {
  const mark = bytes.subarray(0, 4).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') return encoding(label, 'UTF-32');
  if (mark.startsWith('efbbbf')) {
    const rest = withPlainLineEnds(bytes.subarray(3));
    if (!isUtf8(rest)) return encoding(label, 'UTF-8, as its first bytes claim');
    return rest.includes(0) ? binary(label) : success({ text: rest.toString('utf8'), encoding: 'utf-8' });
  }
  if (mark.startsWith('fffe') || mark.startsWith('feff')) {
    const text = iconv.decode(bytes.subarray(2), mark.startsWith('fffe') ? 'utf-16le' : 'utf-16be', { stripBOM: false });
    return text.includes('\u0000') ? binary(label) : success({ text, encoding: 'utf-16' });
  }
  const sample = bytes.subarray(0, 64 * 1024);
  if (bytes.includes(0)) return looksLikeUtf16(sample) ? encoding(label, 'UTF-16 without a byte order mark') : binary(label);
  if (controlShare(sample) > 0.01) return binary(label);
  const plain = withPlainLineEnds(bytes);
  if (isAscii(plain)) return success({ text: plain.toString('latin1'), encoding: 'ascii' });
  if (isUtf8(plain)) return success({ text: plain.toString('utf8'), encoding: 'utf-8' });
  return success({ text: iconv.decode(plain, 'windows-1252'), encoding: 'windows-1252' });
}

const lineFeed = 10;
const carriageReturn = 13;

/** "\r\n" and "\r" as "\n", where they stand: a copy of a large table takes its room once more. In these encodings no other character holds the byte. */
function withPlainLineEnds(bytes: Buffer): Buffer {
  const first = bytes.indexOf(carriageReturn);
  if (first === -1) return bytes;
  let from = first;
  let to = first;
  for (let at = first; at !== -1; at = bytes.indexOf(carriageReturn, from)) {
    bytes.copyWithin(to, from, at);
    to += at - from;
    bytes[to++] = lineFeed;
    from = at + (bytes[at + 1] === lineFeed ? 2 : 1);
  }
  bytes.copyWithin(to, from);
  return bytes.subarray(0, to + bytes.length - from);
}

/** Western text in UTF-16 has its NULs at every second place, nearly all of them on one side. */
function looksLikeUtf16(sample: Buffer): boolean {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const most = Math.max(even, odd);
  return most > sample.length * 0.3 && Math.min(even, odd) < most * 0.1;
}

function controlShare(sample: Buffer): number {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a) controls++;
    else if (byte === 0x7f) controls++;
  }
  return controls / Math.max(1, sample.length);
}

function empty(label: string): Result<never> {
  return failure('file-empty', `${label} is empty. ${stillFine} Download it again and import it again.`);
}

function binary(label: string): Result<never> {
  return failure('file-binary', `${label} holds no text: it is a program's own file or it is damaged. ${stillFine} Import the csv, txt or xlsx form of the release.`);
}

function encoding(label: string, found: string): Result<never> {
  return failure('file-encoding', `The characters of ${label} cannot be read: it is ${found}. ${stillFine} Save it as UTF-8 text or csv and import it again.`);
}
