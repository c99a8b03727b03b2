import type { Fact } from '../model/code-page.ts';
import type { SqlValue } from '../open/database.ts';
import { ofBestSource } from './best-rows.ts';
import { indicatorFact, indicatorWords, present } from './indicator-fact.ts';
import type { PageContext } from './page-context.ts';

/** A code of HCPCS Level II as its release has it. Several values of one kind are parted with a blank. */
export interface SupplyRow extends Record<string, SqlValue> {
  pricing: string | null;
  statute: string | null;
  labCertification: string | null;
  seeAlso: string | null;
  coverage: string | null;
  coverageManual: string | null;
  carriersManual: string | null;
  ascGroup: string | null;
  ascFrom: string | null;
  betos: string | null;
  serviceTypes: string | null;
  addedOn: string | null;
  changedOn: string | null;
  endedOn: string | null;
  action: string | null;
  sourceId: number;
}

const sql = `
  SELECT pricing, statute, lab_certification AS labCertification, see_also AS seeAlso, coverage, coverage_manual AS coverageManual, carriers_manual AS carriersManual,
         asc_group AS ascGroup, asc_from AS ascFrom, betos, service_types AS serviceTypes, added_on AS addedOn, changed_on AS changedOn, ended_on AS endedOn,
         action, source_id AS sourceId
  FROM hcpcs WHERE code = :code`;

/** The row of the release that counts, or null where none has the code. */
export function findSupplyRow(context: PageContext): SupplyRow | null {
  if (context.record.system !== 'HCPCS') return null;
  return ofBestSource(context, context.db.prepare<SupplyRow>(sql).all({ code: context.record.code }))[0] ?? null;
}

/** Only where the release says that the code ends. */
export function endFact(context: PageContext, row: SupplyRow): Fact | null {
  if (row.endedOn === null) return null;
  return {
    id: 'endedOn', label: 'In force', raw: row.endedOn, value: `Until ${row.endedOn}`,
    meaning: 'The last day of service for which Medicare takes this code.', note: 'Look for the code that took its place.', source: context.cite(row.sourceId),
  };
}

/** What HCPCS Level II says of a code: coverage, pricing, classes, manuals and dates. */
export function supplyFacts(context: PageContext, row: SupplyRow): Fact[] {
  const plain = (id: string, label: string, raw: string | null, meaning: string | null = null): Fact | null =>
    raw === null ? null : { id, label, raw, value: raw.replaceAll(' ', ', '), meaning, note: null, source: context.cite(row.sourceId) };
  const pricing = (row.pricing ?? '').split(' ').filter((value) => value !== '').map((value) => ({ value, words: indicatorWords(context, 'hcpcs_pricing', value) }));
  const [first] = pricing;
  const change = row.action === null || row.action === 'N' ? null : indicatorFact(context, { id: 'action', label: 'Last change', field: 'hcpcs_action', raw: row.action, sourceId: row.sourceId });
  return present<Fact>([
    indicatorFact(context, { id: 'coverage', label: 'Medicare coverage', field: 'hcpcs_coverage', raw: row.coverage, sourceId: row.sourceId }),
    first === undefined ? null : {
      id: 'pricing', label: 'Pricing', raw: row.pricing, value: pricing.map(({ value, words }) => `${words.short} (${value})`).join('; '),
      meaning: pricing.length === 1 ? first.words.meaning : null, note: null, source: context.cite(row.sourceId),
    },
    plain('seeAlso', 'See also', row.seeAlso),
    row.statute === null ? null : { id: 'statute', label: 'Statute', raw: row.statute, value: row.statute, meaning: null, note: null, source: context.cite(row.sourceId) },
    plain('coverageManual', 'Coverage manual', row.coverageManual, 'Sections of the Coverage Issues Manual.'),
    plain('carriersManual', 'Carriers manual', row.carriersManual, 'Sections of the Medicare Carriers Manual.'),
    plain('labCertification', 'Laboratory certification', row.labCertification),
    row.ascGroup === null ? null : { id: 'ascGroup', label: 'Surgery centre group', raw: row.ascGroup, value: row.ascFrom === null ? row.ascGroup : `${row.ascGroup} from ${row.ascFrom}`, meaning: null, note: null, source: context.cite(row.sourceId) },
    plain('betos', 'BETOS class', row.betos, 'Berenson-Eggers type of service.'),
    plain('serviceTypes', 'Type of service', row.serviceTypes),
    plain('addedOn', 'Added', row.addedOn),
    change === null ? plain('changedOn', 'Last changed', row.changedOn) : { ...change, value: row.changedOn === null ? change.value : `${change.value}, ${row.changedOn}` },
  ]);
}
