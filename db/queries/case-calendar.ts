import type { CalendarRequest, SurgeryCalendar } from '../model/calendar.ts';
import { success, type Result } from '../model/result.ts';
import { surgeryCalendar } from '../rules/surgery-calendar.ts';
import type { CaseChecker } from './check-case.ts';

/** The days that the operation sets. Errors: those of the check. */
export function caseCalendar(check: CaseChecker, { case: request, authorisation = null }: CalendarRequest): Result<SurgeryCalendar> {
  const checked = check(request);
  return checked.ok ? success(surgeryCalendar(request.dateOfService, checked.value.global, authorisation)) : checked;
}
