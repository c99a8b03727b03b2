import type { Failure, Result } from '../../model/result.ts';

/** One file to look at, wherever it stands: on disk, in a zip, in a zip within a zip, compressed with gzip. */
export interface InputFile {
  /** As the user would name it: "rvu25d.zip > PPRRVU2025_Oct.csv". */
  readonly label: string;
  /** The last part of its name, without ".gz". */
  readonly fileName: string;
  /** The archive that holds it, null for a plain file. */
  readonly container: string | null;
  /** The folder that holds it (on disk or in the archive), null when there is none. */
  readonly folderName: string | null;
  /** Bytes, as stored or declared; of a gzip file a guess. */
  readonly size: number;
  /** The first bytes, inflated: `headBytes`, or all where there are fewer. Errors as of `bytes`. */
  head(): Promise<Result<Buffer>>;
  /** The whole content. Errors: file-unreadable, archive-damaged, archive-too-large. */
  bytes(): Promise<Result<Buffer>>;
  /** The content piece by piece, however large it is; throws `InputFailure` with the same errors. */
  pieces(): AsyncIterable<Buffer>;
}

/** Enough to tell what a file is that is not read whole. */
export const headBytes = 256 * 1024;

export class InputFailure extends Error {
  readonly failure: Failure;
  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}

/** What the walk meets: a file to look at, or something that could not even be opened. */
export type Found =
  | { readonly file: InputFile }
  | { readonly refused: { readonly file: string; readonly error: Failure } }
  | { readonly unrecognised: { readonly file: string; readonly reason: string } };

export const stillFine = 'The running catalog was not changed by it.';
