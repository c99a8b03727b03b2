import type { AppStatus, Bridge, CodeKey, SearchAnswer, Settings } from '../../electron/contract/index.ts';
import { createLibrary, type Library } from '../features/bookmarks/library-store.ts';
import { createShelf, type Shelf } from '../features/bookmarks/shelf-store.ts';
import { createPageReader, type PageReader } from '../features/code-page/page-store.ts';
import { createComparer, type Comparer } from '../features/compare/compare-store.ts';
import { createImporter, type Importer } from '../features/data/import-store.ts';
import { createPreview, type Preview } from '../features/print-preview/preview-store.ts';
import { createNotices, type Notices } from '../features/notices/notice-store.ts';
import { keyText, listContent, type ListContent, type ListView } from '../features/search/list-items.ts';
import { between, noChoice, stillThere, toggled, type Choice } from '../features/search/choice.ts';
import { createSearch, type Search } from '../features/search/search-store.ts';
import { keepTabs } from '../features/tabs/keep-tabs.ts';
import { goToReading, readingNow } from '../features/tabs/reading-place.ts';
import { createTabs, mostTabs, type Tabs } from '../features/tabs/tab-store.ts';
import { focusedShelfRow, focusSearchField, isPageFocused, isShelfFocused } from './focus.ts';
import { createTargets, type Targets } from './desk-targets.ts';
import { createLastEdit, type LastEdit } from './last-edit.ts';
import { canGo, currentPlace, emptyHistory, go, samePlace, settle, visit, type History, type Place } from './navigation.ts';
import { createStore, type Store } from './store.ts';

export type DialogName = 'keys' | 'palette' | 'settings' | 'about' | 'rollback' | 'compare';

export interface WindowState {
  status: AppStatus | null;
  settings: Settings | null;
  history: History;
  view: ListView;
  /** Selected row of the list; -1 when none is. */
  active: number;
  /** Several results chosen together; empty while only the selected row is meant. */
  chosen: Choice;
  /** The page was opened to be read: in a narrow window the list folds away. */
  isReading: boolean;
  dialog: DialogName | null;
  /** Counts the wishes to move the keyboard into the page. */
  pageFocusRequests: number;
}

/** How long the selection must rest before the page follows it, when the arrows moved it. */
const restMilliseconds = 120;
/** And while typing: longer than the pause between two keys of an office typist, so that no page is drawn between them. */
const typingRestMilliseconds = 250;

export interface Desk extends Targets {
  bridge: Bridge;
  window: Store<WindowState>;
  search: Search;
  library: Library;
  /** The list column while it shows bookmarks or recent codes. */
  shelf: Shelf;
  lastEdit: LastEdit;
  page: PageReader;
  comparer: Comparer;
  tabs: Tabs;
  importer: Importer;
  notices: Notices;
  preview: Preview;
  /** Loads what the window needs and subscribes to main's events; called once. Resolves when the first answers are there. */
  open(): Promise<void>;
  list(): ListContent;
  type(text: string): void;
  /** Bookmarks (all, or one folder) and recent codes take the keyboard unless `focus` is false; results leave it in the field. */
  showList(view: ListView, folderId?: number | null, options?: { focus?: boolean }): void;
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
  /** Opens the selected row for reading, once the rows belong to what was typed. */
  openActive(options?: { inNewTab?: boolean }): Promise<void>;
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
  /** With `select` the next letter starts a new search; without, Ctrl+C still copies the code and not the field's text. */
  backToField(select?: boolean): void;
  /** Where reading began: the rows of bookmarks or recent codes, or the field above the results. */
  backToList(): void;
  changeSettings(change: Partial<Settings>): Promise<void>;
  refreshStatus(): Promise<void>;
  copyText(text: string): Promise<boolean>;
}

