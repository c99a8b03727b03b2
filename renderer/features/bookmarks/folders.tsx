import { FolderPlus } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { FolderName } from './folder-name.tsx';
import type { FolderListProps } from './folder-list.tsx';
import './folders.css';

const FolderList = lazy(() => import('./folder-list.tsx').then(({ FolderList: component }) => ({ default: component })));

/** The same rows without what makes them alive, for the first picture. */
function StillFolders({ folders, counts, shownId }: FolderListProps) {
  return (
    <div className="folder-list">
      {folders.map((folder) => (
        <div key={folder.id} className="side-link folder-link" data-selected={shownId === folder.id || undefined}>
          <FolderName folder={folder} count={counts.get(folder.id) ?? 0} />
        </div>
      ))}
    </div>
  );
}

/** The folders below "Bookmarks" in the navigation. */
export function Folders({ shownId }: { shownId: number | null }) {
  const desk = useDesk();
  const folders = useStore(desk.library.store, (state) => state.folders);
  const bookmarks = useStore(desk.library.store, (state) => state.bookmarks);
  const isReady = useStore(desk.window, (state) => state.status !== null);
  const counts = useMemo(() => {
    const byFolder = new Map<number, number>();
    for (const { folderId } of bookmarks) if (folderId !== null) byFolder.set(folderId, (byFolder.get(folderId) ?? 0) + 1);
    return byFolder;
  }, [bookmarks]);
  const list = { folders, counts, shownId };
  if (folders.length === 0 && bookmarks.length === 0) return null;
  return (
    <div className="folders">
      {folders.length > 0 && (isReady ? (
        <Suspense fallback={<StillFolders {...list} />}>
          <FolderList {...list} />
        </Suspense>
      ) : (
        <StillFolders {...list} />
      ))}
      <Button look="quiet" place="side-link folder-link new-folder" onPress={() => runCommand(desk, 'bookmarks.newFolder')}>
        <span className="folder-name" title="New folder">
          <FolderPlus className="icon" size={14} aria-hidden />
          <span className="side-word">New folder</span>
        </span>
      </Button>
    </div>
  );
}
