import { openReadWrite, type Owned, type SqlValue, type WriteDb } from '../open/database.ts';
import { sourceFormats } from './formats.ts';
import type { SourceFormat } from './source-format.ts';

/**
 * Rows of the files of one import, kept on disk until the catalog is built from them: in one database, or in one of each process that
 * reads. Files are numbered from 1; the databases take turns with the numbers, so that the number of a file tells which one has its rows.
 */
export interface Staging {
  readonly paths: readonly string[];
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

/** The name under which SQL finds a staging database: the first is `staging` to the statements of the formats. */
export function stagingName(place: number): string {
  return place === 0 ? 'staging' : `staging${place}`;
}

/** The statement of a format, made for the staging database that holds the file. @param databases how many there are. */
export function sqlForFile(sql: string, file: number, databases: number): string {
  return sql.replaceAll('staging.staged_', `${stagingName((file - 1) % databases)}.staged_`);
}

/** Opens staging databases, new ones or those that processes have filled; the first is the one that is written to. */
export function createStaging(paths: readonly [string, ...string[]]): Staging {
  const db: Owned<WriteDb> = openReadWrite(paths[0]);
  // Thrown away after the import: nothing needs to survive a crash. Rows are only added at the end, which needs hardly a page in memory.
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE', 'cache_size = -4096']) db.pragma(pragma);
  for (const [place, path] of paths.entries()) if (place > 0) db.prepareWrite(`ATTACH :path AS ${stagingName(place)}`).run({ path });
  const tableOf = (format: SourceFormat, file: number): StagedTable => {
    const place = (file - 1) % paths.length;
    return { schema: place === 0 ? 'main' : stagingName(place), name: `staged_${format.table}` };
  };
  for (const format of sourceFormats) {
    // Kinds of one layout (the three tables of MUE) share a table.
    db.exec(`CREATE TABLE IF NOT EXISTS staged_${format.table} (file INTEGER NOT NULL, line INTEGER NOT NULL, ${format.stagedColumns.join(', ')})`);
  }
  return {
    paths,
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
    differences: (format, kept, other) => compare(db, format, { ...tableOf(format, kept), file: kept }, { ...tableOf(format, other), file: other }),
    rows: (format, file, columns) => db.prepare<Record<string, SqlValue>>(`SELECT ${columns.join(', ')} FROM ${qualified(tableOf(format, file))} WHERE file = :file ORDER BY rowid`).iterate({ file }),
    close: () => { db.close(); },
  };
}

interface StagedTable {
  readonly schema: string;
  readonly name: string;
}

function qualified({ schema, name }: StagedTable): string {
  return `${schema}.${name}`;
}

function compare(db: WriteDb, format: SourceFormat, kept: StagedTable & { file: number }, other: StagedTable & { file: number }): Differences {
  const columns = format.stagedColumns.slice(0, format.comparedColumns);
  const keys = columns.slice(0, format.keyColumns);
  for (const { schema } of [kept, other]) db.pragma(`${schema}.cache_size = -16384`);
  for (const { schema, name } of [kept, other]) db.exec(`CREATE INDEX IF NOT EXISTS ${schema}.${name}_key ON ${name}(file, ${keys.join(', ')})`);
  const files = { kept: kept.file, other: other.file };
  const sameKey = keys.map((column) => `kept.${column} IS other.${column}`).join(' AND ');
  const same = columns.map((column) => `kept.${column} IS other.${column}`).join(' AND ');
  const changed = columns.map((column) => `iif(kept.${column} IS other.${column}, '', '${column} ')`).join(' || ');
  const onlyInOther = db
    .prepare<{ line: number; key: string; columns: string | null }>(
      `SELECT other.line AS line, trim(${keys.map((column) => `other.${column}`).join(` || ' ' || `)}) AS key, iif(kept.file IS NULL, NULL, ${changed}) AS columns
       FROM ${qualified(other)} AS other LEFT JOIN ${qualified(kept)} AS kept ON kept.file = :kept AND ${sameKey}
       WHERE other.file = :other AND NOT coalesce(kept.file IS NOT NULL AND ${same}, 0) ORDER BY other.line`,
    )
    .all(files)
    .map((row) => ({ line: row.line, key: row.key, columns: row.columns === null ? [] : row.columns.trim().split(' ') }));
  const missing = db
    .prepare<{ rows: number }>(
      `SELECT count(*) AS rows FROM ${qualified(kept)} AS kept WHERE kept.file = :kept
         AND NOT EXISTS (SELECT 1 FROM ${qualified(other)} AS other WHERE other.file = :other AND ${sameKey})`,
    )
    .get(files);
  return { onlyInOther, missingInOther: missing?.rows ?? 0 };
}
