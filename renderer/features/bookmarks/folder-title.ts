import type { Bookmark, CodeKey, Folder } from '../../../electron/contract/index.ts';
import { keyText } from '../search/list-items.ts';

/** What codes are together, for a page that lists them: "Daily" for a whole folder, "From Daily" for some of it; null for codes of several. */
export function folderTitle(keys: readonly CodeKey[], { folders, bookmarks }: { folders: readonly Folder[]; bookmarks: readonly Bookmark[] }): string | null {
  const folderOf = new Map(bookmarks.map((bookmark) => [keyText(bookmark), bookmark.folderId]));
  const [folderId, ...others] = new Set(keys.map((key) => folderOf.get(keyText(key)) ?? null));
  const folder = folders.find(({ id }) => id === folderId);
  if (folder === undefined || others.length > 0) return null;
  const whole = bookmarks.filter((bookmark) => bookmark.folderId === folder.id).length;
  return keys.length === whole ? folder.name : `From ${folder.name}`;
}
