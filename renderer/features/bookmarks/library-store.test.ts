import { describe, expect, it } from 'vitest';
import type { Bookmark, Bridge, CodeKey, Library as LibraryContent, LibraryChange } from '../../../electron/contract/index.ts';
import { createNotices } from '../notices/notice-store.ts';
import { createLibrary } from './library-store.ts';
import { putInFolder } from './put-in-folder.ts';
import { createShelf } from './shelf-store.ts';

function bookmark(code: string, folderId: number | null, addedAt = '2026-01-01T00:00:00Z'): Bookmark {
  return { system: 'CPT', code, title: code, addedAt, inCatalog: true, folderId, colour: null, tags: [], opened: 0, change: null };
}

/** A library behind the bridge that knows to add, to move, to remove and to undo one of them. */
function opened(bookmarks: Bookmark[]) {
  let content: LibraryContent = { folders: [{ id: 1, name: 'Daily', colour: null }, { id: 2, name: 'Knee', colour: null }], bookmarks, notes: [], words: [], undo: null, redo: null };
  const changes: LibraryChange[] = [];
  const before: LibraryContent[] = [];
  const call = (async (name: string, args: unknown) => {
    if (name === 'library.change') {
      const change = args as LibraryChange;
      changes.push(change);
      before.push(content);
      if (change.kind === 'remove') {
        const gone = new Set(change.keys.map((key) => key.code));
        content = { ...content, bookmarks: content.bookmarks.filter((one) => !gone.has(one.code)), undo: 'Remove' };
      }
      if (change.kind === 'move') {
        const moved = new Set(change.keys.map((key) => key.code));
        content = { ...content, bookmarks: content.bookmarks.map((one) => (moved.has(one.code) ? { ...one, folderId: change.folderId } : one)), undo: 'Move' };
      }
      if (change.kind === 'add') content = { ...content, bookmarks: [...content.bookmarks, ...change.keys.map((key) => bookmark(key.code, change.folderId))], undo: 'Add' };
    }
    if (name === 'library.undo') content = before.pop() ?? content;
    return { ok: true, value: name === 'recents.list' ? [] : content };
  }) as Bridge['call'];
  const notices = createNotices();
  const library = createLibrary({ call }, notices, () => undefined);
  const page: { key: CodeKey | null; followed: string[]; isInList: boolean } = { key: null, followed: [], isInList: true };
  const shelf = createShelf({
    library,
    notices,
    view: () => 'bookmarks',
    hasFocus: () => page.isInList,
    focusedRow: () => null,
    shown: () => page.key,
    follow: (of) => page.followed.push(of.code),
  });
  const chosen = () => shelf.selectedRows().map((row) => row.key.code);
  return { library, shelf, notices, page, chosen, changes, said: () => notices.store.get().message };
}

const key = (code: string) => ({ system: 'CPT' as const, code });

