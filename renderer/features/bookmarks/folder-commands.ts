import type { CodeKey, Folder } from '../../../electron/contract/index.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { summaryOf } from '../print-preview/print-what-is-shown.ts';
import { moveFolderByOne } from './move-folder.ts';
import { keyOf } from './shelf.ts';

export type FolderCommandId = 'folder.open' | 'folder.edit' | 'folder.up' | 'folder.down' | 'folder.remove' | 'bookmarks.printFolder';

/** The folder that the menu was opened on, else the one in the list column. */
function folderMeant({ aim, shelf, library }: Desk): Folder | undefined {
  const id = aim?.kind === 'folder' ? aim.id : shelf.openFolder();
  return id === null ? undefined : library.store.get().folders.find((folder) => folder.id === id);
}

/** Its codes, whatever the filter. */
function codesOf({ library }: Desk, folder: Folder | undefined): CodeKey[] {
  return library.store.get().bookmarks.filter((one) => one.folderId === folder?.id).map(keyOf);
}

const hasFolder = (desk: Desk) => folderMeant(desk) !== undefined;

function withFolder(run: (desk: Desk, folder: Folder) => void | Promise<void>): Command['run'] {
  return (desk) => {
    const folder = folderMeant(desk);
    return folder === undefined ? undefined : run(desk, folder);
  };
}

/** What the registry says of one folder. */
export const folderCommands: readonly Command[] = [
  {
    id: 'folder.open',
    words: 'Go into the folder that is shown',
    atThing: () => 'Open',
    keys: [],
    keyAtThing: 'Enter',
    group: 'Bookmarks',
    isAvailable: hasFolder,
    run: withFolder((desk, { id }) => desk.showList('bookmarks', id)),
  },
  {
    id: 'folder.edit',
    words: 'Rename or recolour the folder that is shown',
    atThing: () => 'Rename or recolour the folder',
    keys: [],
    keyAtThing: 'F2',
    group: 'Bookmarks',
    isAvailable: hasFolder,
    run: withFolder((desk, { id }) => desk.shelf.ask({ name: 'folder-edit', id })),
  },
  {
    id: 'folder.up',
    words: 'Move the folder that is shown up',
    atThing: () => 'Move the folder up',
    keys: [],
    keyAtThing: 'Alt+Shift+ArrowUp',
    group: 'Bookmarks',
    isAvailable: hasFolder,
    run: withFolder((desk, { id }) => moveFolderByOne(desk, id, -1)),
  },
  {
    id: 'folder.down',
    words: 'Move the folder that is shown down',
    atThing: () => 'Move the folder down',
    keys: [],
    keyAtThing: 'Alt+Shift+ArrowDown',
    group: 'Bookmarks',
    isAvailable: hasFolder,
    run: withFolder((desk, { id }) => moveFolderByOne(desk, id, 1)),
  },
  {
    id: 'bookmarks.printFolder',
    words: 'Print the folder that is shown',
    atThing: () => 'Print the folder',
    keys: [],
    group: 'Bookmarks',
    alsoCalled: 'all its codes contents paper',
    isAvailable: (desk) => codesOf(desk, folderMeant(desk)).length > 0,
    run: withFolder((desk, folder) => {
      const sheet = summaryOf(desk, codesOf(desk, folder));
      return desk.preview.open(sheet.contents ? { ...sheet, title: folder.name } : sheet);
    }),
  },
  {
    id: 'folder.remove',
    words: 'Remove the folder that is shown',
    atThing: () => 'Remove the folder',
    keys: [],
    keyAtThing: 'Delete',
    group: 'Bookmarks',
    isAvailable: hasFolder,
    run: withFolder((desk, { id }) => desk.shelf.ask({ name: 'folder-remove', id })),
  },
];
