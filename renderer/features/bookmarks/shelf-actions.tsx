import { Bookmark, Columns2, Copy, Eye, FileDown, FolderInput, NotebookPen, Palette, Printer, Tags, Trash2, type LucideIcon } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Toolbar } from 'react-aria-components';
import { bookmarkColourNames, bookmarkColours } from '../../../electron/contract/window.ts';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { ColourPatch } from './colour-mark.tsx';
import { codesInWords } from './change-words.ts';

interface ActionProps {
  icon: LucideIcon;
  name: string;
  isDisabled?: boolean;
  /** The second half of a double click does nothing. */
  isOncePerClick?: true;
  /** Absent where the button opens a menu. */
  onPress?: () => void;
}

function Action({ icon: Icon, name, isDisabled = false, isOncePerClick, onPress }: ActionProps) {
  const shared = { look: 'quiet', place: 'shelf-action', 'aria-label': name, isDisabled } as const;
  const picture = (
    <span title={name}>
      <Icon className="icon" size={16} aria-hidden />
    </span>
  );
  if (onPress === undefined) return <TriggerButton {...shared}>{picture}</TriggerButton>;
  return (
    <Button
      {...shared}
      onPress={onPress}
      {...(isOncePerClick === undefined ? {} : { onClickCapture: (event: MouseEvent) => { if (event.detail > 1) event.stopPropagation(); } })}
    >
      {picture}
    </Button>
  );
}

/** What can be done with the chosen rows; one tab stop, arrows between the buttons. */
export function ShelfActions() {
  const desk = useDesk();
  const { shelf } = desk;
  const selected = useStore(shelf.store, (state) => state.selected);
  useStore(desk.library.store, (state) => state.bookmarks);
  const rows = shelf.selectedRows();
  const keys = rows.map((row) => row.key);
  const what = codesInWords(keys);
  const none = rows.length === 0;
  const bookmarked = rows.some((row) => row.bookmark !== null);
  const isAllBookmarked = rows.every((row) => row.bookmark !== null);
  const [only] = rows;
  return (
    <Toolbar className="shelf-actions" aria-label={selected.size === 0 ? 'Chosen codes' : `Chosen: ${what}`}>
      <Action icon={isAllBookmarked ? FolderInput : Bookmark} name={isAllBookmarked ? 'Move to a folder' : 'Bookmark in a folder'} isDisabled={none} onPress={() => shelf.ask({ name: 'folder-of', keys })} />
      <Menu label="Colour" button={<Action icon={Palette} name="Colour" isDisabled={!bookmarked} />}>
        {bookmarkColours.map((colour) => (
          <MenuItem key={colour} words={bookmarkColourNames[colour]} onAction={() => void shelf.colour(colour)}>
            <span className="colour-option">
              <ColourPatch colour={colour} /> {bookmarkColourNames[colour]}
            </span>
          </MenuItem>
        ))}
        <MenuItem words="No colour" onAction={() => void shelf.colour(null)} />
      </Menu>
      <Action icon={Tags} name="Tags" isDisabled={!bookmarked} onPress={() => shelf.ask({ name: 'tags', keys: rows.filter((row) => row.bookmark !== null).map((row) => row.key) })} />
      <Action
        icon={NotebookPen}
        name="Note"
        isDisabled={rows.length !== 1}
        onPress={() => {
          if (only !== undefined) shelf.ask({ name: 'note', key: only.key });
        }}
      />
      <span className="shelf-actions-gap" />
      <Action icon={Copy} name="Copy" isDisabled={none} onPress={() => runCommand(desk, 'code.copy')} />
      <Action icon={Columns2} name="Compare" isDisabled={rows.length !== 2} onPress={() => runCommand(desk, 'compare.chosen')} />
      <Action icon={Printer} name="Print" isDisabled={none} onPress={() => runCommand(desk, 'code.print')} />
      <Action icon={FileDown} name="Save as PDF" isDisabled={none} onPress={() => runCommand(desk, 'code.savePdf')} />
      <span className="shelf-actions-gap" />
      {rows.some((row) => row.bookmark?.change != null) && <Action icon={Eye} name="Mark the change as seen" onPress={() => void shelf.acknowledge()} />}
      {/* By its own name: after a removal the next row is chosen, and a second click would be about that one. */}
      <Action icon={Trash2} name={none ? 'Remove the bookmark' : `Remove the bookmark${rows.length === 1 ? '' : 's'} of ${what}`} isDisabled={!bookmarked} isOncePerClick onPress={() => void shelf.remove()} />
    </Toolbar>
  );
}
