import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { archiveLimits } from './limits.ts';
import { looksLikeGzip, looksLikeZip } from './magic.ts';
import type { Listed } from './walk.ts';
import { openZip } from './zip-archive.ts';

export interface Measure {
  /** Bytes of tables, inflated as far as an archive says it. */
  readonly bytes: number;
  /** The same weighed by how long a form takes to read, for the share that is done; the unit is a byte of csv. */
  readonly work: number;
}

/**
 * How much there is to read in each of the files, from names and sizes alone. A name tells no kind, but well enough how long a file takes:
 * it is used for the bar, for the order in which files are taken and for the room on the disk, for nothing else. What cannot be opened
 * counts as nothing; reading it says why.
 */
export async function measureFiles(files: readonly Listed[]): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const file of files) measures.push('onDisk' in file ? await measurePath(file.onDisk.path).catch(() => nothing) : nothing);
  return measures;
}

/** Work of one file that is about to be read, in the unit of `Measure.work`. */
export function workOf(fileName: string, bytes: number): number {
  return bytes * formOf(fileName).weight;
}

const nothing: Measure = { bytes: 0, work: 0 };

/** A workbook is xml within a zip; a document for people is told by its first bytes and left alone. */
const forms: readonly { name: RegExp; weight: number; isTable: boolean }[] = [
  { name: /\.xlsx$/i, weight: 3, isTable: true },
  { name: /\.(?:csv|txt|tsv|tab)$/i, weight: 1, isTable: true },
  { name: /\.zip$/i, weight: 4, isTable: true },
  // The indexes and the tabular list of diagnoses.
  { name: /\.xml$/i, weight: 1, isTable: true },
  // Price files, of which a part is kept.
  { name: /\.json$/i, weight: 1, isTable: true },
];
const otherForm = { weight: 0.02, isTable: false };

function formOf(fileName: string): { weight: number; isTable: boolean } {
  return forms.find(({ name }) => name.test(fileName)) ?? otherForm;
}

async function measurePath(path: string): Promise<Measure> {
  const { size } = await stat(path);
  const start = await firstBytes(path);
  const name = basename(path);
  if (looksLikeGzip(start)) return measureFile(name.replace(/\.gz$/i, ''), size * 5);
  if (!looksLikeZip(start) || /\.xlsx$/i.test(name)) return measureFile(name, size);
  const archive = await openZip(path, name, archiveLimits);
  if (!archive.ok) return nothing;
  archive.value.close();
  const members = archive.value.entries.map((entry) => measureFile(entry.name, entry.size));
  return { bytes: members.reduce((sum, one) => sum + one.bytes, 0), work: members.reduce((sum, one) => sum + one.work, 0) };
}

function measureFile(fileName: string, size: number): Measure {
  return { bytes: formOf(fileName).isTable ? size : 0, work: workOf(fileName, size) };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
