import type { CodePage, Fact } from '../model/code-page.ts';
import { siteFact } from './fee-schedule-facts.ts';
import type { FeeSchedule } from './fee-schedule-rows.ts';
import type { HospitalRow } from './hospital.ts';
import { outpatientStatusFact } from './hospital.ts';
import { indicatorFact, present } from './indicator-fact.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import type { PageText } from './page-texts.ts';
import { serviceClassFacts } from './service-class.ts';
import type { WorkTimeRow } from './work-time.ts';
import { workTimeFacts } from './work-time.ts';

/** Service type and typical site from the texts; Medicare's status and site marks, class and minutes from the release files. */
export function billing(
  context: PageContext,
  found: { schedule: FeeSchedule | null; hospitalRow: HospitalRow | null; workTime: WorkTimeRow | null; serviceType: readonly PageText[]; typicalSite: readonly PageText[] },
): CodePage['billing'] {
  const row = found.schedule?.main ?? null;
  const facts = present([
    textFact(context, 'serviceType', 'Service type', found.serviceType),
    textFact(context, 'typicalSite', 'Typical site', found.typicalSite),
    row && indicatorFact(context, { id: 'status', label: 'Medicare status', field: 'pfs_status', raw: row.status, sourceId: row.sourceId }),
    row && siteFact(context, row),
    found.hospitalRow && outpatientStatusFact(context, found.hospitalRow),
    ...serviceClassFacts(context),
    ...workTimeFacts(context, found.workTime),
  ]);
  if (facts.length > 0) return { state: 'data', facts };
  return context.isProcedure ? missingPart.feeSchedule(loadedRelease(context.sources.values(), 'pfs-relative-values')) : missingPart.ofProcedures;
}

function textFact(context: PageContext, id: string, label: string, texts: readonly PageText[]): Fact | null {
  const [first] = texts;
  if (first === undefined) return null;
  return { id, label, raw: null, value: texts.map((text) => text.text).join(' '), meaning: null, note: null, source: context.cite(first.sourceId) };
}