export function createDesk(bridge: Bridge): Desk {
  const windowStore = createStore<WindowState>({
    status: null,
    settings: null,
    history: emptyHistory,
    view: 'results',
    active: -1,
    chosen: noChoice,
    isReading: false,
    dialog: null,
    pageFocusRequests: 0,
  });
  const notices = createNotices();
  const preview = createPreview(bridge);
  const lastEdit = createLastEdit();
  const library = createLibrary(bridge, notices, lastEdit.changedLibrary);
  const shelf = createShelf({
    library,
    notices,
    view: () => list().shows,
    hasFocus: isShelfFocused,
    focusedRow: focusedShelfRow,
    shown: shownKey,
    follow: (key) => followSoon(restMilliseconds, () => key),
  });
  const tabs = createTabs();
  const page = createPageReader(bridge, () => {
    void library.loadRecents();
    const { page: shown } = page.store.get();
    const place = currentPlace(tabs.current().history);
    if (shown !== null && place.kind === 'code' && keyText(place.key) === keyText(shown)) tabs.setTitle(shown.title);
  });
  const comparer = createComparer(bridge);
  const search = createSearch(bridge, onAnswer);
  const importer = createImporter(bridge, ({ failure }) => {
    if (failure === null) notices.say('Import finished');
  });

  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What the page is to show once the selection rests. */
  let wanted: () => CodeKey | undefined = activeKey;
  let pageFocusTaken = 0;
  /** The row where the list was left for a page that is not in it: the arrows go on from there. */
  let leftAt = -1;
  /** Where a choice of several rows began. */
  let choiceBegan = -1;

  /** The code of the page. */
  function shownKey(): CodeKey | null {
    const place = currentPlace(windowStore.get().history);
    return place.kind === 'code' ? place.key : null;
  }

  function list(): ListContent {
    const { answerFor, answer } = search.store.get();
    return listContent({ view: windowStore.get().view, isEmpty: answerFor.trim() === '', answer, ...library.store.get() });
  }

  function onAnswer(isNewText: boolean, before: SearchAnswer | null): void {
    if (windowStore.get().view !== 'results') return;
    const { shows, items } = list();
    if (isNewText) leftAt = -1;
    windowStore.set({ chosen: isNewText ? noChoice : stillThere(items, windowStore.get().chosen) });
    if (shows !== 'results' || items.length === 0) {
      clearTimeout(resting);
      resting = undefined;
      windowStore.set({ active: -1 });
      if (shows !== 'results' && isNewText) shelf.show(null);
      return;
    }
    const { active } = windowStore.get();
    if (!isNewText) {
      if (active < 0) return;
      // A new catalog may bring or take rows above the chosen one: the choice stays with its code, and with its place when that went.
      const chosen = before?.results[active];
      const place = chosen === undefined ? -1 : items.findIndex((item) => keyText(item.key) === keyText(chosen));
      windowStore.set({ active: place >= 0 ? place : Math.min(active, items.length - 1) });
      return;
    }
    windowStore.set({ active: 0 });
    followSoon(typingRestMilliseconds);
  }

  function activeKey(): CodeKey | undefined {
    return list().items[windowStore.get().active]?.key;
  }

  function followSoon(rest: number, key = activeKey): void {
    clearTimeout(resting);
    wanted = key;
    resting = setTimeout(follow, rest);
  }

  /** Lets the page catch up with the selection now. */
  function follow(): void {
    clearTimeout(resting);
    resting = undefined;
    const key = wanted();
    if (key !== undefined) arriveAnew({ kind: 'code', key }, 'follow');
  }

  function catchUp(): void {
    if (resting !== undefined) follow();
  }

  /** List and page name one code: a page that was reached by other ways than the list marks its own row, or none. */
  function markPage(): void {
    const key = shownKey();
    const { shows, items } = list();
    if (key === null) return;
    if (shows !== 'results') {
      shelf.markPage();
      return;
    }
    const { active, chosen } = windowStore.get();
    const place = items.findIndex((item) => keyText(item.key) === keyText(key));
    if (place === active && place >= 0) leftAt = -1;
    if (place === active || chosen.size > 0) return;
    if (active >= 0) leftAt = active;
    windowStore.set({ active: place });
  }

  /** Remembers where the page on the screen is read, before something else takes its place. */
  function leave(): void {
    const place = currentPlace(windowStore.get().history);
    const { page: shown } = page.store.get();
    // The page of the place before stays on the screen until this one's is there.
    if (place.kind === 'code' && (shown === null || keyText(shown) !== keyText(place.key))) return;
    tabs.keepReading(place, readingNow());
  }

  async function load(place: Place): Promise<void> {
    if (place.kind === 'code') await page.show(place.key, tabs.current().id);
    else if (place.kind === 'compare') await comparer.show(place.keys);
  }

  /** What is read, from the new catalog. A keyboard in a page that goes, or comes back, moves to the heading of what takes its place. */
  async function refreshPlace(): Promise<void> {
    const wasInPage = isPageFocused();
    const hadPage = page.store.get().failure === null;
    await load(currentPlace(windowStore.get().history));
    if (wasInPage && hadPage !== (page.store.get().failure === null)) windowStore.set({ pageFocusRequests: windowStore.get().pageFocusRequests + 1 });
  }

  function arrive(history: History): void {
    const before = currentPlace(windowStore.get().history);
    const after = currentPlace(history);
    if (before !== after) leave();
    windowStore.set({ history });
    tabs.setHistory(history);
    markPage();
    if (before !== after || page.store.get().failure !== null || comparer.store.get().failure !== null) void load(after);
  }

  /** A page that is opened starts at its top; back and forward return to where it was read. */
  function arriveAnew(place: Place, how: 'open' | 'follow'): void {
    const { history } = windowStore.get();
    const isOther = !samePlace(currentPlace(history), place);
    arrive(visit(history, place, how));
    if (isOther) tabs.keepReading(place, null);
  }

  /** Whoever types or calls the field or the list meanwhile keeps the keyboard: a page that comes late must not take it away. */
  function forgetPageFocus(): void {
    pageFocusTaken = windowStore.get().pageFocusRequests;
  }

  /** The tab that is current now comes onto the screen; a keyboard that stood in the page stays in the page. */
  function showTab(focus: boolean): void {
    clearTimeout(resting);
    resting = undefined;
    const { history } = tabs.current();
    const { pageFocusRequests } = windowStore.get();
    windowStore.set({ history, isReading: currentPlace(history).kind !== 'start', pageFocusRequests: focus ? pageFocusRequests + 1 : pageFocusRequests });
    markPage();
    void load(currentPlace(history));
  }

  const desk: Desk = {
    bridge,
    window: windowStore,
    search,
    library,
    shelf,
    lastEdit,
    page,
    comparer,
    tabs,
    importer,
    notices,
    preview,
    list,
    ...createTargets({ window: windowStore, search, page, shelf, list, chosenResults: () => desk.chosenResults(), catchUp }),

    async open() {
      bridge.on('import.progress', (progress) => importer.onProgress(progress));
      bridge.on('catalog.changed', () => {
        void desk.refreshStatus();
        void library.load();
        search.again();
        // In place: what is read stays where it is. The other tabs ask when they are shown.
        leave();
        void refreshPlace();
      });
      const settings = bridge.call('settings.get').then((result) => {
        if (result.ok) windowStore.set({ settings: result.value });
        else if (!result.error.code.startsWith('user-data')) notices.report(result.error);
      });
      await Promise.all([desk.refreshStatus(), library.load(), settings]);
    },

    type(text) {
      forgetPageFocus();
      // The page follows the rows of the new text, not those that are about to go.
      clearTimeout(resting);
      resting = undefined;
      const isOtherList = windowStore.get().view !== 'results';
      windowStore.set({ view: 'results', isReading: false, chosen: noChoice, ...(isOtherList ? { active: -1 } : {}) });
      search.setText(text);
    },

    showList(view, folderId = null, { focus = true } = {}) {
      forgetPageFocus();
      clearTimeout(resting);
      resting = undefined;
      if (view === 'recent') void library.loadRecents();
      windowStore.set({ view, active: -1, chosen: noChoice, isReading: false });
      shelf.show(folderId);
      if (view === 'results') {
        markPage();
        focusSearchField(true);
        return;
      }
      if (focus) shelf.wantFocus();
    },

    moveActive(steps) {
      const { items } = list();
      if (items.length === 0) return;
      const { active } = windowStore.get();
      if (active + steps >= items.length - 1) void search.complete();
      const next = Math.min(items.length - 1, Math.max(0, (active < 0 ? leftAt : active) + steps));
      windowStore.set({ active: next, chosen: noChoice, isReading: false });
      followSoon(restMilliseconds);
    },

    choose(index, how) {
      const { items, shows } = list();
      if (shows !== 'results' || items[index] === undefined) return;
      // The page stays at what it shows; what is chosen is done to all of it at once.
      clearTimeout(resting);
      resting = undefined;
      const { active, chosen } = windowStore.get();
      if (chosen.size === 0 || how === 'toggle') choiceBegan = how === 'toggle' ? index : active;
      windowStore.set({ active: index, isReading: false, chosen: how === 'toggle' ? toggled(items, chosen, active, index) : between(items, choiceBegan, index) });
      if (index >= items.length - 1) void search.complete();
      if (windowStore.get().chosen.size === 0) followSoon(restMilliseconds);
      focusSearchField(false);
    },

    passRow(steps) {
      const { items } = list();
      const { active, chosen } = windowStore.get();
      const from = items[active];
      if (from === undefined) return;
      // The row that is left stays chosen, as its page stays on the screen.
      windowStore.set({ active: Math.min(items.length - 1, Math.max(0, active + steps)), chosen: chosen.size > 0 ? chosen : new Set([keyText(from.key)]) });
    },

    chooseNone() {
      if (windowStore.get().chosen.size === 0) return;
      windowStore.set({ chosen: noChoice });
      followSoon(restMilliseconds);
    },

    rowLeft() {
      const { shows, items } = list();
      return shows === 'results' ? (items[leftAt]?.key ?? null) : shelf.rowLeft();
    },

    chosenResults() {
      const { chosen } = windowStore.get();
      return list()
        .items.filter((item) => chosen.has(keyText(item.key)))
        .map((item) => item.key);
    },

    async openActive({ inNewTab = false } = {}) {
      await search.settled();
      const { items } = list();
      const { active } = windowStore.get();
      const item = items[Math.max(0, active < 0 ? leftAt : active)] ?? items[0];
      if (item === undefined) return;
      if (inNewTab) desk.openInNewTab({ kind: 'code', key: item.key }, { behind: false, title: item.title });
      else desk.openPlace({ kind: 'code', key: item.key });
    },

    openPlace(place, { focus = true } = {}) {
      clearTimeout(resting);
      resting = undefined;
      const { pageFocusRequests } = windowStore.get();
      windowStore.set({ isReading: true, pageFocusRequests: focus ? pageFocusRequests + 1 : pageFocusRequests });
      arriveAnew(place, 'open');
    },

    move(direction) {
      clearTimeout(resting);
      resting = undefined;
      const { history, pageFocusRequests } = windowStore.get();
      if (canGo(history, direction) && isPageFocused()) windowStore.set({ pageFocusRequests: pageFocusRequests + 1 });
      arrive(go(history, direction));
    },

    openInNewTab(place, { behind, title }) {
      if (tabs.store.get().tabs.length >= mostTabs) {
        notices.say(`${mostTabs} tabs are open: close one first`);
        return;
      }
      // The page that only followed the selection moves into the new tab; this one returns to what was read.
      const { history } = windowStore.get();
      const kept = behind ? history : settle(history);
      if (currentPlace(kept).kind === 'start' && !canGo(kept, 'back')) {
        desk.openPlace(place);
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
      desk.selectTab((current + steps + open.length) % open.length);
    },

    closeTab(index = tabs.store.get().current) {
      const { current } = tabs.store.get();
      const isShown = index === current;
      const focus = isPageFocused();
      tabs.close(index);
      if (isShown) showTab(focus);
      if (document.activeElement === null || document.activeElement === document.body || currentPlace(tabs.current().history).kind === 'start') focusSearchField(false);
    },

    restoreTabs() {
      const kept = windowStore.get().settings?.tabs ?? null;
      if (kept !== null && kept.open.length > 0) {
        tabs.restore(kept);
        const { history } = tabs.current();
        if (history !== windowStore.get().history) {
          windowStore.set({ history });
          markPage();
          void load(currentPlace(history));
        }
      }
      keepTabs(bridge, tabs, leave);
    },

    placePage() {
      goToReading(tabs.readingOf(currentPlace(windowStore.get().history)));
    },

    compare(keys) {
      const [one, other] = keys;
      if (one === undefined || other === undefined || keyText(one) === keyText(other)) {
        notices.say('Select two different codes to compare them');
        return;
      }
      desk.openPlace({ kind: 'compare', keys: [one, other] });
    },

    takePageFocus() {
      const { pageFocusRequests } = windowStore.get();
      if (pageFocusTaken === pageFocusRequests) return false;
      pageFocusTaken = pageFocusRequests;
      return true;
    },

    backToField(select = false) {
      forgetPageFocus();
      windowStore.set({ isReading: false });
      focusSearchField(select);
    },

    backToList() {
      if (list().shows === 'results') {
        desk.backToField();
        return;
      }
      forgetPageFocus();
      windowStore.set({ isReading: false });
      shelf.wantFocus();
    },

    async changeSettings(change) {
      const { settings } = windowStore.get();
      // Shown at once; a failure puts the old value back.
      if (settings !== null) windowStore.set({ settings: { ...settings, ...change } });
      const result = await bridge.call('settings.set', change);
      if (result.ok) windowStore.set({ settings: result.value });
      else {
        windowStore.set({ settings });
        notices.report(result.error);
      }
    },

    async refreshStatus() {
      const result = await bridge.call('app.status');
      if (result.ok) windowStore.set({ status: result.value });
      else notices.report(result.error);
    },

    async copyText(text) {
      const result = await bridge.call('clipboard.writeText', { text });
      if (!result.ok) notices.report(result.error);
      return result.ok;
    },
  };
  return desk;
}
