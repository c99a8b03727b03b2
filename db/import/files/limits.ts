/**
 * What is accepted from an archive and read whole. The largest official file of that kind is far below these (a practitioner
 * PTP part is 40 MB); one that is beyond them is an attack or a mistake. A hospital's price file, which may have
 * gigabytes, is read piece by piece: for it only the ratio and the number of files count.
 */
export interface ArchiveLimits {
  /** Bytes of one file that is read whole, inflated. */
  readonly fileBytes: number;
  /** Bytes of everything of that kind in one archive, inflated. */
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
