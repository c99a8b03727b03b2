import { authorisationWarning, noAuthorisation, type Authorisation } from '../model/authorised-days.ts';
import type { SurgeryCalendar } from '../model/calendar.ts';
import type { CaseCheck } from '../model/case.ts';

type Day = SurgeryCalendar['days'][number];

/** Of days on one date: in this order. */
const order: readonly Day['kind'][] = ['authorised-from', 'surgery', 'authorised-until', 'global-end'];

/**
 * The days that an operation sets: that of surgery, the end of the global period, the first and last authorised day; and the warning
 * when surgery lies outside the authorised days, as it does after it was moved. All days are ISO days, both ends included.
 *
 * @param global the package that lasts longest, as the check of the case tells it; null where no line counts global days
 */
export function surgeryCalendar(dateOfService: string, global: CaseCheck['global'], authorisation: Authorisation | null): SurgeryCalendar {
  const { from, until } = authorisation ?? noAuthorisation;
  const days: Day[] = [{ kind: 'surgery', day: dateOfService, title: 'Surgery', words: 'Day of surgery.' }];
  if (global !== null) {
    const whose = global.codes.join(', ');
    // A package of one day ends with it and is no date to wait for.
    if (global.endsOn !== dateOfService) days.push({ kind: 'global-end', day: global.endsOn, title: 'Global period ends', words: `Last of ${global.days.toString()} days of the global period of ${whose}, which began on ${global.startsOn}. Visits for this operation are part of its fee until then.` });
  }
  if (from !== null) days.push({ kind: 'authorised-from', day: from, title: 'Authorised from', words: 'First day on which the payer has authorised the operation.' });
  if (until !== null) days.push({ kind: 'authorised-until', day: until, title: 'Last authorised day', words: 'After this day the operation needs a new authorisation.' });
  days.sort((a, b) => a.day.localeCompare(b.day) || order.indexOf(a.kind) - order.indexOf(b.kind));
  return { days, warning: authorisationWarning(dateOfService, { from, until }) };
}
