import { copyFileSync, existsSync, mkdtempSync, openSync, closeSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadWrite } from '../../../db/open/database.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { latestUserVersion } from '../../../db/user/migrations.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { anyCatalog, cpt } from '../../fixtures/user-data/any-catalog.ts';

let home: Home;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-recovery-')));
});
afterEach(() => rmSync(home.folder, { recursive: true, force: true }));

const codes = Array.from({ length: 3_000 }, (_, number) => String(20_000 + number));
const add = (data: UserData, ...some: string[]) => data.library.change({ kind: 'add', keys: cpt(...some), folderId: null }, anyCatalog);

function open(): { data: UserData; notices: string[] } {
  const { data, problem, notices } = openUserData(home);
  if (data === null) throw new Error(problem?.message);
  return { data, notices };
}

/** Everything is on its page of the file itself; nothing waits in the journal. */
function settle(): void {
  const raw = openReadWrite(home.userDatabase);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
}

function overwrite(path: string, position: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, position);
  closeSync(file);
}

/** Spoils the page on which a bookmark stands. */
function spoilPageOf(code: string): void {
  settle();
  const at = readFileSync(home.userDatabase).indexOf(`CPT${code}Title of ${code}`);
  if (at === -1) throw new Error(`${code} is on no page`);
  overwrite(home.userDatabase, Math.floor(at / 4096) * 4096, Buffer.alloc(4096, 0xa5));
}

const damagedFiles = () => readdirSync(home.folder).filter((name) => /^user-damaged-.*\.db$/.test(name));
const leftovers = () => readdirSync(home.folder).filter((name) => /part|salvaged/.test(name));
function check(data: UserData): void {
  data.closeQuickly();
  const raw = openReadWrite(home.userDatabase);
  expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  raw.close();
  expect(leftovers()).toEqual([]);
}

