import type { Bridge, CodeKey, Schedule, ScheduleCase, ScheduleColumn } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import { keyText } from '../search/list-items.ts';
import { caseChoices, chosenAtFirst } from './case-choices.ts';

export type Corrections = Partial<Record<ScheduleColumn, number | null>>;

export interface ScheduleState {
  schedule: Schedule | null;
  /** The text that `schedule` belongs to. */
  readFor: string;
  /** It is being read, which takes a moment for hundreds of lines. */
  isReading: boolean;
  failure: string | null;
  /** Columns where the guess was wrong. */
  corrections: Corrections;
  /** By line: what was chosen for it. */
  chosen: ReadonlyMap<number, readonly CodeKey[]>;
  /** The row that the keyboard stands on. */
  at: number;
}

/** A day's schedule, read from the text of the Paste page. */
export interface DaySchedule {
  store: Store<ScheduleState>;
  /** Reads this text, unless it is read already. */
  read(text: string): Promise<void>;
  /** Says what a column holds; null for nothing that is known. */
  correct(index: number, column: ScheduleColumn | null): Promise<void>;
  moveTo(index: number): void;
  /** Takes one of the line's codes, or leaves it. */
  toggle(line: number, key: CodeKey): void;
  current(): ScheduleCase | null;
  /** As the lines say it; null for a code that is on none of them. */
  titleOf(key: CodeKey): string | null;
  /** What is chosen for all lines, each code once, in the order of the day. */
  allChosen(): CodeKey[];
  /** Asks where to save; null when the dialog was closed or writing failed, which is in `failure`. */
  save(): Promise<{ path: string; cases: number } | null>;
  again(): void;
}

const none = { schedule: null, readFor: '', failure: null, corrections: {}, chosen: new Map<number, readonly CodeKey[]>(), at: 0 };

export function createDaySchedule(bridge: Pick<Bridge, 'call'>): DaySchedule {
  const store = createStore<ScheduleState>({ ...none, isReading: false });
  let newest = 0;
  /** Lines whose choice somebody changed by hand. */
  const touched = new Set<number>();

  function request(text: string, corrections: Corrections): { text: string; columns?: Corrections } {
    return { text, ...(Object.keys(corrections).length === 0 ? {} : { columns: corrections }) };
  }

  async function ask(text: string, corrections: Corrections): Promise<void> {
    const mine = ++newest;
    store.set({ isReading: true });
    const result = await bridge.call('suggest.schedule', request(text, corrections));
    if (mine !== newest) return;
    if (!result.ok) {
      store.set({ ...none, failure: result.error.message, isReading: false, readFor: text });
      return;
    }
    const schedule = result.value;
    const before = store.get();
    const isSame = before.readFor === text;
    if (!isSame) touched.clear();
    const chosen = new Map(schedule.cases.map((one): [number, readonly CodeKey[]] => {
      const kept = isSame && touched.has(one.line) ? before.chosen.get(one.line) : undefined;
      return [one.line, kept ?? chosenAtFirst(one)];
    }));
    store.set({ schedule, readFor: text, failure: null, isReading: false, corrections, chosen, at: isSame ? Math.max(0, Math.min(before.at, schedule.cases.length - 1)) : 0 });
  }

  return {
    store,
    async read(text) {
      if (text.trim() === '') {
        newest += 1;
        store.set({ ...none, isReading: false });
      } else if (text !== store.get().readFor) await ask(text, {});
    },
    async correct(index, column) {
      const { schedule, readFor, corrections } = store.get();
      if (schedule === null) return;
      const before = schedule.columns.find((one) => one.index === index)?.column;
      await ask(readFor, { ...corrections, ...(before === undefined ? {} : { [before]: null }), ...(column === null ? {} : { [column]: index }) });
    },
    moveTo(index) {
      const count = store.get().schedule?.cases.length ?? 0;
      store.set({ at: Math.max(0, Math.min(count - 1, index)) });
    },
    toggle(line, key) {
      const { chosen, schedule } = store.get();
      const one = schedule?.cases.find((each) => each.line === line);
      if (one === undefined) return;
      touched.add(line);
      const now = chosen.get(line) ?? [];
      const isMeant = caseChoices(one).find((choice) => keyText(choice.key) === keyText(key))?.status === null;
      const wasChosen = now.some((other) => keyText(other) === keyText(key));
      // Of several that the words may mean one is right; codes that stand on the line can all be.
      const meant = new Set(caseChoices(one).flatMap(({ key: other, status }) => (status === null ? [keyText(other)] : [])));
      const others = now.filter((other) => keyText(other) !== keyText(key) && !(isMeant && meant.has(keyText(other))));
      store.set({ chosen: new Map(chosen).set(line, wasChosen ? others : [...others, key]) });
    },
    current() {
      const { schedule, at } = store.get();
      return schedule?.cases[at] ?? null;
    },
    titleOf(key) {
      for (const one of store.get().schedule?.cases ?? []) {
        const found = caseChoices(one).find((choice) => keyText(choice.key) === keyText(key));
        if (found !== undefined) return found.title;
      }
      return null;
    },
    allChosen() {
      const { schedule, chosen } = store.get();
      const all = (schedule?.cases ?? []).flatMap(({ line }) => chosen.get(line) ?? []);
      return all.filter((key, index) => all.findIndex((other) => keyText(other) === keyText(key)) === index);
    },
    async save() {
      const { readFor, corrections, chosen } = store.get();
      const lines = [...chosen].map(([line, codes]) => ({ line, codes: codes.map(({ system, code }) => ({ system, code })) }));
      const result = await bridge.call('suggest.saveSchedule', { ...request(readFor, corrections), chosen: lines });
      if (!result.ok) {
        store.set({ failure: result.error.message });
        return null;
      }
      const { path, cases } = result.value;
      return path === null ? null : { path, cases };
    },
    again() {
      const { readFor, corrections } = store.get();
      if (readFor !== '') void ask(readFor, corrections);
    },
  };
}
