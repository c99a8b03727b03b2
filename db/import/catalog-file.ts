import { closeSync, fsyncSync, openSync } from 'node:fs';
import catalogSql from '../schema/catalog.sql?raw';
import { openReadWrite, type Owned, type WriteDb } from '../open/database.ts';
import { countCatalog } from '../queries/catalog-counts.ts';
import { applicationId, schemaVersion } from './catalog-marks.ts';

/**
 * A new, empty catalog under construction. It is thrown away when anything fails, so nothing is journaled; indexes are
 * dropped and made again when the rows are in, which is faster than keeping them sorted all the time. What is sorted and merged on the
 * way goes to a temporary file: kept in memory it takes 80 MB of it and no less time. Only the new file is locked for this connection alone:
 * without `main.` the catalog that runs, attached to be read, would be locked too, and every search would wait until the import ends.
 */
export function createCatalogFile(path: string): { db: Owned<WriteDb>; makeIndexes(): void } {
  const db = openReadWrite(path);
  try {
    for (const pragma of ['page_size = 4096', 'journal_mode = OFF', 'synchronous = OFF', 'main.locking_mode = EXCLUSIVE', 'temp_store = FILE', 'cache_size = -32768', 'foreign_keys = OFF']) {
      db.pragma(pragma);
    }
    db.exec(catalogSql);
    const indexes = db.prepare<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all();
    for (const index of indexes) db.exec(`DROP INDEX ${index.name}`);
    return {
      db,
      makeIndexes() {
        for (const index of indexes) db.exec(index.sql);
      },
    };
  } catch (error) {
    // A disk that is full already: a file that stays open keeps its side files from being removed.
    db.close();
    throw error;
  }
}

/**
 * Writes the tables anew that have filled their pages by nine tenths only, because they are kept in the order of a key and their rows came a
 * source at a time. SQLite fills the pages of a table that is copied whole into one of the same columns; what is freed the indexes use.
 * Rows with blobs are as long as their writer made them, to share a page.
 */
export function fillPages(db: WriteDb): void {
  const tables = db.prepare<{ name: string; sql: string }>(`
    SELECT list.name, schema.sql FROM pragma_table_list AS list JOIN main.sqlite_schema AS schema ON schema.type = 'table' AND schema.name = list.name
    WHERE list.schema = 'main' AND list.type = 'table' AND list.wr = 1 AND schema.sql NOT LIKE '% BLOB %'`).all();
  for (const { name, sql } of tables) {
    db.exec(sql.replace(/^CREATE TABLE \w+/, 'CREATE TABLE temp.filled'));
    db.exec(`INSERT INTO temp.filled SELECT * FROM main.${name}; DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM temp.filled; DROP TABLE temp.filled`);
  }
}

/** Writes what a catalog says about itself, and leaves the file as one that readers open without side files. */
export function finishCatalogFile(db: Owned<WriteDb>, path: string, info: { version: string; starterDigest: string; isStarter: boolean }): void {
  const put = db.prepareWrite('INSERT INTO catalog_info (key, value) VALUES (:key, :value)');
  put.run({ key: 'version', value: info.version });
  put.run({ key: 'schemaVersion', value: String(schemaVersion) });
  put.run({ key: 'starterDigest', value: info.starterDigest });
  put.run({ key: 'isStarter', value: info.isStarter ? '1' : '0' });
  put.run({ key: 'counts', value: JSON.stringify(countCatalog(db)) });
  put.run({ key: 'builtAt', value: new Date().toISOString() });
  db.exec('PRAGMA analysis_limit = 1000; ANALYZE;');
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${schemaVersion}`);
  db.close();
  syncFile(path);
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
