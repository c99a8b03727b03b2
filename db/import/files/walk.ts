import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { failure, success, type Failure, type Result } from '../../model/result.ts';
import { headBytes, stillFine, type Found, type InputFile } from './input-file.ts';
import { archiveLimits, type ArchiveLimits } from './limits.ts';
import { looksLikeGzip, looksLikeZip, officeDocumentKind } from './magic.ts';
import { diskPieces, gzipPieces, headOf } from './piecewise.ts';
import { openZip, type Archive } from './zip-archive.ts';

/** What stands under a path before it is opened: a file of the disk, or why there is none. */
export type Listed =
  | { readonly onDisk: { readonly path: string; readonly label: string } }
  | Exclude<Found, { readonly file: InputFile }>;

/**
 * Every file under the paths, in a stable order: folders with all that is in them, zips (also within zips, to depth 2),
 * gzip files. What a file is, is told by its first bytes, never by its name.
 */
export async function* walkPaths(paths: readonly string[], limits: ArchiveLimits = archiveLimits): AsyncGenerator<Found> {
  for await (const listed of listPaths(paths)) yield* walkListed(listed, limits);
}

/** Every file of the disk under the paths, in the order of `walkPaths`; none is opened. */
export async function* listPaths(paths: readonly string[]): AsyncGenerator<Listed> {
  for (const path of paths) {
    const full = resolve(path);
    let kind: 'file' | 'folder';
    try {
      const found = await stat(full);
      if (found.isDirectory()) kind = 'folder';
      else if (found.isFile()) kind = 'file';
      else {
        yield { refused: { file: path, error: failure('file-unreadable', `${path} is neither a file nor a folder. ${stillFine}`).error } };
        continue;
      }
    } catch (error) {
      yield { refused: { file: path, error: openFailure(path, error) } };
      continue;
    }
    if (kind === 'folder') yield* listFolder(full, basename(full));
    else yield { onDisk: { path: full, label: basename(full) } };
  }
}

async function* listFolder(folder: string, label: string): AsyncGenerator<Listed> {
  let names: string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    yield { refused: { file: label, error: openFailure(label, error) } };
    return;
  }
  for (const name of names) {
    // Left by Finder, Explorer and open spreadsheets; nobody means to import them.
    if (isHousekeeping(name)) continue;
    const path = join(folder, name);
    const below = `${label}/${name}`;
    try {
      const link = (await lstat(path)).isSymbolicLink();
      const found = await stat(path);
      // A link to a folder may lead round in a circle.
      if (found.isDirectory()) {
        if (link) yield { unrecognised: { file: below, reason: 'It is a link to another folder and was not followed. Import that folder itself.' } };
        else yield* listFolder(path, below);
      } else if (found.isFile()) yield { onDisk: { path, label: below } };
      else yield { unrecognised: { file: below, reason: 'It is neither a file nor a folder.' } };
    } catch (error) {
      yield { refused: { file: below, error: openFailure(below, error) } };
    }
  }
}

/** What is in a file of the disk: itself, or the members of an archive. */
export async function* walkListed(listed: Listed, limits: ArchiveLimits = archiveLimits): AsyncGenerator<Found> {
  if ('onDisk' in listed) yield* walkDiskFile(listed.onDisk.path, listed.onDisk.label, limits);
  else yield listed;
}

async function* walkDiskFile(path: string, label: string, limits: ArchiveLimits): AsyncGenerator<Found> {
  const place: Place = { label, fileName: basename(path), container: null, folderName: basename(dirname(path)) };
  let size: number;
  try {
    size = (await stat(path)).size;
  } catch (error) {
    yield { refused: { file: label, error: openFailure(label, error) } };
    return;
  }
  const onDisk = (): AsyncGenerator<Buffer> => diskPieces(path, (error) => openFailure(label, error));
  const start = await headOf(onDisk());
  if (!start.ok) {
    yield { refused: { file: label, error: start.error } };
    return;
  }
  if (looksLikeGzip(start.value)) {
    yield* walkGzipFile(path, size, place, limits);
    return;
  }
  const whole = async (): Promise<Result<Buffer>> => {
    if (size > limits.fileBytes) return { ok: false, error: tooLarge(label) };
    try {
      return success(await readFile(path));
    } catch (error) {
      return { ok: false, error: openFailure(label, error) };
    }
  };
  if (looksLikeZip(start.value)) {
    const archive = await openZip(path, label, limits);
    if (!archive.ok) yield { refused: { file: label, error: archive.error } };
    else yield* walkArchive(archive.value, { ...place, size, head: () => Promise.resolve(start), bytes: whole, pieces: onDisk }, 0, limits);
    return;
  }
  yield { file: { ...place, size, head: () => Promise.resolve(start), bytes: whole, pieces: onDisk } };
}

