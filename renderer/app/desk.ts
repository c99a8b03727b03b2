import type { Bridge, Settings } from '../../electron/contract/index.ts';
import { createAsking, type Asking } from '../features/ask/ask-store.ts';
import { createLibrary, type Library } from '../features/bookmarks/library-store.ts';
import { createBrowser, type Browser } from '../features/browse/browse-store.ts';
import { createShelf, type Shelf } from '../features/bookmarks/shelf-store.ts';
import { createPaste, type Paste } from '../features/paste/paste-store.ts';
import { createPageReader, type PageReader } from '../features/code-page/page-store.ts';
import { createComparer, type Comparer } from '../features/compare/compare-store.ts';
import { createChanges, type Changes } from '../features/data/changes-store.ts';
import { changesAsTable } from '../features/data/changes-table.ts';
import { createImporter, type Importer } from '../features/data/import-store.ts';
import { createPreview, type Preview } from '../features/print-preview/preview-store.ts';
import { createNotices, type Notices } from '../features/notices/notice-store.ts';
import { keyText, type ListView } from '../features/search/list-items.ts';
import { noChoice } from '../features/search/choice.ts';
import { createRecentSearches, type RecentSearches } from '../features/search/recent-searches-store.ts';
import { createSearch, type Search } from '../features/search/search-store.ts';
import { createTabs, type Tabs } from '../features/tabs/tab-store.ts';
import { createTrays, type TrayBook } from '../features/tray/tray-store.ts';
import { todayHere } from '../features/tray/today-here.ts';
import type { Aim } from './aim.ts';
import { focusedShelfRow, focusSearchField, isShelfFocused } from './focus.ts';
import { createTargets, type Targets } from './desk-targets.ts';
import { createLastEdit, type LastEdit } from './last-edit.ts';
import { currentPlace, emptyHistory } from './navigation.ts';
import { createPlaces, type Places, type PlacesInside } from './places.ts';
import { createSelection, restMilliseconds, type Selection, type SelectionInside } from './selection.ts';
import { createStore, type Store } from './store.ts';
import type { WindowState } from './window-state.ts';

/** Everything that commands and views reach: the stores of the features, what is selected, what is read, and what goes between them. */
export interface Desk extends Targets, Selection, Places {
  bridge: Bridge;
  /** What a command is about when it comes from the menu of a thing; null for what is chosen or shown. */
  aim: Aim | null;
  window: Store<WindowState>;
  search: Search;
  /** What the catalog answers when the field reads as a question. */
  asking: Asking;
  recentSearches: RecentSearches;
  library: Library;
  /** The list column while it shows bookmarks or recent codes. */
  shelf: Shelf;
  /** The tree of all codes, where it was left. */
  browser: Browser;
  /** A note or an order of the office, and what was found in it. */
  paste: Paste;
  lastEdit: LastEdit;
  page: PageReader;
  comparer: Comparer;
  /** The codes of operations, checked and priced together. */
  trays: TrayBook;
  tabs: Tabs;
  importer: Importer;
  /** The kept catalog beside the running one, while somebody reads what is different. */
  changes: Changes;
  notices: Notices;
  preview: Preview;
  /** Loads what the window needs and subscribes to main's events; called once. Resolves when the first answers are there. */
  open(): Promise<void>;
  type(text: string): void;
  /** Bookmarks (all, or one folder) and recent codes take the keyboard unless `focus` is false; results leave it in the field. */
  showList(view: ListView, folderId?: number | null, options?: { focus?: boolean }): void;
  /** Opens the selected row for reading, once the rows belong to what was typed. */
  openActive(options?: { inNewTab?: boolean }): Promise<void>;
  /** A result of the text in the field is opened. */
  keepSearch(): void;
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
    kept: null,
    contextMenu: null,
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
  const library = createLibrary(bridge, notices, lastEdit.changedLibrary, () => trays.load());
  const tabs = createTabs();
  const page = createPageReader(bridge, () => {
    void library.loadRecents();
    const { page: shown } = page.store.get();
    const place = currentPlace(tabs.current().history);
    if (shown !== null && place.kind === 'code' && keyText(place.key) === keyText(shown)) tabs.setTitle(shown.title);
  });
  const comparer = createComparer(bridge);
  const browser = createBrowser(bridge);
  const paste = createPaste(bridge);
  const trays = createTrays({
    bridge,
    notices,
    onStep(steps) {
      library.setSteps(steps);
      lastEdit.changedLibrary();
    },
    keepCurrent: (tray) => void desk.changeSettings({ tray }),
    locality: () => windowStore.get().settings?.locality ?? null,
    today: todayHere,
  });
  const recentSearches = createRecentSearches(bridge);
  const search = createSearch(bridge, (isNewText, before) => selection.onAnswer(isNewText, before));
  const asking = createAsking(bridge, search.store);
  const importer = createImporter(bridge, ({ failure }) => {
    if (failure === null) notices.say('Import finished');
  });
  const changes = createChanges(bridge, changesAsTable);
  const selection: SelectionInside = createSelection({
    window: windowStore,
    search,
    library,
    shelf: () => shelf,
    shownKey: () => places.shownKey(),
    show: (key) => places.follow(key),
  });
  const places: PlacesInside = createPlaces({ bridge, window: windowStore, tabs, page, comparer, trays, notices, markPage: selection.markPage, hold: selection.hold });
  const shelf = createShelf({
    library,
    notices,
    view: () => selection.list().shows,
    hasFocus: isShelfFocused,
    focusedRow: focusedShelfRow,
    shown: places.shownKey,
    follow: (key) => selection.followSoon(restMilliseconds, () => key),
  });

