import type { Bridge } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

/** The texts whose results were opened, the last one first. */
export interface RecentSearches {
  store: Store<{ texts: readonly string[] }>;
  load(): Promise<void>;
  /** A result of this text was opened. */
  keep(text: string): Promise<void>;
  forget(text: string): Promise<void>;
}

/** Longer ones were pasted, and nobody looks for them again. */
const longest = 200;

export function createRecentSearches(bridge: Pick<Bridge, 'call'>): RecentSearches {
  const store = createStore<{ texts: readonly string[] }>({ texts: [] });
  return {
    store,
    async load() {
      const result = await bridge.call('searches.list');
      if (result.ok) store.set({ texts: result.value });
    },
    async keep(text) {
      const kept = text.trim();
      if (kept === '' || kept.length > longest || kept === store.get().texts[0]) return;
      // Without user data nothing is remembered, and the banner says why.
      const result = await bridge.call('searches.keep', { text: kept });
      if (result.ok) store.set({ texts: result.value });
    },
    async forget(text) {
      const result = await bridge.call('searches.forget', { text });
      if (result.ok) store.set({ texts: result.value });
    },
  };
}
