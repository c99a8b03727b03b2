import Database from 'better-sqlite3';
import { bindingOptions } from './native-binding.ts';

/**
 * Two types over one connection class, so that a function that only reads cannot write at compile time.
 * A `WriteDb` can be passed where a `ReadDb` is asked for, never the other way round.
 */
export interface ReadDb {
  readonly name: string;
  readonly open: boolean;
  prepare<Row>(sql: string): ReadStatement<Row>;
}

export interface ReadStatement<Row> {
  get(parameters?: Record<string, SqlValue>): Row | undefined;
  all(parameters?: Record<string, SqlValue>): Row[];
  iterate(parameters?: Record<string, SqlValue>): IterableIterator<Row>;
}

export interface WriteDb extends ReadDb {
  /** Runs SQL that answers nothing, a statement or a whole script. */
  exec(sql: string): void;
  prepareWrite(sql: string): { run(parameters?: Record<string, SqlValue> | readonly SqlValue[]): { changes: number; lastInsertRowid: number | bigint } };
  /** All or nothing: runs the work in one immediate transaction. */
  transaction<Value>(work: () => Value): Value;
  pragma(text: string): unknown;
  /** Copies the whole database into a new file, page by page, while others read and write. */
  backupTo(path: string): Promise<void>;
}

/** A connection whose owner may close it. */
export type Owned<Db> = Db & { close(): void };

export type SqlValue = string | number | bigint | null | Uint8Array;

class Connection implements WriteDb {
  readonly #db: Database.Database;
  // Statements are compiled once a connection: compiling costs more than most of these queries take.
  readonly #statements = new Map<string, Database.Statement>();

  constructor(db: Database.Database) {
    this.#db = db;
  }
  get name(): string {
    return this.#db.name;
  }
  get open(): boolean {
    return this.#db.open;
  }
  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
  prepare<Row>(sql: string): ReadStatement<Row> {
    const statement = this.#statement(sql);
    return {
      get: (parameters) => (parameters === undefined ? statement.get() : statement.get(parameters)) as Row | undefined,
      all: (parameters) => (parameters === undefined ? statement.all() : statement.all(parameters)) as Row[],
      iterate: (parameters) => (parameters === undefined ? statement.iterate() : statement.iterate(parameters)) as IterableIterator<Row>,
    };
  }
  prepareWrite(sql: string) {
    const statement = this.#statement(sql);
    return {
      run: (parameters?: Record<string, SqlValue> | readonly SqlValue[]) => (parameters === undefined ? statement.run() : statement.run(parameters)),
    };
  }
  exec(sql: string): void {
    this.#db.exec(sql);
  }
  transaction<Value>(work: () => Value): Value {
    return this.#db.transaction(work).immediate();
  }
  pragma(text: string): unknown {
    return this.#db.pragma(text);
  }
  async backupTo(path: string): Promise<void> {
    await this.#db.backup(path);
  }
  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}

/**
 * Opens a file that nobody writes to (a published catalog).
 * @throws SqliteError when the file is missing or is no database; callers turn that into a `Failure`.
 */
export function openReadOnly(path: string): Owned<ReadDb> {
  const db = new Database(path, { readonly: true, fileMustExist: true, ...bindingOptions() });
  db.pragma('query_only = ON');
  db.pragma('mmap_size = 268435456');
  db.pragma('cache_size = -16384');
  db.pragma('trusted_schema = OFF');
  return new Connection(db);
}

/**
 * Opens a published catalog with another one attached to it under a name of its own, to compare the two. Both files are read-only;
 * what may be written are temporary tables, which SQLite keeps in a file of its own.
 * @throws SqliteError when one of the files is missing or is no database.
 */
export function openBeside(path: string, otherPath: string, otherName: string): Owned<WriteDb> {
  const db = new Database(path, { readonly: true, fileMustExist: true, ...bindingOptions() });
  db.prepare(`ATTACH :path AS ${otherName}`).run({ path: otherPath });
  for (const name of ['main', otherName]) {
    db.pragma(`${name}.mmap_size = 268435456`);
    db.pragma(`${name}.cache_size = -16384`);
  }
  db.pragma('temp_store = FILE');
  db.pragma('trusted_schema = OFF');
  return new Connection(db);
}

/** Opens or creates a file that this process writes to. Pragmas that decide durability are the caller's. */
export function openReadWrite(path: string): Owned<WriteDb> {
  const db = new Database(path, bindingOptions());
  db.pragma('trusted_schema = OFF');
  db.pragma('foreign_keys = ON');
  return new Connection(db);
}
