import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeKeySchema } from '../model/code.ts';
import { openReadWrite, type ReadDb, type SqlValue, type WriteDb } from '../open/database.ts';
import { userApplicationId } from './migrations.ts';

export interface Salvaged {
  /** Of all tables. */
  rows: number;
  bookmarks: number;
  /** Every row of every table could be read. */
  isComplete: boolean;
}

type Row = Record<string, SqlValue>;

/** The tables of user.db with the columns that order them, what people miss most first. */
const tables: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['bookmark', ['system', 'code']],
  ['folder', ['folder_id']],
  ['code_note', ['system', 'code']],
  ['tray', ['tray_id']],
  ['tray_patient', ['tray_id']],
  ['office_word', ['word']],
  ['setting', ['name']],
  ['recent', ['system', 'code']],
  ['recent_search', ['text']],
];

/**
 * Copies what can be read of a damaged user file, row by row, into a whole one; rows that are there already give way. A table is
 * read from its front until a damaged page stops it, then from its end: only what stands on the page itself is lost.
 */
export function salvageInto(target: WriteDb, damaged: string): Salvaged {
  const salvaged: Salvaged = { rows: 0, bookmarks: 0, isComplete: true };
  const folder = mkdtempSync(join(tmpdir(), 'codetray-salvage-'));
  try {
    // A copy: opening a file applies its journal and writes to it, and the damaged one stays as it was found.
    const copy = join(folder, 'user.db');
    for (const suffix of ['', '-wal']) if (existsSync(damaged + suffix)) copyFileSync(damaged + suffix, copy + suffix);
    target.transaction(() => readTables(copy, target, salvaged));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return salvaged;
}

function readTables(path: string, target: WriteDb, salvaged: Salvaged): void {
  let source: ReturnType<typeof openReadWrite> | undefined;
  try {
    source = openReadWrite(path);
    // Another program's file has nothing of ours, whatever its tables are called.
    const applicationId = (source.pragma('application_id') as { application_id: number }[])[0]?.application_id;
    if (applicationId !== userApplicationId) throw Object.assign(new Error('not a user file'), { code: 'SQLITE_NOTADB' });
    for (const [table, keys] of tables) readTable(source, target, table, keys, salvaged);
  } catch (error) {
    if (!isDamage(error)) throw error;
    salvaged.isComplete = false;
  } finally {
    source?.close();
  }
}

function readTable(source: ReadDb, target: WriteDb, table: string, keys: readonly string[], salvaged: Salvaged): void {
  const known = columnsOf(target, table);
  const columns = columnsOf(source, table).filter((column) => known.includes(column));
  // A file of an earlier version has fewer tables.
  if (columns.length === 0) return;
  const seen = new Set<string>();
  const read = (direction: 'ASC' | 'DESC'): boolean => {
    try {
      const order = keys.map((key) => `${key} ${direction}`).join(', ');
      for (const row of source.prepare<Row>(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`).iterate()) {
        const name = keys.map((key) => String(row[key])).join('\n');
        if (seen.has(name)) continue;
        seen.add(name);
        if (!write(target, table, columns, row)) continue;
        salvaged.rows += 1;
        if (table === 'bookmark') salvaged.bookmarks += 1;
      }
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
  };
  if (read('ASC')) return;
  salvaged.isComplete = false;
  read('DESC');
}

function columnsOf(db: ReadDb, table: string): string[] {
  return db.prepare<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map(({ name }) => name);
}

/** A row whose bytes were hit is left out rather than shown as a code that is none. */
function write(target: WriteDb, table: string, columns: readonly string[], row: Row): boolean {
  if (columns.includes('system') && !codeKeySchema.safeParse({ system: row['system'], code: row['code'] }).success) return false;
  try {
    target.prepareWrite(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`).run(row);
    return true;
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
