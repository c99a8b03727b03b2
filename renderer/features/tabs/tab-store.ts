import type { KeptPlace, KeptTabs } from '../../../electron/contract/index.ts';
import { canGo, currentPlace, emptyHistory, placeText, type History, type Place } from '../../app/navigation.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { ReadingPlace } from './reading-place.ts';

/** One tab of the window: its own way back and forward, and the title that its page had when it was last read. */
export interface Tab {
  id: number;
  history: History;
  title: string;
}

export interface TabsState {
  tabs: readonly Tab[];
  /** Which of `tabs` is shown. */
  current: number;
}

/** As many as stay tellable in a strip, and as the settings keep. */
export const mostTabs = 30;
const keptPlaces = 30;

export interface Tabs {
  store: Store<TabsState>;
  current(): Tab;
  /** The way of the shown tab has changed. */
  setHistory(history: History): void;
  setTitle(title: string): void;
  /** Opens a tab beside the shown one; false when there are too many. */
  open(place: Place, options: { behind: boolean; title?: string }): boolean;
  close(index: number): void;
  select(index: number): void;
  /** Where the page of a place was read in the shown tab; null for its top. */
  readingOf(place: Place): ReadingPlace | null;
  keepReading(place: Place, reading: ReadingPlace | null): void;
  /** What survives a restart; null when nothing is open. */
  kept(): KeptTabs | null;
  /** Puts the tabs of the last time back. What was opened meanwhile stays in front. */
  restore(kept: KeptTabs): void;
}

export function createTabs(): Tabs {
  let lastId = 1;
  const readings = new Map<string, ReadingPlace>();
  const store = createStore<TabsState>({ tabs: [{ id: lastId, history: emptyHistory, title: '' }], current: 0 });

  function current(): Tab {
    const { tabs, current: index } = store.get();
    const tab = tabs[index];
    if (tab === undefined) throw new Error('no tab is shown');
    return tab;
  }

  function changeCurrent(change: Partial<Tab>): void {
    const { tabs, current: index } = store.get();
    store.set({ tabs: tabs.map((tab, at) => (at === index ? { ...tab, ...change } : tab)) });
  }

  function readingKey(tab: Tab, place: Place): string {
    return `${tab.id} ${placeText(place)}`;
  }

  return {
    store,
    current,

    setHistory(history) {
      if (current().history !== history) changeCurrent({ history });
    },

    setTitle(title) {
      if (current().title !== title) changeCurrent({ title });
    },

    open(place, { behind, title = '' }) {
      const { tabs, current: index } = store.get();
      if (tabs.length >= mostTabs) return false;
      const tab: Tab = { id: ++lastId, history: { places: [place], index: 0, settled: true }, title };
      store.set({ tabs: [...tabs.slice(0, index + 1), tab, ...tabs.slice(index + 1)], current: behind ? index : index + 1 });
      return true;
    },

    close(index) {
      const { tabs, current: shown } = store.get();
      const closed = tabs[index];
      if (closed === undefined) return;
      for (const key of [...readings.keys()]) if (key.startsWith(`${closed.id} `)) readings.delete(key);
      if (tabs.length === 1) {
        store.set({ tabs: [{ id: ++lastId, history: emptyHistory, title: '' }], current: 0 });
        return;
      }
      const rest = tabs.filter((tab) => tab !== closed);
      store.set({ tabs: rest, current: Math.min(index < shown ? shown - 1 : shown, rest.length - 1) });
    },

    select(index) {
      if (store.get().tabs[index] !== undefined) store.set({ current: index });
    },

    readingOf: (place) => readings.get(readingKey(current(), place)) ?? null,

    keepReading(place, reading) {
      const key = readingKey(current(), place);
      if (reading === null) readings.delete(key);
      else readings.set(key, reading);
    },

    kept() {
      const { tabs, current: index } = store.get();
      const entries = tabs.flatMap((tab) => {
        const entry = keptTab(tab, readings.get(readingKey(tab, currentPlace(tab.history))) ?? null);
        return entry === null ? [] : [{ tab, entry }];
      });
      if (entries.length === 0) return null;
      const at = entries.findIndex(({ tab }) => tab === tabs[index]);
      return { open: entries.map(({ entry }) => entry), current: Math.max(0, at) };
    },

    restore(kept) {
      const restored = kept.open.map((entry): Tab => ({
        id: ++lastId,
        history: { places: entry.places, index: Math.min(entry.index, entry.places.length - 1), settled: true },
        title: entry.title,
      }));
      restored.forEach((tab, at) => {
        const reading = kept.open[at]?.reading;
        if (reading !== null && reading !== undefined) readings.set(readingKey(tab, currentPlace(tab.history)), reading);
      });
      const present = current();
      const isUnused = currentPlace(present.history).kind === 'start' && !canGo(present.history, 'back');
      if (isUnused) store.set({ tabs: restored, current: Math.min(kept.current, restored.length - 1) });
      else store.set({ tabs: [...restored, present].slice(-mostTabs), current: Math.min(restored.length, mostTabs - 1) });
    },
  };
}

function isKept(place: Place): place is Place & ({ kind: 'code' } | { kind: 'compare' }) {
  return place.kind === 'code' || place.kind === 'compare';
}

/** Codes and comparisons of a tab's way, the shown one among them; null for a tab that shows neither. */
function keptTab({ history, title }: Tab, reading: ReadingPlace | null): KeptTabs['open'][number] | null {
  if (!isKept(currentPlace(history))) return null;
  const before = history.places.slice(0, history.index + 1).filter(isKept);
  const after = history.places.slice(history.index + 1).filter(isKept);
  const places = [...before, ...after].slice(Math.max(0, before.length - keptPlaces)).slice(0, keptPlaces);
  return {
    places: places.map((place): KeptPlace => (place.kind === 'code' ? { kind: 'code', key: place.key } : { kind: 'compare', keys: [place.keys[0], place.keys[1]] })),
    index: Math.min(before.length, keptPlaces) - 1,
    title: title.slice(0, 400),
    reading,
  };
}