/** What a gzip file holds is nearly always a table; an archive in it is inflated whole. */
async function* walkGzipFile(path: string, size: number, place: Place, limits: ArchiveLimits): AsyncGenerator<Found> {
  const inner = { ...place, fileName: place.fileName.replace(/\.gz$/i, '') };
  const most = Math.max(limits.ratioFromBytes, size * limits.ratio);
  const inflated = (): AsyncGenerator<Buffer> => gzipPieces(path, most, { damaged: (error) => damagedGzip(place.label, error), tooLarge: () => tooLarge(place.label) });
  const whole = async (): Promise<Result<Buffer>> => {
    try {
      return size > limits.fileBytes ? { ok: false, error: tooLarge(place.label) } : inflateGzip(await readFile(path), place.label, limits);
    } catch (error) {
      return { ok: false, error: openFailure(place.label, error) };
    }
  };
  const start = await headOf(inflated());
  if (!start.ok) {
    yield { refused: { file: place.label, error: start.error } };
    return;
  }
  if (!looksLikeGzip(start.value) && !looksLikeZip(start.value)) {
    // A table in gzip is about a fifth of its size.
    yield { file: { ...inner, size: size * 5, head: () => Promise.resolve(start), bytes: whole, pieces: inflated } };
    return;
  }
  const bytes = await whole();
  if (!bytes.ok) yield { refused: { file: place.label, error: bytes.error } };
  else yield* walkContent(bytes.value, inner, 0, limits);
}

interface Place {
  readonly label: string;
  readonly fileName: string;
  readonly container: string | null;
  readonly folderName: string | null;
}

async function* walkContent(bytes: Buffer, place: Place, depth: number, limits: ArchiveLimits): AsyncGenerator<Found> {
  if (looksLikeGzip(bytes)) {
    const inflated = inflateGzip(bytes, place.label, limits);
    if (!inflated.ok) yield { refused: { file: place.label, error: inflated.error } };
    else yield* walkContent(inflated.value, { ...place, fileName: place.fileName.replace(/\.gz$/i, '') }, depth, limits);
    return;
  }
  if (!looksLikeZip(bytes)) {
    yield { file: plainFile(bytes, place) };
    return;
  }
  const archive = await openZip(bytes, place.label, limits);
  if (!archive.ok) {
    yield { refused: { file: place.label, error: archive.error } };
    return;
  }
  yield* walkArchive(archive.value, plainFile(bytes, place), depth, limits);
}

/** @param self the archive as a file: a workbook is one. */
async function* walkArchive(archive: Archive, self: InputFile, depth: number, limits: ArchiveLimits): AsyncGenerator<Found> {
  try {
    const document = officeDocumentKind(archive.entries.map((entry) => entry.name));
    if (document === 'spreadsheet') {
      yield { file: self };
      return;
    }
    if (document !== null) {
      yield { unrecognised: { file: self.label, reason: `It is ${document}. Codetray reads csv, txt and xlsx files.` } };
      return;
    }
    if (depth >= limits.depth) {
      yield { unrecognised: { file: self.label, reason: 'It is an archive within an archive within an archive. Unpack it and import what is in it.' } };
      return;
    }
    for (const entry of archive.entries) {
      const parts = entry.name.split('/').filter((part) => part !== '');
      const fileName = parts.at(-1) ?? entry.name;
      if (isHousekeeping(fileName) || parts.includes('__MACOSX')) continue;
      const inner: Place = {
        label: `${self.label} > ${entry.name}`,
        fileName,
        container: self.fileName,
        folderName: parts.at(-2) ?? self.folderName,
      };
      const start = await headOf(entry.pieces());
      if (!start.ok) {
        yield { refused: { file: inner.label, error: start.error } };
        continue;
      }
      if (!looksLikeGzip(start.value) && !looksLikeZip(start.value)) {
        yield { file: { ...inner, size: entry.size, head: () => Promise.resolve(start), bytes: () => entry.bytes(), pieces: () => entry.pieces() } };
        continue;
      }
      const content = await entry.bytes();
      if (!content.ok) yield { refused: { file: inner.label, error: content.error } };
      else yield* walkContent(content.value, inner, depth + 1, limits);
    }
  } finally {
    archive.close();
  }
}

function plainFile(bytes: Buffer, place: Place): InputFile {
  return {
    ...place, size: bytes.length, head: () => Promise.resolve(success(bytes.subarray(0, headBytes))), bytes: () => Promise.resolve(success(bytes)),
    pieces: () => Readable.from([bytes]),
  };
}

function inflateGzip(bytes: Buffer, label: string, limits: ArchiveLimits): Result<Buffer> {
  // The trailer states the inflated size modulo 2^32 (RFC 1952); what it really is, is bounded below.
  const declared = bytes.length >= 18 ? bytes.readUInt32LE(bytes.length - 4) : 0;
  const most = Math.min(limits.fileBytes, Math.max(limits.ratioFromBytes, bytes.length * limits.ratio));
  if (declared > most) return { ok: false, error: tooLarge(label) };
  try {
    return success(gunzipSync(bytes, { maxOutputLength: most }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { ok: false, error: tooLarge(label) };
    return { ok: false, error: damagedGzip(label, error) };
  }
}

function damagedGzip(label: string, error: unknown): Failure {
  return failure(
    'archive-damaged',
    `${label} is damaged or was not downloaded completely. ${stillFine} Download it again and import it again.`,
    error instanceof Error ? error.message : String(error),
  ).error;
}

function isHousekeeping(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

function tooLarge(label: string): Failure {
  return failure(
    'archive-too-large',
    `${label} was not read: it is far larger than any official release file. ${stillFine} Check where it came from.`,
  ).error;
}

function openFailure(label: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return failure('file-not-found', `${label} does not exist. ${stillFine} Check the name and import it again.`).error;
  }
  return failure('file-unreadable', `${label} cannot be opened. ${stillFine} Check that you may read it and that no other program holds it.`, code).error;
}
