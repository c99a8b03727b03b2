import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { FolderOfDialog } from './folder-of-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { RemoveFolderDialog } from './remove-folder-dialog.tsx';
import { TagsDialog } from './tags-dialog.tsx';
import { WipeDialog } from './wipe-dialog.tsx';
import './bookmarks.css';

/** The one question about bookmarks that is open. */
export function ShelfDialogs() {
  const desk = useDesk();
  const dialog = useStore(desk.shelf.store, (state) => state.dialog);
  switch (dialog?.name) {
    case undefined:
      return null;
    case 'folder-of':
      return <FolderOfDialog keys={dialog.keys} />;
    case 'folder-new':
      return <FolderDialog id={null} keys={dialog.keys} />;
    case 'folder-edit':
      return <FolderDialog id={dialog.id} keys={[]} />;
    case 'folder-remove':
      return <RemoveFolderDialog id={dialog.id} />;
    case 'note':
      return <NoteDialog of={dialog.key} />;
    case 'tags':
      return <TagsDialog keys={dialog.keys} />;
    case 'export':
      return <ExportDialog />;
    case 'import':
      return <ImportDialog />;
    case 'wipe':
      return <WipeDialog />;
  }
}
