import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeKey } from '../../../db/model/code.ts';
import { libraryChangeSchema, type LibraryChange } from '../../../db/model/library.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { anyCatalog, cpt, oneOf, random } from '../../fixtures/user-data/any-catalog.ts';

let home: Home;
let data: UserData;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-library-')));
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

function change(...changes: LibraryChange[]): string {
  let words = '';
  for (const one of changes) {
    const done = data.library.change(one, anyCatalog);
    if (!done.ok) throw new Error(done.error.message);
    words = done.value.words;
  }
  return words;
}
const refused = (one: LibraryChange) => {
  const done = data.library.change(one, anyCatalog);
  return done.ok ? null : done.error.code;
};
const add = (folderId: number | null, ...codes: string[]): LibraryChange => ({ kind: 'add', keys: cpt(...codes), folderId });
const move = (codes: readonly string[], folderId: number | null, before: string | null): LibraryChange => ({ kind: 'move', keys: cpt(...codes), folderId, before: before === null ? null : (cpt(before)[0] as CodeKey) });
const folder = (name: string): number => {
  change({ kind: 'folder-add', name, colour: null });
  const made = data.library.read().folders.find((one) => one.name === name);
  if (made === undefined) throw new Error(`no folder ${name}`);
  return made.id;
};
/** "27390 27391 | Daily: 27397" */
function shown(): string {
  const { folders, bookmarks } = data.library.read();
  const codes = (folderId: number | null) => bookmarks.filter((one) => one.folderId === folderId).map(({ code }) => code).join(' ');
  return [codes(null), ...folders.map(({ id, name }) => `${name}: ${codes(id)}`)].join(' | ');
}

describe('bookmarks', () => {
  it('go to the end of their folder in the order in which they are named', () => {
    const daily = folder('Daily');
    change(add(null, '27390', '27391'), add(daily, '27397', '27392'));
    expect(shown()).toBe('27390 27391 | Daily: 27397 27392');
  });

  it('that are there already move into a folder that is named, and stay where none is', () => {
    const daily = folder('Daily');
    change(add(null, '27390', '27391'));
    expect(change(add(daily, '27390', '27397'))).toBe('Bookmark 2 codes in Daily');
    change(add(null, '27390'));
    expect(shown()).toBe('27391 | Daily: 27397 27390');
  });

  it('are not added at all when one of the codes is in no catalog', () => {
    expect(refused(add(null, '27390', '00001'))).toBe('not-found');
    expect(shown()).toBe('');
    expect(data.library.read().undo).toBeNull();
  });

  it('move before another one, several at once, in the order in which they are named', () => {
    change(add(null, '1000A', '2000A', '3000A', '4000A', '5000A'));
    expect(change(move(['5000A', '2000A'], null, '1000A'))).toBe('Move 2 codes in the list');
    expect(shown()).toBe('5000A 2000A 1000A 3000A 4000A');
    change(move(['5000A', '1000A'], null, null));
    expect(shown()).toBe('2000A 3000A 4000A 5000A 1000A');
  });

  it('that are moved before one of themselves come to stand before the next one that stays', () => {
    change(add(null, '1000A', '2000A', '3000A'));
    change(move(['2000A', '1000A'], null, '1000A'));
    expect(shown()).toBe('2000A 1000A 3000A');
  });

  it('keep their order after a thousand moves to the same place', () => {
    change(add(null, '1000A', '2000A', '3000A', '4000A'));
    for (let time = 0; time < 500; time += 1) change(move(['3000A'], null, '2000A'), move(['2000A'], null, '3000A'));
    expect(shown()).toBe('1000A 2000A 3000A 4000A');
  });

  it('take a colour and tags, each tag once', () => {
    change(add(null, '27390', '27391'));
    expect(change({ kind: 'colour', keys: cpt('27390', '27391'), colour: 'teal' })).toBe('Colour 2 codes teal');
    change({ kind: 'tag', keys: cpt('27390'), add: ['knee', 'Dr. Ruiz', 'knee'], remove: [] });
    expect(change({ kind: 'tag', keys: cpt('27390', '27391'), add: ['knee'], remove: ['Dr. Ruiz'] })).toBe('Change the tags of 2 codes');
    expect(data.library.bookmarks()).toMatchObject([{ colour: 'teal', tags: ['knee'] }, { colour: 'teal', tags: ['knee'] }]);
  });

  it('refuse more tags than can be shown, and then change none of the codes', () => {
    change(add(null, '27390', '27391'));
    change({ kind: 'tag', keys: cpt('27391'), add: Array.from({ length: 20 }, (_, index) => `tag ${index}`), remove: [] });
    expect(refused({ kind: 'tag', keys: cpt('27390', '27391'), add: ['one more'], remove: [] })).toBe('bad-arguments');
    expect(data.library.bookmarks()[0]?.tags).toEqual([]);
  });

  it('count how often their page was opened', () => {
    change(add(null, '27390'));
    for (let time = 0; time < 3; time += 1) data.recordOpened({ system: 'CPT', code: '27390' }, 't');
    expect(data.library.bookmarks()[0]?.opened).toBe(3);
  });
});