describe('the library of the window', () => {
  it('bookmarks into the folder of the newest bookmark', async () => {
    const { library, changes, said } = opened([bookmark('27390', null, '2026-01-01T00:00:00Z'), bookmark('27391', 1, '2026-02-01T00:00:00Z')]);
    await library.load();
    await library.toggleBookmark([key('27397')], null);
    expect(changes).toEqual([{ kind: 'add', keys: [key('27397')], folderId: 1 }]);
    expect(said()).toMatchObject({ text: '27397 bookmarked in Daily', offers: 'edit.undo' });
  });

  it('bookmarks into the folder that is open, whatever was used last', async () => {
    const { library, changes, said } = opened([bookmark('27391', 1)]);
    await library.load();
    await library.toggleBookmark([key('27397')], 2);
    expect(changes).toEqual([{ kind: 'add', keys: [key('27397')], folderId: 2 }]);
    expect(said()?.text).toBe('27397 bookmarked in Knee');
  });

  it('moves a bookmark into the open folder instead of removing it, and leaves those that are there in their place', async () => {
    const { library, changes, said } = opened([bookmark('27391', 1), bookmark('27393', 2)]);
    await library.load();
    await library.toggleBookmark([key('27391'), key('27393')], 2);
    expect(changes).toEqual([{ kind: 'move', keys: [key('27391')], folderId: 2, before: null }]);
    expect(said()?.text).toBe('27391 moved from Daily to Knee');
    await library.toggleBookmark([key('27391')], 2);
    expect(changes.at(-1)).toEqual({ kind: 'remove', keys: [key('27391')] });
  });

  it('says that a bookmark stands in no folder when there are folders', async () => {
    const { library, said } = opened([]);
    await library.load();
    await library.toggleBookmark([key('27397')], null);
    expect(said()?.text).toBe('27397 bookmarked, in no folder');
  });

  it('says that a bookmark was removed, in which folder it stood, and what undo brought back', async () => {
    const { library, said } = opened([bookmark('27390', null), bookmark('27391', 1)]);
    await library.load();
    await library.toggleBookmark([key('27391')], null);
    expect(said()).toMatchObject({ text: 'Removed the bookmark of 27391 (Daily)', offers: 'edit.undo' });
    await library.step('undo');
    expect(said()).toMatchObject({ text: '27391 is bookmarked again in Daily', offers: 'edit.redo' });
    await library.toggleBookmark([key('27390')], null);
    expect(said()?.text).toBe('Removed the bookmark of 27390');
  });

  it('does not send a code to the end of the folder that it stands in', async () => {
    const { library, shelf, notices, changes, said } = opened([bookmark('27391', 1), bookmark('27393', 1)]);
    await library.load();
    expect(await putInFolder({ library, shelf, notices }, [key('27391')], 1)).toBe(true);
    expect(changes).toEqual([]);
    expect(said()?.text).toBe('27391 is in Daily already');
  });

  it('says that there is nothing to undo', async () => {
    const { library, said } = opened([]);
    await library.load();
    await library.step('undo');
    expect(said()).toMatchObject({ text: 'Nothing to undo', offers: null });
  });
});

describe('the list after a removal', () => {
  it('chooses the row that took the place, with its page, keeps the keyboard, and chooses what undo brings back', async () => {
    const { library, shelf, page, chosen } = opened([bookmark('27390', null), bookmark('27391', null), bookmark('27393', null)]);
    await library.load();
    page.key = key('27391');
    shelf.show(null);
    await shelf.remove();
    expect(chosen()).toEqual(['27393']);
    expect(page.followed).toEqual(['27393']);
    expect(shelf.takeFocus()).toBe(true);
    await shelf.step('undo');
    expect(chosen()).toEqual(['27391']);
    expect(page.followed).toEqual(['27393', '27391']);
    expect(shelf.takeFocus()).toBe(true);
  });

  it('chooses no other row when the bookmark was removed on its page, which goes on being read', async () => {
    const { library, shelf, page, chosen } = opened([bookmark('27390', null), bookmark('27391', null), bookmark('27393', null)]);
    await library.load();
    page.key = key('27391');
    page.isInList = false;
    shelf.show(null);
    expect(chosen()).toEqual(['27391']);
    await library.toggleBookmark([key('27391')], null);
    expect(chosen()).toEqual([]);
    expect(page.followed).toEqual([]);
  });

  it('marks no row while the page shows a code that is not in the list', async () => {
    const { library, shelf, page, chosen } = opened([bookmark('27390', null), bookmark('27391', null)]);
    await library.load();
    shelf.show(null);
    expect(chosen()).toEqual([]);
    page.key = key('27391');
    shelf.markPage();
    expect(chosen()).toEqual(['27391']);
    page.key = key('27400');
    shelf.markPage();
    expect(chosen()).toEqual([]);
  });

  it('chooses the last row when the last one went', async () => {
    const { library, shelf, page, chosen } = opened([bookmark('27390', null), bookmark('27391', null)]);
    await library.load();
    page.key = key('27391');
    shelf.show(null);
    await shelf.remove();
    expect(chosen()).toEqual(['27390']);
  });
});
