import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeKey } from '../../../db/model/code.ts';
import type { LibraryChange, LibraryExport } from '../../../db/model/library.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { readLibraryFile } from '../../../db/user/read-library-file.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { anyCatalog, cpt, oneOf, random } from '../../fixtures/user-data/any-catalog.ts';

let home: Home;
let data: UserData;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-library-file-')));
  const state = openUserData(home);
  if (state.data === null) throw new Error(state.problem?.message ?? 'no user data');
  data = state.data;
});
afterEach(() => {
  data.closeQuickly();
  rmSync(home.folder, { recursive: true, force: true });
});

function change(...changes: LibraryChange[]): void {
  for (const one of changes) {
    const done = data.library.change(one, anyCatalog);
    if (!done.ok) throw new Error(`${one.kind}: ${done.error.message}`);
  }
}

function exported(format: LibraryExport['format'], more: Partial<LibraryExport> = {}): { path: string; text: string; bookmarks: number } {
  const written = data.library.export({ format, folderId: null, withNotes: true, ...more });
  if (!written.ok) throw new Error(written.error.message);
  return { path: file(`bookmarks.${format === 'json' ? 'json' : 'csv'}`, written.value.text), ...written.value };
}

function file(name: string, content: string | Buffer): string {
  const path = join(home.folder, name);
  writeFileSync(path, content);
  return path;
}

function tryImport(path: string, mode: 'merge' | 'replace') {
  const read = readLibraryFile(path);
  return read.ok ? data.library.import(read.value, basename(path), mode) : read;
}

function imported(path: string, mode: 'merge' | 'replace' = 'merge') {
  const done = tryImport(path, mode);
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value;
}

/** Everything that a person put there; numbers of folders are the file's own business. */
function content() {
  const { folders, bookmarks, notes } = data.library.read();
  const names = new Map(folders.map(({ id, name }) => [id, name]));
  return {
    folders: folders.map(({ name, colour }) => ({ name, colour })),
    bookmarks: bookmarks.map(({ system, code, title, addedAt, folderId, colour, tags }) => ({ system, code, title, addedAt, colour, tags, folder: folderId === null ? null : names.get(folderId) })),
    notes,
  };
}

const oddNames = [
  'Dr. O\'Brien "left"', 'a, b; c', 'مفصل الركبة', 'עברית ‏x', '👩🏽‍⚕️ knees', '=SUM(A1:A9)', '+1 (915) 555-0100', '-1', '@import', "'=already", "''", '"', '\\', '0', '00100', 'TRUE', '2026-11-22', '𝒏', 'e\u0301', 'null', '<b>x</b>', "Robert'); DROP TABLE folder;--",
];
const oddTexts = ['', ...oddNames, 'two\nlines', '\n', ' leading and trailing ', '\t=tab first', '=1+1\n=2+2', '"quoted" , "again"', '\u2028', `${'long '.repeat(300)}end`, '-- \n,,,,\n"'];

/** A library with every odd name in every place that takes one. */
function oddLibrary(seed: number): void {
  const next = random(seed);
  const some = (count: number, values: readonly string[]) => [...new Set(Array.from({ length: count }, () => oneOf(next, values)))];
  for (const name of some(8, oddNames)) change({ kind: 'folder-add', name, colour: oneOf(next, [null, 'teal', 'amber']) });
  const ids = data.library.read().folders.map(({ id }) => id);
  const codes: CodeKey[] = [...cpt('00100', '0633T', '27397', '27390', '99100'), { system: 'HCPCS', code: 'E0100' }, { system: 'ICD10CM', code: 'M62.40' }, { system: 'ICD10CM', code: 'A00' }];
  for (const key of codes) {
    change({ kind: 'add', keys: [key], folderId: oneOf(next, [null, ...ids]) });
    change({ kind: 'colour', keys: [key], colour: oneOf(next, [null, 'rose', 'green']) });
    change({ kind: 'tag', keys: [key], add: some(3, oddNames.filter((name) => !/[,;]/.test(name))), remove: [] });
    change({ kind: 'note', key, wording: oneOf(next, oddTexts), note: oneOf(next, oddTexts) });
  }
  // A note on a code without a bookmark.
  change({ kind: 'note', key: { system: 'CPT', code: '20000' }, wording: oneOf(next, oddTexts), note: 'kept' });
}