describe('folders', () => {
  it('have names that can be told apart', () => {
    folder('Daily');
    const weekly = folder('Weekly');
    expect(refused({ kind: 'folder-add', name: 'daily', colour: null })).toBe('bad-arguments');
    expect(refused({ kind: 'folder-rename', id: weekly, name: 'DAILY' })).toBe('bad-arguments');
    expect(change({ kind: 'folder-rename', id: weekly, name: 'weekly' })).toBe('Rename the folder Weekly to weekly');
  });

  it('move before another one or to the end, with their bookmarks', () => {
    const [a, , c] = ['A', 'B', 'C'].map(folder);
    change(add(c as number, '27390'));
    change({ kind: 'folder-move', id: c as number, before: a as number });
    expect(shown()).toBe(' | C: 27390 | A:  | B: ');
    expect(data.library.bookmarks()[0]?.code).toBe('27390');
    change({ kind: 'folder-move', id: c as number, before: null });
    expect(shown()).toBe(' | A:  | B:  | C: 27390');
  });

  it('that are removed leave their bookmarks at the end of the list, or take them along', () => {
    const daily = folder('Daily');
    change(add(null, '27390'), add(daily, '27397', '27391'));
    change({ kind: 'folder-remove', id: daily, bookmarks: 'keep' });
    expect(shown()).toBe('27390 27397 27391');
    data.library.undo();
    expect(shown()).toBe('27390 | Daily: 27397 27391');
    change({ kind: 'folder-remove', id: daily, bookmarks: 'remove' });
    expect(shown()).toBe('27390');
  });

  it('that are gone are said to be gone', () => {
    for (const one of [add(99, '27390'), { kind: 'folder-rename', id: 99, name: 'x' }, { kind: 'folder-move', id: 99, before: null }, { kind: 'folder-remove', id: 99, bookmarks: 'keep' }] as LibraryChange[]) {
      expect(refused(one), one.kind).toBe('not-found');
    }
  });
});

describe('notes', () => {
  it('stand on any code of the catalog and go when both texts are empty', () => {
    const [key] = cpt('27390') as [CodeKey];
    change({ kind: 'note', key, wording: 'Ask for the brace', note: 'Dr. Ruiz: left first' });
    expect(data.library.read().notes).toEqual([{ ...key, wording: 'Ask for the brace', note: 'Dr. Ruiz: left first' }]);
    change({ kind: 'note', key, wording: '', note: ' ' });
    expect(data.library.read().notes).toEqual([]);
    expect(refused({ kind: 'note', key: { system: 'CPT', code: '00001' }, wording: 'x', note: '' })).toBe('not-found');
  });

  it('keep line feeds alone, wherever their text was copied from', () => {
    const parsed = libraryChangeSchema.parse({ kind: 'note', key: cpt('27390')[0], wording: 'a\r\nb\rc', note: '' });
    expect(parsed).toMatchObject({ wording: 'a\nb\nc' });
  });
});

