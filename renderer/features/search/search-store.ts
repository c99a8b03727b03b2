import type { Bridge, Failure, SearchAnswer } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

/** What the field holds at most; a pasted book is cut here, before React or the channel carry it. */
export const longestText = 2000;

export interface SearchState {
  text: string;
  /** The newest answer; it stays while the next one is on its way, so that the list never flickers. */
  answer: SearchAnswer | null;
  /** The text that `answer` belongs to. */
  answerFor: string;
  failure: Failure | null;
  /** The pasted text was longer than the field. */
  wasCut: boolean;
}

export interface Search {
  store: Store<SearchState>;
  setText(text: string): void;
  /** Asks again, because the catalog changed. */
  again(): void;
  /** Resolves when the rows on the screen belong to what was typed. */
  settled(): Promise<void>;
}

/**
 * Search while typing: every keystroke asks, nothing waits for a pause, and only the answer to the newest text is shown.
 * `superseded` and answers to older texts are dropped.
 */
export function createSearch(bridge: Pick<Bridge, 'call'>, onAnswer: (isNewText: boolean) => void): Search {
  const store = createStore<SearchState>({ text: '', answer: null, answerFor: '', failure: null, wasCut: false });
  let newest = 0;
  let waiting: (() => void)[] = [];

  function settle(): void {
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  async function ask(text: string): Promise<void> {
    const mine = ++newest;
    if (text.trim() === '') {
      const isNewText = text !== store.get().answerFor;
      store.set({ answer: null, answerFor: text, failure: null });
      onAnswer(isNewText);
      settle();
      return;
    }
    const result = await bridge.call('search.query', { text, limit: 50 });
    if (mine !== newest) return;
    const isNewText = text !== store.get().answerFor;
    if (result.ok) store.set({ answer: result.value, answerFor: text, failure: null });
    else if (result.error.code !== 'superseded') store.set({ answer: null, answerFor: text, failure: result.error });
    onAnswer(isNewText);
    settle();
  }

  return {
    store,
    setText(text) {
      const wasCut = text.length > longestText;
      const kept = wasCut ? text.slice(0, longestText) : text;
      store.set({ text: kept, wasCut });
      void ask(kept);
    },
    again() {
      void ask(store.get().text);
    },
    settled() {
      if (store.get().text === store.get().answerFor) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
