import { Ellipsis } from 'lucide-react';
import type { Folder } from '../../../electron/contract/index.ts';
import { commandOf, runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { moveFolderByOne } from './move-folder.ts';

/** What can be done with the folder that is shown, and with the library as a whole. */
export function ShelfMenu({ folder }: { folder: Folder | null }) {
  const desk = useDesk();
  const { shelf } = desk;
  const undo = useStore(desk.library.store, (state) => state.undo);
  const redo = useStore(desk.library.store, (state) => state.redo);
  return (
    <Menu
      label="Folder and bookmarks"
      button={
        <TriggerButton look="quiet" place="shelf-menu" aria-label={folder === null ? 'More for bookmarks' : `More for ${folder.name}`}>
          <Ellipsis className="icon" size={16} aria-hidden />
        </TriggerButton>
      }
    >
      {folder !== null && (
        <>
          <MenuItem words="Rename or recolour the folder" onAction={() => shelf.ask({ name: 'folder-edit', id: folder.id })} />
          <MenuItem words="Move the folder up" onAction={() => void moveFolderByOne(desk, folder.id, -1)} />
          <MenuItem words="Move the folder down" onAction={() => void moveFolderByOne(desk, folder.id, 1)} />
          <MenuItem words="Print the folder" isDisabled={!commandOf('bookmarks.printFolder').isAvailable(desk)} onAction={() => runCommand(desk, 'bookmarks.printFolder')} />
          <MenuItem words="Remove the folder" onAction={() => shelf.ask({ name: 'folder-remove', id: folder.id })} />
          <MenuRule />
        </>
      )}
      <MenuItem words="New folder" onAction={() => runCommand(desk, 'bookmarks.newFolder')} />
      <MenuRule />
      <MenuItem words={undo === null ? 'Undo' : `Undo: ${undo}`} isDisabled={undo === null} onAction={() => void shelf.step('undo')}>
        <span className="menu-line">
          {undo === null ? 'Undo' : `Undo: ${undo}`} <kbd>{shortcutLabel('Mod+Z', isMac)}</kbd>
        </span>
      </MenuItem>
      <MenuItem words={redo === null ? 'Redo' : `Redo: ${redo}`} isDisabled={redo === null} onAction={() => void shelf.step('redo')}>
        <span className="menu-line">
          {redo === null ? 'Redo' : `Redo: ${redo}`} <kbd>{shortcutLabel('Mod+Shift+Z', isMac)}</kbd>
        </span>
      </MenuItem>
      <MenuRule />
      <MenuItem words="Export bookmarks" onAction={() => shelf.ask({ name: 'export' })} />
      <MenuItem words="Import bookmarks" onAction={() => shelf.ask({ name: 'import' })} />
      <MenuRule />
      <MenuItem words="Remove everything" onAction={() => shelf.ask({ name: 'wipe' })} />
    </Menu>
  );
}
