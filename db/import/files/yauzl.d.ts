/** The part of yauzl that is used here; the package brings no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    /** Raw bytes, because the archive is opened with `decodeStrings: false`: a hostile name is only a label. */
    fileName: Buffer;
    compressedSize: number;
    uncompressedSize: number;
    crc32: number;
    generalPurposeBitFlag: number;
    compressionMethod: number;
  }
  export interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    openReadStream(entry: Entry, callback: (error: Error | null, stream?: Readable) => void): void;
    /** @param options `decompress: false` gives the bytes as they are stored; of compressed entries only. */
    openReadStream(entry: Entry, options: { decompress: false }, callback: (error: Error | null, stream?: Readable) => void): void;
    close(): void;
    on(event: 'entry', listener: (entry: Entry) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  export interface Options {
    lazyEntries?: boolean;
    decodeStrings?: boolean;
    autoClose?: boolean;
  }
  export function open(path: string, options: Options, callback: (error: Error | null, zip?: ZipFile) => void): void;
  export function fromBuffer(buffer: Buffer, options: Options, callback: (error: Error | null, zip?: ZipFile) => void): void;
  const yauzl: { open: typeof open; fromBuffer: typeof fromBuffer };
  export default yauzl;
}
