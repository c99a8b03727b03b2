import { ListFilter } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useDesk } from '../../app/desk-context.ts';
import { shelfFilterId } from '../../app/focus.ts';
import { useStore } from '../../app/store.ts';
import { formatCount, formatShownOfTotal, shorten } from '../../ui/format.ts';
import { FolderMark } from './folder-mark.tsx';
import { EmptyShelf } from './empty-shelf.tsx';
import { ShelfActions } from './shelf-actions.tsx';
import { ShelfMenu } from './shelf-menu.tsx';
import { ShelfRows } from './shelf-rows.tsx';
import { shelfContent, type ShelfContent, type ShelfOrder } from './shelf.ts';
import './bookmarks.css';

function useShelfContent(view: 'bookmarks' | 'recent'): ShelfContent {
  const desk = useDesk();
  const { folders, bookmarks, recents, notes } = useStore(desk.library.store, (state) => state);
  const { folderId, order, filter } = useStore(desk.shelf.store, (state) => state);
  return useMemo(
    () => shelfContent({ view, folderId, order, filter, folders, bookmarks, recents, notes }),
    [view, folderId, order, filter, folders, bookmarks, recents, notes],
  );
}

function FilterField({ label }: { label: string }) {
  const desk = useDesk();
  const filter = useStore(desk.shelf.store, (state) => state.filter);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      desk.shelf.wantFocus();
    } else if (event.key === 'Escape' && filter !== '') {
      event.preventDefault();
      desk.shelf.setFilter('');
    }
  }
  return (
    <div className="shelf-filter">
      <ListFilter className="icon" size={14} aria-hidden />
      <input
        id={shelfFilterId}
        className="text-field"
        type="text"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={filter}
        onChange={(event) => desk.shelf.setFilter(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function OrderSwitch({ own }: { own: string }) {
  const desk = useDesk();
  const order = useStore(desk.shelf.store, (state) => state.order);
  return (
    <ToggleButtonGroup
      className="order-switch"
      aria-label="Order"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[order]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) desk.shelf.setOrder(chosen as ShelfOrder);
      }}
    >
      <ToggleButton id="own" className="button">
        {own}
      </ToggleButton>
      <ToggleButton id="used" className="button">
        Most used
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** The list column while it shows a folder, all bookmarks or the recent codes: rows that can be chosen, put in order and acted on. */
export function ShelfPane({ view }: { view: 'bookmarks' | 'recent' }) {
  const desk = useDesk();
  const content = useShelfContent(view);
  const folders = useStore(desk.library.store, (state) => state.folders);
  const folderId = useStore(desk.shelf.store, (state) => state.folderId);
  const filter = useStore(desk.shelf.store, (state) => state.filter);
  const selected = useStore(desk.shelf.store, (state) => state.selected);
  const pane = useRef<HTMLElement>(null);
  const shown = view === 'recent' ? null : (folders.find((one) => one.id === folderId) ?? null);
  const heading = view === 'recent' ? 'Recent' : (shown?.name ?? 'Bookmarks');
  const { rows, total } = content;
  const count = total === 0 ? '' : formatShownOfTotal(rows.length, total, false);
  const isFiltered = filter.trim() !== '';
  const chosen = selected.size > 1 ? `, ${formatCount(selected.size)} chosen` : '';

  // A list that lost its last row keeps the keyboard: a reader who removes by key goes on by key. One that has just come takes
  // none from a page that is about to have it.
  const rowsBefore = useRef(0);
  useEffect(() => {
    const isShorter = rows.length < rowsBefore.current;
    rowsBefore.current = rows.length;
    if (isShorter && document.activeElement === document.body && desk.window.get().dialog === null && desk.shelf.store.get().dialog === null) desk.shelf.wantFocus();
  }, [desk, rows.length]);

  return (
    <section ref={pane} className="list-pane shelf" aria-labelledby="list-heading">
      <div className="list-head">
        <h2 id="list-heading">
          {shown !== null && <FolderMark colour={shown.colour} />}
          {heading}
        </h2>
        <span className="list-count">
          {count}
          {chosen}
        </span>
        <ShelfMenu folder={shown} />
      </div>
      <div className="shelf-tools">
        <FilterField label={view === 'recent' ? 'Find in recent codes' : shown === null ? 'Find in bookmarks and notes' : `Find in ${shorten(shown.name)}`} />
        <OrderSwitch own={view === 'recent' ? 'Last opened' : shown === null && folders.length > 0 ? 'By folder' : 'My order'} />
      </div>
      <p className="unseen" role="status">
        {isFiltered ? (rows.length === 0 ? 'Nothing found' : `${heading}: ${count}`) : ''}
      </p>
      {rows.length > 0 && <ShelfActions />}
      {rows.length > 0 ? <ShelfRows view={view} rows={rows} label={heading} folderId={shown?.id ?? null} /> : <EmptyShelf view={view} folder={shown} isFiltered={isFiltered} total={total} />}
    </section>
  );
}
