import { forgetSearch, keepSearch, listRecentSearches } from './recent-searches.ts';
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { z } from 'zod';
import type { CodeKey, CodeSystem } from '../model/code.ts';
import type { Failure } from '../model/result.ts';
import { defaultSettings, settingsSchema, type Settings } from '../model/settings.ts';
import type { Home } from '../open/home.ts';
import type { Owned, WriteDb } from '../open/database.ts';
import { openUserDatabase } from './open-user-database.ts';
import { TrayPatients, withoutPatients } from './tray-patients.ts';
import { UserLibrary } from './user-library.ts';

export interface StoredRecent {
  system: CodeSystem;
  code: string;
  title: string;
  openedAt: string;
  /** How many times its page was opened. */
  opened: number;
}

/** Of each order, the last opened and the most used. */
const recentsShown = 50;
/** Rows that are remembered, so that the most used can be told from the last. */
const recentsKept = 1_000;

/** The user's own data, open for reading and writing. One object a process; changes are on the disk when a call returns. */
export class UserData {
  readonly #db: Owned<WriteDb>;
  readonly #home: Home;
  readonly library: UserLibrary;
  readonly patients: TrayPatients;
  /** When a code was opened last, in milliseconds of the clock. */
  #openedAt = 0;

  constructor(db: Owned<WriteDb>, home: Home) {
    this.#db = db;
    this.#home = home;
    this.library = new UserLibrary(db);
    this.patients = new TrayPatients(db, home);
  }

  recordOpened(key: CodeKey, title: string): void {
    // Two that are opened within a millisecond, or around a step of the clock, keep their order.
    this.#openedAt = Math.max(Date.now(), this.#openedAt + 1);
    this.#db.transaction(() => {
      this.#db
        .prepareWrite(
          `INSERT INTO recent (system, code, title, opened_at) VALUES (:system, :code, :title, :openedAt)
           ON CONFLICT (system, code) DO UPDATE SET title = excluded.title, opened_at = excluded.opened_at, opened = opened + 1`,
        )
        .run({ ...key, title, openedAt: new Date(this.#openedAt).toISOString() });
      // How often a bookmarked code was opened stays as long as its bookmark.
      this.#db
        .prepareWrite(
          `DELETE FROM recent WHERE (system, code) NOT IN
             (SELECT system, code FROM recent ORDER BY opened_at DESC, system, code LIMIT :kept)
           AND (system, code) NOT IN (SELECT system, code FROM bookmark)`,
        )
        .run({ kept: recentsKept });
    });
  }

  /** The codes opened last together with those opened most, last opened first. */
  listRecents(shown = recentsShown): StoredRecent[] {
    return this.#db
      .prepare<StoredRecent>(
        `SELECT system, code, title, opened_at AS openedAt, opened FROM recent
         WHERE (system, code) IN (SELECT system, code FROM recent ORDER BY opened_at DESC, system, code LIMIT :shown)
            OR (system, code) IN (SELECT system, code FROM recent WHERE opened > 1 ORDER BY opened DESC, opened_at DESC, system, code LIMIT :shown)
         ORDER BY opened_at DESC, system, code`,
      )
      .all({ shown });
  }

  recentSearches(): string[] {
    return listRecentSearches(this.#db);
  }

  keepSearch(text: string): string[] {
    keepSearch(this.#db, text);
    return listRecentSearches(this.#db);
  }

  forgetSearch(text: string | null): string[] {
    forgetSearch(this.#db, text);
    return listRecentSearches(this.#db);
  }

  /** What was chosen; an unknown name is left alone, and a damaged value falls back to what a new office has. */
  settings(): Settings {
    const settings: Record<string, unknown> = { ...defaultSettings };
    for (const { name, value } of this.#db.prepare<{ name: string; value: string }>('SELECT name, value FROM setting').all()) {
      if (isSettingName(name)) settings[name] = parsed(settingsSchema.shape[name], value, defaultSettings[name]);
    }
    return settings as Settings;
  }

  setSettings(changes: { [Name in keyof Settings]?: Settings[Name] | undefined }): Settings {
    this.#db.transaction(() => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) continue;
        this.#db
          .prepareWrite('INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
          .run({ name, value: JSON.stringify(value) });
      }
    });
    return this.settings();
  }

  /** A value that is read where it is needed and not with every start; null when there is none, or none that fits. */
  readSetting<Value>(name: string, shape: z.ZodType<Value>): Value | null {
    const [row] = this.#db.prepare<{ value: string }>('SELECT value FROM setting WHERE name = :name').all({ name });
    return parsed<Value | null>(shape.nullable(), row?.value, null);
  }

  writeSetting(name: string, value: unknown): void {
    this.#db
      .prepareWrite('INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
      .run({ name, value: JSON.stringify(value) });
  }

  /** Closes cleanly: a backup of what stands now, without patients, replaces the last one, whole or not at all. */
  async close(): Promise<void> {
    const unfinished = `${this.#home.userBackup}.part`;
    try {
      rmSync(unfinished, { force: true });
      await this.#db.backupTo(unfinished);
      withoutPatients(unfinished);
      renameSync(unfinished, this.#home.userBackup);
    } finally {
      if (existsSync(unfinished)) rmSync(unfinished, { force: true });
      this.#db.close();
    }
  }

  /** Closes without a backup: for short-lived processes beside a running window. */
  closeQuickly(): void {
    this.#db.close();
  }
}

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}

function parsed<Value>(shape: z.ZodType<Value>, json: string | undefined, fallback: Value): Value {
  if (json === undefined) return fallback;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fallback;
  }
  const result = shape.safeParse(value);
  return result.success ? result.data : fallback;
}

export interface UserDataState {
  /** Null when the file cannot be used; everything else works without it. */
  data: UserData | null;
  /** Why `data` is null. */
  problem: Failure | null;
  notices: string[];
}

/** Opens user.db of a data folder; never throws for a file that is damaged, newer or out of reach. */
export function openUserData(home: Home): UserDataState {
  const opened = openUserDatabase(home);
  if (!opened.ok) return { data: null, problem: opened.error, notices: [] };
  return { data: new UserData(opened.value.db, home), problem: null, notices: opened.value.notices };
}
