import { describe, expect, it } from 'vitest';
import type { Bookmark, Folder } from '../../../electron/contract/index.ts';
import { moveBeside, moveByOne, shelfContent, type ShelfInput } from './shelf.ts';

function bookmark(code: string, folderId: number | null, more: Partial<Bookmark> = {}): Bookmark {
  return { system: 'CPT', code, title: `Title of ${code}`, addedAt: '2026-01-01T00:00:00Z', inCatalog: true, folderId, colour: null, tags: [], opened: 0, change: null, ...more };
}

const daily: Folder = { id: 1, name: 'Daily', colour: 'teal' };
const bookmarks = [bookmark('27390', null), bookmark('27391', 1, { tags: ['knee'], opened: 2 }), bookmark('27393', 1, { opened: 9 }), bookmark('27394', 1)];
const everything: ShelfInput = { view: 'bookmarks', folderId: null, order: 'own', filter: '', folders: [daily], bookmarks, recents: [], notes: [] };
const codes = (input: Partial<ShelfInput>) => shelfContent({ ...everything, ...input }).rows.map((row) => row.key.code);

describe('what the list of bookmarks shows', () => {
  it('is one folder in the order of the user', () => {
    expect(codes({ folderId: 1 })).toEqual(['27391', '27393', '27394']);
  });

  it('puts the most opened first, and leaves equals in the order of the user', () => {
    expect(codes({ order: 'used' })).toEqual(['27393', '27391', '27390', '27394']);
  });

  it('finds by tag, folder, first digits and both kinds of note, all words at once', () => {
    const notes = [{ system: 'CPT' as const, code: '27394', wording: 'Lengthening, several', note: 'call Dr. Múnoz' }];
    expect(codes({ filter: 'kne' })).toEqual(['27391']);
    expect(codes({ filter: 'daily 2739' })).toEqual(['27391', '27393', '27394']);
    expect(codes({ filter: 'munoz several', notes })).toEqual(['27394']);
    expect(codes({ filter: 'munoz knee', notes })).toEqual([]);
  });

  it('counts what the filter hides', () => {
    const { rows, total } = shelfContent({ ...everything, filter: 'knee' });
    expect([rows.length, total]).toEqual([1, 4]);
  });

  it('finds a note on a code that is not bookmarked', () => {
    const notes = [{ system: 'CPT' as const, code: '27400', wording: '', note: 'ask for the splint' }];
    expect(codes({ notes })).not.toContain('27400');
    expect(codes({ notes, filter: 'splint' })).toEqual(['27400']);
  });
});

describe('order by hand', () => {
  const chosen = (...of: string[]) => new Set(of.map((code) => `CPT ${code}`));
  const key = (code: string) => ({ system: 'CPT', code });

  it('moves one code up, before the one above it', () => {
    expect(moveByOne(bookmarks, [daily], chosen('27393'), -1)).toEqual({ ok: true, change: { kind: 'move', keys: [key('27393')], folderId: 1, before: key('27391') } });
  });

  it('moves down past the next one, and to the end of the folder', () => {
    expect(moveByOne(bookmarks, [daily], chosen('27391'), 1)).toMatchObject({ change: { before: key('27394') } });
    expect(moveByOne(bookmarks, [daily], chosen('27393'), 1)).toMatchObject({ change: { before: null } });
  });

  it('brings codes that stand apart together', () => {
    expect(moveByOne(bookmarks, [daily], chosen('27391', '27394'), 1)).toMatchObject({ ok: false });
    expect(moveByOne(bookmarks, [daily], chosen('27393', '27394'), -1)).toMatchObject({ change: { keys: [key('27393'), key('27394')], before: key('27391') } });
  });

  it('says why it cannot: first already, or in two folders', () => {
    expect(moveByOne(bookmarks, [daily], chosen('27391'), -1)).toEqual({ ok: false, reason: '27391 is first in Daily already' });
    expect(moveByOne(bookmarks, [daily], chosen('27390', '27391'), -1)).toEqual({ ok: false, reason: 'Choose codes of one folder to put them in order' });
  });

  it('drops codes beside another one into its folder', () => {
    expect(moveBeside(bookmarks, chosen('27390'), 'CPT 27391', 'after')).toEqual({ kind: 'move', keys: [key('27390')], folderId: 1, before: key('27393') });
    expect(moveBeside(bookmarks, chosen('27391', '27393'), 'CPT 27391', 'after')).toMatchObject({ before: key('27394') });
  });
});
