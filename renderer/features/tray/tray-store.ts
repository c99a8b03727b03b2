import type { Bridge, CaseCheck, CaseLine, CaseRequest, CodeKey, Failure, Mend, Tray, TrayChange, TrayContent, Trays } from '../../../electron/contract/index.ts';
import { applyMend, noAuthorisation } from '../../../electron/contract/window.ts';
import { createStore, type Store } from '../../app/store.ts';
import { formatCount } from '../../ui/format.ts';
import type { Notices } from '../notices/notice-store.ts';
import { isTrayCode, lineOf } from './entered-codes.ts';

/** What is being asked about a tray. */
export type TrayDialog = { name: 'new' } | { name: 'rename' | 'copy' | 'template' | 'begin'; id: number };

export interface TraysState {
  /** In the order of the user. A tray that no change touched stays the same object. */
  trays: readonly Tray[];
  isLoaded: boolean;
  /** The tray of the page; null while something else is read. */
  shownId: number | null;
  /** The tray that was worked on last: codes are put there from everywhere. Never a template. */
  currentId: number | null;
  /** What the newest check found, and the tray as it was asked about; the check stays while the next one is on its way. */
  check: CaseCheck | null;
  checkedTray: Tray | null;
  isChecking: boolean;
  /** Why the shown tray cannot be checked. */
  failure: Failure | null;
  /** What a way out did to a line, by tray and line as it left them: whoever takes it back takes the words along. */
  mended: ReadonlyMap<string, string>;
  dialog: TrayDialog | null;
}

export interface TrayBook {
  store: Store<TraysState>;
  /** Reads all trays: at the start, and after a step of undo. */
  load(): Promise<void>;
  /** The tray that was current when the window was last closed. */
  begin(currentId: number | null): void;
  /** The page shows this tray, or none: it is checked as long as it is shown. */
  show(id: number | null): void;
  shown(): Tray | null;
  /** Where a code goes that is put on the tray. */
  target(): Tray | null;
  /** Makes one change, says it and how to take it back. Null when it was refused, which has been said. */
  change(change: TrayChange, said: string): Promise<{ changed: number | null } | null>;
  /** Changes a tray as it is by then: two changes in a row build upon each other. */
  edit(id: number, how: (tray: Tray) => Partial<TrayContent> | null, said: string): Promise<boolean>;
  /** Procedures that are not on it yet; without any tray a new one begins. */
  put(keys: readonly CodeKey[]): Promise<void>;
  add(id: number, lines: readonly CaseLine[]): Promise<boolean>;
  setLine(id: number, index: number, change: Partial<CaseLine>): Promise<boolean>;
  removeLine(id: number, index: number): Promise<boolean>;
  moveLine(id: number, index: number, step: -1 | 1): Promise<boolean>;
  /** The dearest first, as the newest check has the amounts; lines without one come last. */
  orderByPayment(): Promise<boolean>;
  /** Takes a way out of a finding; one that changes nothing only says what a person has to do. */
  mend(way: Mend): Promise<boolean>;
  /** The catalog, or the file of trays, is another one. */
  checkAgain(): void;
  ask(dialog: TrayDialog | null): void;
}

export interface TraySurroundings {
  bridge: Pick<Bridge, 'call'>;
  notices: Notices;
  /** Bookmarks and trays have one undo: what it would take back now. */
  onStep(steps: Pick<Trays, 'undo' | 'redo'>): void;
  /** Kept over a restart. */
  keepCurrent(id: number | null): void;
  /** Of the office, for new trays. */
  locality(): string | null;
  /** ISO day, for trays without a date of service. */
  today(): string;
}

/** What is asked of the catalog; a tray without a date is checked as of today. */
export function requestOf({ lines, dateOfService, place, locality, zip }: Tray, today: string): CaseRequest {
  return { lines: [...lines], dateOfService: dateOfService ?? today, place, locality, zip };
}

function lineKey(trayId: number, { code, modifiers, units, side, role, charge }: CaseLine): string {
  return JSON.stringify([trayId, code, modifiers, units, side, role, charge]);
}

export function mendedWords({ mended }: Pick<TraysState, 'mended'>, trayId: number, line: CaseLine): string | null {
  return mended.get(lineKey(trayId, line)) ?? null;
}

