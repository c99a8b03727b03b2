import { Ellipsis } from 'lucide-react';
import type { Folder } from '../../../electron/contract/index.ts';
import { aimAt } from '../../app/aim.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { CommandItem } from '../context-menu/command-item.tsx';

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
          {(['folder.edit', 'folder.up', 'folder.down', 'bookmarks.printFolder', 'folder.remove'] as const).map((id) => (
            <CommandItem key={id} desk={aimAt(desk, { kind: 'folder', id: folder.id })} id={id} />
          ))}
          <MenuRule />
        </>
      )}
      <CommandItem desk={desk} id="bookmarks.newFolder" />
      <MenuRule />
      <MenuItem words={undo === null ? 'Undo' : `Undo: ${undo}`} isDisabled={undo === null} shortcut={shortcutLabel('Mod+Z', isMac)} onAction={() => void shelf.step('undo')} />
      <MenuItem words={redo === null ? 'Redo' : `Redo: ${redo}`} isDisabled={redo === null} shortcut={shortcutLabel('Mod+Shift+Z', isMac)} onAction={() => void shelf.step('redo')} />
      <MenuRule />
      <MenuItem words="Export bookmarks" onAction={() => shelf.ask({ name: 'export' })} />
      <MenuItem words="Import bookmarks" onAction={() => shelf.ask({ name: 'import' })} />
      <MenuRule />
      <MenuItem words="Remove everything" onAction={() => shelf.ask({ name: 'wipe' })} />
    </Menu>
  );
}
