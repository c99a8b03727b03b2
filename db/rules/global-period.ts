/** The days that a surgical package covers. Dates are ISO days; `startsOn` and `endsOn` are null without a date of surgery. */
export interface GlobalPeriod {
  days: number;
  startsOn: string | null;
  endsOn: string | null;
}

interface Length {
  before: number;
  after: number;
}

const lengths: Readonly<Record<string, Length>> = {
  '000': { before: 0, after: 0 },
  '010': { before: 0, after: 10 },
  '090': { before: 1, after: 90 },
};

/** Whether the value counts days at all: XXX, YYY, ZZZ and MMM do not. */
export function countsGlobalDays(globalDays: string | null): boolean {
  return globalDays !== null && globalDays in lengths;
}

/**
 * The global period that a fee schedule value stands for, or null where it counts no days (MMM, XXX, YYY, ZZZ, unknown).
 *
 * Source: PFS record layout, global surgery; Medicare Claims Processing Manual chapter 12, section 40.1: 090 is the day before,
 * the day and 90 days after (92 days), 010 the day and 10 days after (11), 000 the day alone. 42 CFR 414.40(b)(1).
 *
 * @param surgeryDate ISO day of surgery
 * @throws RangeError when the date is not a day of the calendar
 */
export function globalPeriod(globalDays: string | null, surgeryDate?: string): GlobalPeriod | null {
  const length = globalDays === null ? undefined : lengths[globalDays];
  if (length === undefined) return null;
  return {
    days: length.before + 1 + length.after,
    startsOn: surgeryDate === undefined ? null : shiftDay(surgeryDate, -length.before),
    endsOn: surgeryDate === undefined ? null : shiftDay(surgeryDate, length.after),
  };
}

function shiftDay(day: string, by: number): string {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  // A month's 31st that does not exist rolls over instead of failing.
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== day) throw new RangeError(`not an ISO day: ${day}`);
  start.setUTCDate(start.getUTCDate() + by);
  return start.toISOString().slice(0, 10);
}
