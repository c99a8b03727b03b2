import type { CodeKey } from '../../../electron/contract/index.ts';
import { keyText } from '../search/list-items.ts';
import type { Notices } from '../notices/notice-store.ts';
import { codesInWords } from './change-words.ts';
import { strangersTo, type Library } from './library-store.ts';
import type { Shelf } from './shelf-store.ts';
import { keyOf } from './shelf.ts';

interface Room {
  library: Library;
  shelf: Shelf;
  notices: Notices;
}

/**
 * Puts codes at the end of a folder, or in none; those that are not bookmarked yet become so, those that stand there already keep
 * their place. False when nothing could be done, which has been said.
 */
export async function putInFolder({ library, shelf, notices }: Room, codes: readonly CodeKey[], folderId: number | null): Promise<boolean> {
  const keys = codes.map(keyOf);
  if (keys.length === 0) return false;
  const { bookmarked, bookmarks, folders } = library.store.get();
  if (!keys.every((key) => bookmarked.has(keyText(key)))) return shelf.change({ kind: 'add', keys, folderId });
  const strangers = strangersTo(folderId, keys, bookmarks);
  if (strangers.length > 0) return shelf.change({ kind: 'move', keys: strangers, folderId, before: null });
  const name = folders.find((folder) => folder.id === folderId)?.name;
  notices.say(`${codesInWords(keys)} ${keys.length === 1 ? 'is' : 'are'} ${name === undefined ? 'in no folder' : `in ${name}`} already`);
  return true;
}
