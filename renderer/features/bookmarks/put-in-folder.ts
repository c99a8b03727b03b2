import type { CodeKey } from '../../../electron/contract/index.ts';
import { keyText } from '../search/list-items.ts';
import type { Library } from './library-store.ts';
import type { Shelf } from './shelf-store.ts';
import { keyOf } from './shelf.ts';

/** Puts codes at the end of a folder, or in none; those that are not bookmarked yet become so. */
export async function putInFolder({ library, shelf }: { library: Library; shelf: Shelf }, codes: readonly CodeKey[], folderId: number | null): Promise<boolean> {
  const keys = codes.map(keyOf);
  if (keys.length === 0) return false;
  const { bookmarked } = library.store.get();
  const areKept = keys.every((key) => bookmarked.has(keyText(key)));
  return shelf.change(areKept ? { kind: 'move', keys, folderId, before: null } : { kind: 'add', keys, folderId });
}
