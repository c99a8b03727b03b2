import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeKey } from '../../../db/model/code.ts';
import { openReadWrite } from '../../../db/open/database.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { openUserDatabase } from '../../../db/user/open-user-database.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { latestUserVersion, userMigrations } from '../../../db/user/migrations.ts';

let home: Home;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-user-')));
});
afterEach(() => rmSync(home.folder, { recursive: true, force: true }));

function open(): UserData {
  const state = openUserData(home);
  if (state.data === null) throw new Error(state.problem?.message ?? 'no user data');
  return state.data;
}

/** A catalog that has every code, under a title made of it. */
const anyCatalog = ({ code }: CodeKey) => ({ title: `Title of ${code}`, facts: '{}' });

function bookmark(data: UserData, ...codes: string[]): void {
  const added = data.library.change({ kind: 'add', keys: codes.map((code) => ({ system: code.includes('.') ? 'ICD10CM' : 'CPT', code })), folderId: null }, anyCatalog);
  if (!added.ok) throw new Error(added.error.message);
}

describe('bookmarks', () => {
  it('survive a restart, in the order in which they were added, by code system and code', async () => {
    const first = open();
    for (const code of ['27397', 'M62.40', '27390']) bookmark(first, code);
    await first.close();
    const second = open();
    expect(second.library.bookmarks().map((row) => `${row.system} ${row.code}`)).toEqual(['CPT 27397', 'ICD10CM M62.40', 'CPT 27390']);
    second.closeQuickly();
  });

  it('keep their first date when the same code is bookmarked again', () => {
    const data = open();
    bookmark(data, '27397');
    const before = data.library.bookmarks();
    bookmark(data, '27397');
    expect(data.library.bookmarks()).toEqual(before);
    data.closeQuickly();
  });

  it('say when there is none to remove', () => {
    const data = open();
    bookmark(data, '27397');
    const remove = () => data.library.change({ kind: 'remove', keys: [{ system: 'CPT', code: '27397' }] }, anyCatalog);
    expect(remove()).toMatchObject({ ok: true });
    expect(remove()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    data.closeQuickly();
  });

  it('written by the window and by the command at the same time are all kept', () => {
    const window = open();
    const command = open();
    bookmark(window, '27390');
    bookmark(command, '27391');
    expect(window.library.bookmarks()).toHaveLength(2);
    window.closeQuickly();
    command.closeQuickly();
  });
});

describe('recently opened codes', () => {
  it('list the last opened first, fifty of them, with those that are opened most', () => {
    const data = open();
    for (let number = 0; number < 60; number += 1) data.recordOpened({ system: 'CPT', code: String(20000 + number) }, 't');
    data.recordOpened({ system: 'CPT', code: '20015' }, 't');
    for (let time = 0; time < 3; time += 1) data.recordOpened({ system: 'CPT', code: '20001' }, 't');
    for (let number = 30; number < 60; number += 1) data.recordOpened({ system: 'CPT', code: String(30000 + number) }, 't');
    for (let number = 0; number < 60; number += 1) data.recordOpened({ system: 'CPT', code: String(40000 + number) }, 't');
    const recents = data.listRecents();
    expect(recents[0]).toMatchObject({ code: '40059', opened: 1 });
    expect(recents.map(({ code }) => code).filter((code) => !code.startsWith('4'))).toEqual(['20001', '20015']);
    expect(recents.at(-2)).toMatchObject({ code: '20001', opened: 4 });
    expect(recents).toHaveLength(52);
    data.closeQuickly();
  });
});

describe('settings', () => {
  it('fall back one by one where a stored value is damaged', () => {
    const data = open();
    data.setSettings({ paper: 'A4', locality: '01112-05' });
    data.closeQuickly();
    const raw = openReadWrite(home.userDatabase);
    raw.exec(`UPDATE setting SET value = '"Foolscap"' WHERE name = 'paper'`);
    raw.close();
    const again = open();
    expect(again.settings()).toMatchObject({ paper: 'Letter', locality: '01112-05' });
    again.closeQuickly();
  });
});

describe('opening user.db', () => {
  it('leaves a file of a newer Codetray untouched and says what to do', () => {
    open().closeQuickly();
    const raw = openReadWrite(home.userDatabase);
    raw.pragma(`user_version = ${latestUserVersion + 10}`);
    raw.pragma('journal_mode = DELETE');
    raw.close();
    const before = readFileSync(home.userDatabase);
    const state = openUserData(home);
    expect(state.data).toBeNull();
    expect(state.problem).toMatchObject({ code: 'user-data-newer', message: expect.stringMatching(/newer Codetray/) as unknown });
    expect(readFileSync(home.userDatabase).equals(before)).toBe(true);
  });

  it('restores the backup of the last clean close when the file is garbage, and keeps the damaged file', async () => {
    const data = open();
    bookmark(data, '27397');
    await data.close();
    writeFileSync(home.userDatabase, 'this is not a database, this is a sentence that is long enough to be read as a header');
    const state = openUserData(home);
    expect(state.data?.library.bookmarks()).toHaveLength(1);
    expect(state.notices.join(' ')).toMatch(/backup of the last clean close was restored/);
    expect(readdirSync(home.folder).some((name) => name.startsWith('user-damaged-'))).toBe(true);
    state.data?.closeQuickly();
  });

  it('starts empty and says so when neither the file nor a backup can be read', () => {
    writeFileSync(home.userDatabase, 'garbage garbage garbage garbage garbage garbage garbage garbage garbage garbage garbage garbage');
    writeFileSync(home.userBackup, 'garbage too');
    const state = openUserData(home);
    expect(state.data?.library.bookmarks()).toEqual([]);
    expect(state.notices.join(' ')).toMatch(/no usable backup/);
    state.data?.closeQuickly();
  });

  it('recognises a file that was cut in the middle', async () => {
    const data = open();
    bookmark(data, ...Array.from({ length: 3000 }, (_, number) => String(10_000 + number)));
    await data.close();
    truncateSync(home.userDatabase, Math.floor(statSync(home.userDatabase).size / 2 / 4096) * 4096);
    const state = openUserData(home);
    expect(state.data?.library.bookmarks()).toHaveLength(3000);
    expect(state.notices).toHaveLength(1);
    state.data?.closeQuickly();
  });

  it('writes a whole backup or none', async () => {
    const data = open();
    bookmark(data, '27397');
    await data.close();
    expect(existsSync(home.userBackup)).toBe(true);
    expect(existsSync(`${home.userBackup}.part`)).toBe(false);
  });
});

describe('migrations', () => {
  it('are numbered upwards, and each brings a file of the version before to its own', () => {
    expect(userMigrations.map((migration) => migration.version)).toEqual([...userMigrations.map((migration) => migration.version)].sort((a, b) => a - b));
    for (let index = 0; index < userMigrations.length; index += 1) {
      rmSync(home.userDatabase, { force: true });
      if (index > 0) {
        const before = openUserDatabase(home, userMigrations.slice(0, index));
        if (before.ok) before.value.db.close();
      }
      const opened = openUserDatabase(home, userMigrations.slice(0, index + 1));
      if (!opened.ok) throw new Error(opened.error.message);
      expect(opened.value.db.pragma('user_version')).toEqual([{ user_version: userMigrations[index]?.version }]);
      opened.value.db.close();
    }
  });
});
