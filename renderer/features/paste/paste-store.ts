import type { Bridge, CodeKey, DecidingQuestion, Suggestion } from '../../../electron/contract/index.ts';
import { notText, tooLongToRead, whyUnreadable } from '../../../electron/contract/window.ts';
import { createStore, type Store } from '../../app/store.ts';
import { foundRows, type FoundRow } from './found-rows.ts';
import { readTextFile } from './read-text-file.ts';
import { createDaySchedule, type DaySchedule } from './schedule-store.ts';

/** How long the field rests before its text is read while somebody types. */
const restMilliseconds = 300;

/** A question with what was chosen; it stays beside those that are still open, so that it can be taken back. */
export interface AnsweredQuestion extends DecidingQuestion {
  option: string;
}

/** How the text is read: as one note or booking line, or as a day's cases, one a line. */
export type ReadAs = 'note' | 'schedule';

export interface PasteState {
  text: string;
  readAs: ReadAs;
  /** The field is shown above a schedule: somebody writes in it. Beside a note it always is. */
  isFieldOpen: boolean;
  found: Suggestion | null;
  /** The rows of `found`, in their order. */
  rows: readonly FoundRow[];
  /** The text that `found` belongs to; places in it are places in no other. */
  foundFor: string;
  /** A sentence: why the text could not be read. */
  failure: string | null;
  /** A sentence: why something was not taken into the field. What stood there stands. */
  refused: string | null;
  answered: readonly AnsweredQuestion[];
  /** The row that the keyboard or a press chose. */
  selected: string | null;
  /** The row under the mouse, while it is there. */
  hovered: string | null;
}

