import type { Failure } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

/** A confirmation that is spoken, shown in the status bar and then leaves by itself. */
export interface Message {
  id: number;
  text: string;
  /** The command that takes it back, or makes it again: a button beside the sentence. */
  offers: Offer | null;
}

export type Offer = 'edit.undo' | 'edit.redo';

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
/** With a button: time to read, to decide and to get there. Then it leaves with the next thing that is done. */
const offerMilliseconds = 10_000;

export interface Notices {
  store: Store<NoticeState>;
  say(text: string, offers?: Offer): void;
  /** Somebody pressed a key or a button: an offer that has stood long enough makes room. */
  goOn(): void;
  report(failure: Failure): void;
  dismiss(id: number): void;
}

export function createNotices(): Notices {
  const store = createStore<NoticeState>({ message: null, problems: [] });
  let lastId = 0;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let mayLeave = false;

  return {
    store,
    say(text, offers) {
      clearTimeout(leaving);
      mayLeave = false;
      store.set({ message: { id: ++lastId, text, offers: offers ?? null } });
      leaving =
        offers === undefined
          ? setTimeout(() => store.set({ message: null }), messageMilliseconds)
          : setTimeout(() => {
              mayLeave = true;
            }, offerMilliseconds);
    },
    goOn() {
      if (mayLeave && store.get().message !== null) store.set({ message: null });
      mayLeave = false;
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
