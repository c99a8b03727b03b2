/**
 * What is accepted from an archive. The largest official file that is read is far below these (a practitioner PTP part
 * is 40 MB); a file that is beyond them is an attack or a mistake.
 */
export interface ArchiveLimits {
  /** Bytes of one file, inflated. */
  readonly fileBytes: number;
  /** Bytes of everything in one archive, inflated. */
  readonly archiveBytes: number;
  readonly entries: number;
  /** Inflated bytes per stored byte, looked at from `ratioFromBytes` on: small files of blanks compress well. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Archives within archives. */
  readonly depth: number;
}

export const archiveLimits: ArchiveLimits = {
  fileBytes: 512 * 1024 * 1024,
  archiveBytes: 2 * 1024 * 1024 * 1024,
  entries: 10_000,
  ratio: 250,
  ratioFromBytes: 16 * 1024 * 1024,
  depth: 2,
};
