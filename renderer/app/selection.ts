import type { CodeKey, SearchAnswer } from '../../electron/contract/index.ts';
import type { Library } from '../features/bookmarks/library-store.ts';
import type { Shelf } from '../features/bookmarks/shelf-store.ts';
import { between, noChoice, stillThere, toggled } from '../features/search/choice.ts';
import { keyText, listContent, type ListContent, type ListItem } from '../features/search/list-items.ts';
import type { Search } from '../features/search/search-store.ts';
import { focusSearchField } from './focus.ts';
import type { Store } from './store.ts';
import type { WindowState } from './window-state.ts';

/** How long the selection must rest before the page follows it, when the arrows moved it. */
export const restMilliseconds = 120;
/** And while typing: longer than the pause between two keys of an office typist, so that no page is drawn between them. */
const typingRestMilliseconds = 250;

/** The selected row of the list, the rows chosen beside it, and the page that follows once the selection rests. */
export interface Selection {
  list(): ListContent;
  moveActive(steps: number): void;
  /** Adds a result to those chosen together or takes it out, or chooses all from the row where the choice began. The page stays. */
  choose(index: number, how: 'toggle' | 'to-here'): void;
  /** Moves the selection past rows without losing what is chosen. */
  passRow(steps: number): void;
  chooseNone(): void;
  /** The row from where the reader went to a page by other ways than the list; null when the list leads. */
  rowLeft(): CodeKey | null;
  /** The results chosen together, in the order of the list. */
  chosenResults(): CodeKey[];
}

/** What the desk itself needs of the selection. */
export interface SelectionInside extends Selection {
  onAnswer(isNewText: boolean, before: SearchAnswer | null): void;
  /** The row that is opened for reading; undefined in an empty list. */
  openable(): ListItem | undefined;
  /** Lets the page follow later. @param key what it is to show by then; the selected row when left out. */
  followSoon(rest: number, key?: () => CodeKey | undefined): void;
  /** Lets the page follow now, when it has not yet. */
  catchUp(): void;
  /** The page follows no more: something else decides what it shows. */
  hold(): void;
  markPage(): void;
}

interface Surroundings {
  window: Store<WindowState>;
  search: Search;
  library: Library;
  shelf: () => Shelf;
  /** The code of the page. */
  shownKey(): CodeKey | null;
  /** Shows a code because the selection rests on it. */
  show(key: CodeKey): void;
}

export function createSelection({ window, search, library, shelf, shownKey, show }: Surroundings): SelectionInside {
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What the page is to show once the selection rests. */
  let wanted: () => CodeKey | undefined = activeKey;
  /** The row where the list was left for a page that is not in it: the arrows go on from there. */
  let leftAt = -1;
  /** Where a choice of several rows began. */
  let choiceBegan = -1;

  function list(): ListContent {
    const { answerFor, answer } = search.store.get();
    return listContent({ view: window.get().view, isEmpty: answerFor.trim() === '', answer, ...library.store.get() });
  }

  function activeKey(): CodeKey | undefined {
    return list().items[window.get().active]?.key;
  }

  function hold(): void {
    clearTimeout(resting);
    resting = undefined;
  }

  function followSoon(rest: number, key = activeKey): void {
    clearTimeout(resting);
    wanted = key;
    resting = setTimeout(follow, rest);
  }

  function follow(): void {
    hold();
    const key = wanted();
    if (key !== undefined) show(key);
  }

  return {
    list,
    followSoon,
    hold,

    onAnswer(isNewText, before) {
      if (window.get().view !== 'results') return;
      const { shows, items } = list();
      if (isNewText) leftAt = -1;
      window.set({ chosen: isNewText ? noChoice : stillThere(items, window.get().chosen) });
      if (shows !== 'results' || items.length === 0) {
        hold();
        window.set({ active: -1 });
        if (shows !== 'results' && isNewText) shelf().show(null);
        return;
      }
      const { active } = window.get();
      if (!isNewText) {
        if (active < 0) return;
        // A new catalog may bring or take rows above the chosen one: the choice stays with its code, and with its place when that went.
        const chosen = before?.results[active];
        const place = chosen === undefined ? -1 : items.findIndex((item) => keyText(item.key) === keyText(chosen));
        window.set({ active: place >= 0 ? place : Math.min(active, items.length - 1) });
        return;
      }
      window.set({ active: 0 });
      followSoon(typingRestMilliseconds);
    },

    openable() {
      const { items } = list();
      const { active } = window.get();
      return items[Math.max(0, active < 0 ? leftAt : active)] ?? items[0];
    },

    catchUp() {
      if (resting !== undefined) follow();
    },

    /** List and page name one code: a page that was reached by other ways than the list marks its own row, or none. */
    markPage() {
      const key = shownKey();
      const { shows, items } = list();
      if (key === null) return;
      if (shows !== 'results') {
        shelf().markPage();
        return;
      }
      const { active, chosen } = window.get();
      const place = items.findIndex((item) => keyText(item.key) === keyText(key));
      if (place === active && place >= 0) leftAt = -1;
      if (place === active || chosen.size > 0) return;
      if (active >= 0) leftAt = active;
      window.set({ active: place });
    },

    moveActive(steps) {
      const { items } = list();
      if (items.length === 0) return;
      const { active } = window.get();
      if (active + steps >= items.length - 1) void search.complete();
      const next = Math.min(items.length - 1, Math.max(0, (active < 0 ? leftAt : active) + steps));
      window.set({ active: next, chosen: noChoice, isReading: false });
      followSoon(restMilliseconds);
    },

    choose(index, how) {
      const { items, shows } = list();
      if (shows !== 'results' || items[index] === undefined) return;
      // The page stays at what it shows; what is chosen is done to all of it at once.
      hold();
      const { active, chosen } = window.get();
      if (chosen.size === 0 || how === 'toggle') choiceBegan = how === 'toggle' ? index : active;
      window.set({ active: index, isReading: false, chosen: how === 'toggle' ? toggled(items, chosen, active, index) : between(items, choiceBegan, index) });
      if (index >= items.length - 1) void search.complete();
      if (window.get().chosen.size === 0) followSoon(restMilliseconds);
      focusSearchField(false);
    },

    passRow(steps) {
      const { items } = list();
      const { active, chosen } = window.get();
      const from = items[active];
      if (from === undefined) return;
      // The row that is left stays chosen, as its page stays on the screen.
      window.set({ active: Math.min(items.length - 1, Math.max(0, active + steps)), chosen: chosen.size > 0 ? chosen : new Set([keyText(from.key)]) });
    },

    chooseNone() {
      if (window.get().chosen.size === 0) return;
      window.set({ chosen: noChoice });
      followSoon(restMilliseconds);
    },

    rowLeft() {
      const { shows, items } = list();
      return shows === 'results' ? (items[leftAt]?.key ?? null) : shelf().rowLeft();
    },

    chosenResults() {
      const { chosen } = window.get();
      return list()
        .items.filter((item) => chosen.has(keyText(item.key)))
        .map((item) => item.key);
    },
  };
}
