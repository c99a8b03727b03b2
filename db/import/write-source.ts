import type { Source } from '../model/source.ts';
import type { WriteDb } from '../open/database.ts';

const sql = `
  INSERT INTO source (source_id, layer, kind, title, publisher, file_name, container, release, release_label, release_basis,
    effective_from, effective_to, released_on, rows_read, rows_kept, rows_rejected, sha256, notices, part)
  VALUES (:sourceId, :layer, :kind, :title, :publisher, :fileName, :container, :release, :releaseLabel, :releaseBasis,
    :effectiveFrom, :effectiveTo, :releasedOn, :rowsRead, :rowsKept, :rowsRejected, :sha256, :notices, :part)`;

export function writeSource(db: WriteDb, source: Source, part: string | null = null): void {
  db.prepareWrite(sql).run({ ...source, notices: JSON.stringify(source.notices), part });
}
