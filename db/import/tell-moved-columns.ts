import type { Source } from '../model/source.ts';
import { bestSource } from '../model/source-order.ts';
import { listSources } from '../queries/list-sources.ts';
import type { ReadDb, SqlValue } from '../open/database.ts';
import { columnsBesideBefore } from './columns-beside-before.ts';
import { comparedColumns } from './compared-columns.ts';
import type { StagedFile } from './staged-file.ts';
import type { Staging } from './staging.ts';

/** Tables that are longer are held against each other by the count of their rows alone: it would take the memory of a small computer. */
const mostRows = 150_000;

/**
 * Holds every file that is used against the release of its kind that the running catalog has, the starter's facts where nothing was
 * imported, and says of its columns what a release never does: that they were moved, emptied or hold other things.
 */
export function tellMovedColumns(running: ReadDb, staging: Staging, files: readonly StagedFile[]): void {
  const loaded = listSources(running);
  for (const file of files) {
    const { format } = file;
    // Pairs are kept packed, many in one value: their reader looks at its columns itself.
    if (!file.used || file.rowsKept > mostRows || format.table === 'ncci_pairs') continue;
    const earlier = bestSource(loaded.filter((source) => source.kind === format.kind && source.sha256 !== file.sha256 && source.rowsKept <= mostRows && isCounterpart(running, source, file)));
    if (earlier === undefined) continue;
    const columns = comparedColumns(running, format);
    if (columns === null) continue;
    const sql = format.earlierRows?.sql ?? `SELECT ${columns.join(', ')} FROM ${format.table} WHERE source_id = :sourceId`;
    const rows = valuesOf(running.prepare<Record<string, SqlValue>>(sql).iterate({ sourceId: earlier.sourceId }));
    const remarks = columnsBesideBefore({ columns, keyColumns: format.keyColumns, before: rows, now: valuesOf(staging.rows(format, file.number, columns)) }, `${earlier.releaseLabel} (${earlier.fileName})`);
    file.warnings.push(...remarks);
  }
}

/** Of a release in several files the same one, of the office's lists the one of the same name. */
function isCounterpart(running: ReadDb, source: Source, file: StagedFile): boolean {
  if (file.format.kind === 'office-texts') return source.fileName.toLowerCase() === file.input.fileName.toLowerCase();
  const part = running.prepare<{ part: string | null }>('SELECT part FROM source WHERE source_id = :sourceId').get({ sourceId: source.sourceId })?.part ?? null;
  return part === (file.outcome.part ?? null);
}

function* valuesOf(rows: Iterable<Readonly<Record<string, SqlValue>>>): Generator<SqlValue[]> {
  for (const row of rows) yield Object.values(row);
}
