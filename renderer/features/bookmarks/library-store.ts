import type { Bookmark, Bridge, CodeKey, CodeNote, Folder, Library as LibraryContent, LibraryChange, LibraryExport, LibraryImportReport, Recent } from '../../../electron/contract/index.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { Notices } from '../notices/notice-store.ts';
import { keyText } from '../search/list-items.ts';
import { changeInWords } from './change-words.ts';

export interface LibraryState {
  /** In the order of the user. */
  folders: readonly Folder[];
  /** Those in no folder first, then folder by folder, in the order of the user. */
  bookmarks: readonly Bookmark[];
  notes: readonly CodeNote[];
  recents: readonly Recent[];
  /** The change that Undo takes back, in words; null when there is none. */
  undo: string | null;
  redo: string | null;
  /** "CPT 27397": for the mark on each row without a search through the list. */
  bookmarked: ReadonlySet<string>;
}

export type ImportOutcome = Omit<LibraryImportReport, 'library'>;

/** What the office keeps: bookmarks in folders, notes, and the codes that were opened. */
export interface Library {
  store: Store<LibraryState>;
  load(): Promise<void>;
  loadRecents(): Promise<void>;
  /** Makes one change, says it and how to take it back. False when it was refused, which has been said. */
  change(change: LibraryChange): Promise<boolean>;
  /** Bookmarks the codes in the folder that was used last; when all of them are bookmarked, removes their bookmarks. */
  toggleBookmark(codes: readonly CodeKey[]): Promise<void>;
  step(direction: 'undo' | 'redo'): Promise<void>;
  /** Answers the file's path and how many bookmarks it holds; null when the dialog was closed or writing failed. */
  exportTo(wish: LibraryExport): Promise<{ path: string; bookmarks: number } | null>;
  /** Null when the dialog was closed or the file could not be read. */
  importFrom(mode: 'merge' | 'replace'): Promise<ImportOutcome | null>;
}

export function createLibrary(bridge: Pick<Bridge, 'call'>, notices: Notices, onChanged: () => void): Library {
  const store = createStore<LibraryState>({ folders: [], bookmarks: [], notes: [], recents: [], undo: null, redo: null, bookmarked: new Set() });
  /** Undefined until somebody chose a folder in this session. */
  let chosenFolder: number | null | undefined;

  function keep({ folders, bookmarks, notes, undo, redo }: LibraryContent): void {
    store.set({ folders, bookmarks, notes, undo, redo, bookmarked: new Set(bookmarks.map(keyText)) });
  }

  async function loadRecents(): Promise<void> {
    const recents = await bridge.call('recents.list');
    if (recents.ok) store.set({ recents: recents.value });
  }

  /** The folder chosen last; after a start, that of the newest bookmark. */
  function folderLastUsed(): number | null {
    const { folders, bookmarks } = store.get();
    const wanted = chosenFolder !== undefined ? chosenFolder : newest(bookmarks)?.folderId;
    return folders.some((folder) => folder.id === wanted) ? (wanted ?? null) : null;
  }

  async function change(wish: LibraryChange): Promise<boolean> {
    const before = store.get();
    const result = await bridge.call('library.change', wish);
    if (!result.ok) {
      notices.report(result.error);
      return false;
    }
    if (wish.kind === 'add' || wish.kind === 'move') chosenFolder = wish.folderId;
    keep(result.value);
    onChanged();
    const undoing = result.value.undo === null ? '' : `. Undo: ${shortcutLabel('Mod+Z', isMac)}`;
    notices.say(`${changeInWords(wish, before, result.value)}${undoing}`);
    return true;
  }

  return {
    store,
    loadRecents,
    change,

    async load() {
      const [library] = await Promise.all([bridge.call('library.read'), loadRecents()]);
      if (library.ok) keep(library.value);
      // User data that cannot be opened has its own banner; saying it twice helps nobody.
      else if (!library.error.code.startsWith('user-data')) notices.report(library.error);
    },

    async toggleBookmark(codes) {
      const keys = codes.map(({ system, code }) => ({ system, code }));
      if (keys.length === 0) return;
      const { bookmarked } = store.get();
      if (keys.every((key) => bookmarked.has(keyText(key)))) await change({ kind: 'remove', keys });
      else await change({ kind: 'add', keys, folderId: folderLastUsed() });
    },

    async step(direction) {
      const words = store.get()[direction];
      if (words === null) {
        notices.say(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
        return;
      }
      const result = await bridge.call(direction === 'undo' ? 'library.undo' : 'library.redo');
      if (!result.ok) {
        notices.report(result.error);
        return;
      }
      keep(result.value);
      onChanged();
      const back = direction === 'undo' ? `Redo: ${shortcutLabel('Mod+Shift+Z', isMac)}` : `Undo: ${shortcutLabel('Mod+Z', isMac)}`;
      notices.say(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${words}. ${back}`);
    },

    async exportTo(wish) {
      const result = await bridge.call('library.export', wish);
      if (!result.ok) {
        notices.report(result.error);
        return null;
      }
      const { path, bookmarks } = result.value;
      return path === null ? null : { path, bookmarks };
    },

    async importFrom(mode) {
      const result = await bridge.call('library.import', { mode });
      if (!result.ok) {
        notices.report(result.error);
        return null;
      }
      const { library, path, ...outcome } = result.value;
      if (path === null) return null;
      keep(library);
      onChanged();
      return outcome;
    },
  };
}

function newest(bookmarks: readonly Bookmark[]): Bookmark | undefined {
  return bookmarks.reduce<Bookmark | undefined>((last, one) => (last === undefined || one.addedAt > last.addedAt ? one : last), undefined);
}
