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
      // Where there are folders, one that was not chosen is worth a word: the code is not where a reader may look for it.
      const where = name !== null ? ` in ${name}` : after.folders.length > 0 ? ', in no folder' : '';
      return `${codesInWords(change.keys)} bookmarked${where}`;
    }
    case 'remove': {
      const from = commonFolder(change.keys, before);
      const name = from === undefined ? null : nameOf(before.folders, from);
      const what = isPlural(change.keys) ? `${formatCount(change.keys.length)} bookmarks` : `the bookmark of ${codesInWords(change.keys)}`;
      return `Removed ${what}${name === null ? '' : ` (${name})`}`;
    }
    case 'move': {
      if (commonFolder(change.keys, before) === change.folderId) return placeInWords(change.keys, change.folderId, after);
      const name = nameOf(after.folders, change.folderId);
      const from = commonFolder(change.keys, before);
      const left = from == null ? null : nameOf(before.folders, from);
      if (name === null) return `${codesInWords(change.keys)} taken out of ${left ?? 'the folder'}, still bookmarked`;
      return `${codesInWords(change.keys)} moved ${left === null ? '' : `from ${left} `}to ${name}`;
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
    case 'word-set':
      return `${change.word} = ${change.meaning}`;
    case 'word-remove':
      return `Abbreviation ${change.word} removed`;
    case 'wipe':
      return 'All bookmarks, folders and notes removed';
  }
}

/**
 * What a step of undo or redo left behind, as the status bar says it: what is so now, not the order that was taken back.
 * `words` is that order, "Colour 27393 teal", for changes that have no short sentence of their own.
 */
export function stepInWords(direction: 'undo' | 'redo', words: string, before: Kept, after: Kept): string {
  const was = new Map(before.bookmarks.map((one) => [keyText(one), one]));
  const is = new Map(after.bookmarks.map((one) => [keyText(one), one]));
  const appeared = after.bookmarks.filter((one) => !was.has(keyText(one)));
  const gone = before.bookmarks.filter((one) => !is.has(keyText(one)));
  const moved = after.bookmarks.filter((one) => was.has(keyText(one)) && was.get(keyText(one))?.folderId !== one.folderId);
  const newFolders = after.folders.filter((folder) => !before.folders.some((one) => one.id === folder.id));
  const oldFolders = before.folders.filter((folder) => !after.folders.some((one) => one.id === folder.id));
  // One kind of difference makes one sentence; a step that did several things is named by its order.
  const kinds = [appeared, gone, moved, newFolders, oldFolders].filter((kind) => kind.length > 0);
  if (kinds.length === 1) {
    const verb = (keys: readonly CodeKey[]) => (isPlural(keys) ? 'are' : 'is');
    if (appeared.length > 0) {
      const name = nameOf(after.folders, commonFolder(appeared, after) ?? null);
      return `${codesInWords(appeared)} ${verb(appeared)} bookmarked again${name === null ? '' : ` in ${name}`}`;
    }
    if (gone.length > 0) return `${codesInWords(gone)} ${verb(gone)} no longer bookmarked`;
    if (moved.length > 0) {
      const folder = commonFolder(moved, after);
      if (folder !== undefined) return `${codesInWords(moved)} ${verb(moved)} ${folder === null ? 'in no folder' : `in ${nameOf(after.folders, folder) ?? ''}`} again`;
    }
    const [made] = newFolders;
    if (made !== undefined && newFolders.length === 1) return `The folder ${made.name} is back`;
    const [lost] = oldFolders;
    if (lost !== undefined && oldFolders.length === 1) return `The folder ${lost.name} is gone`;
  }
  return `${direction === 'undo' ? 'Taken back' : 'Done again'}: \u201c${words}\u201d`;
}
