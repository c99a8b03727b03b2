import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportPreview, PreviewFile } from '../model/import-preview.ts';
import type { Source } from '../model/source.ts';
import type { InputFile } from './files/input-file.ts';
import { walkPaths } from './files/walk.ts';
import { recogniseFile, recogniseStream } from './recognise.ts';
import type { Release, SourceFormat } from './source-format.ts';
import { unknownRelease } from './releases.ts';
import { isHalved, rowsBefore } from './rows-before.ts';
import { releaseFromNames } from './staged-file.ts';
import { formOrder, type FileForm } from './table-content.ts';

interface Described {
  readonly preview: PreviewFile;
  readonly form: FileForm;
  readonly release: string;
}

/**
 * What an import of these paths would read: every file that is found, told by its content, and how its release stands to
 * what is loaded. Reads heads and counts lines; writes nothing, so that it may be ended at any moment.
 * @param loaded sources of the running catalog.
 * @param onFile told each file before it is looked at.
 */
export async function previewPaths(paths: readonly string[], loaded: readonly Source[], onFile: (label: string) => void): Promise<ImportPreview> {
  const files: Described[] = [];
  const refused: ImportPreview['refused'] = [];
  const unrecognised: ImportPreview['unrecognised'] = [];
  for await (const found of walkPaths(paths)) {
    // Gives the thread's messages a turn between two files.
    await nextTurn();
    if ('refused' in found) refused.push(found.refused);
    else if ('unrecognised' in found) unrecognised.push(found.unrecognised);
    else {
      const { file } = found;
      onFile(file.label);
      const stream = await recogniseStream(file);
      if (stream !== null) {
        if (stream.verdict === 'refused') refused.push({ file: file.label, error: stream.error });
        else files.push({ ...describe(file, null, { ...stream, lines: await roughRows(file) }, loaded), form: stream.reading.form });
        continue;
      }
      const content = await file.bytes();
      if (!content.ok) {
        refused.push({ file: file.label, error: content.error });
        continue;
      }
      const sha256 = createHash('sha256').update(content.value).digest('hex');
      const recognised = await recogniseFile(content.value, file.label);
      if (recognised.verdict === 'refused') refused.push({ file: file.label, error: recognised.error });
      else if (recognised.verdict === 'unrecognised') unrecognised.push({ file: file.label, reason: recognised.reason });
      else files.push({ ...describe(file, sha256, recognised, loaded), form: recognised.reading.form });
    }
  }
  return { files: tellHalves(tellOtherForms(files), loaded), refused, unrecognised };
}

/** Of a file that is not read whole: lines of its start, as many times as the file is longer. */
async function roughRows(file: InputFile): Promise<number> {
  const head = await file.head();
  if (!head.ok) return 0;
  let lines = 0;
  for (const byte of head.value) if (byte === 10) lines++;
  return Math.max(1, Math.round(lines * Math.max(1, file.size / Math.max(1, head.value.length))));
}

/** @param sha256 null of a file that is read piece by piece: it is told by its release whether it is loaded. */
function describe(input: InputFile, sha256: string | null, { format, reading, lines }: { format: SourceFormat; reading: { statedRelease: Release | null; roughRelease?: Release | null }; lines: number }, loaded: readonly Source[]): Pick<Described, 'preview' | 'release'> {
  const hint = reading.statedRelease === null ? releaseFromNames(format, input) : null;
  const release = reading.statedRelease ?? hint?.release ?? reading.roughRelease ?? unknownRelease;
  // A hospital's file stands beside those of others.
  const isOfKind = (source: Source): boolean => source.kind === format.kind && (format.kind !== 'hospital-prices' || withoutDay(source.releaseLabel) === withoutDay(release.label));
  const imported = loaded.filter((source) => isOfKind(source) && source.layer !== 'starter');
  // While nothing of the kind was imported, the codes of the starter have their values from its own release.
  const ofStarter = imported.length > 0 ? [] : loaded.filter(isOfKind);
  const ofKind = imported.length > 0 ? imported : ofStarter;
  const newest = ofKind.filter((source) => source.release !== unknownRelease.release).sort((one, other) => other.release.localeCompare(one.release))[0];
  const own = { fileName: input.fileName, release: release.release, sha256: sha256 ?? '' };
  const preview: PreviewFile = {
    file: input.label,
    fileName: input.fileName,
    kind: format.kind,
    title: format.title(release, null),
    releaseBasis: reading.statedRelease !== null ? 'content' : (hint?.basis ?? (reading.roughRelease ? 'content' : 'unknown')),
    effectiveFrom: release.effectiveFrom,
    effectiveTo: release.effectiveTo,
    releasedOn: release.releasedOn,
    roughRows: lines,
    standing: standingOf(own, ofKind, newest ?? null),
    releaseLabel: release.release === unknownRelease.release ? null : release.label,
    loadedRelease: newest?.releaseLabel ?? null,
    starterRows: newest !== undefined && ofStarter.includes(newest) ? newest.rowsKept : null,
    halvesRows: null,
    otherFormOf: null,
    holdsCodeText: format.holdsCodeText,
  };
  return { preview, release: release.release };
}

function withoutDay(label: string): string {
  return label.replace(/, \d{4}-\d{2}-\d{2}$/, '');
}

function standingOf(own: Pick<Source, 'fileName' | 'release' | 'sha256'>, ofKind: readonly Source[], newest: Source | null): PreviewFile['standing'] {
  if (ofKind.some((source) => source.sha256 === own.sha256)) return 'loaded';
  // An office has lists of its own, without releases: one of the same name takes the place of the last.
  if (ofKind.some((source) => source.kind === 'office-texts')) return ofKind.some((source) => source.fileName.toLowerCase() === own.fileName.toLowerCase()) ? 'same' : 'new';
  if (ofKind.length === 0) return 'new';
  if (newest === null || own.release === unknownRelease.release) return 'unknown';
  if (own.release === newest.release) return 'same';
  return own.release > newest.release ? 'newer' : 'older';
}

/** Lines are counted, not rows: a head of a few lines more never makes a release look smaller. */
function tellHalves(files: readonly { preview: PreviewFile; release: string }[], loaded: readonly Source[]): PreviewFile[] {
  const lines = new Map<string, number>();
  const nameOf = ({ preview, release }: { preview: PreviewFile; release: string }) => `${preview.kind} ${release}`;
  for (const one of files) if (one.preview.otherFormOf === null) lines.set(nameOf(one), (lines.get(nameOf(one)) ?? 0) + one.preview.roughRows);
  return files.map((one) => {
    const before = one.preview.otherFormOf === null ? rowsBefore(loaded, one.preview.kind, one.release) : null;
    return before !== null && isHalved(lines.get(nameOf(one)) ?? 0, before.rows) ? { ...one.preview, halvesRows: before.rows } : one.preview;
  });
}

/** Releases come as csv, xlsx and text side by side, under one name; the first of that order is used. */
function tellOtherForms(files: readonly Described[]): Described[] {
  const preferred = new Map<string, Described>();
  const nameOf = ({ kind, file }: PreviewFile) => `${kind} ${file.replace(/\.[^.]+$/, '').toLowerCase()}`;
  for (const one of files) {
    const other = preferred.get(nameOf(one.preview));
    if (other === undefined || formOrder.indexOf(one.form) < formOrder.indexOf(other.form)) preferred.set(nameOf(one.preview), one);
  }
  return files.map((one) => {
    const first = preferred.get(nameOf(one.preview));
    return first === undefined || first === one ? one : { ...one, preview: { ...one.preview, otherFormOf: first.preview.fileName } };
  });
}
