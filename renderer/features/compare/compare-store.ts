import type { Bridge, CodeKey, CodePage, Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import { keyText } from '../search/list-items.ts';

export interface CompareState {
  keys: readonly [CodeKey, CodeKey] | null;
  pages: readonly [CodePage, CodePage] | null;
  failure: Failure | null;
  /** Without the rows in which both say the same, on the screen and on paper. */
  onlyDifferences: boolean;
}

export interface Comparer {
  store: Store<CompareState>;
  /** Other codes begin with all of their rows. */
  show(keys: readonly [CodeKey, CodeKey]): Promise<void>;
  showOnlyDifferences(only: boolean): void;
}

/** Reads the pages of two codes; an answer that a newer request overtook is dropped. */
export function createComparer(bridge: Pick<Bridge, 'call'>): Comparer {
  const store = createStore<CompareState>({ keys: null, pages: null, failure: null, onlyDifferences: false });
  let newest = 0;
  return {
    store,
    async show(keys) {
      const mine = ++newest;
      const { keys: before, onlyDifferences } = store.get();
      store.set({ keys, onlyDifferences: onlyDifferences && before?.map(keyText).join() === keys.map(keyText).join() });
      const [left, right] = await Promise.all(keys.map((key) => bridge.call('code.show', { system: key.system, code: key.code })));
      if (mine !== newest || left === undefined || right === undefined) return;
      if (!left.ok) store.set({ pages: null, failure: left.error });
      else if (!right.ok) store.set({ pages: null, failure: right.error });
      else store.set({ pages: [left.value, right.value], failure: null });
    },
    showOnlyDifferences: (onlyDifferences) => store.set({ onlyDifferences }),
  };
}
