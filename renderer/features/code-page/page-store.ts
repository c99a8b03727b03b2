import type { Bridge, CodeKey, CodePage, Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

export interface PageState {
  /** The code that was asked for last. */
  key: CodeKey | null;
  /** The page on the screen; the one before stays until the next is there. */
  page: CodePage | null;
  failure: Failure | null;
  /** The tab that `page` was read for. */
  tab: number;
}

export interface PageReader {
  store: Store<PageState>;
  show(key: CodeKey, tab: number): Promise<void>;
}

/** Reads pages; an answer that a newer request overtook is dropped. */
export function createPageReader(bridge: Pick<Bridge, 'call'>, onShown: () => void): PageReader {
  const store = createStore<PageState>({ key: null, page: null, failure: null, tab: 0 });
  let newest = 0;

  return {
    store,
    async show(key, tab) {
      const mine = ++newest;
      store.set({ key });
      const result = await bridge.call('code.show', { system: key.system, code: key.code });
      if (mine !== newest) return;
      if (result.ok) store.set({ page: result.value, failure: null, tab });
      else store.set({ page: null, failure: result.error, tab });
      onShown();
    },
  };
}
