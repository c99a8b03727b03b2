import type { CodePage } from '../model/code-page.ts';
import type { Source } from '../model/source.ts';
import type { RelativeValues } from '../rules/base-fee.ts';
import { feeCents } from '../rules/base-fee.ts';
import type { FeeSchedule } from './fee-schedule-rows.ts';
import { gpciSources, localitiesOf } from './list-localities.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { bestSource } from '../model/source-order.ts';
import { reasonAt, valuesAt } from '../rules/priced-line.ts';

/**
 * The fee of a code in the chosen locality, or in all of them when none is chosen. GPCI and fee schedule must be of one year:
 * indices of another year give an amount that nobody is paid.
 *
 * @param locality "contractor-locality", e.g. "01112-05"; null for all
 */
export function localityFees(context: PageContext, schedule: FeeSchedule | null, locality: string | null): CodePage['fees'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  if (schedule === null) return missingPart.feeSchedule(loadedRelease(context.sources.values(), 'pfs-relative-values'));
  const { main, mainSource } = schedule;
  const nonFacilityReason = reasonAt(main, 'non-facility');
  const facilityReason = reasonAt(main, 'facility');
  if (nonFacilityReason !== null && facilityReason !== null) return missingPart.noAmount(nonFacilityReason);
  const loaded = gpciSources(context.db, context.sources.values());
  const gpci = bestSource(loaded.filter((source) => sameYear(source, mainSource)));
  if (gpci === undefined) {
    const other = bestSource(loaded);
    return other === undefined ? missingPart.gpci : missingPart.otherYear(other, mainSource);
  }
  const all = localitiesOf(context.db, gpci);
  const chosen = all.filter((row) => `${row.contractor}-${row.locality}` === locality);
  const fee = (values: RelativeValues, row: (typeof all)[number]): number => feeCents(values, row, main.conversionFactor);
  return {
    state: 'data',
    localities: (chosen.length > 0 ? chosen : all).map((row) => ({
      contractor: row.contractor,
      locality: row.locality,
      state: row.state,
      name: row.name,
      workGpci: row.work / 1000,
      practiceExpenseGpci: row.practiceExpense / 1000,
      malpracticeGpci: row.malpractice / 1000,
      nonFacilityCents: nonFacilityReason === null ? fee(valuesAt(main, 'non-facility'), row) : null,
      facilityCents: facilityReason === null ? fee(valuesAt(main, 'facility'), row) : null,
      source: context.cite(row.sourceId),
    })),
  };
}

/** Both dated and of different years is a mismatch; an undated file is taken as it is. */
function sameYear(a: Source, b: Source): boolean {
  return a.effectiveFrom === null || b.effectiveFrom === null || a.effectiveFrom.slice(0, 4) === b.effectiveFrom.slice(0, 4);
}
