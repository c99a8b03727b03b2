import type { CodeKey } from '../../../electron/contract/index.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { shelfFilterId } from '../../app/focus.ts';
import { inMenu } from '../../app/in-menu.ts';
import type { Shortcut } from '../../app/keys.ts';
import { summaryOf } from '../print-preview/print-what-is-shown.ts';
import { keyText } from '../search/list-items.ts';
import { keyOf } from './shelf.ts';

export type BookmarkCommandId =
  | 'bookmarks.tags'
  | 'bookmarks.find'
  | 'bookmarks.newFolder'
  | 'bookmarks.printFolder'
  | 'bookmarks.export'
  | 'bookmarks.import'
  | 'bookmarks.wipe'
  | 'edit.undo'
  | 'edit.redo';

const always = () => true;
const holdsSomething = ({ library }: Desk) => {
  const { bookmarks, folders, notes } = library.store.get();
  return bookmarks.length + folders.length + notes.length > 0;
};
const nothingKept = 'Nothing is bookmarked yet.';

/** The codes of the folder in the list column, whatever the filter; null when none is shown or it is empty. */
function shownFolder({ window, shelf, library }: Desk): CodeKey[] | null {
  const { folderId } = shelf.store.get();
  if (window.get().view !== 'bookmarks' || folderId === null) return null;
  const keys = library.store.get().bookmarks.filter((one) => one.folderId === folderId).map(keyOf);
  return keys.length === 0 ? null : keys;
}

/** What the registry says of bookmarks, folders and notes. */
export const bookmarkCommands: readonly Command[] = [
  {
    ...inMenu('bookmarks.folderOf'),
    isAvailable: always,
    async run(desk) {
      const keys = await desk.currentCodes();
      if (keys.length > 0) desk.shelf.ask({ name: 'folder-of', keys });
    },
  },
  {
    ...inMenu('bookmarks.note'),
    isAvailable: always,
    async run(desk) {
      const [key] = await desk.currentCodes();
      if (key !== undefined) desk.shelf.ask({ name: 'note', key });
    },
  },
  {
    id: 'bookmarks.tags',
    words: 'Tag the bookmark',
    keys: ['Mod+Shift+E'],
    group: 'Bookmarks',
    alsoCalled: 'label keyword',
    isAvailable: (desk) => desk.library.store.get().bookmarks.length > 0,
    waitsFor: nothingKept,
    async run(desk) {
      const { bookmarked } = desk.library.store.get();
      const keys = (await desk.currentCodes()).filter((key) => bookmarked.has(keyText(key)));
      if (keys.length > 0) desk.shelf.ask({ name: 'tags', keys });
      else desk.notices.say('Bookmark the code first, then tag it');
    },
  },
  {
    id: 'bookmarks.find',
    words: 'Find in bookmarks and notes',
    keys: ['Mod+F'],
    group: 'Bookmarks',
    alsoCalled: 'filter search within',
    isAvailable: holdsSomething,
    waitsFor: nothingKept,
    run(desk) {
      if (desk.window.get().view === 'results') desk.showList('bookmarks');
      desk.shelf.takeFocus();
      focusFilter();
    },
  },
  { id: 'bookmarks.newFolder', words: 'New folder', keys: ['Mod+Shift+N'], group: 'Bookmarks', isAvailable: always, run: (desk) => desk.shelf.ask({ name: 'folder-new', keys: [] }) },
  {
    id: 'edit.undo',
    words: 'Undo the last change to bookmarks, folders and notes',
    keys: ['Mod+Z'],
    group: 'Bookmarks',
    alsoCalled: 'take back',
    yieldsToTyping: true,
    isAvailable: always,
    run: (desk) => desk.shelf.step('undo'),
  },
  {
    id: 'edit.redo',
    words: 'Make the undone change again',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    group: 'Bookmarks',
    alsoCalled: 'redo repeat',
    yieldsToTyping: true,
    isAvailable: always,
    run: (desk) => desk.shelf.step('redo'),
  },
  {
    id: 'bookmarks.printFolder',
    words: 'Print the folder that is shown',
    keys: [],
    group: 'Bookmarks',
    alsoCalled: 'all its codes contents paper',
    isAvailable: (desk) => shownFolder(desk) !== null,
    async run(desk) {
      const keys = shownFolder(desk) ?? [];
      await desk.preview.open(summaryOf(desk, keys));
    },
  },
  { id: 'bookmarks.export', words: 'Export bookmarks', keys: [], group: 'Bookmarks', alsoCalled: 'csv json spreadsheet save', isAvailable: holdsSomething, waitsFor: nothingKept, run: (desk) => desk.shelf.ask({ name: 'export' }) },
  { id: 'bookmarks.import', words: 'Import bookmarks', keys: [], group: 'Bookmarks', alsoCalled: 'csv json spreadsheet load', isAvailable: always, run: (desk) => desk.shelf.ask({ name: 'import' }) },
  { id: 'bookmarks.wipe', words: 'Remove all bookmarks, folders and notes', keys: [], group: 'Bookmarks', alsoCalled: 'clear delete wipe', isAvailable: holdsSomething, waitsFor: nothingKept, run: (desk) => desk.shelf.ask({ name: 'wipe' }) },
];

/** Keys of the list of bookmarks and of the folders that are no commands, for the list of keys. */
export const shelfKeys: readonly { keys: readonly Shortcut[]; words: string }[] = [
  { keys: ['Shift+ArrowUp', 'Shift+ArrowDown'], words: 'In the list: choose several' },
  { keys: ['Mod+A'], words: 'In the list: choose all' },
  { keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'], words: 'Move the chosen bookmarks, or the folder, up or down' },
  { keys: ['Delete'], words: 'Remove the chosen bookmarks, or the folder' },
  { keys: ['F2'], words: 'On a folder: rename or recolour it' },
];

/** The list may have to be drawn first: at the end of this task, where it only has to be shown, so that the next letter is in the field. */
function focusFilter(): void {
  let attempts = 0;
  const tryNow = () => {
    const field = document.getElementById(shelfFilterId);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    } else if (++attempts === 1) queueMicrotask(tryNow);
    else if (attempts < 60) requestAnimationFrame(tryNow);
  };
  tryNow();
}
