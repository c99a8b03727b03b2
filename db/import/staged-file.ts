import type { RejectedRow } from '../model/catalog.ts';
import type { Source } from '../model/source.ts';
import type { InputFile } from './files/input-file.ts';
import { unknownRelease } from './releases.ts';
import type { Differences, Staging } from './staging.ts';
import type { ReadOutcome, Release, SourceFormat } from './source-format.ts';
import { formOrder, type FileForm } from './table-content.ts';

/** A file that was read; how it stands to the others of the same import is decided when all are read. */
export interface StagedFile {
  /** Number in the staging tables, from 1. */
  readonly number: number;
  /** What it is called; its content is let go of once it is read. */
  readonly input: Pick<InputFile, 'label' | 'fileName' | 'container' | 'folderName' | 'size'>;
  readonly format: SourceFormat;
  readonly form: FileForm;
  readonly sha256: string;
  /** Over the values of all rows in their order: equal for the same content in another form. */
  readonly contentDigest: string;
  readonly outcome: ReadOutcome;
  readonly seconds: number;
  readonly warnings: string[];
  readonly rejected: RejectedRow[];
  rowsKept: number;
  release: Release;
  releaseBasis: Source['releaseBasis'];
  /** The file whose rows stand for this one's; null when its own rows are used. */
  sameContentAs: StagedFile | null;
  /** False when another form of the release was preferred. */
  used: boolean;
}

/**
 * Where a file does not say its release, in the order in which it is believed: the same content in another form of this
 * import, the file name, the name of the folder or archive. A guess from a name is said.
 */
export function settleReleases(files: readonly StagedFile[]): void {
  for (const file of files) if (file.outcome.release !== null) Object.assign(file, { release: file.outcome.release, releaseBasis: 'content' });
  for (const file of files) {
    if (file.releaseBasis !== 'unknown' || file.format.kind === 'office-texts') continue;
    const twin = files.find((other) => other.releaseBasis === 'content' && other.format === file.format && other.contentDigest === file.contentDigest);
    if (twin !== undefined) {
      Object.assign(file, { release: twin.release, releaseBasis: 'same-content' });
      continue;
    }
    const hint = releaseFromNames(file.format, file.input);
    if (hint?.basis === 'file-name') {
      Object.assign(file, { release: hint.release, releaseBasis: hint.basis });
      file.warnings.push(`The file does not say its release; "${hint.release.label}" was taken from its name.`);
    } else if (hint !== null) {
      Object.assign(file, { release: hint.release, releaseBasis: hint.basis });
      file.warnings.push(`The file does not say its release; "${hint.release.label}" was taken from the name of its folder or archive.`);
    } else if (file.outcome.releaseOfRows) {
      Object.assign(file, { release: file.outcome.releaseOfRows.release, releaseBasis: 'content' });
      file.warnings.push(`The file does not say its release; "${file.release.label}" was taken from the newest date of its rows.`);
    } else if (file.outcome.roughRelease !== null && file.outcome.roughRelease !== undefined) {
      Object.assign(file, { release: file.outcome.roughRelease, releaseBasis: 'content' });
      file.warnings.push(`The file says only "${file.outcome.roughRelease.label}", not which of the releases of that year it is.`);
    } else {
      Object.assign(file, { release: unknownRelease, releaseBasis: 'unknown' });
      file.warnings.push('Neither the file nor its name says its release. Its values are shown as "release not known".');
    }
    const ofRows = file.outcome.releaseOfRows;
    if (ofRows && hint !== null && (hint.release.effectiveFrom ?? '') < (ofRows.release.effectiveFrom ?? '')) {
      file.warnings.push(`Its rows go on to ${ofRows.newest}, which is later than ${hint.release.label}: the name may be that of an earlier release.`);
    }
  }
}

