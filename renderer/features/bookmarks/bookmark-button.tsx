import { Bookmark, BookmarkCheck, BookmarkX, Check, ChevronDown, FolderPlus } from 'lucide-react';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { useListShown } from '../search/use-list-content.ts';
import { keyText } from '../search/list-items.ts';
import { FolderMark } from './folder-mark.tsx';
import type { BookmarkPress } from './library-store.ts';
import { putInFolder } from './put-in-folder.ts';
import { keyOf } from './shelf.ts';

function inWords(press: BookmarkPress, folderName: string | undefined): string {
  if (press.does === 'remove') return 'Remove the bookmark';
  const verb = press.does === 'move' ? 'Move the bookmark to' : 'Bookmark in';
  return folderName === undefined ? 'Bookmark' : `${verb} ${folderName}`;
}

/** In the page's actions: one press bookmarks, into the folder that its hint names; the arrow beside it chooses another. */
export function BookmarkButton({ of }: { of: CodeKey }) {
  const desk = useDesk();
  const id = keyText(of);
  const folders = useStore(desk.library.store, (state) => state.folders);
  const bookmark = useStore(desk.library.store, (state) => state.bookmarks.find((one) => keyText(one) === id));
  // The hint names the folder that is open now.
  useListShown();
  useStore(desk.shelf.store, (state) => state.folderId);
  const isBookmarked = bookmark !== undefined;
  const press = desk.library.pressed([of], desk.shelf.openFolder());
  const wanted = press.does === 'remove' ? undefined : folders.find((folder) => folder.id === press.folderId)?.name;
  const Icon = isBookmarked ? BookmarkCheck : Bookmark;
  const choices = [{ id: null, name: 'No folder', colour: null }, ...folders];

  return (
    <span className="bookmark-buttons">
      <span className="page-action" title={`${inWords(press, wanted)} (${shortcutLabel('Mod+D', isMac)})`}>
        <Button place="bookmark-press" aria-label={isBookmarked ? 'Bookmarked' : 'Bookmark'} aria-pressed={isBookmarked} onPress={() => runCommand(desk, 'code.bookmark')}>
          <Icon className="icon" size={16} aria-hidden />
          <span className="page-action-word">{isBookmarked ? 'Bookmarked' : 'Bookmark'}</span>
        </Button>
      </span>
      <span className="page-action" title={`Choose the folder (${shortcutLabel('Mod+Shift+D', isMac)})`}>
        <Menu
          label="Folder"
          button={
            <TriggerButton place="bookmark-choose" aria-label={isBookmarked ? 'Move to a folder' : 'Bookmark in a folder'}>
              <ChevronDown className="icon" size={14} aria-hidden />
            </TriggerButton>
          }
        >
          {choices.map((folder) => (
            <MenuItem key={folder.id ?? 'none'} words={folder.name} onAction={() => void putInFolder(desk, [keyOf(of)], folder.id)}>
              <span className="colour-option">
                {folder.id === null ? <Bookmark className="icon" size={14} aria-hidden /> : <FolderMark colour={folder.colour} />} {folder.name}
                {bookmark?.folderId === folder.id && <Check className="icon folder-choice-mark" size={14} aria-label="is there now" />}
              </span>
            </MenuItem>
          ))}
          <MenuItem words="New folder" onAction={() => desk.shelf.ask({ name: 'folder-new', keys: [keyOf(of)] })}>
            <span className="colour-option">
              <FolderPlus className="icon" size={14} aria-hidden /> New folder…
            </span>
          </MenuItem>
          {isBookmarked && (
            <>
              <MenuRule />
              <MenuItem words="Remove the bookmark" onAction={() => void desk.library.change({ kind: 'remove', keys: [keyOf(of)] })}>
                <span className="colour-option">
                  <BookmarkX className="icon" size={14} aria-hidden /> Remove the bookmark
                </span>
              </MenuItem>
            </>
          )}
        </Menu>
      </span>
    </span>
  );
}
