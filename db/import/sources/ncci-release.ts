import { monthNumber } from '../releases.ts';
import type { Release } from '../source-format.ts';
import { amaNotice } from './ama-notice.ts';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A quarter of NCCI, in force until the next one. */
function quarter(year: number, number: number): Release | null {
  return number >= 1 && number <= 4 ? from(year, number * 3 - 2, 1) : null;
}

/** Releases begin with a quarter; a replacement may begin within one. */
function from(year: number, month: number, day: number): Release | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1996 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const iso = date.toISOString().slice(0, 10);
  return {
    release: iso.slice(0, 7),
    label: `${monthNames[month - 1] ?? ''} ${year}`,
    effectiveFrom: iso,
    effectiveTo: new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 0)).toISOString().slice(0, 10),
    releasedOn: null,
  };
}

/** Version 30.2 is the third quarter of 2024: versions count the years since 1994, their decimals the quarters from 0. */
function version(whole: string | undefined, decimal: string | undefined): Release | null {
  return quarter(1994 + Number(whole), Number(decimal) + 1);
}

/**
 * The release as the words above the rows say it: a version, a quarter, or the day from which the edits are in force. The year
 * of a copyright line is none of these.
 */
export function ncciReleaseInWords(texts: readonly string[]): Release | null {
  const text = texts.join('\n');
  const versioned = /\bversion\s*:?\s*(\d{2})\.([0-3])\b/i.exec(text) ?? /\bv\.?\s?(\d{2})\.?([0-3])(?:r\d+)?\b/i.exec(text);
  if (versioned !== null) return version(versioned[1], versioned[2]);
  const named = quarterIn(text);
  if (named !== null) return named;
  const day = /\beff(?:ective)?\.?(?:\s+dates?)?\s*(?:of|on|as of|from)?\s*:?\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/i.exec(text);
  if (day !== null) return from(Number(day[3]), Number(day[1]), Number(day[2]));
  const written = /\beff(?:ective)?\.?(?:\s+dates?)?\s*(?:of|on|as of|from)?\s*:?\s*([A-Z][a-z]{2,8})\.?\s+(\d{1,2}),?\s+(\d{4})\b/i.exec(text);
  const month = written === null ? null : monthNumber(written[1] ?? '');
  return written === null || month === null ? null : from(Number(written[3]), month, Number(written[2]));
}

/** "ccipra-v302r0-f1", "2026q2-practitioner-ptp-edits", "MCR_MUE_PractitionerServices_Eff_07-01-2024", "AOC_V2026Q2-MCR". */
export function ncciReleaseInName(name: string): Release | null {
  const versioned = /(?:^|[^a-z0-9])v(\d{2})([0-3])r\d/i.exec(name) ?? /cci(?:pra|oph)[-_ ]?v?(\d{2})\.?([0-3])(?!\d)/i.exec(name);
  if (versioned !== null) return version(versioned[1], versioned[2]);
  const day = /eff[a-z]*[-_ .]*(\d{1,2})[-_.](\d{1,2})[-_.](\d{4})/i.exec(name);
  if (day !== null) return from(Number(day[3]), Number(day[1]), Number(day[2]));
  return quarterIn(name.replaceAll(/[-_]/g, ' '));
}

function quarterIn(text: string): Release | null {
  const yearFirst = /(?:^|[^\d])(20\d{2})\s*(?:,|-)?\s*(?:q|qtr|quarter)\s?([1-4])(?!\d)/i.exec(text);
  if (yearFirst !== null) return quarter(Number(yearFirst[1]), Number(yearFirst[2]));
  const quarterFirst = /(?:^|[^a-z])(?:q|qtr|quarter)\s?([1-4])\s*(?:of|,|-)?\s*(20\d{2})(?!\d)/i.exec(text) ?? /\b([1-4])(?:st|nd|rd|th)\s+quarter\s*(?:of|,)?\s*(?:CY\s*)?(20\d{2})\b/i.exec(text);
  return quarterFirst === null ? null : quarter(Number(quarterFirst[2]), Number(quarterFirst[1]));
}

/** The line that must stand where the files of the American Medical Association's codes are shown, with the year that the file names. */
export function codeNotices(texts: readonly string[]): string[] {
  const notice = amaNotice(texts);
  return /\d{4}/.test(notice) ? [notice] : [];
}
