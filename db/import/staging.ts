import { openReadWrite, type Owned, type SqlValue, type WriteDb } from '../open/database.ts';
import { sourceFormats } from './formats.ts';
import type { SourceFormat } from './source-format.ts';

/** Rows of the files of one import, kept on disk until the catalog is built from them. */
export interface Staging {
  readonly path: string;
  sink(format: SourceFormat, file: number): (line: number, values: readonly SqlValue[]) => void;
  /** One transaction a file: thousands of rows in one go. */
  inTransaction<Value>(work: () => Value): Value;
  /** The same for rows that come while others get their turn. */
  inLongTransaction<Value>(work: () => Promise<Value>): Promise<Value>;
  discard(format: SourceFormat, file: number): void;
  differences(format: SourceFormat, kept: number, other: number): Differences;
  /** Of one file, in the order of reading. */
  rows(format: SourceFormat, file: number, columns: readonly string[]): Iterable<Record<string, SqlValue>>;
  close(): void;
}

export interface Differences {
  /** Rows of the other file that are not in the kept one, or differ from it. */
  readonly onlyInOther: readonly { line: number; key: string; columns: readonly string[] }[];
  /** Rows of the kept file whose code is not in the other one. */
  readonly missingInOther: number;
}

export function createStaging(path: string): Staging {
  const db: Owned<WriteDb> = openReadWrite(path);
  // Thrown away after the import: nothing needs to survive a crash.
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE', 'cache_size = -32768']) db.pragma(pragma);
  for (const format of sourceFormats) {
    // Kinds of one layout (the three tables of MUE) share a table.
    db.exec(`CREATE TABLE IF NOT EXISTS staged_${format.table} (file INTEGER NOT NULL, line INTEGER NOT NULL, ${format.stagedColumns.join(', ')})`);
  }
  return {
    path,
    sink(format, file) {
      const places = new Array(format.stagedColumns.length + 2).fill('?').join(', ');
      const statement = db.prepareWrite(`INSERT INTO staged_${format.table} VALUES (${places})`);
      return (line, values) => { statement.run([file, line, ...values]); };
    },
    inTransaction: (work) => db.transaction(work),
    async inLongTransaction(work) {
      db.exec('BEGIN');
      // Rows of a file that could not be read to its end are discarded by who asked for them.
      try {
        return await work();
      } finally {
        db.exec('COMMIT');
      }
    },
    discard(format, file) {
      db.prepareWrite(`DELETE FROM staged_${format.table} WHERE file = :file`).run({ file });
    },
    differences: (format, kept, other) => compare(db, format, kept, other),
    rows: (format, file, columns) => db.prepare<Record<string, SqlValue>>(`SELECT ${columns.join(', ')} FROM staged_${format.table} WHERE file = :file ORDER BY rowid`).iterate({ file }),
    close: () => { db.close(); },
  };
}

function compare(db: WriteDb, format: SourceFormat, kept: number, other: number): Differences {
  const table = `staged_${format.table}`;
  const columns = format.stagedColumns.slice(0, format.comparedColumns);
  const keys = columns.slice(0, format.keyColumns);
  db.exec(`CREATE INDEX IF NOT EXISTS ${table}_key ON ${table}(file, ${keys.join(', ')})`);
  const sameKey = keys.map((column) => `kept.${column} IS other.${column}`).join(' AND ');
  const same = columns.map((column) => `kept.${column} IS other.${column}`).join(' AND ');
  const changed = columns.map((column) => `iif(kept.${column} IS other.${column}, '', '${column} ')`).join(' || ');
  const onlyInOther = db
    .prepare<{ line: number; key: string; columns: string | null }>(
      `SELECT other.line AS line, trim(${keys.map((column) => `other.${column}`).join(` || ' ' || `)}) AS key, iif(kept.file IS NULL, NULL, ${changed}) AS columns
       FROM ${table} AS other LEFT JOIN ${table} AS kept ON kept.file = :kept AND ${sameKey}
       WHERE other.file = :other AND NOT coalesce(kept.file IS NOT NULL AND ${same}, 0) ORDER BY other.line`,
    )
    .all({ kept, other })
    .map((row) => ({ line: row.line, key: row.key, columns: row.columns === null ? [] : row.columns.trim().split(' ') }));
  const missing = db
    .prepare<{ rows: number }>(
      `SELECT count(*) AS rows FROM ${table} AS kept WHERE kept.file = :kept
         AND NOT EXISTS (SELECT 1 FROM ${table} AS other WHERE other.file = :other AND ${sameKey})`,
    )
    .get({ kept, other });
  return { onlyInOther, missingInOther: missing?.rows ?? 0 };
}
