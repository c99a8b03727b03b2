import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** Everything that the office keeps goes, after a question. */
export function WipeDialog() {
  const desk = useDesk();
  const { bookmarks, folders, notes } = desk.library.store.get();
  const wipe = async () => {
    await desk.shelf.change({ kind: 'wipe' });
    desk.shelf.close();
  };
  return (
    <Dialog title="Remove everything" role="alertdialog" isOpen onClose={() => desk.shelf.close()}>
      <p>
        {counted(bookmarks.length, 'bookmark')}, {counted(folders.length, 'folder')} and {counted(notes.length, 'note')} are removed. {shortcutLabel('Mod+Z', isMac)} takes it back until the window is closed.
      </p>
      <div className="dialog-actions">
        <Button autoFocus onPress={() => desk.shelf.close()}>
          Cancel
        </Button>
        <Button look="main" onPress={() => void wipe()}>
          Remove everything
        </Button>
      </div>
    </Dialog>
  );
}
