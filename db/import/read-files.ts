import { createHash } from 'node:crypto';
import type { ImportProgress, ImportReport } from '../model/catalog.ts';
import type { ReadDb } from '../open/database.ts';
import type { InputFile } from './files/input-file.ts';
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

/** Reads every file under the paths into the staging tables, one at a time. `checkpoint` runs between files and may throw. */
export async function readFiles(paths: readonly string[], staging: Staging, starter: ReadDb, checkpoint: (progress: ImportProgress) => Promise<void>): Promise<ReadFiles> {
  const result: ReadFiles = { staged: [], refused: [], unrecognised: [] };
  const context = readingContext(starter);
  let rows = 0;
  let looked = 0;
  await checkpoint({ stage: 'looking', file: null, rows: 0, fraction: 0 });
  for await (const found of walkPaths(paths)) {
    looked++;
    if ('refused' in found) result.refused.push(found.refused);
    else if ('unrecognised' in found) result.unrecognised.push(found.unrecognised);
    else {
      // How many files follow is not known; the share approaches the half that reading takes of the whole.
      await checkpoint({ stage: 'reading', file: found.file.label, rows, fraction: 0.4 * (1 - 1 / (1 + looked / 4)) });
      await readOne(found.file, staging, context, result);
      rows = result.staged.reduce((sum, file) => sum + file.outcome.rowsRead, 0);
    }
  }
  return result;
}

async function readOne(input: InputFile, staging: Staging, context: ReadingContext, result: ReadFiles): Promise<void> {
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
  const { format, reading } = recognised;
  const number = result.staged.length + 1;
  const stage = staging.sink(format, number);
  const digest = createHash('sha256');
  // Hashing a row at a time costs more than the hash: rows are gathered into larger pieces.
  let pending = '';
  const outcome = staging.inTransaction(() =>
    reading.read((line, values) => {
      pending += `${values.join('\u001f')}\u001e`;
      if (pending.length > 65_536) {
        digest.update(pending);
        pending = '';
      }
      stage(line, values);
    }, context));
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
function readingContext(starter: ReadDb): ReadingContext {
  const known = new Map<string, Set<string>>();
  for (const { field, value } of starter.prepare<{ field: string; value: string }>('SELECT field, value FROM indicator').all()) {
    known.set(field, (known.get(field) ?? new Set()).add(value));
  }
  return { knownValues: (field) => known.get(field) ?? null };
}