/** What the name of a file, else that of its archive or folder, says about its release. */
export function releaseFromNames(format: SourceFormat, input: Pick<InputFile, 'label' | 'fileName' | 'container' | 'folderName'>): { release: Release; basis: 'file-name' | 'folder-name' } | null {
  const fromFile = format.releaseFromName(input.fileName);
  if (fromFile !== null) return { release: fromFile, basis: 'file-name' };
  const above = format.releaseFromPath === true ? input.label.split(/ > |\//).slice(0, -1).reverse() : [];
  const fromPlace = [...above, input.container ?? '', input.folderName ?? ''].reduce<Release | null>((found, name) => found ?? format.releaseFromName(name), null);
  return fromPlace === null ? null : { release: fromPlace, basis: 'folder-name' };
}

/**
 * What makes a source the same as an earlier one, so that it takes its place: kind and release; since 2026 the conversion
 * factor too, because a release has one file for each of its two; the part of a release that comes in several files; for the office's lists the file name.
 */
export function identityOf(kind: string, release: string, fileName: string, conversionFactor: number | null, part: string | null): string {
  if (kind === 'office-texts') return `${kind} ${fileName.toLowerCase()}`;
  // A hospital has one price file in force: the next takes the place of the last.
  if (kind === 'hospital-prices') return `${kind} ${part ?? fileName.toLowerCase()}`;
  if (part !== null) return `${kind} ${release} ${part}`;
  const twoFactors = kind === 'pfs-relative-values' && (release === 'unknown' || release >= '2026');
  return `${kind} ${release} ${twoFactors ? (conversionFactor ?? '') : ''}`;
}

/**
 * One form of each release is used: the one released last, then csv before xlsx before text. The others are compared with
 * it row by row; what differs is reported as rejected, so that rows read are always rows kept and rows rejected.
 */
export function settleForms(files: readonly StagedFile[], staging: Staging): void {
  const groups = new Map<string, StagedFile[]>();
  for (const file of files) {
    const named = identityOf(file.format.kind, file.release.release, file.input.fileName, file.outcome.conversionFactor, file.outcome.part ?? null);
    // Two files that do not say their release are only known to be the same when their rows are.
    const identity = file.release.release === 'unknown' && file.format.kind !== 'office-texts' ? `${named} ${file.contentDigest}` : named;
    groups.set(identity, [...(groups.get(identity) ?? []), file]);
  }
  for (const group of groups.values()) {
    const [kept, ...others] = group.sort(preference);
    if (kept === undefined) continue;
    for (const other of others) {
      other.used = false;
      if (other.contentDigest === kept.contentDigest || other.format.formsNotCompared === true) {
        other.sameContentAs = kept;
        if (other.contentDigest !== kept.contentDigest) other.warnings.push(`${kept.input.label} is of the same hospital and was used; this file was read and left aside without holding their rows against each other.`);
        continue;
      }
      const differences = staging.differences(other.format, kept.number, other.number);
      if (differences.onlyInOther.length === 0 && differences.missingInOther === 0) other.sameContentAs = kept;
      else tellDifferences(kept, other, differences);
    }
  }
}

/** Those that are alike stay in the order of reading. */
function preference(a: StagedFile, b: StagedFile): number {
  const released = (b.release.releasedOn ?? '').localeCompare(a.release.releasedOn ?? '');
  // Only two files that both say the day can be told apart by it.
  const byDay = a.release.releasedOn !== null && b.release.releasedOn !== null ? released : 0;
  return byDay || formOrder.indexOf(a.form) - formOrder.indexOf(b.form);
}

function tellDifferences(kept: StagedFile, other: StagedFile, differences: Differences): void {
  const { onlyInOther, missingInOther } = differences;
  const first = onlyInOther.slice(0, 3).map((row) => `${row.key} (line ${row.line.toLocaleString('en')}${row.columns.length === 0 ? '' : `: ${row.columns.join(', ')}`})`).join('; ');
  const sentence = `${other.input.label} and ${kept.input.label} hold the same release and differ: ${onlyInOther.length.toLocaleString('en')} rows are different or new in the former, ${missingInOther.toLocaleString('en')} rows of the latter are missing from it. The rows of ${kept.input.label} were used.${first === '' ? '' : ` First differences: ${first}.`}`;
  other.warnings.push(sentence);
  kept.warnings.push(sentence);
  for (const row of onlyInOther) {
    other.rejected.push({
      line: row.line,
      reason: row.columns.length === 0 ? `${row.key} is not in ${kept.input.label}, whose rows were used` : `differs from ${kept.input.label}, whose row was used: ${row.columns.join(', ')}`,
    });
  }
  other.rowsKept -= onlyInOther.length;
}
