import type { AppStatus, Bridge, CodeKey, Settings } from '../../electron/contract/index.ts';
import { createLibrary, type Library } from '../features/bookmarks/library-store.ts';
import { createPageReader, type PageReader } from '../features/code-page/page-store.ts';
import { createImporter, type Importer } from '../features/data/import-store.ts';
import { createPreview, type Preview } from '../features/print-preview/preview-store.ts';
import { createNotices, type Notices } from '../features/notices/notice-store.ts';
import { listContent, type ListContent, type ListView } from '../features/search/list-items.ts';
import { createSearch, type Search } from '../features/search/search-store.ts';
import { focusSearchField } from './focus.ts';
import { currentPlace, emptyHistory, go, visit, type History, type Place } from './navigation.ts';
import { createStore, type Store } from './store.ts';

export type DialogName = 'keys' | 'palette' | 'settings' | 'about' | 'rollback';

export interface WindowState {
  status: AppStatus | null;
  settings: Settings | null;
  history: History;
  view: ListView;
  /** Selected row of the list; -1 when none is. */
  active: number;
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

export interface Desk {
  bridge: Bridge;
  window: Store<WindowState>;
  search: Search;
  library: Library;
  page: PageReader;
  importer: Importer;
  notices: Notices;
  preview: Preview;
  /** Loads what the window needs and subscribes to main's events; called once. Resolves when the first answers are there. */
  open(): Promise<void>;
  list(): ListContent;
  type(text: string): void;
  showList(view: ListView): void;
  moveActive(steps: number): void;
  /** Opens the selected row for reading, once the rows belong to what was typed. */
  openActive(): Promise<void>;
  openPlace(place: Place, options?: { focus?: boolean }): void;
  move(direction: 'back' | 'forward'): void;
  /** The code that a command is about: what the page shows, or the row that it is about to show. */
  currentCode(): Promise<CodeKey | null>;
  /** True once per wish, for the heading of the place that is wanted. */
  takePageFocus(): boolean;
  /** With `select` the next letter starts a new search; without, Ctrl+C still copies the code and not the field's text. */
  backToField(select?: boolean): void;
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
    isReading: false,
    dialog: null,
    pageFocusRequests: 0,
  });
  const notices = createNotices();
  const preview = createPreview(bridge);
  const library = createLibrary(bridge, notices);
  const page = createPageReader(bridge, () => void library.loadRecents());
  const search = createSearch(bridge, onAnswer);
  const importer = createImporter(bridge, ({ failure }) => {
    if (failure === null) notices.say('Import finished');
  });

  let resting: ReturnType<typeof setTimeout> | undefined;
  let pageFocusTaken = 0;

  function list(): ListContent {
    const { answerFor, answer } = search.store.get();
    return listContent({ view: windowStore.get().view, isEmpty: answerFor.trim() === '', answer, ...library.store.get() });
  }

  function onAnswer(isNewText: boolean): void {
    if (windowStore.get().view !== 'results') return;
    const { shows, items } = list();
    if (shows !== 'results' || items.length === 0) {
      clearTimeout(resting);
      resting = undefined;
      windowStore.set({ active: -1 });
      return;
    }
    if (!isNewText && windowStore.get().active >= 0) return;
    windowStore.set({ active: 0 });
    followSoon(typingRestMilliseconds);
  }

  function followSoon(rest: number): void {
    clearTimeout(resting);
    resting = setTimeout(follow, rest);
  }

  /** Lets the page catch up with the selection now. */
  function follow(): void {
    clearTimeout(resting);
    resting = undefined;
    const item = list().items[windowStore.get().active];
    if (item !== undefined) arrive(visit(windowStore.get().history, { kind: 'code', key: item.key }, 'follow'));
  }

  function arrive(history: History): void {
    const before = currentPlace(windowStore.get().history);
    const after = currentPlace(history);
    windowStore.set({ history });
    if (after.kind === 'code' && (before !== after || page.store.get().failure !== null)) void page.show(after.key);
  }

  const desk: Desk = {
    bridge,
    window: windowStore,
    search,
    library,
    page,
    importer,
    notices,
    preview,
    list,

    async open() {
      bridge.on('import.progress', (progress) => importer.onProgress(progress));
      bridge.on('catalog.changed', () => {
        void desk.refreshStatus();
        void library.load();
        search.again();
        const place = currentPlace(windowStore.get().history);
        if (place.kind === 'code') void page.show(place.key);
      });
      const settings = bridge.call('settings.get').then((result) => {
        if (result.ok) windowStore.set({ settings: result.value });
        else if (!result.error.code.startsWith('user-data')) notices.report(result.error);
      });
      await Promise.all([desk.refreshStatus(), library.load(), settings]);
    },

    type(text) {
      // The page follows the rows of the new text, not those that are about to go.
      clearTimeout(resting);
      resting = undefined;
      const isOtherList = windowStore.get().view !== 'results';
      windowStore.set({ view: 'results', isReading: false, ...(isOtherList ? { active: -1 } : {}) });
      search.setText(text);
    },

    showList(view) {
      clearTimeout(resting);
      resting = undefined;
      if (view === 'recent') void library.loadRecents();
      windowStore.set({ view, active: -1, isReading: false });
      focusSearchField(true);
    },

    moveActive(steps) {
      const { items } = list();
      if (items.length === 0) return;
      const { active } = windowStore.get();
      if (active + steps >= items.length - 1) void search.complete();
      const next = Math.min(items.length - 1, Math.max(0, active + steps));
      windowStore.set({ active: next, isReading: false });
      followSoon(restMilliseconds);
    },

    async openActive() {
      await search.settled();
      const { items } = list();
      const item = items[Math.max(0, windowStore.get().active)];
      if (item === undefined) return;
      desk.openPlace({ kind: 'code', key: item.key });
    },

    openPlace(place, { focus = true } = {}) {
      clearTimeout(resting);
      resting = undefined;
      const { history, pageFocusRequests } = windowStore.get();
      windowStore.set({ isReading: true, pageFocusRequests: focus ? pageFocusRequests + 1 : pageFocusRequests });
      arrive(visit(history, place, 'open'));
    },

    move(direction) {
      clearTimeout(resting);
      resting = undefined;
      arrive(go(windowStore.get().history, direction));
    },

    async currentCode() {
      await search.settled();
      if (resting !== undefined) follow();
      const place = currentPlace(windowStore.get().history);
      if (place.kind === 'code') return place.key;
      return list().items[windowStore.get().active]?.key ?? null;
    },

    takePageFocus() {
      const { pageFocusRequests } = windowStore.get();
      if (pageFocusTaken === pageFocusRequests) return false;
      pageFocusTaken = pageFocusRequests;
      return true;
    },

    backToField(select = false) {
      windowStore.set({ isReading: false });
      focusSearchField(select);
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
