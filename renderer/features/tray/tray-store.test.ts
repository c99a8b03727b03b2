import { describe, expect, it } from 'vitest';
import type { Bridge, CaseCheck, CaseRequest, Mend, Tray, TrayChange, TrayContent } from '../../../electron/contract/index.ts';
import { createNotices } from '../notices/notice-store.ts';
import { lineOf } from './entered-codes.ts';
import { orderTrays } from './order-trays.ts';
import { createTrays, mendedWords, newTrayName } from './tray-store.ts';

const content: TrayContent = { name: 'Hamstrings', dateOfService: '2026-07-15', place: 'outpatient', locality: null, zip: null, payer: '', authorisation: { from: null, until: null }, isTemplate: false, lines: [lineOf('27393'), lineOf('27390')] };

function checkOf({ lines, dateOfService, place }: CaseRequest, amounts: Record<string, number>): CaseCheck {
  return {
    dateOfService, place, findings: [], time: null, global: null, alsoAuthorise: [], payers: [], sources: [], notices: [],
    lines: lines.map((line, index) => ({ line: index, code: line.code, title: null, plainName: null, modifiers: [], units: 1, charge: null, base: null, amount: amounts[line.code] ?? null, limitingCharge: null, reasons: [], isDenied: false, globalDays: null, outpatientStatus: null, surgeryCentreIndicator: null, sources: [] })),
    payment: { total: 0, totalWithoutDenied: 0, isPartial: false, locality: null, localityName: null, conversionFactors: [], trace: [], facility: { prices: [], words: null } },
  };
}

/** Trays behind the bridge with an undo of one step each; checks answer when they are let. */
function opened(first: readonly Tray[], { amounts = {}, holdsChecks = false }: { amounts?: Record<string, number>; holdsChecks?: boolean } = {}) {
  let trays: readonly Tray[] = first;
  const before: (readonly Tray[])[] = [];
  const asked: CaseRequest[] = [];
  const held: (() => void)[] = [];
  let current: number | null = null;
  const steps: { undo: string | null }[] = [];
  const call = (async (name: string, args: unknown) => {
    if (name === 'case.check') {
      const request = args as CaseRequest;
      asked.push(request);
      if (holdsChecks) await new Promise<void>((resolve) => held.push(resolve));
      if (request.zip === '99999') return { ok: false, error: { code: 'not-found', message: 'No loaded list has that ZIP code.' } };
      return { ok: true, value: checkOf(request, amounts) };
    }
    let changed: number | null = null;
    if (name === 'trays.change') {
      const change = args as TrayChange;
      before.push(trays);
      if (change.kind === 'add') {
        changed = 1 + Math.max(0, ...trays.map(({ id }) => id));
        trays = [...trays, { ...change.tray, id: changed }];
      }
      if (change.kind === 'set') {
        changed = change.id;
        trays = trays.map((tray) => (tray.id === change.id ? ({ ...tray, ...change.content } as Tray) : tray));
      }
      if (change.kind === 'remove') trays = trays.filter(({ id }) => !change.ids.includes(id));
    }
    // As over a channel: no object comes back as it went.
    return { ok: true, value: structuredClone({ trays, changed, undo: 'Change the tray', redo: null }) };
  }) as Bridge['call'];
  const notices = createNotices();
  const book = createTrays({ bridge: { call }, notices, onStep: (step) => steps.push(step), keepCurrent: (id) => { current = id; }, locality: () => '01112-05', today: () => '2026-07-01' });
  return {
    book, asked, held, steps,
    said: () => notices.store.get().message,
    current: () => current,
    codes: (id = 1) => book.store.get().trays.find((tray) => tray.id === id)?.lines.map(({ code }) => code),
    async undo() {
      trays = before.pop() ?? trays;
      await book.load();
    },
  };
}

