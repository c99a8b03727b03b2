import type { Readable } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { failure, success, type Failure, type Result } from '../../model/result.ts';
import { InputFailure, stillFine } from './input-file.ts';
import type { ArchiveLimits } from './limits.ts';

export interface ArchiveEntry {
  /** Path inside the archive with forward slashes; never used as a path on disk. */
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Result<Buffer>>;
  /** Gives the content piece by piece as it is inflated; the checksum is compared at the end, then what `take` threw is thrown. */
  chunks(take: (chunk: Buffer) => void): Promise<Result<void>>;
  /** The content at the pace of who asks for it, however large it is; throws `InputFailure`. The checksum is compared at the end. */
  pieces(): AsyncGenerator<Buffer>;
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  close(): void;
}

/**
 * Opens a zip and lists its files; what they declare is held against the limits before anything is inflated, and what
 * they inflate to is held against what they declared.
 * Errors: archive-damaged, archive-too-large.
 */
export async function openZip(from: string | Buffer, label: string, limits: ArchiveLimits): Promise<Result<Archive>> {
  let zip: ZipFile;
  try {
    zip = await openAny(from);
  } catch (error) {
    return damaged(label, error);
  }
  if (zip.entryCount > limits.entries) {
    zip.close();
    return tooLarge(label, `it holds ${zip.entryCount.toLocaleString('en')} files, more than ${limits.entries.toLocaleString('en')}`);
  }
  let listed: Entry[];
  try {
    listed = await listEntries(zip);
  } catch (error) {
    zip.close();
    return damaged(label, error);
  }
  let total = 0;
  for (const entry of listed) {
    // What is larger is only ever read piece by piece.
    if (entry.uncompressedSize <= limits.fileBytes) total += entry.uncompressedSize;
    const excess = excessOf(entry, limits) ?? (total > limits.archiveBytes ? `its files come to more than ${megabytes(limits.archiveBytes)}` : null);
    if (excess !== null) {
      zip.close();
      return tooLarge(label, excess);
    }
  }
  const entries: ArchiveEntry[] = [];
  for (const entry of listed) {
    const name = entryName(entry);
    if (name.endsWith('/')) continue;
    entries.push({ name, size: entry.uncompressedSize, ...contentOf(zip, entry, `${label} > ${name}`, limits) });
  }
  return success({ entries, close: () => { zip.close(); } });
}

function openAny(from: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile): void => {
      if (error !== null || zip === undefined) reject(error ?? new Error('no archive'));
      else resolve(zip);
    };
    if (typeof from === 'string') yauzl.open(from, options, done);
    else yauzl.fromBuffer(from, options, done);
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => { resolve(entries); });
    zip.on('error', reject);
    zip.readEntry();
  });
}

function contentOf(zip: ZipFile, entry: Entry, label: string, limits: ArchiveLimits): Pick<ArchiveEntry, 'bytes' | 'chunks' | 'pieces'> {
  const excess = entry.uncompressedSize > limits.fileBytes ? tooLarge(label, `it would be larger than ${megabytes(limits.fileBytes)}`) : null;
  return {
    pieces: () => entryPieces(zip, entry, label),
    async chunks(take) {
      if (excess !== null) return excess;
      if (!isDeflated(entry) || entry.uncompressedSize > inflatedAtOnce) return readEntry(zip, entry, label, take);
      const whole = await inflateWhole(zip, entry, label);
      if (!whole.ok) return whole;
      for (let at = 0; at < whole.value.length; at += chunkBytes) take(whole.value.subarray(at, at + chunkBytes));
      return success(undefined);
    },
    async bytes() {
      if (excess !== null) return excess;
      if (isDeflated(entry)) return inflateWhole(zip, entry, label);
      // In one piece from the start: thousands of small ones, kept until the last came, take as much room again.
      const whole = Buffer.allocUnsafe(entry.uncompressedSize);
      let filled = 0;
      const read = await readEntry(zip, entry, label, (chunk) => { filled += chunk.copy(whole, filled); });
      return read.ok ? success(whole.subarray(0, filled)) : read;
    },
  };
}

const deflate = 8;
/** Of a table that is taken in chunks: larger ones are inflated as they are read, to be in memory a little at a time. */
const inflatedAtOnce = 24 * 1024 * 1024;
const chunkBytes = 64 * 1024;

