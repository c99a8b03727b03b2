import type { Fact } from '../model/code-page.ts';
import { dollars, percent, rvuInWords } from '../rules/amounts-in-words.ts';
import { globalPeriod } from '../rules/global-period.ts';
import { reasonAt } from '../rules/priced-line.ts';
import { indicatorFact, indicatorWords, present } from './indicator-fact.ts';
import type { FeeScheduleRow } from './fee-schedule-rows.ts';
import type { PageContext } from './page-context.ts';
import { nationalCents } from './relative-values.ts';

/** "90-day (major), 92 days in all"; which days those are stands in the meaning. */
export function globalPeriodFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  const fact = indicatorFact(context, { id: 'globalDays', label: 'Global period', field: 'global_days', raw: row.globalDays, sourceId: row.sourceId });
  const period = globalPeriod(row.globalDays);
  return fact === null || period === null ? fact : { ...fact, value: `${fact.value}, ${period.days === 1 ? '1 day' : `${period.days} days`} in all` };
}

/** Where the fee schedule expects the procedure to be done, from its two NA marks. */
export function siteFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  if (!['A', 'R', 'T'].includes(row.status)) return null;
  if (row.nonFacilityNa === 1 && row.facilityNa === 1) return null;
  const base = { id: 'site', label: 'Site of service', source: context.cite(row.sourceId) };
  if (row.nonFacilityNa === 1) {
    const { meaning, note } = indicatorWords(context, 'na_indicator', 'NA (non-facility)');
    return { ...base, raw: 'NA', value: 'Facility: rarely or never in an office', meaning, note };
  }
  if (row.facilityNa === 1) {
    const { meaning, note } = indicatorWords(context, 'na_indicator', 'NA (facility)');
    return { ...base, raw: 'NA', value: 'Office: rarely or never in a facility', meaning, note };
  }
  return { ...base, raw: null, value: 'Office or facility', meaning: 'The fee schedule prices both places.', note: null };
}

export function bilateralFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  return indicatorFact(context, { id: 'bilateral', label: 'Both sides', field: 'bilateral', raw: row.bilateral, sourceId: row.sourceId });
}

export function assistantFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  return indicatorFact(context, { id: 'assistantAtSurgery', label: 'Assistant', field: 'assistant_at_surgery', raw: row.assistantAtSurgery, sourceId: row.sourceId });
}

export function coSurgeonsFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  return indicatorFact(context, { id: 'coSurgeons', label: 'Co-surgeon', field: 'co_surgeons', raw: row.coSurgeons, sourceId: row.sourceId });
}

export function teamFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  return indicatorFact(context, { id: 'teamSurgery', label: 'Team', field: 'team_surgery', raw: row.teamSurgery, sourceId: row.sourceId });
}

/** Facility RVUs; only where Medicare uses them for payment. */
export function facilityRvusFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  if (reasonAt(row, 'facility') !== null) return null;
  return {
    id: 'facilityRvus',
    label: 'Facility RVUs',
    raw: row.facilityTotal / 100,
    value: `${rvuInWords(row.facilityTotal)} RVU`,
    meaning: `Work ${rvuInWords(row.workRvu)} + practice expense ${rvuInWords(row.facilityPeRvu)} + malpractice ${rvuInWords(row.mpRvu)}.`,
    note: null,
    source: context.cite(row.sourceId),
  };
}

/** The national facility amount, or why there is none. */
export function nationalFacilityFact(context: PageContext, row: FeeScheduleRow): Fact {
  const cents = nationalCents(row, 'facility');
  const base = { id: 'nationalFacilityAmount', label: 'Medicare, national, facility', note: null, source: context.cite(row.sourceId) };
  if (cents === null) return { ...base, raw: null, value: 'No amount', meaning: reasonAt(row, 'facility') };
  return { ...base, raw: cents / 100, value: dollars(cents), meaning: 'The surgeon\'s fee before the local adjustment (GPCI); the local fee differs.' };
}

/** Every indicator of the row in words, in the order of the record layout. */
export function feeScheduleFacts(context: PageContext, row: FeeScheduleRow): Fact[] {
  const { sourceId } = row;
  return present([
    indicatorFact(context, { id: 'status', label: 'Status', field: 'pfs_status', raw: row.status, sourceId }),
    notUsedFact(context, row),
    siteFact(context, row),
    indicatorFact(context, { id: 'pctc', label: 'Professional and technical part', field: 'pctc', raw: row.pctc, sourceId }),
    globalPeriodFact(context, row),
    packageFact(context, row),
    indicatorFact(context, { id: 'multipleProcedure', label: 'Several procedures', field: 'multiple_procedure', raw: row.multipleProcedure, sourceId }),
    bilateralFact(context, row),
    assistantFact(context, row),
    coSurgeonsFact(context, row),
    teamFact(context, row),
    indicatorFact(context, { id: 'pricingIndicator', label: 'Conversion factor group', field: 'qpp_pricing', raw: row.pricingIndicator, sourceId }),
    endoBaseFact(context, row),
    indicatorFact(context, { id: 'physicianSupervision', label: 'Supervision', field: 'physician_supervision', raw: row.physicianSupervision, sourceId }),
    indicatorFact(context, { id: 'imagingFamily', label: 'Imaging family', field: 'imaging_family', raw: row.imagingFamily, sourceId }),
  ]);
}

function packageFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  const { preOp, intraOp, postOp } = row;
  if (preOp === null || intraOp === null || postOp === null || preOp + intraOp + postOp === 0) return null;
  return {
    id: 'packageParts',
    label: 'Package split',
    raw: [preOp, intraOp, postOp].map((part) => rvuInWords(part)).join(' / '),
    value: `Before ${percent(preOp * 10)}, operation ${percent(intraOp * 10)}, after ${percent(postOp * 10)}`,
    meaning: 'How the fee is shared when different physicians give parts of the care.',
    note: null,
    source: context.cite(row.sourceId),
  };
}

function endoBaseFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  if (row.endoBase === null || row.endoBase === '') return null;
  // The list of meanings has one entry for whatever code stands here.
  const { meaning, note } = indicatorWords(context, 'endo_base', '<code>');
  return { id: 'endoBase', label: 'Endoscopic base code', raw: row.endoBase, value: row.endoBase, meaning, note, source: context.cite(row.sourceId) };
}

function notUsedFact(context: PageContext, row: FeeScheduleRow): Fact | null {
  if (row.notUsedForMedicare === null || row.notUsedForMedicare === '') return null;
  const known = row.notUsedForMedicare === '+';
  return {
    id: 'notUsedForMedicare',
    label: 'RVUs',
    raw: row.notUsedForMedicare,
    value: known ? 'Not used for Medicare payment' : `value ${row.notUsedForMedicare}, not explained in this version`,
    meaning: null,
    note: null,
    source: context.cite(row.sourceId),
  };
}
