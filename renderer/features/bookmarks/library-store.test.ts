import { describe, expect, it } from 'vitest';
import type { Bookmark, Bridge, Library as LibraryContent, LibraryChange } from '../../../electron/contract/index.ts';
import { createNotices } from '../notices/notice-store.ts';
import { createLibrary } from './library-store.ts';
import { createShelf } from './shelf-store.ts';

function bookmark(code: string, folderId: number | null, addedAt = '2026-01-01T00:00:00Z'): Bookmark {
  return { system: 'CPT', code, title: code, addedAt, inCatalog: true, folderId, colour: null, tags: [], opened: 0, change: null };
}

/** A library behind the bridge that knows to add, to remove and to undo one removal. */
function opened(bookmarks: Bookmark[]) {
  let content: LibraryContent = { folders: [{ id: 1, name: 'Daily', colour: null }], bookmarks, notes: [], undo: null, redo: null };
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
      if (change.kind === 'add') content = { ...content, bookmarks: [...content.bookmarks, ...change.keys.map((key) => bookmark(key.code, change.folderId))], undo: 'Add' };
    }
    if (name === 'library.undo') content = before.pop() ?? content;
    return { ok: true, value: name === 'recents.list' ? [] : content };
  }) as Bridge['call'];
  const notices = createNotices();
  const library = createLibrary({ call }, notices, () => undefined);
  const shelf = createShelf({ library, notices, view: () => 'bookmarks', hasFocus: () => true, follow: () => undefined });
  return { library, shelf, changes, said: () => notices.store.get().message?.text };
}

const key = (code: string) => ({ system: 'CPT' as const, code });

describe('the library of the window', () => {
  it('bookmarks into the folder of the newest bookmark', async () => {
    const { library, changes, said } = opened([bookmark('27390', null, '2026-01-01T00:00:00Z'), bookmark('27391', 1, '2026-02-01T00:00:00Z')]);
    await library.load();
    await library.toggleBookmark([key('27397')]);
    expect(changes).toEqual([{ kind: 'add', keys: [key('27397')], folderId: 1 }]);
    expect(said()).toBe('27397 bookmarked in Daily. Undo: Ctrl+Z');
  });

  it('says from which folder a code went, and how to take it back', async () => {
    const { library, said } = opened([bookmark('27390', null), bookmark('27391', 1)]);
    await library.load();
    await library.toggleBookmark([key('27391')]);
    expect(said()).toBe('Removed 27391 from Daily. Undo: Ctrl+Z');
    await library.toggleBookmark([key('27390')]);
    expect(said()).toBe('Bookmark of 27390 removed. Undo: Ctrl+Z');
  });

  it('says that there is nothing to undo', async () => {
    const { library, said } = opened([]);
    await library.load();
    await library.step('undo');
    expect(said()).toBe('Nothing to undo');
  });
});

describe('the list after a removal', () => {
  it('chooses the row that took the place, keeps the keyboard, and chooses what undo brings back', async () => {
    const { library, shelf } = opened([bookmark('27390', null), bookmark('27391', null), bookmark('27393', null)]);
    await library.load();
    shelf.show(null, key('27391'));
    await shelf.remove();
    expect(shelf.selectedRows().map((row) => row.key.code)).toEqual(['27393']);
    expect(shelf.takeFocus()).toBe(true);
    await shelf.step('undo');
    expect(shelf.selectedRows().map((row) => row.key.code)).toEqual(['27391']);
    expect(shelf.takeFocus()).toBe(true);
  });

  it('chooses the last row when the last one went', async () => {
    const { library, shelf } = opened([bookmark('27390', null), bookmark('27391', null)]);
    await library.load();
    shelf.show(null, key('27391'));
    await shelf.remove();
    expect(shelf.selectedRows().map((row) => row.key.code)).toEqual(['27390']);
  });
});