describe('undo', () => {
  it('says what it takes back, and brings it again', () => {
    const daily = folder('Daily');
    change(add(null, '27390', '27391', '27397'), move(['27390', '27391', '27397'], daily, null));
    expect(data.library.read()).toMatchObject({ undo: 'Move 3 codes to Daily', redo: null });
    data.library.undo();
    expect(shown()).toBe('27390 27391 27397 | Daily: ');
    expect(data.library.read()).toMatchObject({ undo: 'Bookmark 3 codes', redo: 'Move 3 codes to Daily' });
    data.library.redo();
    expect(shown()).toBe(' | Daily: 27390 27391 27397');
  });

  it('brings everything back that was wiped', () => {
    const daily = folder('Daily');
    change(add(null, '27390'), add(daily, '27397'), { kind: 'note', key: cpt('27391')[0] as CodeKey, wording: 'w', note: 'n' }, { kind: 'colour', keys: cpt('27390'), colour: 'rose' });
    const before = data.library.read();
    expect(change({ kind: 'wipe' })).toBe('Remove all bookmarks, folders and notes');
    expect(data.library.read()).toMatchObject({ folders: [], bookmarks: [], notes: [] });
    data.library.undo();
    expect(data.library.read()).toEqual({ ...before, redo: 'Remove all bookmarks, folders and notes' });
  });

  it('forgets what could be brought again once something else was done', () => {
    change(add(null, '27390'), add(null, '27391'));
    data.library.undo();
    change(add(null, '27397'));
    expect(data.library.read()).toMatchObject({ undo: 'Bookmark 27397', redo: null });
    expect(data.library.redo()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    data.library.undo();
    data.library.undo();
    expect(data.library.undo()).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(shown()).toBe('');
  });

  it('has no step for a change that changed nothing, and keeps what could be brought again', () => {
    change(add(null, '27390'), { kind: 'colour', keys: cpt('27390'), colour: 'teal' });
    data.library.undo();
    change({ kind: 'colour', keys: cpt('27390'), colour: null });
    expect(data.library.read()).toMatchObject({ undo: 'Bookmark 27390', redo: 'Colour 27390 teal' });
  });

  it('leaves alone what another program did to the same bookmark meanwhile', () => {
    change(add(null, '27390'), { kind: 'colour', keys: cpt('27390'), colour: 'teal' });
    const command = open();
    command.library.change({ kind: 'tag', keys: cpt('27390'), add: ['knee'], remove: [] }, anyCatalog);
    command.closeQuickly();
    data.library.undo();
    expect(data.library.bookmarks()).toMatchObject([{ colour: null, tags: ['knee'] }]);
  });

  it('of a move into a folder that the command has removed leaves the bookmark without one', () => {
    const daily = folder('Daily');
    change(add(daily, '27390'), move(['27390'], null, null));
    const command = open();
    command.library.change({ kind: 'folder-remove', id: daily, bookmarks: 'keep' }, anyCatalog);
    command.closeQuickly();
    data.library.undo();
    expect(shown()).toBe('27390');
  });

  it.each([1, 2, 3])('takes two hundred random changes back one by one and brings them again, seed %i', (seed) => {
    const next = random(seed);
    const codes = Array.from({ length: 12 }, (_, index) => String(20_000 + index));
    const some = () => codes.filter(() => next() < 0.3);
    const anyFolder = () => oneOf(next, [null, ...data.library.read().folders.map(({ id }) => id)]);
    const anyChange = (): LibraryChange => {
      const keys = cpt(...some(), oneOf(next, codes));
      const id = oneOf(next, [99, ...data.library.read().folders.map((one) => one.id)]);
      return oneOf<() => LibraryChange>(next, [
        () => ({ kind: 'add', keys, folderId: anyFolder() }),
        () => ({ kind: 'add', keys, folderId: null }),
        () => ({ kind: 'remove', keys: keys.slice(0, 2) }),
        () => ({ kind: 'move', keys, folderId: anyFolder(), before: next() < 0.5 ? null : (keys[0] as CodeKey) }),
        () => ({ kind: 'colour', keys, colour: oneOf(next, [null, 'teal', 'rose']) }),
        () => ({ kind: 'tag', keys, add: [oneOf(next, ['a', 'b', 'c'])], remove: [oneOf(next, ['a', 'b', 'c'])] }),
        () => ({ kind: 'note', key: keys[0] as CodeKey, wording: oneOf(next, ['', 'w']), note: oneOf(next, ['', '𝒏', 'm']) }),
        () => ({ kind: 'folder-add', name: `F${Math.floor(next() * 6)}`, colour: null }),
        () => ({ kind: 'folder-move', id, before: null }),
        () => ({ kind: 'folder-colour', id, colour: oneOf(next, ['blue', 'amber']) }),
        () => ({ kind: 'folder-remove', id, bookmarks: next() < 0.5 ? 'keep' : 'remove' }),
        () => ({ kind: 'acknowledge', keys }),
      ])();
    };
    const content = () => {
      const { undo: _undo, redo: _redo, ...rest } = data.library.read();
      return JSON.stringify(rest);
    };
    const states = [content()];
    while (states.length <= 200) {
      data.library.change(anyChange(), anyCatalog);
      const now = content();
      // Refused, or it changed nothing: then it is no step.
      if (now !== states.at(-1)) states.push(now);
    }
    let steps = 0;
    while (data.library.undo().ok) {
      steps += 1;
      expect(content()).toBe(states[states.length - 1 - steps]);
    }
    expect(steps).toBe(200);
    for (let step = 1; step <= steps; step += 1) {
      expect(data.library.redo().ok).toBe(true);
      expect(content()).toBe(states[step]);
    }
  });
});
