import type { Bookmark, Bridge, CodeKey, CodeNote, Folder, OfficeWord, Library as LibraryContent, LibraryChange, LibraryExport, LibraryImportReport, Recent } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { Notices } from '../notices/notice-store.ts';
import { keyText } from '../search/list-items.ts';
import { changeInWords, stepInWords } from './change-words.ts';

export interface LibraryState {
  /** In the order of the user. */
  folders: readonly Folder[];
  /** Those in no folder first, then folder by folder, in the order of the user. */
  bookmarks: readonly Bookmark[];
  notes: readonly CodeNote[];
  /** The office's abbreviations. */
  words: readonly OfficeWord[];
  recents: readonly Recent[];
  /** The change that Undo takes back, in words; null when there is none. */
  undo: string | null;
  redo: string | null;
  /** "CPT 27397": for the mark on each row without a search through the list. */
  bookmarked: ReadonlySet<string>;
  /** The name of the folder that a bookmark stands in, by the same text. */
  folderNames: ReadonlyMap<string, string>;
}

export type ImportOutcome = Omit<LibraryImportReport, 'library'>;

export type BookmarkPress = { does: 'remove' } | { does: 'add' | 'move'; folderId: number | null };

/** What the office keeps: bookmarks in folders, notes, and the codes that were opened. */
export interface Library {
  store: Store<LibraryState>;
  load(): Promise<void>;
  loadRecents(): Promise<void>;
  /** Makes one change, says it and how to take it back. False when it was refused, which has been said. */
  change(change: LibraryChange): Promise<boolean>;
  /**
   * What one press does. While a folder is open the codes go there, also from another folder; else into the folder that was used
   * last. Codes that are there already lose their bookmarks.
   */
  pressed(codes: readonly CodeKey[], openFolder: number | null): BookmarkPress;
  toggleBookmark(codes: readonly CodeKey[], openFolder: number | null): Promise<void>;
  step(direction: 'undo' | 'redo'): Promise<void>;
  /** What undo and redo would do since something else that they take back has changed: a tray. */
  setSteps(steps: Pick<LibraryState, 'undo' | 'redo'>): void;
  /** Answers the file's path and how many bookmarks it holds; null when the dialog was closed or writing failed. */
  exportTo(wish: LibraryExport): Promise<{ path: string; bookmarks: number } | null>;
  /** Null when the dialog was closed or the file could not be read. */
  importFrom(mode: 'merge' | 'replace'): Promise<ImportOutcome | null>;
}

export function createLibrary(bridge: Pick<Bridge, 'call'>, notices: Notices, onChanged: () => void, onStepped: () => Promise<void> = () => Promise.resolve()): Library {
  const store = createStore<LibraryState>({ folders: [], bookmarks: [], notes: [], words: [], recents: [], undo: null, redo: null, bookmarked: new Set(), folderNames: new Map() });
  /** Undefined until somebody chose a folder in this session. */
  let chosenFolder: number | null | undefined;

  function keep({ folders, bookmarks, notes, words, undo, redo }: LibraryContent): void {
    const names = new Map(folders.map((folder) => [folder.id, folder.name]));
    const folderNames = new Map<string, string>();
    for (const bookmark of bookmarks) {
      const name = bookmark.folderId === null ? undefined : names.get(bookmark.folderId);
      if (name !== undefined) folderNames.set(keyText(bookmark), name);
    }
    store.set({ folders, bookmarks, notes, words, undo, redo, bookmarked: new Set(bookmarks.map(keyText)), folderNames });
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
    notices.say(changeInWords(wish, before, result.value), result.value.undo === null ? undefined : 'edit.undo');
    return true;
  }

  function pressed(codes: readonly CodeKey[], openFolder: number | null): BookmarkPress {
    const wanted = new Set(codes.map(keyText));
    const kept = store.get().bookmarks.filter((one) => wanted.has(keyText(one)));
    if (kept.length < wanted.size) return { does: 'add', folderId: openFolder ?? folderLastUsed() };
    if (openFolder !== null && kept.some((one) => one.folderId !== openFolder)) return { does: 'move', folderId: openFolder };
    return { does: 'remove' };
  }

  return {
    store,
    loadRecents,
    change,
    pressed,

    async load() {
      const [library] = await Promise.all([bridge.call('library.read'), loadRecents()]);
      if (library.ok) keep(library.value);
      // User data that cannot be opened has its own banner; saying it twice helps nobody.
      else if (!library.error.code.startsWith('user-data')) notices.report(library.error);
    },

    async toggleBookmark(codes, openFolder) {
      const keys = codes.map(({ system, code }) => ({ system, code }));
      if (keys.length === 0) return;
      const press = pressed(keys, openFolder);
      if (press.does === 'remove') await change({ kind: 'remove', keys });
      else if (press.does === 'add') await change({ kind: 'add', keys, folderId: press.folderId });
      else await change({ kind: 'move', keys: strangersTo(press.folderId, keys, store.get().bookmarks), folderId: press.folderId, before: null });
    },

    async step(direction) {
      const before = store.get();
      const words = before[direction];
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
      // What was taken back may stand elsewhere.
      await onStepped();
      notices.say(stepInWords(direction, words, before, result.value), direction === 'undo' ? 'edit.redo' : 'edit.undo');
    },

    setSteps: (steps) => store.set(steps),

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

/** Those that do not stand in the folder: who is there already keeps the place that a hand gave it. */
export function strangersTo(folderId: number | null, keys: readonly CodeKey[], bookmarks: readonly Bookmark[]): CodeKey[] {
  const there = new Set(bookmarks.filter((one) => one.folderId === folderId).map(keyText));
  return keys.filter((key) => !there.has(keyText(key)));
}

function newest(bookmarks: readonly Bookmark[]): Bookmark | undefined {
  return bookmarks.reduce<Bookmark | undefined>((last, one) => (last === undefined || one.addedAt > last.addedAt ? one : last), undefined);
}
