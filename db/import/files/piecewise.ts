import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { success, type Failure, type Result } from '../../model/result.ts';
import { headBytes, InputFailure } from './input-file.ts';

const pieceBytes = 256 * 1024;

/** Reads a file on disk piece by piece. @param asFailure says what an error of the disk means. */
export async function* diskPieces(path: string, asFailure: (error: unknown) => Failure): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) yield piece as Buffer;
  } catch (error) {
    throw error instanceof InputFailure ? error : new InputFailure(asFailure(error));
  }
}

/**
 * Inflates a gzip file on disk piece by piece. Its checksum and length are checked by zlib at the end.
 * @param most bytes that it may grow to.
 */
export async function* gzipPieces(path: string, most: number, failures: { damaged(error: unknown): Failure; tooLarge(): Failure }): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  file.on('error', (error) => { gunzip.destroy(error); });
  let inflated = 0;
  try {
    for await (const piece of file.pipe(gunzip)) {
      inflated += (piece as Buffer).length;
      if (inflated > most) throw new InputFailure(failures.tooLarge());
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof InputFailure ? error : new InputFailure(failures.damaged(error));
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

/** The first bytes of what comes in pieces; the rest is left alone. */
export async function headOf(pieces: AsyncIterable<Buffer>): Promise<Result<Buffer>> {
  const head: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of pieces) {
      head.push(piece);
      length += piece.length;
      if (length >= headBytes) break;
    }
  } catch (error) {
    if (error instanceof InputFailure) return { ok: false, error: error.failure };
    throw error;
  }
  return success(Buffer.concat(head).subarray(0, headBytes));
}
