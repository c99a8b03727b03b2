import type { Bookmark } from '../model/bookmark.ts';
import type { CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { titlesFor } from './titles-for.ts';

/** Bookmarks as they are shown: the running catalog's title, or the old one and a flag when the catalog has no such code. */
export function describeBookmarks(
  db: ReadDb,
  stored: readonly { system: CodeSystem; code: string; title: string; addedAt: string }[],
): Bookmark[] {
  const titles = titlesFor(db, stored);
  return stored.map(({ system, code, title, addedAt }) => {
    const current = titles.get(`${system} ${code}`);
    return { system, code, title: current ?? title, addedAt, inCatalog: current !== undefined };
  });
}