  const desk: Desk = {
    ...selection,
    ...places,
    ...createTargets({ window: windowStore, search, page, shelf, paste, list: selection.list, chosenResults: selection.chosenResults, catchUp: selection.catchUp }),
    bridge,
    aim: null,
    window: windowStore,
    search,
    asking,
    recentSearches,
    library,
    shelf,
    browser,
    paste,
    lastEdit,
    page,
    comparer,
    trays,
    tabs,
    importer,
    changes,
    notices,
    preview,

    async open() {
      // A filter by bookmarks follows them, and every search the abbreviations of the office.
      let known = library.store.get();
      library.store.subscribe(() => {
        const { bookmarked, words } = known;
        known = library.store.get();
        const isOther = JSON.stringify(words) !== JSON.stringify(known.words);
        if (isOther || (bookmarked !== known.bookmarked && search.store.get().filters.bookmarked !== undefined)) search.again();
      });
      bridge.on('import.progress', (progress) => importer.onProgress(progress));
      bridge.on('catalog.changed', () => {
        void desk.refreshStatus();
        void library.load();
        search.again();
        void browser.reload();
        paste.again();
        asking.again();
        trays.checkAgain();
        // In place: what is read stays where it is. The other tabs ask when they are shown.
        places.refresh();
      });
      const settings = bridge.call('settings.get').then((result) => {
        if (result.ok) windowStore.set({ settings: result.value });
        else if (!result.error.code.startsWith('user-data')) notices.report(result.error);
      });
      await Promise.all([desk.refreshStatus(), library.load(), settings, trays.load()]);
      trays.begin(windowStore.get().settings?.tray ?? null);
      // After the first picture, whose field is empty: it stands under it.
      void recentSearches.load();
    },

    type(text) {
      places.forgetPageFocus();
      // The page follows the rows of the new text, not those that are about to go, and rows that come late leave the keyboard here.
      selection.hold();
      shelf.takeFocus();
      const isOtherList = windowStore.get().view !== 'results';
      windowStore.set({ view: 'results', isReading: false, chosen: noChoice, ...(isOtherList ? { active: -1 } : {}) });
      search.setText(text);
    },

    showList(view, folderId = null, { focus = true } = {}) {
      places.forgetPageFocus();
      selection.hold();
      if (view === 'recent') void library.loadRecents();
      windowStore.set({ view, active: -1, chosen: noChoice, isReading: false });
      shelf.show(folderId);
      if (view === 'results') {
        selection.markPage();
        focusSearchField(true);
        return;
      }
      if (focus) shelf.wantFocus();
    },

    async openActive({ inNewTab = false } = {}) {
      await search.settled();
      const item = selection.openable();
      if (item === undefined) return;
      desk.keepSearch();
      if (inNewTab) desk.openInNewTab({ kind: 'code', key: item.key }, { behind: false, title: item.title });
      else desk.openPlace({ kind: 'code', key: item.key });
    },

    keepSearch() {
      if (selection.list().shows === 'results') void recentSearches.keep(search.store.get().text);
    },

    backToField(select = false) {
      places.forgetPageFocus();
      windowStore.set({ isReading: false });
      focusSearchField(select);
    },

    backToList() {
      if (selection.list().shows === 'results') {
        desk.backToField();
        return;
      }
      places.forgetPageFocus();
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
