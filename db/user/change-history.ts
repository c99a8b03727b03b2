import type { SqlValue, WriteDb } from '../open/database.ts';
import { failure, success, type Result } from '../model/result.ts';

/** What undo watches: every column of the tables that a person changes by hand. */
const watched = {
  folder: { keys: ['folder_id'], columns: ['folder_id', 'name', 'colour', 'position'] },
  bookmark: { keys: ['system', 'code'], columns: ['system', 'code', 'title', 'added_at', 'position', 'folder_id', 'colour', 'tags', 'facts'] },
  code_note: { keys: ['system', 'code'], columns: ['system', 'code', 'wording', 'note'] },
  tray: { keys: ['tray_id'], columns: ['tray_id', 'name', 'date_of_service', 'place', 'locality', 'zip', 'payer', 'authorised_from', 'authorised_until', 'is_template', 'lines', 'position'] },
  office_word: { keys: ['word'], columns: ['word', 'meaning'] },
} as const;
type WatchedTable = keyof typeof watched;

const stepsKept = 200;

interface Entry {
  tableName: WatchedTable;
  /** JSON of the row; null where there was none. */
  before: string | null;
  after: string | null;
}

type Row = Readonly<Record<string, SqlValue>>;

/**
 * Undo and redo of one session. Temporary triggers keep each row as it was before and after a change, so that whatever a
 * change touches, an import of thousands of rows included, can be taken back. Taking back writes only the columns that the
 * change wrote: what another program did to the same rows meanwhile stays. Gone when the connection is closed.
 */
export class ChangeHistory {
  readonly #db: WriteDb;
  /** The step that undo would take back; steps above it are those that redo would bring again. */
  #current = 0;

  constructor(db: WriteDb) {
    this.#db = db;
    db.pragma('temp_store = MEMORY');
    db.exec(`
      CREATE TEMP TABLE undo_recording (is_on INTEGER NOT NULL);
      INSERT INTO undo_recording VALUES (0);
      CREATE TEMP TABLE undo_step (step INTEGER PRIMARY KEY, words TEXT NOT NULL);
      CREATE TEMP TABLE undo_entry (entry INTEGER PRIMARY KEY, step INTEGER NOT NULL, table_name TEXT NOT NULL, row_before TEXT, row_after TEXT);
      CREATE INDEX temp.undo_entry_by_step ON undo_entry(step);
      ${Object.entries(watched).map(([table, { columns }]) => triggers(table, columns)).join('\n')}`);
  }

  /** The sentence of the step that undo would take back. */
  get undoWords(): string | null {
    return this.#wordsOf(this.#current);
  }

  get redoWords(): string | null {
    return this.#wordsOf(this.#current + 1);
  }

  /**
   * Runs a change as one transaction and one step. A change that fails must have written nothing; one that alters nothing is
   * no step.
   * @param work answers the sentence of the step.
   */
  record<Value extends { words: string }>(work: () => Result<Value>): Result<Value> {
    const step = this.#current + 1;
    const { answer, isStep } = this.#db.transaction(() => {
      this.#record(true);
      const answer = work();
      this.#record(false);
      const isStep = answer.ok && this.#entries(0).length > 0;
      if (answer.ok && isStep) {
        for (const table of ['undo_entry', 'undo_step']) {
          this.#db.prepareWrite(`DELETE FROM ${table} WHERE step >= :step OR (step > 0 AND step <= :oldest)`).run({ step, oldest: step - stepsKept });
        }
        this.#db.prepareWrite('UPDATE undo_entry SET step = :step WHERE step = 0').run({ step });
        this.#db.prepareWrite('INSERT INTO undo_step (step, words) VALUES (:step, :words)').run({ step, words: answer.value.words });
      }
      return { answer, isStep };
    });
    if (isStep) this.#current = step;
    return answer;
  }

  /** Takes the last step back. Errors: `not-found` when there is none. */
  undo(): Result<null> {
    if (this.undoWords === null) return failure('not-found', 'There is nothing to undo.');
    const entries = this.#entries(this.#current).reverse();
    this.#db.transaction(() => {
      for (const { tableName, before, after } of entries) this.#put(tableName, after, before);
    });
    this.#current -= 1;
    return success(null);
  }

  /** Brings the step again that was taken back last. Errors: `not-found` when there is none. */
  redo(): Result<null> {
    if (this.redoWords === null) return failure('not-found', 'There is nothing to redo.');
    const entries = this.#entries(this.#current + 1);
    this.#db.transaction(() => {
      for (const { tableName, before, after } of entries) this.#put(tableName, before, after);
    });
    this.#current += 1;
    return success(null);
  }

  #wordsOf(step: number): string | null {
    return this.#db.prepare<{ words: string }>('SELECT words FROM undo_step WHERE step = :step').get({ step })?.words ?? null;
  }

  #entries(step: number): Entry[] {
    return this.#db
      .prepare<Entry>('SELECT table_name AS tableName, row_before AS before, row_after AS after FROM undo_entry WHERE step = :step ORDER BY entry')
      .all({ step });
  }

  #record(isOn: boolean): void {
    this.#db.prepareWrite('UPDATE undo_recording SET is_on = :isOn').run({ isOn: isOn ? 1 : 0 });
  }

  /** Brings a row from one state to the other. */
  #put(table: WatchedTable, from: string | null, to: string | null): void {
    const { keys, columns } = watched[table];
    const old = from === null ? null : (JSON.parse(from) as Row);
    const wanted = to === null ? null : (JSON.parse(to) as Row);
    const where = keys.map((key) => `${key} = :${key}`).join(' AND ');
    if (wanted === null) {
      if (old !== null) this.#db.prepareWrite(`DELETE FROM ${table} WHERE ${where}`).run(pick(old, keys));
    } else if (old === null) {
      this.#db.prepareWrite(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`).run(pick(wanted, columns));
    } else {
      const different = columns.filter((column) => old[column] !== wanted[column]);
      if (different.length === 0) return;
      this.#db.prepareWrite(`UPDATE ${table} SET ${different.map((column) => `${column} = :${column}`).join(', ')} WHERE ${where}`).run(pick(wanted, [...keys, ...different]));
    }
  }
}

function pick(row: Row, columns: readonly string[]): Record<string, SqlValue> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function triggers(table: string, columns: readonly string[]): string {
  const image = (row: 'OLD' | 'NEW') => `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
  const isDifferent = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  const trigger = (event: string, before: string, after: string) => `
    CREATE TEMP TRIGGER undo_${table}_${event.toLowerCase()} AFTER ${event} ON main.${table}
    WHEN (SELECT is_on FROM undo_recording)${event === 'UPDATE' ? ` AND (${isDifferent})` : ''} BEGIN
      INSERT INTO undo_entry (step, table_name, row_before, row_after) VALUES (0, '${table}', ${before}, ${after});
    END;`;
  return trigger('INSERT', 'NULL', image('NEW')) + trigger('UPDATE', image('OLD'), image('NEW')) + trigger('DELETE', image('OLD'), 'NULL');
}
