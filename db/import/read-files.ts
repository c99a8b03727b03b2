import { createHash } from 'node:crypto';
import type { ImportProgress, ImportReport } from '../model/catalog.ts';
import type { ReadDb } from '../open/database.ts';
import type { InputFile } from './files/input-file.ts';
import { workOf } from './files/measure.ts';
import { walkPaths } from './files/walk.ts';
import { recogniseFile } from './recognise.ts';
import { unknownRelease } from './releases.ts';
import type { ReadingContext } from './source-format.ts';
import type { StagedFile } from './staged-file.ts';
import type { Staging } from './staging.ts';

export interface ReadFiles {
  readonly staged: StagedFile[];
  readonly refused: ImportReport['refused'];
  readonly unrecognised: ImportReport['unrecognised'];
}

/** Share of a whole import that is over when all files are read. */
export const readingShare = 0.28;

/** Rows between two signs of life. */
const rowsAStep = 1024;

/** Who is told how far the reading is; both may throw to stop it. */
interface Teller {
  /** Between two files. */
  checkpoint(progress: ImportProgress): Promise<void>;
  /** Within one. */
  step(progress: ImportProgress): void;
}

/** Reads every file under the paths into the staging tables, one at a time. @param work what `measurePaths` found there is to do. */
export async function readFiles(paths: readonly string[], staging: Staging, starter: ReadDb, work: number, tell: Teller): Promise<ReadFiles> {
  const result: ReadFiles = { staged: [], refused: [], unrecognised: [] };
  const knownValues = explainedValues(starter);
  const share = (done: number): number => readingShare * Math.min(1, done / Math.max(1, work));
  let rows = 0;
  let done = 0;
  for await (const found of walkPaths(paths)) {
    if ('refused' in found) result.refused.push(found.refused);
    else if ('unrecognised' in found) result.unrecognised.push(found.unrecognised);
    else {
      const { file } = found;
      const ownWork = workOf(file.fileName, file.size);
      await tell.checkpoint({ stage: 'reading', file: file.label, rows, fraction: share(done) });
      await readOne(file, staging, knownValues, result, (ownRows, part) => {
        tell.step({ stage: 'reading', file: file.label, rows: rows + ownRows, fraction: share(done + ownWork * part) });
      });
      done += ownWork;
      rows = result.staged.reduce((sum, one) => sum + one.outcome.rowsRead, 0);
    }
  }
  return result;
}

async function readOne(input: InputFile, staging: Staging, knownValues: ReadingContext['knownValues'], result: ReadFiles, onRows: (rows: number, part: number) => void): Promise<void> {
  const started = performance.now();
  const content = await input.bytes();
  if (!content.ok) {
    result.refused.push({ file: input.label, error: content.error });
    return;
  }
  const recognised = await recogniseFile(content.value, input.label);
  if (recognised.verdict === 'refused') {
    result.refused.push({ file: input.label, error: recognised.error });
    return;
  }
  if (recognised.verdict === 'unrecognised') {
    result.unrecognised.push({ file: input.label, reason: recognised.reason });
    return;
  }
  const { format, reading, lines } = recognised;
  const number = result.staged.length + 1;
  const stage = staging.sink(format, number);
  const digest = createHash('sha256');
  // Hashing a row at a time costs more than the hash: rows are gathered into larger pieces.
  let pending = '';
  let rows = 0;
  const step = (line: number): void => { onRows(rows, Math.min(1, line / Math.max(1, lines))); };
  const outcome = staging.inTransaction(() =>
    reading.read((line, values) => {
      pending += `${(format.comparedColumns === undefined ? values : values.slice(0, format.comparedColumns)).join('\u001f')}\u001e`;
      if (pending.length > 65_536) {
        digest.update(pending);
        pending = '';
      }
      stage(line, values);
      rows++;
      if (rows % rowsAStep === 0) step(line);
    }, { knownValues, step }));
  if (!outcome.ok) {
    staging.discard(format, number);
    result.refused.push({ file: input.label, error: outcome.error });
    return;
  }
  digest.update(pending);
  const warnings = [...outcome.value.warnings];
  if (format.usualRows !== null && outcome.value.rowsKept < format.usualRows) {
    warnings.push(`The file has only ${outcome.value.rowsKept.toLocaleString('en')} rows; a whole release has more than ${format.usualRows.toLocaleString('en')}. It was read as it is: codes that are not in it have no values from it.`);
  }
  result.staged.push({
    number, input, format, form: reading.form, sha256: createHash('sha256').update(content.value).digest('hex'), contentDigest: digest.digest('hex'),
    outcome: outcome.value, seconds: (performance.now() - started) / 1000, warnings, rejected: [...outcome.value.rejected], rowsKept: outcome.value.rowsKept,
    release: unknownRelease, releaseBasis: 'unknown', sameContentAs: null, used: true,
  });
}

/** Indicator values that the starter explains, by field; columns that hold words in brackets there are not lists of values. */
function explainedValues(starter: ReadDb): ReadingContext['knownValues'] {
  const known = new Map<string, Set<string>>();
  for (const { field, value } of starter.prepare<{ field: string; value: string }>('SELECT field, value FROM indicator').all()) {
    known.set(field, (known.get(field) ?? new Set()).add(value));
  }
  return (field) => known.get(field) ?? null;
}
