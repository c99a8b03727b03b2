import type { Bookmark, BookmarkColour } from '../../../electron/contract/index.ts';
import { bookmarkColourNames, bookmarkColours, menuCommands } from '../../../electron/contract/window.ts';
import { aimedKeys, type Aim } from '../../app/aim.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { shelfFilterId } from '../../app/focus.ts';
import { inMenu } from '../../app/in-menu.ts';
import type { Shortcut } from '../../app/keys.ts';
import { keyText } from '../search/list-items.ts';
import { keyOf } from './shelf.ts';

export type BookmarkCommandId =
  | 'bookmarks.tags'
  | 'bookmarks.seen'
  | 'bookmarks.colour.none'
  | `bookmarks.colour.${BookmarkColour}`
  | 'bookmarks.find'
  | 'bookmarks.newFolder'
  | 'bookmarks.export'
  | 'bookmarks.import'
  | 'bookmarks.wipe'
  | 'edit.undo'
  | 'edit.redo';

/** What a press of Bookmark does to these codes: "Bookmark in Daily", "Remove the bookmark". */
export function pressInWords({ aim, library, shelf }: Desk): string {
  const keys = aim === null ? [] : aimedKeys(aim);
  const press = library.pressed(keys, shelf.openFolder());
  if (press.does === 'remove') return keys.length > 1 ? 'Remove the bookmarks' : 'Remove the bookmark';
  const name = library.store.get().folders.find((folder) => folder.id === press.folderId)?.name;
  if (name === undefined) return 'Bookmark';
  return press.does === 'move' ? `Move to ${name}` : `Bookmark in ${name}`;
}

/** The bookmarks among the codes that a command is about. */
function bookmarksMeant({ aim, library, shelf }: Desk): Bookmark[] {
  const ids = new Set((aim === null ? shelf.selectedRows().map((row) => row.key) : aimedKeys(aim)).map(keyText));
  return library.store.get().bookmarks.filter((one) => ids.has(keyText(one)));
}

function colourCommand(colour: BookmarkColour | null): Command {
  const name = colour === null ? 'No colour' : bookmarkColourNames[colour];
  return {
    id: `bookmarks.colour.${colour ?? 'none'}`,
    words: colour === null ? 'Take the colour off the chosen bookmarks' : `Mark the chosen bookmarks ${name.toLowerCase()}`,
    atThing: () => name,
    keys: [],
    group: 'Bookmarks',
    alsoCalled: 'color mark',
    isAvailable: (desk) => bookmarksMeant(desk).length > 0,
    async run(desk) {
      await desk.shelf.change({ kind: 'colour', keys: bookmarksMeant(desk).map(keyOf), colour });
    },
  };
}

const always = () => true;
const holdsSomething = ({ library }: Desk) => {
  const { bookmarks, folders, notes } = library.store.get();
  return bookmarks.length + folders.length + notes.length > 0;
};
const noAim: Aim = { kind: 'codes', keys: [] };
const nothingKept = 'Nothing is bookmarked yet.';

/** What the registry says of bookmarks, folders and notes. */
export const bookmarkCommands: readonly Command[] = [
  {
    ...inMenu('bookmarks.folderOf'),
    atThing: (desk) => (bookmarksMeant(desk).length === aimedKeys(desk.aim ?? noAim).length ? 'Move to a folder…' : 'Bookmark in a folder…'),
    isAvailable: ({ aim }) => aim === null || aimedKeys(aim).length > 0,
    async run(desk) {
      const keys = await desk.currentCodes();
      if (keys.length > 0) desk.shelf.ask({ name: 'folder-of', keys });
    },
  },
  {
    ...inMenu('bookmarks.note'),
    atThing: () => menuCommands['bookmarks.note'].label,
    isAvailable: ({ aim }) => aim === null || aimedKeys(aim).length === 1,
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
    atThing: () => 'Tags…',
    isAvailable: (desk) => (desk.aim === null ? desk.library.store.get().bookmarks : bookmarksMeant(desk)).length > 0,
    waitsFor: nothingKept,
    async run(desk) {
      const { bookmarked } = desk.library.store.get();
      const keys = (await desk.currentCodes()).filter((key) => bookmarked.has(keyText(key)));
      if (keys.length > 0) desk.shelf.ask({ name: 'tags', keys });
      else desk.notices.say('Bookmark the code first, then tag it');
    },
  },
  {
    id: 'bookmarks.seen',
    words: 'Mark the changes of the chosen bookmarks as seen',
    atThing: () => 'Mark the change as seen',
    keys: [],
    group: 'Bookmarks',
    alsoCalled: 'acknowledge flag',
    isAvailable: (desk) => bookmarksMeant(desk).some((one) => one.change !== null),
    async run(desk) {
      await desk.shelf.change({ kind: 'acknowledge', keys: bookmarksMeant(desk).filter((one) => one.change !== null).map(keyOf) });
    },
  },
  ...[...bookmarkColours, null].map(colourCommand),
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
    words: 'Undo the last change to bookmarks, folders, notes and trays',
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
