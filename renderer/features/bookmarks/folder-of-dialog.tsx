import { Bookmark, Check, FolderPlus } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { CodeKey } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { keyText } from '../search/list-items.ts';
import { codesInWords } from './change-words.ts';
import { FolderMark } from './folder-mark.tsx';
import { putInFolder } from './put-in-folder.ts';

const none = 'none';
const another = 'new';

/** Which folder: arrows or the first letters, then Enter. */
export function FolderOfDialog({ keys }: { keys: readonly CodeKey[] }) {
  const desk = useDesk();
  const folders = useStore(desk.library.store, (state) => state.folders);
  const bookmarks = useStore(desk.library.store, (state) => state.bookmarks);
  const wanted = new Set(keys.map(keyText));
  const kept = bookmarks.filter((one) => wanted.has(keyText(one)));
  const areKept = kept.length === keys.length;
  const now = areKept && new Set(kept.map((one) => one.folderId)).size === 1 ? kept[0]?.folderId : undefined;

  async function choose(id: string): Promise<void> {
    if (id === another) {
      desk.shelf.ask({ name: 'folder-new', keys });
      return;
    }
    if (await putInFolder(desk, keys, id === none ? null : Number(id))) desk.shelf.close();
  }

  return (
    <Dialog title={`${areKept ? 'Move' : 'Bookmark'} ${codesInWords(keys)} ${areKept ? 'to' : 'in'}`} isOpen onClose={() => desk.shelf.close()}>
      <ListBox className="select-list folder-choice" aria-label="Folders" autoFocus="first" onAction={(id) => void choose(String(id))}>
        <ListBoxItem className="select-option" id={none} textValue="No folder">
          <Bookmark className="icon" size={14} aria-hidden /> No folder {now === null && <Check className="icon folder-choice-mark" size={14} aria-label="is there now" />}
        </ListBoxItem>
        {folders.map((folder) => (
          <ListBoxItem key={folder.id} className="select-option" id={String(folder.id)} textValue={folder.name}>
            <FolderMark colour={folder.colour} /> {folder.name} {now === folder.id && <Check className="icon folder-choice-mark" size={14} aria-label="is there now" />}
          </ListBoxItem>
        ))}
        <ListBoxItem className="select-option" id={another} textValue="New folder">
          <FolderPlus className="icon" size={14} aria-hidden /> New folder…
        </ListBoxItem>
      </ListBox>
      <div className="dialog-actions">
        <Button onPress={() => desk.shelf.close()}>Cancel</Button>
      </div>
    </Dialog>
  );
}
