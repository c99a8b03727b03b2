import type { CodePage, Fact } from '../model/code-page.ts';
import { dollars } from '../rules/amounts-in-words.ts';
import { ofBestSource } from './best-rows.ts';
import { indicatorFact, present } from './indicator-fact.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

export interface HospitalRow {
  statusIndicator: string;
  apc: string | null;
  paymentCents: number | null;
  sourceId: number;
}

const sql = 'SELECT status_indicator AS statusIndicator, apc, payment_cents AS paymentCents, source_id AS sourceId FROM opps WHERE code = :code';

/** The hospital outpatient row that counts, or null. */
export function findHospitalRow(context: PageContext): HospitalRow | null {
  if (!context.isProcedure) return null;
  return ofBestSource(context, context.db.prepare<HospitalRow>(sql).all({ code: context.record.code }))[0] ?? null;
}

/** "Comprehensive APC (J1)". */
export function outpatientStatusFact(context: PageContext, row: HospitalRow): Fact | null {
  const fact = indicatorFact(context, { id: 'outpatientStatus', label: 'Hospital outpatient', field: 'opps_si', raw: row.statusIndicator, sourceId: row.sourceId });
  // An unknown value names itself already.
  return fact === null || fact.meaning === null ? fact : { ...fact, value: `${fact.value} (${row.statusIndicator})` };
}

/** Hospital outpatient status, group and national payment to the hospital. */
export function hospital(context: PageContext, row: HospitalRow | null): CodePage['hospital'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  if (row === null) return missingPart.hospital(loadedRelease(context.sources.values(), 'opps-addendum-b'));
  const source = context.cite(row.sourceId);
  const group: Fact | null = row.apc === null || row.apc === '' ? null : { id: 'apc', label: 'Payment group (APC)', raw: row.apc, value: row.apc, meaning: null, note: null, source };
  const payment: Fact | null =
    row.paymentCents === null
      ? null
      : {
          id: 'outpatientPayment',
          label: 'Hospital outpatient payment, national',
          raw: row.paymentCents / 100,
          value: dollars(row.paymentCents),
          meaning: 'What Medicare pays the hospital before the local wage adjustment; the surgeon\'s fee is separate.',
          note: null,
          source,
        };
  return { state: 'data', facts: present([outpatientStatusFact(context, row), group, payment]) };
}
