import { createHash } from 'node:crypto';
import type { ImportProgress, ImportReport } from '../model/catalog.ts';
import type { ReadDb, SqlValue } from '../open/database.ts';
import { InputFailure, type InputFile } from './files/input-file.ts';
import { workOf } from './files/measure.ts';
import { walkListed, type Listed } from './files/walk.ts';
import { recogniseFile, recogniseStream, type RecognisedFile, type RecognisedStream } from './recognise.ts';
import { unknownRelease } from './releases.ts';
import type { ReadingContext, RowSink } from './source-format.ts';
import type { StagedFile } from './staged-file.ts';
import type { Staging } from './staging.ts';

export interface ReadFiles {
  readonly staged: StagedFile[];
  readonly refused: ImportReport['refused'];
  readonly unrecognised: ImportReport['unrecognised'];
}

/** What came of one file, of the disk or within an archive. */
export type FileOutcome =
  | { readonly staged: StagedFile }
  | { readonly refused: ImportReport['refused'][number] }
  | { readonly unrecognised: ImportReport['unrecognised'][number] };

/** Share of a whole import that is over when all files are read. */
export const readingShare = 0.28;

/** Rows between two signs of life. */
const rowsAStep = 1024;

/** Who is told how far the reading is; both may throw to stop it. */
export interface Teller {
  /** Between two files. */
  checkpoint(progress: ImportProgress): Promise<void>;
  /** Within one. */
  step(progress: ImportProgress): void;
}

/** A file of the disk that is to be read, and what `measureFiles` says there is to do. */
export interface FileToRead {
  readonly listed: Listed;
  readonly work: number;
}

/** Where the rows go. */
export interface RowsTarget {
  readonly staging: Staging;
  readonly knownValues: ReadingContext['knownValues'];
  /** The number of the next file. */
  nextNumber(): number;
}

/** How far the reading of one file of the disk is: rows of the file that is being read, work of all that is in it. */
export interface FileTeller {
  begin(label: string, done: number): Promise<void>;
  step(label: string, rows: number, done: number): void;
}

/** Reads the files into the staging tables, one at a time. */
export async function readFiles(files: readonly FileToRead[], staging: Staging, starter: ReadDb, tell: Teller): Promise<ReadFiles> {
  const outcomes: FileOutcome[] = [];
  const work = files.reduce((sum, file) => sum + file.work, 0);
  let numbers = 0;
  const target = { staging, knownValues: explainedValues(starter), nextNumber: () => ++numbers };
  let before = 0;
  let rowsBefore = 0;
  for (const file of files) {
    outcomes.push(...await readListed(file.listed, target, {
      begin: (label, done) => tell.checkpoint({ stage: 'reading', file: label, rows: rowsBefore, fraction: shareDone(before + done, work) }),
      step: (label, rows, done) => { tell.step({ stage: 'reading', file: label, rows: rowsBefore + rows, fraction: shareDone(before + done, work) }); },
    }));
    before += file.work;
    rowsBefore = rowsOf(outcomes);
  }
  return sorted(outcomes);
}

/** Of a whole import, when so much of the work of reading is done. */
export function shareDone(done: number, work: number): number {
  return readingShare * Math.min(1, done / Math.max(1, work));
}

export function rowsOf(outcomes: readonly FileOutcome[]): number {
  return outcomes.reduce((sum, one) => sum + ('staged' in one ? one.staged.outcome.rowsRead : 0), 0);
}

export function sorted(outcomes: readonly FileOutcome[]): ReadFiles {
  const files: ReadFiles = { staged: [], refused: [], unrecognised: [] };
  for (const one of outcomes) {
    if ('staged' in one) files.staged.push(one.staged);
    else if ('refused' in one) files.refused.push(one.refused);
    else files.unrecognised.push(one.unrecognised);
  }
  return files;
}

/** Reads a file of the disk, or all that is in it when it is an archive. */
export async function readListed(listed: Listed, target: RowsTarget, tell: FileTeller): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let done = 0;
  for await (const found of walkListed(listed)) {
    if (!('file' in found)) {
      outcomes.push(found);
      continue;
    }
    const { file } = found;
    const ownWork = workOf(file.fileName, file.size);
    await tell.begin(file.label, done);
    const rowsBefore = rowsOf(outcomes);
    outcomes.push(await readOne(file, target, (ownRows, part) => { tell.step(file.label, rowsBefore + ownRows, done + ownWork * part); }));
    done += ownWork;
  }
  return outcomes;
}

