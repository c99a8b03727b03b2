import type { RelativeValueRow } from '../model/code-page.ts';
import { conversionFactorInWords } from '../rules/amounts-in-words.ts';
import { feeCents, feeTrace, nationalGpci } from '../rules/base-fee.ts';
import { reasonAt, valuesAt } from '../rules/priced-line.ts';
import type { FeeSchedule, FeeScheduleRow } from './fee-schedule-rows.ts';
import type { PageContext } from './page-context.ts';

/** Cents of a row with every GPCI 1; null where Medicare gives no amount for that place. */
export function nationalCents(row: FeeScheduleRow, place: 'facility' | 'non-facility'): number | null {
  if (reasonAt(row, place) !== null) return null;
  return feeCents(valuesAt(row, place), nationalGpci, row.conversionFactor);
}

/** The loaded rows of a code: those that count first, then those of other releases for comparison. */
export function relativeValues(context: PageContext, schedule: FeeSchedule): RelativeValueRow[] {
  const present = (row: FeeScheduleRow, current: boolean): RelativeValueRow => {
    const facility = reasonAt(row, 'facility');
    const nonFacility = reasonAt(row, 'non-facility');
    return {
      modifier: row.modifier,
      work: row.workRvu / 100,
      nonFacilityPracticeExpense: row.nonFacilityPeRvu / 100,
      nonFacilityNotApplicable: row.nonFacilityNa === 1,
      facilityPracticeExpense: row.facilityPeRvu / 100,
      facilityNotApplicable: row.facilityNa === 1,
      malpractice: row.mpRvu / 100,
      nonFacilityTotal: row.nonFacilityTotal / 100,
      facilityTotal: row.facilityTotal / 100,
      conversionFactor: row.conversionFactor / 10_000,
      nonFacilityCents: nationalCents(row, 'non-facility'),
      facilityCents: nationalCents(row, 'facility'),
      noAmountReason: facility === null && nonFacility === null ? null : [...new Set([nonFacility, facility])].filter((reason) => reason !== null).join(' '),
      statusCode: row.status,
      release: context.source(row.sourceId).releaseLabel,
      current,
      source: context.cite(row.sourceId),
    };
  };
  return [...[schedule.main, ...schedule.ownRows].map((row) => present(row, true)), ...schedule.others.map((row) => present(row, false))];
}

/** How the national facility amount was computed (the office amount where there is no facility one), a line a step. */
export function nationalTrace(schedule: FeeSchedule): string[] {
  const { main, mainSource, otherFactor, newerWithoutRow } = schedule;
  const place = reasonAt(main, 'facility') === null ? 'facility' : 'non-facility';
  const lines = [`Row: ${mainSource.title}${mainSource.title.includes(mainSource.releaseLabel) ? '' : `, ${mainSource.releaseLabel}`}${main.modifier === '' ? '' : `, modifier ${main.modifier}`}.`];
  if (newerWithoutRow !== null) lines.push(`The newer loaded release (${newerWithoutRow.releaseLabel}) has no row for this code; it may have ended.`);
  if (otherFactor !== null) {
    lines.push(
      `Two conversion factors are loaded for this release. ${conversionFactorInWords(main.conversionFactor)} is for clinicians who are not qualifying APM participants, ${conversionFactorInWords(otherFactor)} for those who are.`,
    );
  }
  const reason = reasonAt(main, place);
  if (reason !== null) return [...lines, `No amount: ${reason}`];
  return [...lines, `Place: ${place === 'facility' ? 'facility' : 'office'}, national amount: no local adjustment, so each cost index (GPCI) is 1.`, ...feeTrace(valuesAt(main, place), nationalGpci, main.conversionFactor, place)];
}
