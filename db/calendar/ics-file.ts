import { createHash } from 'node:crypto';
import { createEvents, type DateArray, type EventAttributes } from 'ics';
import type { SurgeryCalendar } from '../model/calendar.ts';
import { failure, success, type Result } from '../model/result.ts';

interface OfCalendar {
  calendar: SurgeryCalendar;
  /** Of the tray, or an empty text. A calendar is seen by many: no patient stands in it. */
  name: string;
  codes: readonly string[];
}

/**
 * The days of an operation as a calendar file (RFC 5545), one all-day event each, that blocks no time. The same day of the same
 * operation has the same name in the file, so that a calendar which reads it again moves the event instead of doubling it.
 */
export function icsFile({ calendar, name, codes }: OfCalendar): Result<string> {
  const about = name === '' ? codes.join(', ') : name;
  const events = calendar.days.map(({ kind, day, title, words }): EventAttributes => ({
    uid: `${createHash('sha256').update(JSON.stringify([about, [...codes].sort(), kind])).digest('hex').slice(0, 32)}@codetray.invalid`,
    productId: '-//Codetray//Surgery calendar//EN',
    title: `${title}: ${about}`,
    description: [words, `Codes: ${codes.join(', ')}.`, ...(kind === 'surgery' && calendar.warning !== null ? [calendar.warning] : [])].join('\n'),
    start: dateArray(day, 0),
    // All-day events end with the day after, which is not part of them.
    end: dateArray(day, 1),
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
    classification: 'PRIVATE',
  }));
  const { error, value } = createEvents(events);
  return value == null ? failure('internal', 'The calendar file could not be made.', error?.message) : success(value);
}

function dateArray(day: string, later: number): DateArray {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + later);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}
