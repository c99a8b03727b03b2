import { afterAll, describe, expect, it } from 'vitest';
import { scheduleSchema, type Schedule, type ScheduleRequest } from '../../../db/model/schedule.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { readSchedule, scheduleCsv } from '../../../db/suggest/schedule.ts';
import { createSuggester } from '../../../db/suggest/suggest.ts';
import { smallCatalog } from '../search/small-catalog.ts';

const catalog = smallCatalog([
  { code: '27447', title: 'Replace the whole knee joint', synonyms: ['total knee arthroplasty'] },
  { code: '64721', title: 'Free the median nerve at the wrist', synonyms: ['carpal tunnel release'] },
  { system: 'ICD10CM', code: 'M17.11', title: 'Invented diagnosis' },
]);
afterAll(() => catalog.close());
const suggester = createSuggester(catalog.db, createSearchEngine(catalog.db));
function read(text: string, more: Partial<ScheduleRequest> = {}): Schedule {
  const answer = readSchedule({ text, ...more }, suggester, catalog.db);
  if (!answer.ok) throw new Error(answer.error.message);
  return scheduleSchema.parse(answer.value);
}
const columnsOf = ({ columns }: Schedule): Record<string, number> => Object.fromEntries(columns.map(({ column, index }) => [column, index]));

describe("a day's schedule", () => {
  it('reads a csv by its headings, with quoted cells', () => {
    const schedule = read('Date,Start,Patient,Surgeon,Procedure,CPT,Dx,Minutes\n03/02/2026,07:30,"Doe, J",Dr Able,"Total knee arthroplasty, right",27447-RT,M17.11,90\n03/02/2026,10:00,"Roe, A",Dr Able,carpal tunnel release,,,30\n');
    expect(columnsOf(schedule)).toEqual({ date: 0, start: 1, patient: 2, surgeon: 3, procedure: 4, code: 5, diagnosis: 6, minutes: 7 });
    expect(schedule.cases[0]?.codes.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([['27447', 'RT'], ['M17.11']]);
    expect(schedule.cases[0]).toMatchObject({ line: 2, minutes: 90, candidates: [] });
    expect(schedule.cases[1]?.candidates[0]?.code).toBe('64721');
    expect(schedule.summary).toEqual({ cases: 2, withCode: 1, withoutCode: 1, withRemark: 1 });
  });

  it('guesses the columns of a pasted table without headings', () => {
    const schedule = read('07:30\tRoom 1\ttotal knee arthroplasty right\t27447\t90\n09:30\tRoom 2\tcarpal tunnel release left\t64721\t30\n11:00\tRoom 1\ttotal knee arthroplasty left\t27447\t95');
    expect(columnsOf(schedule)).toMatchObject({ start: 0, procedure: 2, code: 3, minutes: 4 });
    expect(schedule.cases.map(({ minutes }) => minutes)).toEqual([90, 30, 95]);
  });

  it('takes lines with commas as lines, and a correction over the guess', () => {
    const lines = read('total knee arthroplasty, right, 90 min, ASC\ncarpal tunnel release, left wrist\n\n27447 LT, Smith');
    expect(lines.columns).toEqual([]);
    expect(lines.cases.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(lines.cases.map(({ candidates }) => candidates[0]?.code)).toEqual(['27447', '64721', undefined]);
    const corrected = read('A;carpal tunnel release;total knee arthroplasty\nB;carpal tunnel release;total knee arthroplasty', { columns: { procedure: 2 } });
    expect(corrected.cases[0]?.candidates[0]?.code).toBe('27447');
  });

  it('lets a column be said to hold nothing that is known', () => {
    const text = 'Start,Minutes,Procedure,Code\n07:30,90,total knee arthroplasty,27447\n09:00,30,carpal tunnel release,64721\n';
    expect(read(text).cases.map(({ minutes }) => minutes)).toEqual([90, 30]);
    const corrected = read(text, { columns: { minutes: null } });
    expect(columnsOf(corrected)).toEqual({ start: 0, procedure: 2, code: 3 });
    expect(corrected.cases.map(({ minutes }) => minutes)).toEqual([null, null]);
    expect(corrected).toMatchObject({ width: 4, headings: ['Start', 'Minutes', 'Procedure', 'Code'] });
  });

  it('a record number in a column of its own is no code', () => {
    const schedule = read('MRN;Procedure;Code\n64721;total knee arthroplasty;27447\n27447;carpal tunnel release;64721');
    expect(schedule.cases.map(({ codes }) => codes.map(({ code }) => code))).toEqual([['27447'], ['64721']]);
  });

  it('goes out as csv that a spreadsheet reads back, formulas disarmed', () => {
    const csv = scheduleCsv(read('=HYPERLINK("x"), total knee arthroplasty 27447\ncarpal tunnel release'));
    const rows = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^1,"'=HYPERLINK\(""x""\)/);
    expect(rows[2]).toContain('64721 Free the median nerve');
  });

  it.each([['', 'file-empty'], ['x\n'.repeat(2_001), 'bad-arguments'], ['\u0000\u0001\u0002'.repeat(500), 'file-binary']])('refuses what is no schedule (%#)', (text, code) => {
    expect(readSchedule({ text }, suggester, catalog.db)).toMatchObject({ ok: false, error: { code } });
  });
});
