import type { Bridge, CodeKey } from '../../electron/contract/index.ts';
import type { PageReader } from '../features/code-page/page-store.ts';
import type { Comparer } from '../features/compare/compare-store.ts';
import type { Notices } from '../features/notices/notice-store.ts';
import { keyText } from '../features/search/list-items.ts';
import { keepTabs } from '../features/tabs/keep-tabs.ts';
import { goToReading, readingNow } from '../features/tabs/reading-place.ts';
import { mostTabs, type Tabs } from '../features/tabs/tab-store.ts';
import type { TrayBook } from '../features/tray/tray-store.ts';
import { focusSearchField, isPageFocused, isTabStripFocused } from './focus.ts';
import { canGo, currentPlace, go, samePlace, settle, visit, type History, type Place } from './navigation.ts';
import type { Store } from './store.ts';
import type { WindowState } from './window-state.ts';

/** What is read beside the list: the place of each tab, the way back, and where in a page one was. */
export interface Places {
  openPlace(place: Place, options?: { focus?: boolean }): void;
  move(direction: 'back' | 'forward'): void;
  /** In a tab of its own beside the shown one; `behind` leaves that in front. */
  openInNewTab(place: Place, options: { behind: boolean; title?: string }): void;
  selectTab(index: number): void;
  cycleTab(steps: 1 | -1): void;
  /** The shown tab when no other is named. The last one becomes empty instead. */
  closeTab(index?: number): void;
  /** Puts the tabs of the last time back; called once the first picture stands. */
  restoreTabs(): void;
  /** Scrolls the page that was just drawn to where it was read, or to its top. */
  placePage(): void;
  /** The first two of these codes side by side. */
  compare(keys: readonly CodeKey[]): void;
  /** True once per wish, for the heading of the place that is wanted. */
  takePageFocus(): boolean;
}

/** What the desk itself needs of the places. */
export interface PlacesInside extends Places {
  /** The code of the page. */
  shownKey(): CodeKey | null;
  /** Shows what the selection of the list rests on. */
  follow(key: CodeKey): void;
  /** Whoever types or calls the field or the list meanwhile keeps the keyboard: a page that comes late must not take it away. */
  forgetPageFocus(): void;
  /** Reads the place that is shown from a new catalog, where it stands. */
  refresh(): void;
}

interface Surroundings {
  bridge: Bridge;
  window: Store<WindowState>;
  tabs: Tabs;
  page: PageReader;
  comparer: Comparer;
  trays: TrayBook;
  notices: Notices;
  /** The list marks what the page shows now. */
  markPage(): void;
  /** The page follows the selection no more. */
  hold(): void;
}