/** "27393", "3 codes". */
function linesInWords(lines: readonly { code: string }[]): string {
  return lines.length === 1 ? (lines[0]?.code ?? '') : `${formatCount(lines.length)} codes`;
}

export function newTrayName(trays: readonly Pick<Tray, 'name'>[]): string {
  const names = new Set(trays.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (names.has(`tray ${number}`)) number += 1;
  return `Tray ${number}`;
}

export function createTrays({ bridge, notices, onStep, keepCurrent, locality, today }: TraySurroundings): TrayBook {
  const store = createStore<TraysState>({
    trays: [], isLoaded: false, shownId: null, currentId: null, check: null, checkedTray: null, isChecking: false, failure: null, mended: new Map(), dialog: null,
  });
  let newestCheck = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** One change after the other, each upon what the one before has left. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  function trayOf(id: number | null): Tray | null {
    return id === null ? null : (store.get().trays.find((tray) => tray.id === id) ?? null);
  }

  function keep({ trays }: Pick<Trays, 'trays'>): void {
    const known = new Map(store.get().trays.map((tray) => [tray.id, tray]));
    const same = (tray: Tray): Tray => {
      const before = known.get(tray.id);
      return before !== undefined && JSON.stringify(before) === JSON.stringify(tray) ? before : tray;
    };
    store.set({ trays: trays.map(same), isLoaded: true });
    if (trayOf(store.get().shownId) !== store.get().checkedTray) void check();
  }

  async function check(): Promise<void> {
    const mine = ++newestCheck;
    const tray = trayOf(store.get().shownId);
    if (tray === null || tray.lines.length === 0) {
      store.set({ check: null, checkedTray: tray, isChecking: false, failure: null });
      return;
    }
    store.set({ isChecking: true });
    const result = await bridge.call('case.check', requestOf(tray, today()));
    if (mine !== newestCheck) return;
    store.set(result.ok ? { check: result.value, checkedTray: tray, isChecking: false, failure: null } : { check: null, checkedTray: tray, isChecking: false, failure: result.error });
  }

  function setCurrent(id: number | null): void {
    if (store.get().currentId === id) return;
    store.set({ currentId: id });
    keepCurrent(id);
  }

  async function changeNow(wish: TrayChange, said: string): Promise<{ changed: number | null } | null> {
    const result = await bridge.call('trays.change', wish);
    if (!result.ok) {
      notices.report(result.error);
      return null;
    }
    const { changed, undo, redo } = result.value;
    onStep({ undo, redo });
    keep(result.value);
    const current = trayOf(changed);
    if (current !== null && !current.isTemplate) setCurrent(changed);
    notices.say(said, undo === null ? undefined : 'edit.undo');
    return { changed };
  }

  const edit: TrayBook['edit'] = (id, how, said) =>
    inTurn(async () => {
      const tray = trayOf(id);
      const content = tray === null ? null : how(tray);
      if (content === null) return false;
      return (await changeNow({ kind: 'set', id, content }, said)) !== null;
    });

  const target = (): Tray | null => trayOf(store.get().shownId) ?? trayOf(store.get().currentId);

  const book: TrayBook = {
    store,
    shown: () => trayOf(store.get().shownId),
    target,
    edit,
    change: (wish, said) => inTurn(() => changeNow(wish, said)),
    ask: (dialog) => store.set({ dialog }),
    checkAgain: () => void check(),

    async load() {
      const result = await bridge.call('trays.read');
      if (result.ok) keep(result.value);
      else {
        store.set({ isLoaded: true });
        // User data that cannot be opened has its own banner; saying it twice helps nobody.
        if (!result.error.code.startsWith('user-data')) notices.report(result.error);
      }
    },

    begin(currentId) {
      if (store.get().currentId === null) store.set({ currentId });
    },

    show(id) {
      const { shownId } = store.get();
      if (id !== shownId) store.set({ shownId: id, check: null, checkedTray: null, failure: null, isChecking: false });
      const tray = trayOf(id);
      if (tray !== null && !tray.isTemplate) setCurrent(id);
      void check();
    },

    put: (keys) =>
      inTurn(async () => {
        const codes = [...new Set(keys.filter(isTrayCode).map(({ code }) => code))];
        if (codes.length === 0) {
          if (keys.length > 0) notices.say('A tray holds procedures and supplies; diagnoses stay with the record');
          return;
        }
        const tray = target();
        if (tray === null) {
          const { trays } = store.get();
          const name = newTrayName(trays);
          const lines = codes.map((code) => lineOf(code));
          await changeNow({ kind: 'add', tray: { name, dateOfService: null, place: 'outpatient', locality: locality(), zip: null, payer: '', authorisation: noAuthorisation, isTemplate: false, lines } }, `${linesInWords(lines)} put on ${name}, a new tray`);
          return;
        }
        const there = new Set(tray.lines.map(({ code }) => code));
        const added = codes.filter((code) => !there.has(code)).map((code) => lineOf(code));
        if (added.length === 0) {
          notices.say(`${codes.length === 1 ? `${codes[0] ?? ''} is` : `These ${codes.length} codes are`} on ${tray.name} already`);
          return;
        }
        await changeNow({ kind: 'set', id: tray.id, content: { lines: [...tray.lines, ...added] } }, `${linesInWords(added)} put on ${tray.name}`);
      }),

    add: (id, lines) => edit(id, (tray) => ({ lines: [...tray.lines, ...lines] }), `${linesInWords(lines)} put on the tray`),

    setLine: (id, index, change) => {
      const code = trayOf(id)?.lines[index]?.code ?? '';
      return edit(id, ({ lines }) => (lines[index] === undefined ? null : { lines: lines.map((line, place) => (place === index ? { ...line, ...change } : line)) }), `${code} changed`);
    },

    removeLine: (id, index) => {
      const code = trayOf(id)?.lines[index]?.code ?? '';
      return edit(id, ({ lines }) => (lines[index] === undefined ? null : { lines: lines.filter((_, place) => place !== index) }), `${code} taken off the tray`);
    },

    moveLine: (id, index, step) => {
      const code = trayOf(id)?.lines[index]?.code ?? '';
      return edit(
        id,
        ({ lines }) => {
          const [line, other] = [lines[index], lines[index + step]];
          if (line === undefined || other === undefined) return null;
          const moved = [...lines];
          moved[index] = other;
          moved[index + step] = line;
          return { lines: moved };
        },
        `${code} is now line ${index + step + 1}`,
      );
    },

    orderByPayment() {
      const { check: newest, checkedTray } = store.get();
      if (newest === null || checkedTray === null) return Promise.resolve(false);
      const amounts = newest.lines.map(({ amount }) => amount ?? -1);
      return edit(
        checkedTray.id,
        (tray) => {
          if (tray !== checkedTray) return null;
          const order = tray.lines.map((_, index) => index).sort((a, b) => (amounts[b] ?? -1) - (amounts[a] ?? -1) || a - b);
          return { lines: order.flatMap((index) => tray.lines[index] ?? []) };
        },
        'Lines ordered by payment, the highest first',
      );
    },

    mend: (way) => {
      const { checkedTray } = store.get();
      if (checkedTray === null || way.changes.length === 0) return Promise.resolve(false);
      return inTurn(async () => {
        // A finding names lines by their place: of a tray that has changed meanwhile it says nothing.
        const tray = trayOf(checkedTray.id);
        if (tray !== checkedTray) return false;
        const place = way.changes.find((change) => change.action === 'set-place')?.place;
        const changed = new Set(way.changes.flatMap((change) => (change.action === 'set-place' || change.action === 'remove-line' ? [] : [change.line])));
        const marked = tray.lines.map((line, index) => ({ ...line, wasMended: changed.has(index) }));
        const after = applyMend(marked, way);
        const mended = new Map(store.get().mended);
        for (const { wasMended, ...line } of after) if (wasMended) mended.set(lineKey(tray.id, line), way.words);
        store.set({ mended });
        const lines = after.map(({ wasMended: _wasMended, ...line }) => line);
        return (await changeNow({ kind: 'set', id: tray.id, content: { lines, ...(place === undefined ? {} : { place }) } }, `Mended: ${way.words}`)) !== null;
      });
    },
  };
  return book;
}
