import type { Bridge, ChangeKind, ChangeRows, ChangeRowsRequest, ChangeSummary, Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

/** One kind of change, or those of every kind that concern bookmarked codes and codes with a note. */
export type ChangeView = ChangeKind | 'office';

export interface ChangesState {
  summary: ChangeSummary | null;
  failure: Failure | null;
  view: ChangeView;
  text: string;
  offset: number;
  /** Null until the first rows are there. */
  shown: ChangeRows | null;
}

export interface Changes {
  store: Store<ChangesState>;
  /** Compares the kept catalog with the running one; what was looked at last stays chosen. */
  open(): Promise<void>;
  /** Gives back what the comparison holds. */
  close(): void;
  choose(view: ChangeView): void;
  filter(text: string): void;
  /** To the rows from this one on. */
  go(offset: number): void;
  /** The rows that are chosen, with tabs between the cells, as far as a clipboard takes them. */
  asTable(): Promise<{ text: string; rows: number; total: number } | null>;
}

/** Rows of one page of the list. */
export const pageOfChanges = 100;
/** Characters; main takes a little more. */
const mostCopied = 900_000;

export function createChanges(bridge: Pick<Bridge, 'call'>, table: (rows: ChangeRows['rows'], summary: ChangeSummary) => string): Changes {
  const store = createStore<ChangesState>({ summary: null, failure: null, view: 'office', text: '', offset: 0, shown: null });
  let comparison = 0;
  let question = 0;

  const request = (offset: number, limit: number): ChangeRowsRequest => {
    const { view, text } = store.get();
    return { kind: view === 'office' ? null : view, officeOnly: view === 'office', text, offset, limit };
  };

  async function read(): Promise<void> {
    const mine = ++question;
    const answer = await bridge.call('changes.rows', request(store.get().offset, pageOfChanges));
    // Another kind was chosen, or a letter typed, meanwhile.
    if (mine !== question) return;
    if (answer.ok) store.set({ shown: answer.value });
    else if (answer.error.code !== 'cancelled') store.set({ failure: answer.error });
  }

  return {
    store,
    async open() {
      const mine = ++comparison;
      store.set({ summary: null, failure: null, shown: null });
      const answer = await bridge.call('changes.open');
      if (mine !== comparison) return;
      if (!answer.ok) {
        store.set({ failure: answer.error });
        return;
      }
      store.set({ summary: answer.value, ...viewThatHasRows(answer.value, store.get()) });
      await read();
    },
    close() {
      comparison += 1;
      question += 1;
      store.set({ summary: null, failure: null, shown: null });
      void bridge.call('changes.close');
    },
    choose(view) {
      store.set({ view, offset: 0 });
      void read();
    },
    filter(text) {
      store.set({ text, offset: 0 });
      void read();
    },
    go(offset) {
      store.set({ offset });
      void read();
    },
    async asTable() {
      const { summary } = store.get();
      if (summary === null) return null;
      let text = '';
      let rows = 0;
      for (;;) {
        const answer = await bridge.call('changes.rows', request(rows, 1_000));
        if (!answer.ok) return null;
        const more = table(answer.value.rows, summary);
        const { total } = answer.value;
        if (text.length + more.length > mostCopied && rows > 0) return { text, rows, total };
        text += more;
        rows += answer.value.rows.length;
        if (rows >= total || answer.value.rows.length === 0) return { text, rows, total };
      }
    },
  };
}

/** What was looked at last when it still has rows, else the first that has. */
function viewThatHasRows({ kinds, ofOffice }: ChangeSummary, { view, text, offset }: ChangesState): Pick<ChangesState, 'view' | 'text' | 'offset'> {
  const has = (one: ChangeView) => (one === 'office' ? ofOffice.rows : (kinds.find(({ kind }) => kind === one)?.rows ?? 0)) > 0;
  if (has(view)) return { view, text, offset };
  return { view: has('office') ? 'office' : (kinds.find(({ rows }) => rows > 0)?.kind ?? 'office'), text: '', offset: 0 };
}
