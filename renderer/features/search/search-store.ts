import type { Bridge, Failure, SearchAnswer } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import { createAnswersAhead } from './answers-ahead.ts';

/** Rows of the first answer to a key: more than fit into the list at 720 px height. */
export const firstRows = 12;
/** Rows of the list when nobody types. */
export const allRows = 50;
/** How long the field must rest before the rows below the fold are asked for. */
const restMilliseconds = 150;
/** The rows of this text are drawn before the rows of the next one are looked for. */
const lookMilliseconds = 15;

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
  /** Asks again for as many rows as are shown, because the catalog changed. */
  again(): void;
  /** Gets the first letters ready, when the window has nothing else to do. */
  prepare(): void;
  /** Asks now for the rows below the fold, because the selection goes there. */
  complete(): Promise<void>;
  /** Resolves when the rows on the screen belong to what was typed. */
  settled(): Promise<void>;
}

function hasMore({ results, total, totalIsCapped }: SearchAnswer): boolean {
  return totalIsCapped || total > results.length;
}

/** How many rows of an answer the list shows, or will show in a moment. */
export function rowsShown({ results, total, totalIsCapped }: SearchAnswer): number {
  return results.length === firstRows ? (totalIsCapped ? allRows : Math.min(total, allRows)) : results.length;
}

/**
 * Search while typing: every keystroke asks, nothing waits for a pause, and only the answer to the newest text is shown.
 * `superseded` and answers to older texts are dropped. A key brings the rows in sight; those below the fold follow when it rests,
 * so that nothing which nobody sees stands between a key and its rows. Meanwhile the next letters are answered ahead; a text
 * that is known already has its rows in the same frame as its letter.
 */
export function createSearch(bridge: Pick<Bridge, 'call'>, onAnswer: (isNewText: boolean, before: SearchAnswer | null) => void): Search {
  const store = createStore<SearchState>({ text: '', answer: null, answerFor: '', failure: null, wasCut: false });
  let newest = 0;
  const ahead = createAnswersAhead(bridge, firstRows);
  let resting: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];

  function settle(): void {
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  function show(text: string, answer: SearchAnswer): void {
    const { answerFor, answer: before } = store.get();
    store.set({ answer, answerFor: text, failure: null });
    onAnswer(text !== answerFor, before);
    settle();
  }

  async function askFor(text: string, limit: number): Promise<void> {
    const mine = ++newest;
    const result = await bridge.call('search.query', { text, limit });
    if (mine !== newest) return;
    if (result.ok) {
      if (limit === firstRows) ahead.keep(text, result.value);
      show(text, result.value);
      return;
    }
    const { answerFor, answer: before } = store.get();
    if (result.error.code !== 'superseded') store.set({ answer: null, answerFor: text, failure: result.error });
    onAnswer(text !== answerFor, before);
    settle();
  }

  async function ask(text: string): Promise<void> {
    clearTimeout(resting);
    clearTimeout(looking);
    if (text.trim() === '') {
      newest += 1;
      const { answerFor, answer: before } = store.get();
      store.set({ answer: null, answerFor: text, failure: null });
      onAnswer(text !== answerFor, before);
      settle();
    } else {
      const known = ahead.take(text);
      if (known === null) await askFor(text, firstRows);
      else {
        newest += 1;
        show(text, known);
      }
      if (store.get().text !== text) return;
      resting = setTimeout(() => void complete(), restMilliseconds);
    }
    looking = setTimeout(() => void ahead.lookAhead(text), lookMilliseconds);
  }

  async function complete(): Promise<void> {
    clearTimeout(resting);
    const { text, answer, answerFor } = store.get();
    // A newer text is on its way: to ask for more of the old one now would take that one's place.
    if (text !== answerFor) return;
    if (answer === null || answer.results.length !== firstRows || !hasMore(answer)) return;
    await askFor(answerFor, allRows);
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
      ahead.forget();
      const { text, answerFor, answer } = store.get();
      // Fewer rows than are shown would take the chosen one away and move the list under the reader.
      if (text === answerFor && answer !== null && answer.results.length > firstRows) void askFor(text, allRows);
      else void ask(text);
    },
    prepare() {
      if (store.get().text === '') void ahead.lookAhead('');
    },
    complete,
    settled() {
      if (store.get().text === store.get().answerFor) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
