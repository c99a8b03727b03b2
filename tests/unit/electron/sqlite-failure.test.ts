import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadOnly, openReadWrite } from '../../../db/open/database.ts';
import { sqliteFailure } from '../../../electron/worker/sqlite-failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-sqlite-failure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('what SQLite refuses', () => {
  it('for a file that is no database is a damaged catalog, or damaged user data', () => {
    const path = join(folder, 'x.db');
    writeFileSync(path, 'not a database, however long it may be '.repeat(100));
    const error = thrownBy(() => openReadOnly(path).prepare('SELECT * FROM code').get());
    expect(sqliteFailure(error, 'catalog')?.code).toBe('catalog-corrupt');
    expect(sqliteFailure(error, 'user-data')?.code).toBe('user-data-corrupt');
  });

  it('for a file that is held by another program is busy', () => {
    const path = join(folder, 'x.db');
    const first = openReadWrite(path);
    first.exec('CREATE TABLE t (x); BEGIN EXCLUSIVE');
    const second = openReadWrite(path);
    second.pragma('busy_timeout = 0');
    expect(sqliteFailure(thrownBy(() => second.exec('INSERT INTO t VALUES (1)')), 'user-data')?.code).toBe('busy');
    second.close();
    first.close();
  });

  it('for a file that cannot be written is a sentence about saving', () => {
    const path = join(folder, 'x.db');
    const db = openReadWrite(path);
    db.exec('CREATE TABLE t (x)');
    db.pragma('query_only = ON');
    expect(sqliteFailure(thrownBy(() => db.exec('INSERT INTO t VALUES (1)')), 'user-data')?.code).toBe('write-failed');
    db.close();
  });

  it('for a statement that is wrong is a bug and no expected failure', () => {
    const db = openReadWrite(join(folder, 'x.db'));
    expect(sqliteFailure(thrownBy(() => db.prepare('SELECT * FROM nothing')), 'catalog')).toBeNull();
    db.close();
    expect(sqliteFailure(new TypeError('x is undefined'), 'catalog')).toBeNull();
  });
});
