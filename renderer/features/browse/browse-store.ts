import type { Bridge, BrowseNode, CodeKey, Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import { top } from './visible-rows.ts';

export interface BrowseState {
  /** What stands directly below each heading that was opened. */
  below: ReadonlyMap<string, readonly BrowseNode[]>;
  open: ReadonlySet<string>;
  /** The row that the keyboard stands on. */
  focused: string | null;
  failure: Failure | null;
}

/** The tree of all codes. It stays as it was left: whoever reads a code and comes back stands where he stood. */
export interface Browser {
  store: Store<BrowseState>;
  /** Loads the widest headings, once. */
  start(): Promise<void>;
  expand(id: string): Promise<void>;
  collapse(id: string): void;
  focus(id: string): void;
  /** Opens the way to a code; false when the catalog has it not. */
  showCode(key: CodeKey): Promise<boolean>;
  /** Another catalog answers: what was open is opened again, as far as it is there. */
  reload(): Promise<void>;
}

export function createBrowser(bridge: Pick<Bridge, 'call'>): Browser {
  const store = createStore<BrowseState>({ below: new Map(), open: new Set(), focused: null, failure: null });
  const loading = new Map<string, Promise<readonly BrowseNode[]>>();

  async function load(id: string): Promise<readonly BrowseNode[]> {
    const known = store.get().below.get(id);
    if (known !== undefined) return known;
    let asked = loading.get(id);
    if (asked === undefined) {
      asked = ask(id);
      loading.set(id, asked);
    }
    return asked;
  }

  async function ask(id: string): Promise<readonly BrowseNode[]> {
    const result = await bridge.call('browse.below', { id: id === top ? null : id });
    loading.delete(id);
    if (!result.ok) {
      store.set({ failure: result.error });
      return [];
    }
    store.set({ below: new Map(store.get().below).set(id, result.value.nodes), failure: null });
    return result.value.nodes;
  }

  async function expand(id: string): Promise<void> {
    await load(id);
    store.set({ open: new Set(store.get().open).add(id) });
  }

  return {
    store,
    async start() {
      const [first] = await load(top);
      if (store.get().focused === null && first !== undefined) store.set({ focused: first.id });
    },
    expand,
    collapse(id) {
      const open = new Set(store.get().open);
      open.delete(id);
      store.set({ open });
    },
    focus: (focused) => store.set({ focused }),
    async showCode({ system, code }) {
      const result = await bridge.call('browse.path', { system, code });
      if (!result.ok || result.value.ids.length === 0) return false;
      await load(top);
      let last = '';
      for (const [index, id] of result.value.ids.entries()) {
        last = id;
        if (index < result.value.ids.length - 1) await expand(id);
      }
      store.set({ focused: last });
      return true;
    },
    async reload() {
      const { open, focused, below } = store.get();
      if (below.size === 0) return;
      store.set({ below: new Map(), open: new Set() });
      const [first] = await load(top);
      for (const id of open) if ((await load(id)).length > 0) store.set({ open: new Set(store.get().open).add(id) });
      const isThere = focused !== null && [...store.get().below.values()].some((nodes) => nodes.some((node) => node.id === focused));
      store.set({ focused: isThere ? focused : (first?.id ?? null) });
    },
  };
}