describe('user.db at the start', () => {
  it('that is whole is opened without a word', async () => {
    const first = open();
    add(first.data, ...codes.slice(0, 10));
    await first.data.close();
    const { data, notices } = open();
    expect(notices).toEqual([]);
    expect(data.library.bookmarks()).toHaveLength(10);
    check(data);
  });

  it('whose rows can all be read although it is damaged is written anew, and nothing is lost', () => {
    const first = open();
    add(first.data, ...codes);
    first.data.library.change({ kind: 'folder-add', name: 'Daily', colour: 'teal' }, anyCatalog);
    first.data.setSettings({ paper: 'A4' });
    first.data.closeQuickly();
    settle();
    // The header of the file says that there are 77 free pages.
    overwrite(home.userDatabase, 36, Buffer.from([0, 0, 0, 77]));
    const { data, notices } = open();
    expect(notices).toEqual([expect.stringMatching(/^The bookmark file was damaged\. Everything in it could still be read and stands in a new file; the damaged file is kept as user-damaged-.*\.db\.$/)]);
    expect(data.library.read()).toMatchObject({ folders: [{ name: 'Daily', colour: 'teal' }] });
    expect(data.library.bookmarks()).toHaveLength(3_000);
    expect(data.settings().paper).toBe('A4');
    expect(damagedFiles()).toHaveLength(1);
    check(data);
  });

  it('with a spoiled page takes what stood on it from the backup, and keeps what was done since', async () => {
    const first = open();
    add(first.data, ...codes);
    await first.data.close();
    const second = open();
    second.data.library.change({ kind: 'colour', keys: cpt('20005'), colour: 'rose' }, anyCatalog);
    add(second.data, '99999');
    second.data.closeQuickly();
    spoilPageOf('21500');
    const { data, notices } = open();
    expect(notices).toEqual([expect.stringMatching(/^The bookmark file was damaged\. 2,9\d\d bookmarks could still be read; the rest comes from the backup of the last clean close/)]);
    const bookmarks = data.library.bookmarks();
    expect(bookmarks).toHaveLength(3_001);
    expect(bookmarks.find(({ code }) => code === '20005')?.colour).toBe('rose');
    check(data);
  });

  it('with a spoiled page and no backup keeps what stands on the other pages and says how much', () => {
    const first = open();
    add(first.data, ...codes);
    first.data.closeQuickly();
    spoilPageOf('21500');
    const { data, notices } = open();
    const kept = data.library.bookmarks().map(({ code }) => code);
    expect(kept.length).toBeGreaterThan(2_900);
    expect(kept.length).toBeLessThan(3_000);
    // From both sides of the spoiled page.
    expect(kept[0]).toBe('20000');
    expect(kept.at(-1)).toBe('22999');
    expect(notices).toEqual([expect.stringContaining(`there was no usable backup. ${kept.length.toLocaleString('en')} bookmarks could still be read and stand here; others may be missing.`)]);
    check(data);
  });

  it('that is no database is replaced by the backup', async () => {
    const first = open();
    add(first.data, '27397');
    await first.data.close();
    writeFileSync(home.userDatabase, 'not a database, but long enough for a header of one hundred bytes, which this sentence is');
    const { data, notices } = open();
    expect(notices).toEqual([expect.stringMatching(/^The bookmark file was damaged\. The backup of the last clean close was restored; the damaged file is kept as /)]);
    expect(data.library.bookmarks()).toHaveLength(1);
    expect(readFileSync(join(home.folder, damagedFiles()[0] ?? ''), 'utf8')).toMatch(/^not a database/);
    check(data);
  });

  it('of another program is put aside, and nothing is read out of it', () => {
    const raw = openReadWrite(home.userDatabase);
    raw.exec("CREATE TABLE bookmark (system TEXT, code TEXT); INSERT INTO bookmark VALUES ('CPT', '27397'); PRAGMA user_version = 3; PRAGMA application_id = 77");
    raw.close();
    const { data, notices } = open();
    expect(data.library.bookmarks()).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(/no usable backup: Codetray starts with an empty one/)]);
    check(data);
  });

  it('that cannot be read at all, like its backup, is put aside under a dated name', () => {
    for (const path of [home.userDatabase, home.userBackup]) writeFileSync(path, 'garbage '.repeat(40));
    const { data, notices } = open();
    expect(data.library.bookmarks()).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(/starts with an empty one\. For a later rescue, the damaged file is kept as user-damaged-\d{4}-\d\d-\d\dT.*\.db in /)]);
    add(data, '27397');
    check(data);
  });

  it.each(['gone', 'empty'])('that is %s is restored from the backup, which the next close would overwrite', async (how) => {
    const first = open();
    add(first.data, '27397');
    await first.data.close();
    if (how === 'gone') rmSync(home.userDatabase);
    else writeFileSync(home.userDatabase, '');
    const { data, notices } = open();
    expect(data.library.bookmarks()).toHaveLength(1);
    expect(notices).toEqual(['The bookmark file was not there. The backup of the last clean close was restored.']);
    check(data);
  });

  it('of a newer Codetray is left as it is, with its backup', async () => {
    const first = open();
    await first.data.close();
    const raw = openReadWrite(home.userDatabase);
    raw.pragma(`user_version = ${latestUserVersion + 10}`);
    raw.pragma('journal_mode = DELETE');
    raw.close();
    const before = readFileSync(home.userDatabase);
    expect(openUserData(home)).toMatchObject({ data: null, problem: { code: 'user-data-newer' }, notices: [] });
    expect(readFileSync(home.userDatabase).equals(before)).toBe(true);
    expect(damagedFiles()).toEqual([]);
    expect(existsSync(home.userBackup)).toBe(true);
  });
});

// Written by the version that had bookmarks without folders.
const earlier = resolve('tests/fixtures/user-data/user-0010.db');

describe('a file of the first version', () => {
  it('is brought to this one with everything that it had', () => {
    copyFileSync(earlier, home.userDatabase);
    const { data, notices } = open();
    expect(notices).toEqual([]);
    expect(data.library.read()).toMatchObject({
      folders: [],
      bookmarks: [
        { system: 'CPT', code: '27397', title: 'Transfer several thigh tendons', addedAt: '2026-11-01T08:00:00.000Z', folderId: null, colour: null, tags: [], opened: 1, facts: null },
        { system: 'ICD10CM', code: 'M62.40', opened: 0 },
        { system: 'CPT', code: '27390' },
      ],
      notes: [],
    });
    expect(data.listRecents().map(({ code, opened }) => [code, opened])).toEqual([['20000', 1], ['27397', 1]]);
    expect(data.settings()).toMatchObject({ paper: 'A4', locality: '01112-05' });
    check(data);
  });

  it('that is damaged is mended into one of this version', () => {
    copyFileSync(earlier, home.userDatabase);
    overwrite(home.userDatabase, 36, Buffer.from([0, 0, 0, 77]));
    const { data, notices } = open();
    expect(notices).toEqual([expect.stringContaining('Everything in it could still be read')]);
    expect(data.library.bookmarks().map(({ code }) => code)).toEqual(['27397', 'M62.40', '27390']);
    check(data);
  });
});