function isDeflated(entry: Entry): boolean {
  return entry.compressionMethod === deflate && (entry.generalPurposeBitFlag & 1) === 0;
}

/** In one call: half the processor time of thousands of small ones, and nobody waits between them. */
async function inflateWhole(zip: ZipFile, entry: Entry, label: string): Promise<Result<Buffer>> {
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, { decompress: false }, (error, opened) => {
        if (error !== null || opened === undefined) reject(error ?? new Error('no content'));
        else resolve(opened);
      });
    });
    const stored: Buffer[] = [];
    for await (const piece of stream) stored.push(piece as Buffer);
    const size = Math.max(1, entry.uncompressedSize);
    const whole = inflateRawSync(Buffer.concat(stored), { chunkSize: Math.max(64, size + 1), maxOutputLength: size });
    if (whole.length !== entry.uncompressedSize || crc32(whole) !== entry.crc32) throw new Error('checksum differs');
    return success(whole);
  } catch (error) {
    return damaged(label, error);
  }
}

function readEntry(zip: ZipFile, entry: Entry, label: string, take: (chunk: Buffer) => void): Promise<Result<void>> {
  if ((entry.generalPurposeBitFlag & 1) !== 0) {
    return Promise.resolve(protectedEntry(label));
  }
  return new Promise((resolve, reject) => {
    const give = (error: unknown): void => { resolve(damaged(label, error)); };
    try {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null || stream === undefined) {
          give(error);
          return;
        }
        let size = 0;
        let checksum = 0;
        let problem: Error | null = null;
        stream.on('data', (chunk: Buffer) => {
          size += chunk.length;
          checksum = crc32(chunk, checksum);
          if (problem !== null) return;
          try {
            take(chunk);
          } catch (thrown) {
            // Whether the bytes were damaged is only known at their end, and says more than what they led to.
            problem = thrown instanceof Error ? thrown : new Error(String(thrown));
          }
        });
        stream.on('error', give);
        stream.on('end', () => {
          if (size !== entry.uncompressedSize || checksum !== entry.crc32) give(new Error('checksum differs'));
          else if (problem !== null) reject(problem);
          else resolve(success(undefined));
        });
      });
    } catch (error) {
      give(error);
    }
  });
}

async function* entryPieces(zip: ZipFile, entry: Entry, label: string): AsyncGenerator<Buffer> {
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new InputFailure(protectedEntry(label).error);
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => {
        if (error !== null || opened === undefined) reject(error ?? new Error('no content'));
        else resolve(opened);
      });
    });
    let size = 0;
    let checksum = 0;
    for await (const piece of stream) {
      size += (piece as Buffer).length;
      checksum = crc32(piece as Buffer, checksum);
      yield piece as Buffer;
    }
    if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw new Error('checksum differs');
  } catch (error) {
    throw error instanceof InputFailure ? error : new InputFailure(damaged(label, error).error);
  }
}

function protectedEntry(label: string): { ok: false; error: Failure } {
  return failure('archive-damaged', `${label} is protected by a password and cannot be read. ${stillFine} Unpack it and import the file itself.`);
}

function excessOf(entry: Entry, limits: ArchiveLimits): string | null {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > limits.ratioFromBytes && ratio > limits.ratio) {
    return `one of its files would grow to ${Math.round(ratio)} times its size`;
  }
  return null;
}

/** Names are UTF-8 when bit 11 says so, else the code page of DOS (PKWARE APPNOTE 4.4.4, appendix D). */
function entryName(entry: Entry): string {
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const name = utf8 ? entry.fileName.toString('utf8') : iconv.decode(entry.fileName, 'cp437');
  return name.replaceAll('\\', '/').replaceAll(/[\u0000-\u001f\u007f]/g, '?');
}

function damaged(label: string, error: unknown): { ok: false; error: Failure } {
  return failure(
    'archive-damaged',
    `${label} is damaged or was not downloaded completely. ${stillFine} Download it again and import it again.`,
    error instanceof Error ? error.message : String(error),
  );
}

function tooLarge(label: string, why: string): { ok: false; error: Failure } {
  return failure(
    'archive-too-large',
    `${label} was not opened: ${why}. No official release file is like that. ${stillFine} Check where it came from.`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`;
}
