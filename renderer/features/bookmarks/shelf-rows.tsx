import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { GridList, GridListItem, useDragAndDrop, type Key } from 'react-aria-components';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { bookmarkDragType } from './drag-types.ts';
import { DragHandle } from './drag-handle.tsx';
import { rowInWords, ShelfRowBody, type ShelfRowFacts } from './shelf-row.tsx';
import { moveBeside, type ShelfRow } from './shelf.ts';
import { useRowFocus } from './use-row-focus.ts';

interface ShelfRowsProps {
  view: 'bookmarks' | 'recent';
  rows: readonly ShelfRow[];
  label: string;
  folderId: number | null;
}

/** Below this width the page takes the place of the list; the same as in app.css. */
const narrow = '(max-width: 999px)';

/** The rows: one tab stop, arrows, several at once with Shift and Ctrl, and an order that keys and mouse change. */
export function ShelfRows({ view, rows, label, folderId }: ShelfRowsProps) {
  const desk = useDesk();
  const { shelf } = desk;
  const selected = useStore(shelf.store, (state) => state.selected);
  const requests = useStore(shelf.store, (state) => state.focusRequests);
  const order = useStore(shelf.store, (state) => state.order);
  const isFiltered = useStore(shelf.store, (state) => state.filter.trim() !== '');
  const list = useRef<HTMLDivElement>(null);
  const canOrder = view === 'bookmarks' && order === 'own' && !isFiltered;
  const facts = useMemo<ShelfRowFacts>(
    () => ({ showsFolder: folderId === null, showsOpened: order === 'used', showsBookmarked: view === 'recent' }),
    [folderId, order, view],
  );

  useRowFocus(list, rows, requests);

  const { dragAndDropHooks } = useDragAndDrop<ShelfRow>({
    getItems: (ids) => rows.filter((row) => ids.has(row.id)).map((row) => ({ [bookmarkDragType]: JSON.stringify(row.key), 'text/plain': `${row.key.code} ${row.title}` })),
    getAllowedDropOperations: () => ['move'],
    getDropOperation: (target) => (canOrder && target.type === 'item' && target.dropPosition !== 'on' ? 'move' : 'cancel'),
    onReorder({ keys, target }) {
      if (target.dropPosition === 'on') return;
      const wish = moveBeside(desk.library.store.get().bookmarks, new Set([...keys].map(String)), String(target.key), target.dropPosition);
      if (wish !== null) void shelf.change(wish);
    },
  });

  function open(id: Key): void {
    const row = rows.find((one) => one.id === id);
    if (row !== undefined) desk.openPlace({ kind: 'code', key: row.key });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isOrdering = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (isOrdering && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) void shelf.moveByOne(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Delete' && !event.ctrlKey && !event.altKey && !event.shiftKey) void shelf.remove();
    else return;
    event.preventDefault();
  }

  /** In a narrow window a click opens the page, which takes the list's place; else the page stands beside it and follows. */
  function onClick(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const id = row?.getAttribute('data-key');
    if (id != null && !event.shiftKey && !event.ctrlKey && !event.metaKey && window.matchMedia(narrow).matches) open(id);
  }

  return (
    <div className="shelf-rows" onKeyDown={onKeyDown} onClick={onClick}>
      <GridList
        ref={list}
        className="list-rows"
        aria-label={label}
        items={rows}
        dependencies={[facts]}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={(keys) => shelf.select(keys === 'all' ? new Set(rows.map((row) => row.id)) : new Set([...keys].map(String)))}
        onAction={open}
        escapeKeyBehavior="none"
        disallowTypeAhead
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
      >
        {(row) => (
          <GridListItem className="list-row shelf-row" id={row.id} textValue={rowInWords(row, facts)} data-code={row.key.code}>
            <ShelfRowBody row={row} facts={facts} />
            <DragHandle what={row.key.code} />
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