export function createPlaces({ bridge, window, tabs, page, comparer, trays, notices, markPage, hold }: Surroundings): PlacesInside {
  let pageFocusTaken = 0;

  function wishPageFocus(isWished: boolean): Pick<WindowState, 'pageFocusRequests'> {
    const { pageFocusRequests } = window.get();
    return { pageFocusRequests: isWished ? pageFocusRequests + 1 : pageFocusRequests };
  }

  /** Remembers where the page on the screen is read, before something else takes its place. */
  function leave(): void {
    const place = currentPlace(window.get().history);
    const { page: shown } = page.store.get();
    // The page of the place before stays on the screen until this one's is there.
    if (place.kind === 'code' && (shown === null || keyText(shown) !== keyText(place.key))) return;
    tabs.keepReading(place, readingNow());
  }

  async function load(place: Place): Promise<void> {
    trays.show(place.kind === 'tray' ? place.id : null);
    if (place.kind === 'code') await page.show(place.key, tabs.current().id);
    else if (place.kind === 'compare') await comparer.show(place.keys);
  }

  /** A keyboard in a page that goes, or comes back, moves to the heading of what takes its place. */
  async function loadAgain(): Promise<void> {
    const wasInPage = isPageFocused();
    const hadPage = page.store.get().failure === null;
    await load(currentPlace(window.get().history));
    if (wasInPage && hadPage !== (page.store.get().failure === null)) window.set(wishPageFocus(true));
  }

  function arrive(history: History): void {
    const before = currentPlace(window.get().history);
    const after = currentPlace(history);
    if (before !== after) leave();
    window.set({ history });
    tabs.setHistory(history);
    markPage();
    if (before !== after || page.store.get().failure !== null || comparer.store.get().failure !== null) void load(after);
  }

  /** A page that is opened starts at its top; back and forward return to where it was read. */
  function arriveAnew(place: Place, how: 'open' | 'follow'): void {
    const { history } = window.get();
    const isOther = !samePlace(currentPlace(history), place);
    arrive(visit(history, place, how));
    if (isOther) tabs.keepReading(place, null);
  }

  /** The tab that is current now comes onto the screen; a keyboard that stood in the page stays in the page. */
  function showTab(focus: boolean): void {
    hold();
    const { history } = tabs.current();
    window.set({ history, isReading: currentPlace(history).kind !== 'start', ...wishPageFocus(focus) });
    markPage();
    void load(currentPlace(history));
  }

  const places: PlacesInside = {
    shownKey() {
      const place = currentPlace(window.get().history);
      return place.kind === 'code' ? place.key : null;
    },

    follow: (key) => arriveAnew({ kind: 'code', key }, 'follow'),

    forgetPageFocus() {
      pageFocusTaken = window.get().pageFocusRequests;
    },

    refresh() {
      leave();
      void loadAgain();
    },

    openPlace(place, { focus = true } = {}) {
      hold();
      window.set({ isReading: true, ...wishPageFocus(focus) });
      arriveAnew(place, 'open');
    },

    move(direction) {
      hold();
      const { history } = window.get();
      if (canGo(history, direction) && isPageFocused()) window.set(wishPageFocus(true));
      arrive(go(history, direction));
    },

    openInNewTab(place, { behind, title }) {
      if (tabs.store.get().tabs.length >= mostTabs) {
        notices.say(`${mostTabs} tabs are open: close one first`);
        return;
      }
      // The page that only followed the selection moves into the new tab; this one returns to what was read.
      const { history } = window.get();
      const kept = behind ? history : settle(history);
      if (currentPlace(kept).kind === 'start' && !canGo(kept, 'back')) {
        places.openPlace(place);
        return;
      }
      leave();
      tabs.setHistory(kept);
      tabs.open(place, { behind, ...(title === undefined ? {} : { title }) });
      if (!behind) showTab(true);
      else if (place.kind === 'code') notices.say(`${place.key.code} opened in a tab`);
    },

    selectTab(index) {
      if (index === tabs.store.get().current) return;
      leave();
      const focus = isPageFocused();
      tabs.select(index);
      showTab(focus);
    },

    cycleTab(steps) {
      const { tabs: open, current } = tabs.store.get();
      places.selectTab((current + steps + open.length) % open.length);
    },

    closeTab(index = tabs.store.get().current) {
      const { current, tabs: open } = tabs.store.get();
      const isShown = index === current;
      // With the second tab the strip goes, and the keyboard that stood in it reads on.
      const isStripLost = isTabStripFocused() && open.length === 2;
      const focus = isPageFocused() || isStripLost;
      tabs.close(index);
      if (isShown) showTab(focus);
      else if (isStripLost) window.set(wishPageFocus(true));
      if (document.activeElement === null || document.activeElement === document.body || currentPlace(tabs.current().history).kind === 'start') focusSearchField(false);
    },

    restoreTabs() {
      const kept = window.get().settings?.tabs ?? null;
      if (kept !== null && kept.open.length > 0) {
        tabs.restore(kept);
        const { history } = tabs.current();
        if (history !== window.get().history) {
          window.set({ history });
          markPage();
          void load(currentPlace(history));
        }
      }
      keepTabs(bridge, tabs, leave);
    },

    placePage() {
      goToReading(tabs.readingOf(currentPlace(window.get().history)));
    },

    compare(keys) {
      const [one, other] = keys;
      if (one === undefined || other === undefined || keyText(one) === keyText(other)) {
        notices.say('Select two different codes to compare them');
        return;
      }
      places.openPlace({ kind: 'compare', keys: [one, other] });
    },

    takePageFocus() {
      const { pageFocusRequests } = window.get();
      if (pageFocusTaken === pageFocusRequests) return false;
      pageFocusTaken = pageFocusRequests;
      return true;
    },
  };
  return places;
}
