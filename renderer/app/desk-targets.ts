import type { CodeKey } from '../../electron/contract/index.ts';
import type { Paste } from '../features/paste/paste-store.ts';
import type { Shelf } from '../features/bookmarks/shelf-store.ts';
import type { PageReader } from '../features/code-page/page-store.ts';
import { keyText, type ListContent } from '../features/search/list-items.ts';
import type { Search } from '../features/search/search-store.ts';
import type { WindowState } from './window-state.ts';
import { lineInFocus } from '../features/tray/line-in-focus.ts';
import { isListFocused, isShelfFocused } from './focus.ts';
import { currentPlace } from './navigation.ts';
import type { Store } from './store.ts';

/** What a command is about. */
export interface Targets {
  /** The code that a command is about: what the page shows, or the row that it is about to show. */
  currentCode(): Promise<CodeKey | null>;
  /** The rows that are chosen in the list while the keyboard is there, or in the field above results; else the current code alone. */
  currentCodes(): Promise<CodeKey[]>;
  /** As the page or the list shows it. */
  titleOf(key: CodeKey): string | undefined;
}

export interface TargetSurroundings {
  window: Store<WindowState>;
  search: Search;
  page: PageReader;
  shelf: Shelf;
  paste: Paste;
  list(): ListContent;
  /** The results chosen together. */
  chosenResults(): CodeKey[];
  /** Lets the page catch up with the selection, when it has not yet. */
  catchUp(): void;
}

export function createTargets({ window, search, page, shelf, paste, list, chosenResults, catchUp }: TargetSurroundings): Targets {
  async function currentCode(): Promise<CodeKey | null> {
    await search.settled();
    catchUp();
    const { history, active, isReading } = window.get();
    const place = currentPlace(history);
    if (place.kind === 'code') return place.key;
    if (place.kind === 'compare') return null;
    if (place.kind === 'paste') return paste.currentKeys()[0] ?? null;
    // The tray has taken the column of the list: what is selected there nobody sees.
    if (place.kind === 'tray' && isReading) return lineInFocus();
    return list().items[active]?.key ?? null;
  }

  return {
    currentCode,

    async currentCodes() {
      // Asked first: a page that is waited for may take the keyboard.
      const chosen = isShelfFocused() ? shelf.selectedRows().map((row) => row.key) : isListFocused() ? chosenResults() : [];
      if (chosen.length > 0) return chosen;
      const key = await currentCode();
      // A line of a schedule may have several.
      if (currentPlace(window.get().history).kind === 'paste') return paste.currentKeys();
      return key === null ? [] : [key];
    },

    titleOf(key) {
      const id = keyText(key);
      const { page: shown } = page.store.get();
      if (shown !== null && keyText(shown) === id) return shown.title;
      const pasted = paste.store.get().rows.find(({ key: one }) => keyText(one) === id);
      if (pasted !== undefined) return pasted.title;
      const onLine = paste.schedule.titleOf(key);
      if (onLine !== null) return onLine;
      const items = list().shows === 'results' ? list().items : shelf.content().rows;
      return items.find((item) => keyText(item.key) === id)?.title;
    },
  };
}
