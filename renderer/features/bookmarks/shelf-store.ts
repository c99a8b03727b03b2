import type { BookmarkColour, CodeKey, LibraryChange } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { Notices } from '../notices/notice-store.ts';
import { keyText, type ListView } from '../search/list-items.ts';
import type { Library } from './library-store.ts';
import { keyOf, moveByOne, shelfContent, type ShelfContent, type ShelfOrder, type ShelfRow } from './shelf.ts';

/** A question that is open, and what it is about. */
export type ShelfDialog =
  | { name: 'folder-of'; keys: readonly CodeKey[] }
  /** `keys` go into the folder once it is made. */
  | { name: 'folder-new'; keys: readonly CodeKey[] }
  | { name: 'folder-edit'; id: number }
  | { name: 'folder-remove'; id: number }
  | { name: 'note'; key: CodeKey }
  | { name: 'tags'; keys: readonly CodeKey[] }
  | { name: 'export' }
  | { name: 'import' }
  | { name: 'wipe' };

export interface ShelfState {
  /** The folder that is shown; null for all bookmarks. */
  folderId: number | null;
  order: ShelfOrder;
  filter: string;
  /** Ids of rows. */
  selected: ReadonlySet<string>;
  dialog: ShelfDialog | null;
  /** Counts the wishes to move the keyboard into the rows. */
  focusRequests: number;
}

export interface Shelf {
  store: Store<ShelfState>;
  content(): ShelfContent;
  /** The chosen rows in their order. */
  selectedRows(): ShelfRow[];
  /** The folder that the list column shows; null while it shows anything else. */
  openFolder(): number | null;
  /** Shows a folder, or all bookmarks; the code of the page is chosen when it stands there. */
  show(folderId: number | null): void;
  /** The page has changed by other ways than a row: its row is the chosen one, or none is. Several chosen rows stay. */
  markPage(): void;
  /** The row that was chosen when the page went elsewhere by other ways; null when the list leads. */
  rowLeft(): CodeKey | null;
  setOrder(order: ShelfOrder): void;
  setFilter(filter: string): void;
  select(ids: ReadonlySet<string>): void;
  wantFocus(): void;
  /** True once per wish. */
  takeFocus(): boolean;
  ask(dialog: ShelfDialog): void;
  /** Closes the dialog; the keyboard returns to the rows when it came from there. */
  close(): void;
  /** Makes a change that came from the rows, which keep the keyboard. */
  change(change: LibraryChange): Promise<boolean>;
  moveByOne(step: -1 | 1): Promise<void>;
  remove(): Promise<void>;
  colour(colour: BookmarkColour | null): Promise<void>;
  acknowledge(): Promise<void>;
  /** Takes the last change back or makes it again; what comes back into sight is chosen. */
  step(direction: 'undo' | 'redo'): Promise<void>;
}

export interface ShelfSurroundings {
  library: Library;
  notices: Notices;
  view(): ListView;
  /** The keyboard is in the list column. */
  hasFocus(): boolean;
  /** The row, "CPT 27397", that the keyboard stands on. */
  focusedRow(): string | null;
  /** The code of the page. */
  shown(): CodeKey | null;
  /** The page follows a row that was chosen alone. */
  follow(key: CodeKey): void;
}

