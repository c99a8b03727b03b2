import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';

const sqlOf = (table: string): string => `
  SELECT source_id AS sourceId, layer, kind, title, publisher, file_name AS fileName, container, release,
         release_label AS releaseLabel, release_basis AS releaseBasis, effective_from AS effectiveFrom,
         effective_to AS effectiveTo, released_on AS releasedOn, rows_read AS rowsRead, rows_kept AS rowsKept,
         rows_rejected AS rowsRejected, sha256, notices
  FROM ${table}
  ORDER BY source_id`;

type Row = Omit<Source, 'notices'> & { notices: string };

/**
 * Every file that the catalog was built from, in the order in which it was read.
 * @param attached the name under which another catalog was attached, for its files.
 */
export function listSources(db: ReadDb, attached?: 'former'): Source[] {
  return db.prepare<Row>(sqlOf(attached === undefined ? 'source' : `${attached}.source`)).all().map((row) => ({ ...row, notices: JSON.parse(row.notices) as string[] }));
}