const key = (code: string) => ({ system: 'CPT' as const, code });
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('codes that are put on the tray', () => {
  it('begin a new one where there is none, at the locality of the office', async () => {
    const { book, said, current } = opened([]);
    await book.put([key('27393'), { system: 'ICD10CM', code: 'M62.4' }]);
    expect(book.store.get().trays).toMatchObject([{ name: 'Tray 1', locality: '01112-05', dateOfService: null, lines: [lineOf('27393')] }]);
    expect(said()).toMatchObject({ text: '27393 put on Tray 1, a new tray', offers: 'edit.undo' });
    expect(current()).toBe(1);
  });

  it('go to the tray that was worked on last, each once', async () => {
    const { book, codes, said } = opened([{ ...content, id: 1 }, { ...content, id: 2, name: 'Knee' }]);
    await book.load();
    book.begin(2);
    await book.put([key('27390'), key('27427')]);
    expect(codes(2)).toEqual(['27393', '27390', '27427']);
    await book.put([key('27427')]);
    expect(codes(2)).toEqual(['27393', '27390', '27427']);
    expect(said()?.text).toBe('27427 is on Knee already');
  });

  it('go to the tray on the page, and to a template only while it is shown', async () => {
    const { book, codes, current } = opened([{ ...content, id: 1 }, { ...content, id: 2, isTemplate: true, lines: [] }]);
    await book.load();
    book.show(1);
    book.show(2);
    await book.put([key('27427')]);
    expect(codes(2)).toEqual(['27427']);
    book.show(null);
    await book.put([key('27447')]);
    expect(codes(1)).toEqual(['27393', '27390', '27447']);
    expect(current()).toBe(1);
  });

  it('are refused where all of them are diagnoses', async () => {
    const { book, said } = opened([{ ...content, id: 1 }]);
    await book.load();
    book.show(1);
    await book.put([{ system: 'ICD10CM', code: 'M62.4' }]);
    expect(said()?.text).toMatch(/^A tray holds procedures/);
  });
});

describe('changes of a tray', () => {
  it('build upon each other, however fast they come, and each can be taken back', async () => {
    const { book, codes, steps } = opened([{ ...content, id: 1 }]);
    await book.load();
    await Promise.all([book.add(1, [lineOf('27427')]), book.removeLine(1, 0), book.moveLine(1, 0, 1)]);
    expect(codes()).toEqual(['27427', '27390']);
    expect(steps).toHaveLength(3);
    expect(steps[0]).toMatchObject({ undo: 'Change the tray' });
  });

  it('do nothing to a line that is not there any more', async () => {
    const { book, codes } = opened([{ ...content, id: 1 }]);
    await book.load();
    expect(await book.setLine(1, 7, { units: 3 })).toBe(false);
    expect(await book.moveLine(1, 0, -1)).toBe(false);
    expect(codes()).toEqual(['27393', '27390']);
  });

  it('order the lines by what each is paid, those without an amount last', async () => {
    const { book, codes } = opened([{ ...content, id: 1, lines: [lineOf('27390'), lineOf('99999'), lineOf('27393')] }], { amounts: { 27390: 100, 27393: 200 } });
    await book.load();
    book.show(1);
    await settled();
    await book.orderByPayment();
    expect(codes()).toEqual(['27393', '27390', '99999']);
  });
});

