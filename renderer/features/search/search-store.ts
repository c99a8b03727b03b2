import type { Bridge, Failure, FilterName, FilterOffer, SearchAnswer, SearchFilters } from '../../../electron/contract/index.ts';
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
  /** The spelling of this text is not corrected; the next text is read as ever. */
  isExact: boolean;
  /** What the results are narrowed by; stays while the text changes. */
  filters: SearchFilters;
  /** What they can be narrowed by, of the text that rested last. */
  offers: readonly FilterOffer[];
  /** The pasted text was longer than the field. */
  wasCut: boolean;
}

export interface Search {
  store: Store<SearchState>;
  setText(text: string): void;
  /** Searches for what was typed with the spelling as it stands, or corrected again. */
  setExact(isExact: boolean): void;
  /** Null takes the filter away. */
  setFilter(name: FilterName, value: string | null): void;
  clearFilters(): void;
  /** Asks again for as many rows as are shown, because the catalog changed. */
  again(): void;
  /** Gets the first letters ready, when the window has nothing else to do. */
  prepare(): void;
  /** Asks now for the rows below the fold, because the selection goes there. */
  complete(): Promise<void>;
  /** Resolves when the rows on the screen belong to what was typed. */
  settled(): Promise<void>;
}

export function isNarrowed(filters: SearchFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
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
  const store = createStore<SearchState>({ text: '', answer: null, answerFor: '', failure: null, isExact: false, filters: {}, offers: [], wasCut: false });
  let newest = 0;
  const ahead = createAnswersAhead(bridge, firstRows);
  let resting: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let offering: ReturnType<typeof setTimeout> | undefined;
  let newestOffers = 0;
  let waiting: (() => void)[] = [];

  function settle(): void {
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  function show(text: string, answer: SearchAnswer, isOtherQuestion: boolean): void {
    const { answerFor, answer: before } = store.get();
    store.set({ answer, answerFor: text, failure: null });
    onAnswer(isOtherQuestion || text !== answerFor, before);
    settle();
  }

  async function askFor(text: string, limit: number, isOtherQuestion = false): Promise<void> {
    const mine = ++newest;
    const { filters, isExact } = store.get();
    const result = await bridge.call('search.query', { text, limit, ...(isNarrowed(filters) ? { filters } : {}), ...(isExact ? { exact: true } : {}) });
    if (mine !== newest) return;
    if (result.ok) {
      if (limit === firstRows && !isExact) ahead.keep(text, result.value);
      show(text, result.value, isOtherQuestion);
      return;
    }
    const { answerFor, answer: before } = store.get();
    if (result.error.code !== 'superseded') store.set({ answer: null, answerFor: text, failure: result.error });
    onAnswer(text !== answerFor, before);
    settle();
  }

  /** Counts are worth nothing while the text is on its way; the chips keep those of the text before. */
  async function askForOffers(): Promise<void> {
    const mine = ++newestOffers;
    const { text, filters } = store.get();
    const result = await bridge.call('search.filters', { text, filters });
    if (mine !== newestOffers) return;
    if (result.ok) store.set({ offers: result.value.offers });
    // The rows below the fold took its place.
    else if (result.error.code === 'superseded') offering = setTimeout(() => void askForOffers(), restMilliseconds);
  }

  function narrow(filters: SearchFilters): void {
    store.set({ filters });
    ahead.narrow(filters);
    void ask(store.get().text, true);
  }

  async function ask(text: string, isOtherQuestion = false): Promise<void> {
    clearTimeout(resting);
    clearTimeout(looking);
    clearTimeout(offering);
    newestOffers += 1;
    if (text.trim() !== '' || isNarrowed(store.get().filters)) offering = setTimeout(() => void askForOffers(), restMilliseconds);
    if (text.trim() === '') {
      newest += 1;
      const { answerFor, answer: before } = store.get();
      store.set({ answer: null, answerFor: text, failure: null });
      onAnswer(text !== answerFor, before);
      settle();
    } else {
      const known = store.get().isExact ? null : ahead.take(text);
      if (known === null) await askFor(text, firstRows, isOtherQuestion);
      else {
        newest += 1;
        show(text, known, isOtherQuestion);
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
      store.set({ text: kept, wasCut, isExact: false });
      void ask(kept);
    },
    setExact(isExact) {
      store.set({ isExact });
      void ask(store.get().text, true);
    },
    setFilter(name, value) {
      const { [name]: _, ...others } = store.get().filters;
      narrow(value === null ? others : { ...others, [name]: value });
    },
    clearFilters: () => narrow({}),
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
