import type { Release } from './source-format.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export function monthNumber(name: string): number | null {
  const start = name.slice(0, 3).toLowerCase();
  const index = start.length < 3 ? -1 : months.findIndex((month) => month.toLowerCase().startsWith(start));
  return index === -1 ? null : index + 1;
}

/** A quarter of the physician fee schedule: in force from the first of its month to the end of the year at most. */
export function quarterRelease(year: number, month: number, releasedOn: string | null): Release {
  const two = String(month).padStart(2, '0');
  return {
    release: `${year}-${two}`,
    label: `${months[month - 1] ?? two} ${year}`,
    effectiveFrom: `${year}-${two}-01`,
    effectiveTo: `${year}-12-31`,
    releasedOn,
  };
}

/** A calendar year. */
export function yearRelease(year: number): Release {
  return { release: String(year), label: String(year), effectiveFrom: `${year}-01-01`, effectiveTo: `${year}-12-31`, releasedOn: null };
}

/** A year from which a classification holds until the next one comes out. */
export function openYearRelease(year: number): Release {
  return { ...yearRelease(year), effectiveTo: null };
}

/** A fiscal year of ICD-10-CM, October to September, or its update of April. */
export function fiscalYearRelease(year: number, aprilUpdate: boolean): Release {
  return {
    release: aprilUpdate ? `FY${year}-04` : `FY${year}`,
    label: aprilUpdate ? `fiscal year ${year}, April update` : `fiscal year ${year}`,
    effectiveFrom: aprilUpdate ? `${year}-04-01` : `${year - 1}-10-01`,
    effectiveTo: `${year}-09-30`,
    releasedOn: null,
  };
}

export const unknownRelease: Release = { release: 'unknown', label: 'release not known', effectiveFrom: null, effectiveTo: null, releasedOn: null };

/** Two digits of a year in a file name: "PPRRVU22" is 2022. */
export function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
