import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';

/** A folder goes; what becomes of its bookmarks is asked. */
export function RemoveFolderDialog({ id }: { id: number }) {
  const desk = useDesk();
  const { folders, bookmarks } = desk.library.store.get();
  const name = folders.find((folder) => folder.id === id)?.name ?? '';
  const count = bookmarks.filter((bookmark) => bookmark.folderId === id).length;
  const remove = async (what: 'keep' | 'remove') => {
    await desk.shelf.change({ kind: 'folder-remove', id, bookmarks: what });
    desk.shelf.close();
  };
  return (
    <Dialog title={`Remove the folder ${name}`} role="alertdialog" isOpen onClose={() => desk.shelf.close()}>
      <p>
        {count === 0 ? 'It is empty.' : count === 1 ? 'One bookmark stands in it. Notes are kept either way.' : `${formatCount(count)} bookmarks stand in it. Notes are kept either way.`} {shortcutLabel('Mod+Z', isMac)} takes it back.
      </p>
      <div className="dialog-actions">
        <Button autoFocus look="main" onPress={() => void remove('keep')}>
          {count === 0 ? 'Remove the folder' : count === 1 ? 'Keep the bookmark' : 'Keep the bookmarks'}
        </Button>
        {count > 0 && <Button onPress={() => void remove('remove')}>{count === 1 ? 'Remove it too' : 'Remove them too'}</Button>}
        <Button onPress={() => desk.shelf.close()}>Cancel</Button>
      </div>
    </Dialog>
  );
}
