import type { Bookmark, Bridge, CodeKey, Library as StoredLibrary, Recent } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { Notices } from '../notices/notice-store.ts';
import { keyText } from '../search/list-items.ts';

export interface LibraryState {
  bookmarks: readonly Bookmark[];
  recents: readonly Recent[];
  /** "CPT 27397": for the mark on each row without a search through the list. */
  bookmarked: ReadonlySet<string>;
}

/** What the office keeps: bookmarks and the codes that were opened last. */
export interface Library {
  store: Store<LibraryState>;
  load(): Promise<void>;
  loadRecents(): Promise<void>;
  toggleBookmark(key: CodeKey): Promise<void>;
}

export function createLibrary(bridge: Pick<Bridge, 'call'>, notices: Notices): Library {
  const store = createStore<LibraryState>({ bookmarks: [], recents: [], bookmarked: new Set() });

  function keep({ bookmarks }: StoredLibrary): void {
    store.set({ bookmarks, bookmarked: new Set(bookmarks.map(keyText)) });
  }

  async function loadRecents(): Promise<void> {
    const recents = await bridge.call('recents.list');
    if (recents.ok) store.set({ recents: recents.value });
  }

  return {
    store,
    loadRecents,
    async load() {
      const [library] = await Promise.all([bridge.call('library.read'), loadRecents()]);
      if (library.ok) keep(library.value);
      // User data that cannot be opened has its own banner; saying it twice helps nobody.
      else if (!library.error.code.startsWith('user-data')) notices.report(library.error);
    },
    async toggleBookmark(key) {
      const had = store.get().bookmarked.has(keyText(key));
      const result = await bridge.call('library.change', had ? { kind: 'remove', keys: [key] } : { kind: 'add', keys: [key], folderId: null });
      if (!result.ok) {
        notices.report(result.error);
        return;
      }
      keep(result.value);
      notices.say(had ? `Bookmark of ${key.code} removed` : `${key.code} bookmarked`);
    },
  };
}