async function readOne(input: InputFile, { staging, knownValues, nextNumber }: RowsTarget, onRows: (rows: number, part: number) => void): Promise<FileOutcome> {
  const started = performance.now();
  const stream = await recogniseStream(input);
  const number = nextNumber();
  if (stream !== null) return readStream(input, stream, number, staging, knownValues, onRows);
  const { recognised, sha256 } = await recognisedWhole(input);
  if (recognised.verdict === 'refused') return { refused: { file: input.label, error: recognised.error } };
  if (recognised.verdict === 'unrecognised') return { unrecognised: { file: input.label, reason: recognised.reason } };
  const { format, reading, lines } = recognised;
  const rows = rowGatherer(staging.sink(format, number), format.comparedColumns, (count, line) => {
    // A reader that keeps its rows back has read more than it has staged.
    onRows(Math.max(count, line), Math.min(1, line / Math.max(1, lines)));
  });
  const outcome = staging.inTransaction(() => reading.read(rows.take, { knownValues, step: rows.step }));
  if (!outcome.ok) {
    staging.discard(format, number);
    return { refused: { file: input.label, error: outcome.error } };
  }
  return { staged: stagedFile({ number, input: nameOf(input), format, form: reading.form, sha256, contentDigest: rows.digest(), outcome: outcome.value, seconds: (performance.now() - started) / 1000 }) };
}

/** In a function of its own, so that nothing holds the bytes while the text that was made of them is read. */
async function recognisedWhole(input: InputFile): Promise<{ recognised: RecognisedFile; sha256: string }> {
  const content = await input.bytes();
  if (!content.ok) return { recognised: { verdict: 'refused', error: content.error }, sha256: '' };
  const sha256 = createHash('sha256').update(content.value).digest('hex');
  return { recognised: await recogniseFile(content.value, input.label), sha256 };
}

/** Reads a file piece by piece; its hash is made on the way. */
async function readStream(
  input: InputFile, recognised: RecognisedStream, number: number, staging: Staging, knownValues: ReadingContext['knownValues'], onRows: (rows: number, part: number) => void,
): Promise<FileOutcome> {
  const started = performance.now();
  if (recognised.verdict === 'refused') return { refused: { file: input.label, error: recognised.error } };
  const { format, reading } = recognised;
  const hash = createHash('sha256');
  let bytes = 0;
  const rows = rowGatherer(staging.sink(format, number), format.comparedColumns, (count) => { onRows(count, Math.min(1, bytes / Math.max(1, input.size))); });
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of input.pieces()) {
      hash.update(piece);
      bytes += piece.length;
      rows.step(0);
      yield piece;
    }
  }
  const outcome = await staging.inLongTransaction(async () => {
    try {
      return await reading.read(counted(), rows.take, { knownValues, step: rows.step });
    } catch (error) {
      if (error instanceof InputFailure) return { ok: false as const, error: error.failure };
      throw error;
    }
  });
  if (!outcome.ok) {
    staging.discard(format, number);
    return { refused: { file: input.label, error: outcome.error } };
  }
  return { staged: stagedFile({ number, input: nameOf(input), format, form: reading.form, sha256: hash.digest('hex'), contentDigest: rows.digest(), outcome: outcome.value, seconds: (performance.now() - started) / 1000 }) };
}

/** What a file is called: its content is let go of once it is read. */
function nameOf({ label, fileName, container, folderName, size }: InputFile): StagedFile['input'] {
  return { label, fileName, container, folderName, size };
}

/** Bytes as they are: read as text, different ones would come out the same. */
function digested(value: SqlValue): string | number | bigint | null {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1') : value;
}

interface RowGatherer {
  readonly take: RowSink;
  step(line: number): void;
  /** Over the values of all rows. */
  digest(): string;
}

/** @param compared how many of the columns tell whether two files hold the same; undefined for all. */
function rowGatherer(stage: RowSink, compared: number | undefined, onStep: (rows: number, line: number) => void): RowGatherer {
  const digest = createHash('sha256');
  // Hashing a row at a time costs more than the hash: rows are gathered into larger pieces.
  let pending = '';
  let rows = 0;
  return {
    take(line, values) {
      pending += `${(compared === undefined ? values : values.slice(0, compared)).map(digested).join('\u001f')}\u001e`;
      if (pending.length > 65_536) {
        digest.update(pending);
        pending = '';
      }
      stage(line, values);
      rows++;
      if (rows % rowsAStep === 0) onStep(rows, line);
    },
    step: (line) => { onStep(rows, line); },
    digest: () => digest.update(pending).digest('hex'),
  };
}

function stagedFile(file: Pick<StagedFile, 'number' | 'input' | 'format' | 'form' | 'sha256' | 'contentDigest' | 'outcome' | 'seconds'>): StagedFile {
  const { format, outcome } = file;
  const warnings = [...outcome.warnings];
  if (format.usualRows !== null && outcome.rowsKept < format.usualRows) {
    warnings.push(`The file has only ${outcome.rowsKept.toLocaleString('en')} rows; a whole release has more than ${format.usualRows.toLocaleString('en')}. It was read as it is: codes that are not in it have no values from it.`);
  }
  return { ...file, warnings, rejected: [...outcome.rejected], rowsKept: outcome.rowsKept, release: unknownRelease, releaseBasis: 'unknown', sameContentAs: null, used: true };
}

/** Indicator values that the starter explains, by field; columns that hold words in brackets there are not lists of values. */
export function explainedValues(starter: ReadDb): ReadingContext['knownValues'] {
  const known = new Map<string, Set<string>>();
  for (const { field, value } of starter.prepare<{ field: string; value: string }>('SELECT field, value FROM indicator').all()) {
    known.set(field, (known.get(field) ?? new Set()).add(value));
  }
  return (field) => known.get(field) ?? null;
}
