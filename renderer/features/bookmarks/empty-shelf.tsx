import { useEffect, useRef } from 'react';
import type { Folder } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';

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
  useEffect(() => {
    if (desk.shelf.takeFocus()) head.current?.focus();
  }, [desk, requests]);

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
      <p>
        Open a code and press <kbd>{bookmarkKey}</kbd>, or <kbd>{shortcutLabel('Mod+Shift+D', isMac)}</kbd> to choose the folder. It then stands here, and is kept when a new release is imported.
      </p>
      {folder === null && (
        <div className="list-empty-actions">
          <Button onPress={() => desk.shelf.ask({ name: 'import' })}>Import bookmarks</Button>
        </div>
      )}
    </div>
  );
}
