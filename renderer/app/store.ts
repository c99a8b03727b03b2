import { useSyncExternalStore } from 'react';

/** A small observable state outside React, so that what the window does can be tested without drawing it. */
export interface Store<State extends object> {
  get(): State;
  /** Merges a change; listeners run once per call, and not at all when nothing differs. */
  set(change: Partial<State>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      if (Object.entries(change).every(([name, value]) => Object.is(state[name as keyof State], value))) return;
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows one part of a store; `select` must return the same reference while nothing changed. */
export function useStore<State extends object, Part>(store: Store<State>, select: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
