import { monthNumber, quarterRelease } from '../releases.ts';
import type { Release } from '../source-format.ts';

const monthNames = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthThenYear = new RegExp(`\\b(${monthNames})\\b[\\s,._-]{0,3}(20\\d{2})(?!\\d)`, 'i');
const yearThenMonth = new RegExp(`(?<!\\d)(20\\d{2})[\\s,._-]{0,3}(${monthNames})\\b`, 'i');

/** The quarter that a title, a sheet or a file name says: "October 2022", "2022 October Addendum B", "2025-10". */
export function quarterFrom(text: string): Release | null {
  const spaced = text.replaceAll('_', ' ');
  const named = monthThenYear.exec(spaced);
  if (named !== null) return quarterRelease(Number(named[2]), monthNumber(named[1] ?? '') ?? 1, null);
  const turned = yearThenMonth.exec(spaced);
  if (turned !== null) return quarterRelease(Number(turned[1]), monthNumber(turned[2] ?? '') ?? 1, null);
  const digits = /(?<!\d)(20\d{2})-(0[1-9]|1[0-2])(?!\d)/.exec(spaced);
  return digits === null ? null : quarterRelease(Number(digits[1]), Number(digits[2]), null);
}

/** A year in the words of a title ("for CY 2026") without its quarter; a proposed rule is never in force. */
export function calendarYearFrom(text: string): Release | null {
  const year = /\bC(?:alendar )?Y(?:ear)?\s*(20\d{2})(?!\d)/i.exec(text)?.[1];
  if (year === undefined) return null;
  if (/\bproposed\b/i.test(text)) return { release: `${year}-proposed`, label: `${year}, proposed rule`, effectiveFrom: null, effectiveTo: null, releasedOn: null };
  return { release: year, label: year, effectiveFrom: `${year}-01-01`, effectiveTo: `${year}-12-31`, releasedOn: null };
}
