import type { Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

/** A confirmation that is spoken, shown in the status bar and then leaves by itself. */
export interface Message {
  id: number;
  text: string;
}

/** Something that went wrong and stays on the screen until it is put away. */
export interface Problem {
  id: number;
  text: string;
  /** For "Copy details"; never shown. */
  detail: string | null;
}

export interface NoticeState {
  message: Message | null;
  problems: readonly Problem[];
}

/** Long enough to read a sentence, short enough not to be taken for a state. */
const messageMilliseconds = 5000;

export interface Notices {
  store: Store<NoticeState>;
  say(text: string): void;
  report(failure: Failure): void;
  dismiss(id: number): void;
}

export function createNotices(): Notices {
  const store = createStore<NoticeState>({ message: null, problems: [] });
  let lastId = 0;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  return {
    store,
    say(text) {
      clearTimeout(leaving);
      store.set({ message: { id: ++lastId, text } });
      leaving = setTimeout(() => store.set({ message: null }), messageMilliseconds);
    },
    report(failure) {
      const detail = `${failure.code}${failure.detail === undefined ? '' : `: ${failure.detail}`}`;
      const others = store.get().problems.filter((problem) => problem.text !== failure.message);
      store.set({ problems: [...others, { id: ++lastId, text: failure.message, detail }] });
    },
    dismiss(id) {
      store.set({ problems: store.get().problems.filter((problem) => problem.id !== id) });
    },
  };
}
