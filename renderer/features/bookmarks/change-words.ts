import type { Bookmark, CodeKey, Folder, LibraryChange } from '../../../electron/contract/index.ts';
import { bookmarkColourNames } from '../../../electron/contract/window.ts';
import { formatCount } from '../../ui/format.ts';
import { keyText } from '../search/list-items.ts';

interface Kept {
  folders: readonly Folder[];
  bookmarks: readonly Bookmark[];
}

/** "27397", "3 codes". */
export function codesInWords(keys: readonly CodeKey[]): string {
  return keys.length === 1 ? (keys[0]?.code ?? '') : `${formatCount(keys.length)} codes`;
}

function isPlural(keys: readonly CodeKey[]): boolean {
  return keys.length !== 1;
}

function nameOf(folders: readonly Folder[], id: number | null): string | null {
  return folders.find((folder) => folder.id === id)?.name ?? null;
}

/** The folder that all of the codes stand in; undefined when they stand in several. */
function commonFolder(keys: readonly CodeKey[], { bookmarks }: Kept): number | null | undefined {
  const wanted = new Set(keys.map(keyText));
  const folders = new Set(bookmarks.filter((one) => wanted.has(keyText(one))).map((one) => one.folderId));
  return folders.size === 1 ? [...folders][0] : undefined;
}

/** "27397 is now 2 of 5 in Daily". */
function placeInWords(keys: readonly CodeKey[], folderId: number | null, after: Kept): string {
  const inFolder = after.bookmarks.filter((one) => one.folderId === folderId);
  const first = keys[0];
  const place = first === undefined ? -1 : inFolder.findIndex((one) => keyText(one) === keyText(first));
  const name = nameOf(after.folders, folderId);
  return `${codesInWords(keys)} ${isPlural(keys) ? 'are now from' : 'is now'} ${place + 1} of ${inFolder.length}${name === null ? '' : ` in ${name}`}`;
}

/**
 * What a change did, as the status bar says it. `before` and `after` are the library on both sides of the change, because a
 * removal is named by the folder that it was made in and a move by the place where the code came to stand.
 */
export function changeInWords(change: LibraryChange, before: Kept, after: Kept): string {
  switch (change.kind) {
    case 'add': {
      const name = nameOf(after.folders, change.folderId);
      return `${codesInWords(change.keys)} bookmarked${name === null ? '' : ` in ${name}`}`;
    }
    case 'remove': {
      const from = commonFolder(change.keys, before);
      const name = from === undefined ? null : nameOf(before.folders, from);
      if (name !== null) return `Removed ${codesInWords(change.keys)} from ${name}`;
      return isPlural(change.keys) ? `Removed ${formatCount(change.keys.length)} bookmarks` : `Bookmark of ${codesInWords(change.keys)} removed`;
    }
    case 'move': {
      if (commonFolder(change.keys, before) === change.folderId) return placeInWords(change.keys, change.folderId, after);
      const name = nameOf(after.folders, change.folderId);
      return name === null ? `${codesInWords(change.keys)} taken out of the folder` : `${codesInWords(change.keys)} moved to ${name}`;
    }
    case 'colour':
      return change.colour === null
        ? `Colour of ${codesInWords(change.keys)} removed`
        : `${codesInWords(change.keys)} marked ${bookmarkColourNames[change.colour].toLowerCase()}`;
    case 'tag': {
      const [only] = change.add;
      if (only !== undefined && change.add.length === 1 && change.remove.length === 0) return `${codesInWords(change.keys)} tagged ${only}`;
      return `Tags of ${codesInWords(change.keys)} changed`;
    }
    case 'note':
      return change.wording === '' && change.note === '' ? `Note on ${change.key.code} removed` : `Note on ${change.key.code} saved`;
    case 'acknowledge':
      return `Change of ${codesInWords(change.keys)} marked as seen`;
    case 'folder-add':
      return `Folder ${change.name} made`;
    case 'folder-rename':
      return `${nameOf(before.folders, change.id) ?? 'Folder'} renamed to ${change.name}`;
    case 'folder-colour': {
      const name = nameOf(after.folders, change.id) ?? 'Folder';
      return change.colour === null ? `Colour of ${name} removed` : `${name} marked ${bookmarkColourNames[change.colour].toLowerCase()}`;
    }
    case 'folder-move': {
      const place = after.folders.findIndex((folder) => folder.id === change.id);
      return `${nameOf(after.folders, change.id) ?? 'Folder'} is now ${place + 1} of ${after.folders.length} folders`;
    }
    case 'folder-remove': {
      const count = before.bookmarks.filter((one) => one.folderId === change.id).length;
      const what = count === 1 ? 'its bookmark' : `its ${formatCount(count)} bookmarks`;
      const name = nameOf(before.folders, change.id) ?? '';
      if (count === 0) return `Folder ${name} removed`;
      return change.bookmarks === 'keep' ? `Folder ${name} removed, ${what} kept` : `Folder ${name} removed with ${what}`;
    }
    case 'wipe':
      return 'All bookmarks, folders and notes removed';
  }
}
