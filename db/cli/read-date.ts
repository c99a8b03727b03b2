import { failure, success, type Result } from '../model/result.ts';
import { isoDaySchema } from '../model/suggestion.ts';

/** The day of service that `--date` names; null without one. */
export function readDate(date: string | undefined): Result<string | null> {
  if (date === undefined) return success(null);
  return isoDaySchema.safeParse(date).success ? success(date) : failure('bad-arguments', `--date takes a day of the calendar as YEAR-MONTH-DAY, not "${date}": --date 2026-12-01.`);
}

/** By the clock of the desk, not that of Greenwich. */
export function today(): string {
  return new Date().toLocaleDateString('en-CA');
}
