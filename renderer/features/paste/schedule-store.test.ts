import { describe, expect, it } from 'vitest';
import type { Bridge, Schedule, ScheduleCase } from '../../../electron/contract/index.ts';
import { looksLikeSchedule } from './looks-like-schedule.ts';
import { createDaySchedule, type Corrections } from './schedule-store.ts';

interface Asked {
  text: string;
  columns?: Corrections;
  chosen?: unknown;
}

const code = (text: string, status: 'known' | 'look-alike' | 'unknown', system: 'CPT' | 'ICD10CM' = 'CPT'): ScheduleCase['codes'][number] => ({ text, system, code: text.replace('O', '0'), status, title: status === 'unknown' ? null : `Title of ${text}`, billable: true, modifiers: [], units: null, rangeTo: null, remark: null });
const meant = (text: string): ScheduleCase['candidates'][number] => ({ system: 'CPT', code: text, title: `Title of ${text}`, score: 1, distinction: null, modifiers: [] });
const oneCase = (line: number, codes: ScheduleCase['codes'], candidates: ScheduleCase['candidates'] = []): ScheduleCase => ({ line, text: `line ${String(line)}`, row: ['a', 'b'], cells: {}, codes, candidates, minutes: null, catalogMinutes: null, remarks: [] });

function scheduleFor({ columns = {} }: Asked): Schedule {
  const cases = [
    oneCase(2, [code('27393', 'known'), code('27395', 'known'), code('G80.1', 'known', 'ICD10CM')]),
    oneCase(3, [], [meant('27447'), meant('27487')]),
    oneCase(4, [code('2739O', 'look-alike'), code('99999', 'unknown')]),
  ];
  return { width: 2, headings: null, columns: columns.minutes === null ? [] : [{ column: 'minutes', index: 0, heading: '' }], cases, summary: { cases: 3, withCode: 2, withoutCode: 1, withRemark: 0 }, tookMs: 1 };
}

function open() {
  const asked: Asked[] = [];
  const call = (async (name: string, request: Asked) => {
    asked.push(request);
    return { ok: true, value: name === 'suggest.saveSchedule' ? { path: '/day.csv', cases: 3 } : scheduleFor(request) };
  }) as unknown as Bridge['call'];
  return { day: createDaySchedule({ call }), asked };
}
const codes = (keys: readonly { code: string }[]) => keys.map((key) => key.code);

describe('what is chosen for a line', () => {
  it('is at first what stands there without a doubt: no look-alike, no candidate, no diagnosis', async () => {
    const { day } = open();
    await day.read('text');
    expect([2, 3, 4].map((line) => codes(day.store.get().chosen.get(line) ?? []))).toEqual([['27393', '27395'], [], []]);
    expect(codes(day.allChosen())).toEqual(['27393', '27395']);
  });

  it('is one of those that the words mean, and any of those that stand there', async () => {
    const { day } = open();
    await day.read('text');
    day.toggle(3, { system: 'CPT', code: '27447' });
    day.toggle(3, { system: 'CPT', code: '27487' });
    expect(codes(day.store.get().chosen.get(3) ?? [])).toEqual(['27487']);
    day.toggle(2, { system: 'CPT', code: '27393' });
    expect(codes(day.store.get().chosen.get(2) ?? [])).toEqual(['27395']);
    day.toggle(4, { system: 'CPT', code: '27390' });
    expect(codes(day.allChosen())).toEqual(['27395', '27487', '27390']);
  });

  it('stays while a column is corrected, and goes with another text', async () => {
    const { day, asked } = open();
    await day.read('text');
    day.toggle(3, { system: 'CPT', code: '27447' });
    await day.correct(0, 'start');
    expect(asked.at(-1)?.columns).toEqual({ minutes: null, start: 0 });
    expect(codes(day.store.get().chosen.get(3) ?? [])).toEqual(['27447']);
    await day.correct(0, 'minutes');
    expect(asked.at(-1)?.columns).toMatchObject({ minutes: 0 });
    await day.read('another text');
    expect(asked.at(-1)?.columns).toBeUndefined();
    expect(day.store.get().chosen.get(3)).toEqual([]);
  });

  it('is saved line by line with the columns as corrected', async () => {
    const { day, asked } = open();
    await day.read('text');
    await day.correct(0, null);
    expect(await day.save()).toEqual({ path: '/day.csv', cases: 3 });
    expect(asked.at(-1)).toMatchObject({ text: 'text', columns: { minutes: null } });
    expect(asked.at(-1)?.chosen).toContainEqual({ line: 2, codes: [{ system: 'CPT', code: '27393' }, { system: 'CPT', code: '27395' }] });
  });
});

describe('a text that looks like a schedule', () => {
  it.each([
    ['a csv', 'Date,Procedure,CPT\n1,a,b\n2,c,d\n', true],
    ['a table of a spreadsheet', '07:30\tknee\t27447\n08:30\thip\t27130\n09:30\twrist\t64721', true],
    ['quoted commas', 'a,"x, y, z",c\nb,"x",d\nc,"y, z",e', true],
    ['a note', 'PREOPERATIVE DIAGNOSIS: knee, contracture.\nPROCEDURE: lengthening.\nDESCRIPTION: a, b, c, d.', false],
    ['a booking line', 'hamstring lengthening, both legs, 27393-50', false],
    ['nothing', '', false],
  ])('%s', (_name, text, looks) => {
    expect(looksLikeSchedule(text)).toBe(looks);
  });
});
