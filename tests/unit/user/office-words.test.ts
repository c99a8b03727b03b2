import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { readLibraryFile } from '../../../db/user/read-library-file.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';

let folder: string;
let home: Home;
let data: UserData;

function open(): UserData {
  const opened = openUserData(home);
  if (opened.data === null) throw new Error(opened.problem?.message);
  return opened.data;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'office-words-'));
  home = resolveHome(folder);
  data = open();
});
afterEach(() => {
  data.closeQuickly();
  rmSync(folder, { recursive: true, force: true });
});

const lookUp = () => ({ title: null, facts: '{}' });
const set = (word: string, meaning: string, before: string | null = null) => data.library.change({ kind: 'word-set', word, meaning, before }, lookUp);
const words = () => data.library.words().map(({ word, meaning }) => `${word} = ${meaning}`);

describe('the abbreviations of an office', () => {
  it('are added, changed, renamed and removed, each step taken back', () => {
    set('TKA', 'knee replacement');
    set('HSL', 'hamstring lengthening');
    expect(words()).toEqual(['HSL = hamstring lengthening', 'TKA = knee replacement']);
    set('hsl', 'hamstring');
    expect(words()).toEqual(['hsl = hamstring', 'TKA = knee replacement']);
    set('ham', 'hamstring', 'hsl');
    expect(words()).toEqual(['ham = hamstring', 'TKA = knee replacement']);
    expect(data.library.change({ kind: 'word-remove', word: 'ham' }, lookUp).ok).toBe(true);
    expect(data.library.change({ kind: 'word-remove', word: 'ham' }, lookUp)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    for (const expected of [['ham = hamstring', 'TKA = knee replacement'], ['hsl = hamstring', 'TKA = knee replacement'], ['HSL = hamstring lengthening', 'TKA = knee replacement'], ['TKA = knee replacement'], []]) {
      data.library.undo();
      expect(words()).toEqual(expected);
    }
  });

  it('go with the library file, merged or in the place of what was there', () => {
    set('HSL', 'hamstring lengthening');
    set('TKA', 'knee replacement');
    const written = data.library.export({ format: 'json', folderId: null, withNotes: false });
    if (!written.ok) throw new Error(written.error.message);
    const path = join(folder, 'library.json');
    writeFileSync(path, written.value.text);
    set('HSL', 'something else');
    set('ORIF', 'open treatment');
    const read = () => {
      const file = readLibraryFile(path);
      if (!file.ok) throw new Error(file.error.message);
      return file.value;
    };
    data.library.import(read(), 'library.json', 'merge');
    expect(words()).toEqual(['HSL = hamstring lengthening', 'ORIF = open treatment', 'TKA = knee replacement']);
    data.library.import(read(), 'library.json', 'replace');
    expect(words()).toEqual(['HSL = hamstring lengthening', 'TKA = knee replacement']);
    data.library.undo();
    expect(words()).toHaveLength(3);
  });

  it('are missing in a file of the version before, which is brought to this one with its bookmarks', () => {
    data.closeQuickly();
    rmSync(home.userDatabase, { force: true });
    copyFileSync(join(import.meta.dirname, '../../fixtures/user-data/user-0010.db'), home.userDatabase);
    data = open();
    expect(data.library.words()).toEqual([]);
    expect(data.library.bookmarks().length).toBeGreaterThan(0);
    expect(set('HSL', 'hamstring lengthening').ok).toBe(true);
    expect(data.recentSearches()).toEqual([]);
  });
});

describe('recent searches', () => {
  it('stand in the order of their last use, each once, whatever its capitals', () => {
    for (const text of ['tendon', 'knee', 'Tendon']) data.keepSearch(text);
    expect(data.recentSearches()).toEqual(['Tendon', 'knee']);
  });
  it('keep that order when the clock stands still or is set back', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T08:00:00.999Z'), toFake: ['Date'] });
    try {
      for (const text of ['a1', 'z2', 'b3']) data.keepSearch(text);
      vi.setSystemTime(new Date('2026-03-01T07:00:00Z'));
      expect(data.keepSearch('c4')).toEqual(['c4', 'b3', 'z2', 'a1']);
    } finally {
      vi.useRealTimers();
    }
  });
  it('keep the longer of a text and its beginning, twenty at most', () => {
    expect(data.keepSearch('ham')).toEqual(['ham']);
    expect(data.keepSearch('hamstring')).toEqual(['hamstring']);
    for (let index = 0; index < 30; index++) data.keepSearch(`${String(index)} x`);
    expect(data.recentSearches()).toHaveLength(20);
    expect(data.recentSearches()[0]).toBe('29 x');
  });
  it('are forgotten one by one or all', () => {
    for (const text of ['tendon', 'knee']) data.keepSearch(text);
    expect(data.forgetSearch('knee')).toEqual(['tendon']);
    expect(data.forgetSearch(null)).toEqual([]);
  });
});
