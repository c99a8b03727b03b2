import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseLineSchema } from '../../../db/model/case.ts';
import { trayChangeSchema, type TrayChange, type TrayContent } from '../../../db/model/tray.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { userMigrations } from '../../../db/user/migrations.ts';
import { openUserDatabase } from '../../../db/user/open-user-database.ts';
import { readLibraryFile } from '../../../db/user/read-library-file.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { anyCatalog, cpt } from '../../fixtures/user-data/any-catalog.ts';

let home: Home;
let data: UserData;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-trays-')));
  data = open();
});
afterEach(() => {
  data.closeQuickly();
  rmSync(home.folder, { recursive: true, force: true });
});

function open(): UserData {
  const state = openUserData(home);
  if (state.data === null) throw new Error(state.problem?.message ?? 'no user data');
  return state.data;
}

const line = (code: string, ...modifiers: string[]) => caseLineSchema.parse({ code, modifiers });
const hamstrings: TrayContent = {
  name: 'Hamstrings, both legs', dateOfService: '2026-12-01', place: 'outpatient', locality: '08202-01', zip: null, payer: 'Medicare', authorisation: { from: '2026-11-01', until: '2027-01-31' }, isTemplate: false,
  lines: [line('27395'), { ...line('27397', '59'), charge: 1200.5, side: 'left', role: 'assistant' }],
};

function change(one: TrayChange): number | null {
  const done = data.library.changeTrays(trayChangeSchema.parse(one));
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value.changed;
}
const names = (): string[] => data.library.readTrays().trays.map(({ name }) => name);

describe('trays', () => {
  it('keep every value of their lines over a restart', () => {
    const id = change({ kind: 'add', tray: hamstrings });
    data.closeQuickly();
    data = open();
    expect(data.library.readTrays().trays).toEqual([{ id, ...hamstrings }]);
  });

  it('change what is named and keep the rest', () => {
    const id = change({ kind: 'add', tray: hamstrings }) ?? 0;
    change({ kind: 'set', id, content: { payer: 'Aetna', lines: [line('27393')] } });
    expect(data.library.readTrays().trays).toEqual([{ id, ...hamstrings, payer: 'Aetna', lines: [line('27393')] }]);
  });

  it('become templates, which have no date, and cases of one', () => {
    const id = change({ kind: 'add', tray: hamstrings }) ?? 0;
    const template = change({ kind: 'copy', id, name: 'Hamstrings', isTemplate: true }) ?? 0;
    change({ kind: 'copy', id: template, name: 'Hamstrings again', isTemplate: false });
    expect(data.library.readTrays().trays.map(({ name, isTemplate, dateOfService, authorisation, lines }) => [name, isTemplate, dateOfService, authorisation.until, lines.length])).toEqual([
      ['Hamstrings, both legs', false, '2026-12-01', '2027-01-31', 2], ['Hamstrings', true, null, null, 2], ['Hamstrings again', false, null, null, 2],
    ]);
  });

  it('stand in the order of the user', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((name) => change({ kind: 'add', tray: { ...hamstrings, name } }) ?? 0);
    change({ kind: 'move', id: c ?? 0, before: a ?? 0 });
    expect(names()).toEqual(['C', 'A', 'B']);
    change({ kind: 'move', id: c ?? 0, before: null });
    expect(names()).toEqual(['A', 'B', 'C']);
    change({ kind: 'remove', ids: [a ?? 0, b ?? 0] });
    expect(names()).toEqual(['C']);
  });

  it('that are gone are refused, and nothing is changed', () => {
    change({ kind: 'add', tray: hamstrings });
    for (const one of [{ kind: 'set', id: 99, content: { name: 'X' } }, { kind: 'copy', id: 99, name: 'X', isTemplate: false }, { kind: 'move', id: 99, before: null }, { kind: 'remove', ids: [99] }] as TrayChange[]) {
      const done = data.library.changeTrays(one);
      expect(done.ok ? null : done.error.code).toBe('not-found');
    }
    expect(names()).toEqual(['Hamstrings, both legs']);
  });

  it('are taken back and brought again, in one history with the bookmarks', () => {
    const id = change({ kind: 'add', tray: hamstrings }) ?? 0;
    data.library.change({ kind: 'add', keys: cpt('27397'), folderId: null }, anyCatalog);
    change({ kind: 'set', id, content: { lines: [] } });
    const emptied = data.library.readTrays().trays;
    expect(data.library.readTrays().undo).toBe('Change the tray Hamstrings, both legs');
    data.library.undo();
    expect(data.library.readTrays().trays).toEqual([{ id, ...hamstrings }]);
    data.library.undo();
    expect(data.library.bookmarks()).toEqual([]);
    data.library.undo();
    expect(names()).toEqual([]);
    for (let step = 0; step < 3; step++) expect(data.library.redo().ok).toBe(true);
    expect(data.library.readTrays().trays).toEqual(emptied);
    expect(data.library.bookmarks().map(({ code }) => code)).toEqual(['27397']);
  });
});

