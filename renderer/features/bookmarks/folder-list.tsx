import type { KeyboardEvent } from 'react';
import { GridList, GridListItem, isTextDropItem, useDragAndDrop, type DropItem } from 'react-aria-components';
import type { CodeKey, Folder } from '../../../electron/contract/index.ts';
import { bookmarkColourNames } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { bookmarkDragType, folderDragType } from './drag-types.ts';
import { DragHandle } from './drag-handle.tsx';
import { FolderName } from './folder-name.tsx';
import { moveFolderByOne } from './move-folder.ts';
import { putInFolder } from './put-in-folder.ts';

function inWords(folder: Folder, count: number): string {
  const colour = folder.colour === null ? '' : `, ${bookmarkColourNames[folder.colour].toLowerCase()}`;
  return `${folder.name}${colour}, ${count === 1 ? '1 bookmark' : `${count} bookmarks`}`;
}

async function droppedCodes(items: readonly DropItem[]): Promise<CodeKey[]> {
  const texts = await Promise.all(items.filter(isTextDropItem).map((item) => item.getText(bookmarkDragType)));
  // Only this window writes the type, so what it holds is a key.
  return texts.map((text) => JSON.parse(text) as CodeKey);
}

export interface FolderListProps {
  folders: readonly Folder[];
  counts: ReadonlyMap<number, number>;
  /** The folder that the list column shows. */
  shownId: number | null;
}

/** The folders: one tab stop; arrows show them, Enter goes into the list, codes are dropped on them, F2 and Delete alter them. */
export function FolderList({ folders, counts, shownId }: FolderListProps) {
  const desk = useDesk();
  const { shelf } = desk;
  // Bookmarks drawn anew with every change redraw their folders' counts.
  useStore(desk.library.store, (state) => state.folders);

  const { dragAndDropHooks } = useDragAndDrop<Folder>({
    getItems: (ids) => [...ids].map((id) => ({ [folderDragType]: String(id) })),
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [bookmarkDragType],
    shouldAcceptItemDrop: (_target, types) => types.has(bookmarkDragType),
    onItemDrop({ items, target }) {
      void droppedCodes(items).then((keys) => putInFolder(desk, keys, Number(target.key)));
    },
    onReorder({ keys, target }) {
      const [moved] = keys;
      if (moved === undefined || target.dropPosition === 'on' || moved === target.key) return;
      const others = folders.filter((folder) => folder.id !== Number(moved));
      const place = others.findIndex((folder) => folder.id === Number(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      void shelf.change({ kind: 'folder-move', id: Number(moved), before: others[place]?.id ?? null });
    },
  });

  function onKeyDown(event: KeyboardEvent): void {
    const id = Number(event.target instanceof Element ? event.target.closest('[data-key]')?.getAttribute('data-key') : Number.NaN);
    if (!Number.isInteger(id)) return;
    const isOrdering = event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (isOrdering) void moveFolderByOne(desk, id, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'F2') shelf.ask({ name: 'folder-edit', id });
    else if (event.key === 'Delete') shelf.ask({ name: 'folder-remove', id });
    else return;
    event.preventDefault();
  }

  return (
    <div onKeyDown={onKeyDown}>
      <GridList
        className="folder-list"
        aria-label="Folders"
        items={folders}
        dependencies={[counts]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={shownId === null ? [] : [shownId]}
        onSelectionChange={(keys) => {
          // Tab came to the folders: passing through must not change the list.
          if (document.activeElement?.getAttribute('role') === 'grid') return;
          const [id] = keys === 'all' ? [] : keys;
          if (id !== undefined) desk.showList('bookmarks', Number(id), { focus: false });
        }}
        onAction={(id) => desk.showList('bookmarks', Number(id))}
        escapeKeyBehavior="none"
        disallowTypeAhead
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
      >
        {(folder) => (
          <GridListItem id={folder.id} className="side-link folder-link" textValue={inWords(folder, counts.get(folder.id) ?? 0)} data-folder={folder.name}>
            <FolderName folder={folder} count={counts.get(folder.id) ?? 0} />
            <DragHandle what={folder.name} />
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