describe('a library that is exported, wiped and imported again', () => {
  const cases = (['json', 'csv', 'spreadsheet'] as const).flatMap((format) => [1, 2, 3, 4, 5, 6].map((seed) => [format, seed] as const));
  it.each(cases)('as %s loses nothing, whatever the names are (seed %i)', (format, seed) => {
    oddLibrary(seed);
    const before = content();
    const { path, bookmarks } = exported(format);
    expect(bookmarks).toBe(before.bookmarks.length);
    change({ kind: 'wipe' });
    expect(imported(path)).toMatchObject({ added: 8, updated: 0, rejected: [] });
    expect(content()).toEqual(before);
    // And the same in the place of what stands there.
    change({ kind: 'folder-add', name: 'only here', colour: null });
    expect(imported(path, 'replace')).toMatchObject({ added: 0, updated: 8, rejected: [] });
    expect(content()).toEqual(before);
    data.library.undo();
    expect(content().folders.at(-1)).toEqual({ name: 'only here', colour: null });
  });

  it('as one folder alone takes that folder and the notes on its codes', () => {
    change({ kind: 'folder-add', name: 'Daily', colour: 'teal' });
    const id = data.library.read().folders[0]?.id as number;
    change({ kind: 'add', keys: cpt('27390'), folderId: id }, { kind: 'add', keys: cpt('27397'), folderId: null });
    for (const code of ['27390', '27397']) change({ kind: 'note', key: cpt(code)[0] as CodeKey, wording: `w ${code}`, note: '' });
    const { path, bookmarks } = exported('json', { folderId: id });
    expect(bookmarks).toBe(1);
    change({ kind: 'wipe' });
    imported(path);
    expect(content()).toMatchObject({ folders: [{ name: 'Daily' }], bookmarks: [{ code: '27390', folder: 'Daily' }], notes: [{ wording: 'w 27390' }] });
    expect(data.library.export({ format: 'json', folderId: 999, withNotes: true })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it.each(['json', 'csv', 'spreadsheet'] as const)('as %s leaves private notes at home unless they are asked for', (format) => {
    change({ kind: 'add', keys: cpt('27390'), folderId: null }, { kind: 'note', key: cpt('27390')[0] as CodeKey, wording: 'printed words', note: 'a private word' }, { kind: 'note', key: cpt('27391')[0] as CodeKey, wording: '', note: 'a private word' });
    expect(exported(format, { withNotes: false }).text).toContain('printed words');
    expect(exported(format, { withNotes: false }).text).not.toContain('private');
    expect(exported(format, { withNotes: false }).text).not.toContain('27391');
  });
});

describe('the csv for a spreadsheet', () => {
  it('has a byte order mark, CRLF, and no cell that is run as a formula', () => {
    for (const name of ['=1+1', '+1', '-1', '@x']) change({ kind: 'folder-add', name, colour: null });
    change({ kind: 'add', keys: cpt('00100'), folderId: null }, { kind: 'note', key: cpt('00100')[0] as CodeKey, wording: '\t=cmd', note: '=HYPERLINK("x","y")' });
    const { text } = exported('spreadsheet');
    expect(text.startsWith('\ufeffsystem,code,title,folder,colour,tags,wording,note,added\r\n')).toBe(true);
    for (const cell of text.split(/[\r\n,]+/)) expect(cell.replace(/^"/, ''), cell).not.toMatch(/^[=+\-@\t]/);
    expect(text).toContain("'=1+1");
    expect(exported('csv').text).toContain(',=1+1,');
  });
});

describe('a list that an office has made', () => {
  it('needs a column of codes and nothing else, in any order and with any separator', () => {
    expect(imported(file('a.csv', 'Code\n27397\nM62.40\nE0100\n0633T\n'))).toMatchObject({ added: 4, rejected: [] });
    expect(data.library.bookmarks().map(({ system, code }) => `${system} ${code}`)).toEqual(['CPT 27397', 'ICD10CM M62.40', 'HCPCS E0100', 'CPT 0633T']);
    change({ kind: 'wipe' });
    expect(imported(file('b.csv', 'folder;code;comment;tags\r\nDaily;27397;mine;knee, spasm\r\n'))).toMatchObject({ added: 1 });
    expect(content()).toMatchObject({ folders: [{ name: 'Daily' }], bookmarks: [{ code: '27397', folder: 'Daily', tags: ['knee', 'spasm'] }] });
  });

  it('gets the zeros back that a spreadsheet program has dropped, and reads its code page', () => {
    imported(file('a.csv', Buffer.from('system,code,folder\r\nCPT,100,Op\xe9ration\r\n', 'latin1')));
    expect(content()).toMatchObject({ bookmarks: [{ code: '00100', folder: 'Opération' }] });
    change({ kind: 'wipe' });
    imported(file('b.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('code\tfolder\r\n27397\tKnie\r\n', 'utf16le')])));
    expect(content()).toMatchObject({ bookmarks: [{ code: '27397', folder: 'Knie' }] });
  });

  it('names each row that cannot be used by its line and why, and takes the others', () => {
    const rows = ['system,code,folder,colour,wording', 'CPT,27397,,,', ',,,,', 'CPT,hello,,,', 'XYZ,27390,,,', 'CPT,27391,,pink,', '"CPT","27392","","","two', 'lines"', `CPT,27393,${'n'.repeat(81)},,`, 'CPT,27394,,,,,too much', ',M62.40,,,'];
    const report = imported(file('a.csv', `${rows.join('\n')}\n`));
    expect(report.added).toBe(3);
    expect(report.rejected.map(({ line }) => line)).toEqual([3, 4, 5, 6, 9, 10]);
    expect(report.rejected.map(({ reason }) => reason)).toEqual([
      'there is no code', '"hello" is no code of the system "CPT" (known are CPT, HCPCS, ICD10CM, ICD10PCS)', '"27390" is no code of the system "XYZ" (known are CPT, HCPCS, ICD10CM, ICD10PCS)',
      'known colours are teal, blue, violet, rose, amber, green', 'a folder has a name of one line with 80 characters at most', 'the row has 7 cells where the first line has 5',
    ]);
  });

  it('merges: tags are added, folder, colour and words change where the file has them, and nothing goes', () => {
    change({ kind: 'folder-add', name: 'Daily', colour: 'teal' }, { kind: 'add', keys: cpt('27390', '27391'), folderId: null }, { kind: 'tag', keys: cpt('27390'), add: ['old'], remove: [] });
    change({ kind: 'note', key: cpt('27390')[0] as CodeKey, wording: 'mine', note: 'private' });
    const report = imported(file('a.csv', 'code,folder,tags,wording\n27390,daily,new,theirs\n27392,,,\n27391,,,\n'));
    expect(report).toMatchObject({ added: 1, updated: 1 });
    expect(content()).toMatchObject({
      folders: [{ name: 'Daily', colour: 'teal' }],
      bookmarks: [{ code: '27391' }, { code: '27392' }, { code: '27390', folder: 'Daily', tags: ['old', 'new'] }],
      notes: [{ wording: 'theirs', note: 'private' }],
    });
    expect(data.library.read().undo).toBe('Import bookmarks from a.csv');
    data.library.undo();
    expect(content()).toMatchObject({ bookmarks: [{ code: '27390', folder: null, tags: ['old'] }, { code: '27391' }], notes: [{ wording: 'mine' }] });
  });
});

describe('a file that cannot be used', () => {
  const json = '{"format":"codetray-library","version":1,"folders":[],"bookmarks":[{"system":"CPT","code":"27397","title":"","folder":null,"colour":null,"tags":[],"addedAt":"2026-01-01T00:00:00.000Z"}],"notes":[]}';
  const cases: readonly (readonly [string, string, string | Buffer])[] = [
    ['nothing at all', 'file-empty', ''],
    ['blanks', 'file-empty', ' \n \n'],
    ['a picture', 'file-binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48])],
    ['a workbook', 'file-binary', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000', 'latin1')],
    ['50 MB', 'archive-too-large', Buffer.alloc(50 * 1024 * 1024, 'code\n')],
    ['a million rows', 'archive-too-large', 'code\n'.repeat(1_000_000)],
    ['a million entries', 'archive-too-large', json.replace('"bookmarks":[', `"bookmarks":[${'0,'.repeat(1_000_000)}`)],
    ['a json that was cut off', 'file-truncated', json.slice(0, 120)],
    ['another json', 'nothing-recognised', '{"name":"x"}'],
    ['a json list', 'nothing-recognised', '[1,2,3]'],
    ['a json of a version to come', 'nothing-recognised', json.replace('"version":1', '"version":2')],
    ['a json that is deep', 'file-truncated', '['.repeat(2_000_000)],
    ['a json that reaches for the prototype', 'no-valid-rows', json.replace('"title":""', '"__proto__":{"x":1},"title":""')],
    ['a json whose bookmarks are none', 'no-valid-rows', '{"format":"codetray-library","version":1,"bookmarks":[{"system":"CPT"},5,null],"notes":"x"}'],
    ['another table', 'column-missing', 'name,phone\nRuiz,555\n'],
    ['a letter', 'column-missing', 'Dear colleague,\nplease find enclosed\n'],
    ['a table without one good row', 'no-valid-rows', 'code\nhello\nworld\n'],
    ['a table that ends in a row', 'file-truncated', 'system,code,title\nCPT,27397,x\nCPT,273'],
    ['a table that ends in a text', 'file-truncated', 'system,code,title\nCPT,27397,"x\nCPT,27390,y\n'],
    ['a stray quotation mark', 'file-unreadable', 'system,code,title\nCPT,27397,"x"y\n'],
    ['a cell of ten million characters', 'file-unreadable', `code,title\n27397,${'x'.repeat(10_000_000)}\n`],
  ];
  it.each(cases)('%s is refused in a sentence as %s and changes nothing', (_what, code, content_) => {
    change({ kind: 'add', keys: cpt('27390'), folderId: null });
    const before = data.library.read();
    const path = file('wrong.any', content_);
    for (const mode of ['merge', 'replace'] as const) {
      const answer = tryImport(path, mode);
      expect(answer).toMatchObject({ ok: false, error: { code } });
      if (answer.ok) continue;
      expect(answer.error.message).toMatch(/^wrong\.any .+\. Your bookmarks were not changed\.|^wrong\.any .+: .+\. Your bookmarks were not changed\./);
      expect(answer.error.message).not.toMatch(/undefined|\[object/);
    }
    expect(data.library.read()).toEqual(before);
  });

  it('that is not there, or is a folder, is said to be so', () => {
    expect(tryImport(join(home.folder, 'absent.csv'), 'merge')).toMatchObject({ ok: false, error: { code: 'file-not-found' } });
    expect(tryImport(home.folder, 'merge')).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  });

  it('in any of a hundred damaged forms never throws and never changes anything by halves', () => {
    oddLibrary(7);
    const whole = ['json', 'csv', 'spreadsheet'].map((format) => readFileSync(exported(format as 'json').path));
    change({ kind: 'wipe' });
    const next = random(11);
    for (let time = 0; time < 100; time += 1) {
      const bytes = Buffer.from(oneOf(next, whole));
      for (let hit = 0; hit < 4; hit += 1) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      const path = file('damaged', bytes.subarray(0, Math.floor(bytes.length * (0.3 + next()))));
      const answer = tryImport(path, 'merge');
      if (answer.ok) {
        expect(data.library.undo().ok || answer.value.added === 0).toBe(true);
      } else expect(answer.error.message).toMatch(/Your bookmarks were not changed/);
      expect(data.library.read()).toMatchObject({ folders: [], bookmarks: [], notes: [] });
    }
  });
});
