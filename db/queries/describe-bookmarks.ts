import type { Bookmark, BookmarkChange } from '../model/library.ts';
import type { ReadDb } from '../open/database.ts';
import type { StoredBookmark } from '../user/stored-library.ts';
import { titleKey, titlesFor } from './titles-for.ts';

/** Bookmarks as they are shown: the running catalog's title, or the old one and a flag when the catalog has no such code. */
export function describeBookmarks(db: ReadDb, stored: readonly StoredBookmark[]): Bookmark[] {
  const titles = titlesFor(db, stored);
  return stored.map(({ facts: _facts, ...bookmark }) => {
    const current = titles.get(titleKey(bookmark));
    return { ...bookmark, title: current ?? bookmark.title, inCatalog: current !== undefined, change: current === undefined ? gone : null };
  });
}

const gone: BookmarkChange = { kind: 'deleted', words: ['Not in the running catalog.'], since: '' };
