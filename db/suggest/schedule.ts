import { failure, success, type Result } from '../model/result.ts';
import { scheduleColumns, type Schedule, type ScheduleCase, type ScheduleColumn, type ScheduleRequest } from '../model/schedule.ts';
import type { ReadDb } from '../open/database.ts';
import { readDate } from './read-date.ts';
import { readableText } from './readable-text.ts';
import { readScheduleRows } from './schedule-rows.ts';
import type { Suggester } from './suggest.ts';

/** More cases than any house has in a week. */
export const mostCases = 2_000;
/** Booked minutes below this share of the time from cut to closure are too few; room time is longer than that. */
const tooShort = 0.9;

const minutesSql = "SELECT work_time.intra FROM work_time JOIN source USING (source_id) WHERE work_time.code = :code AND work_time.modifier = '' ORDER BY source.release DESC LIMIT 1";

/**
 * A day's schedule line by line: codes checked, candidates for lines without a procedure code, minutes held against the catalog's.
 * Errors: those of `readableText`; bad-arguments for more than 2,000 cases.
 */
export function readSchedule({ text, columns: corrected = {}, on }: ScheduleRequest, suggester: Suggester, db: ReadDb): Result<Schedule> {
  const started = performance.now();
  const readable = readableText(text);
  if (!readable.ok) return readable;
  const { rows, headings, columns: guessed } = readScheduleRows(text);
  if (rows.length > mostCases) return failure('bad-arguments', `The schedule has ${rows.length.toLocaleString('en')} lines; at most ${mostCases.toLocaleString('en')} are read at once.`);
  const fixed = (Object.entries(corrected) as [ScheduleColumn, number | null][]).flatMap(([name, index]) => (index === null ? [] : [[name, index] as const]));
  // What is corrected takes the column from whatever was guessed to hold it.
  const columns = new Map([...[...guessed].filter(([name, index]) => corrected[name] === undefined && !fixed.some(([, own]) => own === index)), ...fixed]);
  const lines = new Map<string, ReturnType<Suggester['line']>>();
  const minutes = db.prepare<{ intra: number | null }>(minutesSql);

  const cases = rows.map(({ line, cells }): ScheduleCase => {
    const cell = (column: ScheduleColumn): string => cells[columns.get(column) ?? -1] ?? '';
    const whole = cells.filter((one) => one !== '').join(', ');
    // People, rooms and record numbers name nothing that is done.
    const said = columns.size === 0 ? whole : saidIn(cell) || whole;
    const date = readDate(cell('date'), on ?? '2026-01-01').date ?? on;
    // A house does the same operations all day.
    const key = `${date ?? ''}|${said.replace(/[\s,;]+/g, ' ').toLowerCase()}`;
    const found = lines.get(key) ?? suggester.line(said, date ?? null, 3);
    lines.set(key, found);
    const codes = found.codesFound.map(({ span: _span, ...code }) => code);
    const procedures = codes.filter(({ system, status }) => (system === 'CPT' || system === 'HCPCS') && status !== 'unknown');
    const booked = bookedMinutes(cell('minutes'), columns.has('minutes') ? '' : whole);
    const times = procedures.flatMap(({ code }) => minutes.get({ code })?.intra ?? []);
    const catalogMinutes = times.length === 0 ? null : times.reduce((sum, one) => sum + one, 0) / 100;
    const remarks = codes.flatMap(({ code, status, remark }) => (status === 'known' && remark === null ? [] : [remark ?? `${code}: ${status}`]));
    if (procedures.length === 0) remarks.push('No procedure code on this line.');
    if (booked !== null && catalogMinutes !== null && booked < catalogMinutes * tooShort) remarks.push(`${booked.toString()} minutes are booked; from cut to closure Medicare counts ${catalogMinutes.toString()}.`);
    return {
      line,
      text: whole,
      row: [...cells],
      cells: Object.fromEntries(scheduleColumns.flatMap((column) => (columns.has(column) ? [[column, cell(column)]] : []))),
      codes,
      candidates: found.candidates.map(({ evidence: _evidence, ...candidate }) => candidate),
      minutes: booked,
      catalogMinutes,
      remarks,
    };
  });
  const withCode = cases.filter(({ codes }) => codes.some(({ system }) => system === 'CPT' || system === 'HCPCS')).length;
  return success({
    width: Math.max(1, headings?.length ?? 0, ...rows.map(({ cells }) => cells.length)),
    headings: headings === null ? null : [...headings],
    columns: [...columns].map(([column, index]) => ({ column, index, heading: headings?.[index] ?? '' })).sort((a, b) => a.index - b.index),
    cases,
    summary: { cases: cases.length, withCode, withoutCode: cases.length - withCode, withRemark: cases.filter(({ remarks }) => remarks.length > 0).length },
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  });
}

function saidIn(cell: (column: ScheduleColumn) => string): string {
  const code = cell('code');
  const diagnosis = cell('diagnosis');
  return [cell('procedure'), cell('laterality'), code === '' ? '' : `CPT ${code}`, diagnosis === '' ? '' : `dx ${diagnosis}`].filter((part) => part !== '').join('; ');
}

function bookedMinutes(cell: string, line: string): number | null {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(cell);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const own = /^(\d{1,3})(?:\s?(?:m|min|mins|minutes))?\.?$/i.exec(cell) ?? /\b(\d{1,3})\s?(?:min|mins|minutes)\b/i.exec(line);
  if (own?.[1] !== undefined) return Number(own[1]);
  const hours = /\b(\d(?:\.\d{1,2})?)\s?(?:h|hr|hrs|hours?)\b/i.exec(cell === '' ? line : cell);
  return hours?.[1] === undefined ? null : Math.round(Number(hours[1]) * 60);
}

/**
 * The schedule as csv: one line a case. A cell that a spreadsheet would run as a formula is kept from it.
 * @param chosen by line what somebody chose; a column of its own where it is given
 */
export function scheduleCsv({ cases }: Schedule, chosen?: ReadonlyMap<number, readonly string[]>): string {
  const rows = cases.map((one) => [
    one.line.toString(), one.text, one.cells.patient ?? '', one.minutes?.toString() ?? '', one.catalogMinutes?.toString() ?? '',
    ...(chosen === undefined ? [] : [(chosen.get(one.line) ?? []).join(' ')]),
    one.codes.map(({ code, modifiers, units }) => [code, ...modifiers].join('-') + (units === null ? '' : ` x${units.toString()}`)).join(' '),
    one.codes.map(({ code, status }) => `${code} ${status}`).join('; '),
    one.candidates.map(({ code, title }) => `${code} ${title}`).join('; '),
    one.remarks.join(' '),
  ]);
  const headings = ['line', 'text', 'patient', 'minutes', 'catalog minutes', ...(chosen === undefined ? [] : ['chosen']), 'codes', 'checked', 'candidates', 'remarks'];
  return [headings, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