describe('the check of the shown tray', () => {
  it('asks as of today where no date is set, and anew after each change', async () => {
    const { book, asked } = opened([{ ...content, id: 1, dateOfService: null }]);
    await book.load();
    book.show(1);
    await settled();
    await book.add(1, [lineOf('27427')]);
    await settled();
    expect(asked.map(({ dateOfService, lines }) => [dateOfService, lines.length])).toEqual([['2026-07-01', 2], ['2026-07-01', 3]]);
  });

  it('is not asked again where nothing of the tray has changed', async () => {
    const { book, asked } = opened([{ ...content, id: 1 }]);
    await book.load();
    book.show(1);
    await settled();
    await book.load();
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('drops a slow answer that a newer one has overtaken', async () => {
    const { book, held } = opened([{ ...content, id: 1 }], { holdsChecks: true });
    await book.load();
    book.show(1);
    await book.add(1, [lineOf('27427')]);
    const [slow, fast] = held;
    fast?.();
    await settled();
    slow?.();
    await settled();
    expect(book.store.get().check?.lines.map(({ code }) => code)).toEqual(['27393', '27390', '27427']);
    expect(book.store.get().isChecking).toBe(false);
  });

  it('says why a tray cannot be checked, and forgets that with the next answer', async () => {
    const { book } = opened([{ ...content, id: 1, zip: '99999' }]);
    await book.load();
    book.show(1);
    await settled();
    expect(book.store.get()).toMatchObject({ check: null, failure: { message: 'No loaded list has that ZIP code.' } });
    await book.edit(1, () => ({ zip: null }), 'ZIP code changed');
    await settled();
    expect(book.store.get().failure).toBeNull();
    expect(book.store.get().check).not.toBeNull();
  });

  it('asks nothing of an empty tray', async () => {
    const { book, asked } = opened([{ ...content, id: 1, lines: [] }]);
    await book.load();
    book.show(1);
    await settled();
    expect(asked).toEqual([]);
  });
});

describe('ways out', () => {
  const with59: Mend = { words: 'Put 59 on 27390', changes: [{ action: 'add-modifier', line: 1, modifier: '59' }] };

  it('change the lines and the place, and mark what they changed until it is taken back', async () => {
    const { book, undo, said } = opened([{ ...content, id: 1 }]);
    await book.load();
    book.show(1);
    await settled();
    await book.mend({ ...with59, changes: [...with59.changes, { action: 'set-place', place: 'inpatient' }] });
    const words = () => book.store.get().trays[0]?.lines.map((line) => mendedWords(book.store.get(), 1, line));
    expect(book.store.get().trays[0]).toMatchObject({ place: 'inpatient', lines: [lineOf('27393'), lineOf('27390', ['59'])] });
    expect(words()).toEqual([null, 'Put 59 on 27390']);
    expect(said()).toMatchObject({ text: 'Mended: Put 59 on 27390', offers: 'edit.undo' });
    await undo();
    expect(words()).toEqual([null, null]);
  });

  it('do nothing where the lines have changed since they were checked', async () => {
    const { book, codes, held } = opened([{ ...content, id: 1 }], { holdsChecks: true });
    await book.load();
    book.show(1);
    held[0]?.();
    await settled();
    await book.removeLine(1, 0);
    expect(await book.mend({ words: 'Take 27390 off', changes: [{ action: 'remove-line', line: 1 }] })).toBe(false);
    expect(codes()).toEqual(['27390']);
  });

  it('that only a person can go change nothing', async () => {
    const { book } = opened([{ ...content, id: 1 }]);
    await book.load();
    book.show(1);
    await settled();
    expect(await book.mend({ words: 'Write the session into the record', changes: [] })).toBe(false);
  });
});

describe('the list of trays', () => {
  it('names a new tray by the first free number', () => {
    expect(newTrayName([{ name: 'tray 1' }, { name: 'Knee' }, { name: 'Tray 3' }])).toBe('Tray 2');
  });

  it('has the latest day first, those without one before it, and names with numbers in their order', () => {
    const tray = (id: number, name: string, dateOfService: string | null): Tray => ({ ...content, id, name, dateOfService });
    const trays = [tray(1, 'Tray 10', '2026-07-01'), tray(2, 'Tray 9', '2026-08-01'), tray(3, 'Knee', null)];
    expect(orderTrays(trays, 'date').map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(orderTrays(trays, 'name').map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(orderTrays(trays, 'name').map(({ name }) => name)).toEqual(['Knee', 'Tray 9', 'Tray 10']);
  });
});
