import { useEffect, useRef } from 'react';
import type { Folder } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { putInFolder } from './put-in-folder.ts';

interface EmptyShelfProps {
  view: 'bookmarks' | 'recent';
  folder: Folder | null;
  isFiltered: boolean;
  total: number;
}

/** A list without rows says why, what to do, and takes the keyboard that the rows would have. */
export function EmptyShelf({ view, folder, isFiltered, total }: EmptyShelfProps) {
  const desk = useDesk();
  const head = useRef<HTMLParagraphElement>(null);
  const requests = useStore(desk.shelf.store, (state) => state.focusRequests);
  const filter = useStore(desk.shelf.store, (state) => state.filter);
  const place = useStore(desk.window, (state) => currentPlace(state.history));
  const open = place.kind === 'code' ? place.key : null;
  const isAsking = useStore(desk.shelf.store, (state) => state.dialog !== null);
  useEffect(() => {
    // A dialog that is still open keeps the keyboard, and gives it back to where it was opened unless it is elsewhere by then.
    if (!isAsking && desk.shelf.takeFocus()) head.current?.focus();
  }, [desk, requests, isAsking]);

  const bookmarkKey = shortcutLabel('Mod+D', isMac);
  if (isFiltered && total > 0) {
    return (
      <div className="list-empty">
        <p ref={head} className="list-empty-head" tabIndex={-1}>
          None of {formatCount(total)} has &ldquo;{filter.trim()}&rdquo;
        </p>
        <p>Looked at codes, titles, folders, colours, tags and both kinds of notes.</p>
        <div className="list-empty-actions">
          <Button
            onPress={() => {
              desk.shelf.setFilter('');
              desk.shelf.wantFocus();
            }}
          >
            Show all
          </Button>
        </div>
      </div>
    );
  }
  if (view === 'recent') {
    return (
      <div className="list-empty">
        <p ref={head} className="list-empty-head" tabIndex={-1}>
          No recent codes yet
        </p>
        <p>Codes that you open are listed here, the last one first.</p>
      </div>
    );
  }
  return (
    <div className="list-empty">
      <p ref={head} className="list-empty-head" tabIndex={-1}>
        {folder === null ? 'No bookmarks yet' : `${folder.name} is empty`}
      </p>
      {folder === null ? (
        <p>
          Open a code and press <kbd>{bookmarkKey}</kbd>. It then stands here, and is kept when a new release is imported.
        </p>
      ) : (
        <p>
          While this folder is open, <kbd>{bookmarkKey}</kbd> puts the code of the page here, also one that stands in another folder. Bookmarks can be dragged onto the folder&rsquo;s name.
        </p>
      )}
      <div className="list-empty-actions">
        {open !== null && (
          <Button look="main" onPress={() => void putInFolder(desk, [open], folder?.id ?? null)}>
            {folder === null ? `Bookmark ${open.code}` : `Put ${open.code} here`}
          </Button>
        )}
        {folder === null && <Button onPress={() => desk.shelf.ask({ name: 'import' })}>Import bookmarks</Button>}
      </div>
    </div>
  );
}