/** The list column while it shows bookmarks or recent codes: what is shown, what is chosen, what is being asked. */
export function createShelf({ library, notices, view, hasFocus, focusedRow, shown, follow }: ShelfSurroundings): Shelf {
  const store = createStore<ShelfState>({ folderId: null, order: 'own', filter: '', selected: new Set(), dialog: null, focusRequests: 0 });
  let focusTaken = 0;
  let cameFromRows = false;
  let left: string | null = null;
  /** The rows before the newest change, to find the neighbour of what went. */
  let lastIds: readonly string[] = [];

  function content(): ShelfContent {
    const { folderId, order, filter } = store.get();
    return shelfContent({ view: view() === 'recent' ? 'recent' : 'bookmarks', folderId, order, filter, ...library.store.get() });
  }

  const ids = () => content().rows.map((row) => row.id);

  /** A row that the keyboard stands on counts as chosen while no other is. */
  function selectedRows(): ShelfRow[] {
    const { selected } = store.get();
    const { rows } = content();
    if (selected.size > 0) return rows.filter((row) => selected.has(row.id));
    const focused = hasFocus() ? focusedRow() : null;
    return rows.filter((row) => row.id === focused);
  }

  /** The row of the page, so that list and page never name two codes; nothing when the page's code is not here. */
  function pageRow(now: readonly string[]): ReadonlySet<string> {
    const key = shown();
    return new Set(key !== null && now.includes(keyText(key)) ? [keyText(key)] : []);
  }

  /**
   * Rows that went are no longer chosen. When all went from here, the one that took the first one's place is, and the page follows;
   * a reader whose code was taken out from its page goes on reading it.
   */
  function settle(): void {
    if (view() === 'results') return;
    const now = ids();
    const { selected, folderId } = store.get();
    if (folderId !== null && !library.store.get().folders.some((folder) => folder.id === folderId)) {
      store.set({ folderId: null, filter: '' });
      lastIds = [];
      settle();
      return;
    }
    const kept = [...selected].filter((id) => now.includes(id));
    if (kept.length === 0 && selected.size > 0 && (hasFocus() || cameFromRows)) {
      const place = lastIds.findIndex((id) => selected.has(id));
      const neighbour = content().rows[Math.min(Math.max(0, place), now.length - 1)];
      store.set({ selected: new Set(neighbour === undefined ? [] : [neighbour.id]) });
      if (neighbour !== undefined) follow(neighbour.key);
    } else if (kept.length === 0) store.set({ selected: pageRow(now) });
    else if (kept.length !== selected.size) store.set({ selected: new Set(kept) });
    lastIds = now;
  }

  library.store.subscribe(settle);

  function wantFocus(): void {
    store.set({ focusRequests: store.get().focusRequests + 1 });
  }

  async function change(wish: LibraryChange): Promise<boolean> {
    const wasHere = hasFocus() || cameFromRows;
    const done = await library.change(wish);
    if (wasHere) wantFocus();
    return done;
  }

  function select(selected: ReadonlySet<string>): void {
    store.set({ selected });
    const [row] = selectedRows();
    if (selected.size === 1 && row !== undefined) follow(row.key);
  }

  /** Chosen rows that are bookmarks. */
  function chosenKeys(): CodeKey[] {
    return selectedRows().filter((row) => row.bookmark !== null).map((row) => row.key);
  }

  return {
    store,
    content,
    selectedRows,
    wantFocus,
    change,

    openFolder: () => (view() === 'bookmarks' ? store.get().folderId : null),

    show(folderId) {
      store.set({ folderId, filter: '', order: 'own' });
      left = null;
      const now = ids();
      store.set({ selected: pageRow(now) });
      lastIds = now;
    },

    markPage() {
      const [chosen, ...others] = store.get().selected;
      if (view() === 'results' || others.length > 0) return;
      const selected = pageRow(ids());
      if (chosen !== undefined) left = selected.has(chosen) ? null : chosen;
      store.set({ selected });
    },

    rowLeft: () => content().rows.find((row) => row.id === left)?.key ?? null,

    setOrder(order) {
      store.set({ order });
      lastIds = ids();
    },

    setFilter(filter) {
      store.set({ filter });
      const now = ids();
      const { selected } = store.get();
      const kept = [...selected].filter((id) => now.includes(id));
      store.set({ selected: kept.length > 0 ? new Set(kept) : pageRow(now) });
      lastIds = now;
    },

    select,

    takeFocus() {
      const { focusRequests } = store.get();
      if (focusTaken === focusRequests) return false;
      focusTaken = focusRequests;
      return true;
    },

    ask(dialog) {
      if (store.get().dialog === null) cameFromRows = hasFocus();
      store.set({ dialog });
    },

    close() {
      store.set({ dialog: null });
      if (cameFromRows) wantFocus();
      cameFromRows = false;
    },

    async moveByOne(step) {
      const { bookmarks, folders } = library.store.get();
      const { order, filter } = store.get();
      if (view() !== 'bookmarks' || order !== 'own' || filter.trim() !== '') {
        notices.say('Codes are put in order in the list of bookmarks, without Most used and without a filter');
        return;
      }
      const wish = moveByOne(bookmarks, folders, new Set(selectedRows().map((row) => row.id)), step);
      if (wish.ok) await change(wish.change);
      else notices.say(wish.reason);
    },

    async remove() {
      const keys = chosenKeys();
      if (keys.length === 0) notices.say('No bookmark is chosen');
      else await change({ kind: 'remove', keys });
    },

    async colour(colour) {
      const keys = chosenKeys();
      if (keys.length > 0) await change({ kind: 'colour', keys, colour });
    },

    async acknowledge() {
      const keys = selectedRows().filter((row) => row.bookmark?.change != null).map((row) => keyOf(row.key));
      if (keys.length > 0) await change({ kind: 'acknowledge', keys });
    },

    async step(direction) {
      const wasHere = hasFocus();
      const before = new Set(ids());
      await library.step(direction);
      if (view() === 'results') return;
      const appeared = ids().filter((id) => !before.has(id));
      if (!wasHere) return;
      if (appeared.length > 0) select(new Set(appeared));
      wantFocus();
    },
  };
}
