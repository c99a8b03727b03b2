import { fullYear, monthNumber, quarterRelease, yearRelease } from '../releases.ts';
import type { Release } from '../source-format.ts';

/** The quarter by the letter of its archive: "RVU25D" is October 2025. */
export function quarterFromLetter(name: string): Release | null {
  const lettered = /(?:^|[^a-z])rvu[-_ ]?(\d{4}|\d{2})[-_ ]?([a-d])(?:[^a-z]|$)/i.exec(name);
  return lettered === null ? null : quarterRelease(fullYear(lettered[1] ?? ''), 'abcd'.indexOf((lettered[2] ?? 'a').toLowerCase()) * 3 + 1, null);
}

/** The year of one of the files of that archive: by its own name ("ANES2025", "25LOCCO"), else by the archive's. */
export function yearFromName(name: string, own: RegExp): Release | null {
  const digits = own.exec(name)?.slice(1).find((group) => group !== undefined) ?? /(?:^|[^a-z])rvu[-_ ]?(\d{4}|\d{2})[-_ ]?[a-d](?:[^a-z]|$)/i.exec(name)?.[1];
  return digits === undefined ? null : yearRelease(fullYear(digits));
}

/** "OPPSCAP_Oct" has no year; its archive has one. */
export function quarterFromName(name: string): Release | null {
  const named = /oppscap[-_ ]*(20\d{2}|\d{2})[-_ ]*(jan|apr|jul|oct)/i.exec(name) ?? /oppscap[-_ ]*()(jan|apr|jul|oct)[a-z]*[-_ ]*(20\d{2})/i.exec(name);
  const year = named === null ? undefined : named[1] === '' ? named[3] : named[1];
  return named === null || year === undefined ? quarterFromLetter(name) : quarterRelease(fullYear(year), monthNumber(named[2] ?? '') ?? 1, null);
}