describe('an exported library', () => {
  const file = (): string => {
    const written = data.library.export({ format: 'json', folderId: null, withNotes: false });
    if (!written.ok) throw new Error(written.error.message);
    const path = join(home.folder, 'library.json');
    writeFileSync(path, written.value.text);
    return path;
  };
  const take = (path: string, mode: 'merge' | 'replace'): void => {
    const read = readLibraryFile(path);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.rejected).toEqual([]);
    expect(data.library.import(read.value, 'library.json', mode).ok).toBe(true);
  };

  it('carries trays to another desk, and adds none twice', () => {
    const id = change({ kind: 'add', tray: hamstrings }) ?? 0;
    const path = file();
    take(path, 'merge');
    expect(names()).toEqual(['Hamstrings, both legs']);
    change({ kind: 'remove', ids: [id] });
    take(path, 'merge');
    expect(data.library.readTrays().trays.map(({ id: _id, ...content }) => content)).toEqual([hamstrings]);
  });

  it('in the place of the library takes the place of trays only where it has some', () => {
    data.library.change({ kind: 'add', keys: cpt('27397'), folderId: null }, anyCatalog);
    const withoutTrays = file();
    change({ kind: 'add', tray: hamstrings });
    take(withoutTrays, 'replace');
    expect(names()).toEqual(['Hamstrings, both legs']);
    const withTrays = file();
    change({ kind: 'add', tray: { ...hamstrings, name: 'Another' } });
    take(withTrays, 'replace');
    expect(names()).toEqual(['Hamstrings, both legs']);
    data.library.undo();
    expect(names()).toEqual(['Hamstrings, both legs', 'Another']);
  });

  it('of before trays had authorised days is read on, and one with a day that is none is named', () => {
    const { authorisation: _none, ...old } = hamstrings;
    const path = join(home.folder, 'library.json');
    writeFileSync(path, JSON.stringify({ format: 'codetray-library', version: 1, folders: [], bookmarks: [], notes: [], trays: [old, { ...hamstrings, authorisation: { from: null, until: '2027-02-30' } }] }));
    const read = readLibraryFile(path);
    expect(read.ok && [read.value.file.trays, read.value.rejected]).toEqual([[{ ...hamstrings, authorisation: { from: null, until: null } }], [{ line: 2, reason: 'tray: authorised days are days of the calendar, from and until' }]]);
  });

  it('names a tray that cannot be used and keeps the others', () => {
    change({ kind: 'add', tray: hamstrings });
    const path = file();
    const read = readLibraryFile(path);
    if (!read.ok) throw new Error('unread');
    writeFileSync(path, JSON.stringify({ format: 'codetray-library', version: 1, folders: [], bookmarks: [], notes: [], trays: [hamstrings, { ...hamstrings, lines: [{ code: 'no code' }] }] }));
    const again = readLibraryFile(path);
    expect(again.ok && [again.value.file.trays?.length, again.value.rejected]).toEqual([1, [{ line: 2, reason: 'tray: a tray has lines of a code with modifiers, units and a charge' }]]);
  });
});

describe('a user file of the version before trays', () => {
  it('keeps its bookmarks and gets the table', () => {
    data.closeQuickly();
    rmSync(home.userDatabase, { force: true });
    const before = openUserDatabase(home, userMigrations.filter(({ version }) => version < 30));
    if (!before.ok) throw new Error(before.error.message);
    before.value.db.exec("INSERT INTO bookmark (system, code, title, added_at, position) VALUES ('CPT', '27397', 'Lengthening', '2026-01-01T00:00:00Z', 1)");
    before.value.db.close();
    data = open();
    expect(data.library.bookmarks().map(({ code }) => code)).toEqual(['27397']);
    change({ kind: 'add', tray: hamstrings });
    expect(names()).toEqual(['Hamstrings, both legs']);
  });
});

describe('a user file of the version before authorised days', () => {
  it('keeps its trays, with none, and takes some', () => {
    data.closeQuickly();
    rmSync(home.userDatabase, { force: true });
    const before = openUserDatabase(home, userMigrations.filter(({ version }) => version < 50));
    if (!before.ok) throw new Error(before.error.message);
    before.value.db.exec("INSERT INTO tray (name, date_of_service, place, payer, is_template, lines, position) VALUES ('Old', '2026-12-01', 'outpatient', '', 0, '[]', 1)");
    before.value.db.close();
    data = open();
    const [old] = data.library.readTrays().trays;
    expect(old).toMatchObject({ name: 'Old', dateOfService: '2026-12-01', authorisation: { from: null, until: null } });
    change({ kind: 'set', id: old?.id ?? 0, content: { authorisation: { from: null, until: '2027-01-31' } } });
    expect(data.library.readTrays().trays[0]).toEqual({ ...old, authorisation: { from: null, until: '2027-01-31' } });
    data.library.undo();
    expect(data.library.readTrays().trays).toEqual([old]);
  });
});
