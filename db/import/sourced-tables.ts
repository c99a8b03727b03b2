import type { ReadDb } from '../open/database.ts';

const sql = `
  SELECT schema.name FROM main.sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS field
  WHERE schema.type = 'table' AND field.name = 'source_id' AND schema.name <> 'source' ORDER BY schema.name`;

/** Tables of a catalog whose rows belong to one source each, by the schema itself: a new table is copied and verified like the others. */
export function sourcedTables(db: ReadDb): string[] {
  return db.prepare<{ name: string }>(sql).all().map((row) => row.name);
}
