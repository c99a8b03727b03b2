import type { CodePage, Fact } from '../model/code-page.ts';
import { dollars, exactDollars, shortDecimal } from '../rules/amounts-in-words.ts';
import { ofBestSource } from './best-rows.ts';
import { indicatorFact, present } from './indicator-fact.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { surgeryCentre } from './surgery-centre.ts';

export interface HospitalRow {
  statusIndicator: string;
  apc: string | null;
  /** Ten-thousandths. */
  relativeWeight: number | null;
  paymentCents: number | null;
  paymentMills: number | null;
  minimumCopaymentCents: number | null;
  adjustedCopaymentCents: number | null;
  note: string | null;
  sourceId: number;
}

const sql = `
  SELECT status_indicator AS statusIndicator, apc, relative_weight AS relativeWeight, payment_cents AS paymentCents, payment_mills AS paymentMills,
    minimum_copayment_cents AS minimumCopaymentCents, adjusted_copayment_cents AS adjustedCopaymentCents, note, source_id AS sourceId
  FROM opps WHERE code = :code`;

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

/** Hospital outpatient status, group and national payment to the hospital; what a surgery centre is paid. */
export function hospital(context: PageContext, row: HospitalRow | null): CodePage['hospital'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  const ofHospital = row === null ? [] : hospitalFacts(context, row);
  const facts = [...ofHospital, ...surgeryCentre(context)];
  return facts.length > 0 ? { state: 'data', facts } : missingPart.hospital(loadedRelease(context.sources.values(), 'opps-addendum-b'));
}

function hospitalFacts(context: PageContext, row: HospitalRow): Fact[] {
  const source = context.cite(row.sourceId);
  const weight = row.relativeWeight === null ? null : `Relative weight ${shortDecimal(BigInt(row.relativeWeight), 4, 2)}.`;
  const group: Fact | null = row.apc === null || row.apc === '' ? null : { id: 'apc', label: 'Payment group (APC)', raw: row.apc, value: row.apc, meaning: weight, note: null, source };
  const payment: Fact | null =
    row.paymentCents === null
      ? null
      : {
          id: 'outpatientPayment',
          label: 'Hospital outpatient payment, national',
          raw: row.paymentMills === null ? row.paymentCents / 100 : row.paymentMills / 1000,
          value: exactDollars(row.paymentCents, row.paymentMills),
          meaning: 'What Medicare pays the hospital before the local wage adjustment; the surgeon\'s fee is separate.',
          note: null,
          source,
        };
  const copayment = row.adjustedCopaymentCents ?? row.minimumCopaymentCents;
  const share: Fact | null =
    copayment === null || row.paymentCents === null || row.paymentCents === 0
      ? null
      : {
          id: 'outpatientCopayment',
          label: 'Of that from the patient, national',
          raw: copayment / 100,
          value: `${dollars(copayment)}${row.note === '*' ? ', capped lower' : ''}`,
          meaning: row.note === '*' ? 'The patient pays at most the inpatient deductible of the year, which is less than this.' : 'Before the local wage adjustment; the supplementary insurance may pay it.',
          note: null,
          source,
        };
  return present([outpatientStatusFact(context, row), group, payment, share]);
}
