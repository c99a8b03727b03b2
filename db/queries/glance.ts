import type { Fact } from '../model/code-page.ts';
import { assistantFact, bilateralFact, coSurgeonsFact, facilityRvusFact, globalPeriodFact, nationalFacilityFact, siteFact, teamFact } from './fee-schedule-facts.ts';
import type { AddOnEdits } from './add-on-edits.ts';
import type { FeeSchedule } from './fee-schedule-rows.ts';
import type { HospitalRow } from './hospital.ts';
import { outpatientStatusFact } from './hospital.ts';
import { present } from './indicator-fact.ts';
import { endFact, findSupplyRow } from './supply-facts.ts';
import type { PageContext } from './page-context.ts';
import type { UnitLimit } from './unit-limits.ts';
import { unitsFact } from './unit-limits.ts';
import type { WorkTimeRow } from './work-time.ts';
import { minutesFact } from './work-time.ts';

/** What a scheduler needs first, in a fixed order, as far as data are there. */
export function glance(context: PageContext, found: { schedule: FeeSchedule | null; hospitalRow: HospitalRow | null; limits: readonly UnitLimit[]; workTime: WorkTimeRow | null; addOnEdits: AddOnEdits }): Fact[] {
  const row = found.schedule?.main ?? null;
  const practitioner = found.limits.find((limit) => limit.setting === 'practitioner');
  const supply = findSupplyRow(context);
  return present<Fact>([
    supply && endFact(context, supply),
    row && globalPeriodFact(context, row),
    row && siteFact(context, row),
    found.hospitalRow && outpatientStatusFact(context, found.hospitalRow),
    row && applicable(row.bilateral) ? bilateralFact(context, row) : null,
    row && applicable(row.assistantAtSurgery) ? assistantFact(context, row) : null,
    row && applicable(row.coSurgeons) ? coSurgeonsFact(context, row) : null,
    row && applicable(row.teamSurgery) ? teamFact(context, row) : null,
    addOnFact(context, found.schedule, found.addOnEdits),
    practitioner === undefined ? null : unitsFact(context, practitioner),
    found.workTime && minutesFact(context, found.workTime),
    row && facilityRvusFact(context, row),
    row && nationalFacilityFact(context, row),
  ]);
}

/** 9 says that the question does not arise; the Medicare part of the page shows it, the glance need not. */
function applicable(indicator: string | null): boolean {
  return indicator !== '9';
}

/** Only for add-ons: that a code is not in a list of add-ons proves nothing. */
export function addOnFact(context: PageContext, schedule: FeeSchedule | null, edits: AddOnEdits): Fact | null {
  const rides = schedule?.main.globalDays === 'ZZZ';
  if (!rides && !edits.isAddOn && context.record.addOn === 0) return null;
  return {
    id: 'addOn',
    label: 'Add-on',
    raw: rides ? 'ZZZ' : null,
    value: 'Yes: never alone',
    meaning: 'Paid only with its primary code on the same claim.',
    note: 'Book the primary code with it.',
    source: context.cite(rides && schedule ? schedule.main.sourceId : edits.isAddOn && edits.sourceId !== null ? edits.sourceId : context.record.titleSourceId),
  };
}