/** A text of the office and what was found in it. Nothing of it is kept: another text, or the end of the window, and it is gone. */
export interface Paste {
  store: Store<PasteState>;
  schedule: DaySchedule;
  readTextAs(how: ReadAs): void;
  openField(isOpen: boolean): void;
  /** What a command is about: the row of what was found, or what is chosen for the line of the schedule. */
  currentKeys(): CodeKey[];
  /** What is typed into the field; what cannot be read is refused with a sentence, and the field stays. */
  type(text: string): void;
  /** What the field takes next was pasted: it is read at once, and where it takes the place of all that stood there, answers go. */
  pasted(isWhole: boolean): void;
  /** A text as a whole, read at once. False when it was refused. */
  put(text: string): boolean;
  /** A file that was opened or dropped. */
  putFile(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<boolean>;
  /** Whether the field could hold this text; says why not. */
  mayHold(text: string): boolean;
  answer(question: DecidingQuestion, option: string): void;
  takeBack(question: string): void;
  select(id: string): void;
  hover(id: string | null): void;
  selectedRow(): FoundRow | null;
  /** Puts the code that was meant in the place of what only looks like it, wherever it stands. */
  correct(row: FoundRow): void;
  clear(): void;
  /** The field takes the keyboard when the page is shown next, whatever was chosen there before. */
  wantField(): void;
  /** True once per wish. */
  takeWantedField(): boolean;
  /** Another catalog answers from now on. */
  again(): void;
}

const nothing = { found: null, rows: [], foundFor: '', failure: null, selected: null, hovered: null } as const;

export function createPaste(bridge: Pick<Bridge, 'call'>): Paste {
  const store = createStore<PasteState>({ text: '', readAs: 'note', isFieldOpen: true, refused: null, answered: [], ...nothing });
  const schedule = createDaySchedule(bridge);
  let newest = 0;
  let isFieldWanted = false;
  let coming = { wasPasted: false, isWhole: false };
  let resting: ReturnType<typeof setTimeout> | undefined;

  function refusal(text: string): string | null {
    const reason = whyUnreadable(text);
    return reason === null ? null : reason === 'too-long' ? tooLongToRead(text.length) : notText;
  }

  function mayHold(text: string): boolean {
    const refused = refusal(text);
    store.set({ refused });
    return refused === null;
  }

  async function read(): Promise<void> {
    clearTimeout(resting);
    const mine = ++newest;
    const { text, answered, readAs } = store.get();
    if (readAs === 'schedule') {
      await schedule.read(text);
      return;
    }
    if (text.trim() === '') {
      store.set({ ...nothing, answered: [] });
      return;
    }
    const result = await bridge.call('suggest.codes', { text, ...(answered.length === 0 ? {} : { answers: answered.map(({ text: question, option }) => ({ question, option })) }) });
    if (mine !== newest) return;
    if (!result.ok) {
      store.set({ ...nothing, failure: result.error.message });
      return;
    }
    const rows = foundRows(result.value);
    store.set({ found: result.value, rows, foundFor: text, failure: null, hovered: null, selected: chosen(rows) });
  }

  /** The row that was chosen, while it is there; else the first that the words mean. */
  function chosen(rows: readonly FoundRow[]): string | null {
    const { selected } = store.get();
    if (rows.some(({ id }) => id === selected)) return selected;
    return (rows.find(({ kind }) => kind === 'operation') ?? rows[0])?.id ?? null;
  }

  function take(text: string): boolean {
    if (!mayHold(text)) return false;
    clearTimeout(resting);
    // What is on its way belongs to a text that is gone.
    newest += 1;
    const isOther = store.get().text.trim() === '' || text.trim() === '';
    store.set({ text, ...(isOther ? { answered: [] } : {}) });
    return true;
  }

  const paste: Paste = {
    store,
    schedule,
    readTextAs(readAs) {
      store.set({ readAs, isFieldOpen: readAs === 'note' || store.get().text.trim() === '' });
      void read();
    },
    openField: (isFieldOpen) => store.set({ isFieldOpen }),
    currentKeys() {
      const { readAs } = store.get();
      if (readAs === 'schedule') {
        const line = schedule.current()?.line;
        return line === undefined ? [] : [...(schedule.store.get().chosen.get(line) ?? [])];
      }
      const row = paste.selectedRow();
      return row?.hasPage === true ? [row.key] : [];
    },
    mayHold,
    type(text) {
      const { wasPasted, isWhole } = coming;
      coming = { wasPasted: false, isWhole: false };
      if (isWhole) paste.put(text);
      else if (take(text)) resting = setTimeout(() => void read(), wasPasted || text.trim() === '' ? 0 : restMilliseconds);
    },
    pasted(isWhole) {
      coming = { wasPasted: true, isWhole };
    },
    put(text) {
      if (!take(text)) return false;
      store.set({ answered: [], selected: null, isFieldOpen: store.get().readAs === 'note' || text.trim() === '' });
      void read();
      return true;
    },
    async putFile(file) {
      const read = await readTextFile(file);
      if ('text' in read) return paste.put(read.text);
      store.set({ refused: read.refused });
      return false;
    },
    answer(question, option) {
      const others = store.get().answered.filter(({ text }) => text !== question.text);
      store.set({ answered: [...others, { text: question.text, options: question.options, option }], selected: null });
      void read();
    },
    takeBack(question) {
      store.set({ answered: store.get().answered.filter(({ text }) => text !== question), selected: null });
      void read();
    },
    select: (selected) => store.set({ selected }),
    hover: (hovered) => store.set({ hovered }),
    selectedRow() {
      const { rows, selected } = store.get();
      return rows.find(({ id }) => id === selected) ?? null;
    },
    correct(row) {
      const { text, foundFor } = store.get();
      if (text !== foundFor || row.found === null) return;
      paste.put(corrected(text, row));
    },
    clear() {
      store.set({ refused: null, isFieldOpen: true });
      take('');
      void read();
    },
    wantField() {
      isFieldWanted = true;
    },
    takeWantedField() {
      const wasWanted = isFieldWanted;
      isFieldWanted = false;
      return wasWanted;
    },
    again() {
      if (store.get().text === '') return;
      if (store.get().readAs === 'schedule') {
        // What was found in the same text as a note is of the catalog before.
        store.set(nothing);
        schedule.again();
      } else {
        void schedule.read('');
        void read();
      }
    },
  };
  return paste;
}

/** What only looks like the code gives way to it; modifiers and units behind it stay. */
function corrected(text: string, { key, spans }: FoundRow): string {
  return [...spans]
    .sort((one, other) => other[0] - one[0])
    .reduce((kept, [start, end]) => `${kept.slice(0, start)}${key.code}${kept.slice(start + lengthOfCode(kept.slice(start, end), key.code))}`, text);
}

/** Characters of the place that stand for the code itself, written with its dot or without. */
function lengthOfCode(place: string, code: string): number {
  let left = code.replace('.', '').length;
  let index = 0;
  for (; index < place.length && left > 0; index++) if (place[index] !== '.') left--;
  return index;
}
