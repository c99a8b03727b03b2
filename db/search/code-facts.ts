import type { Source } from '../model/source.ts';
import { compareSources } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import type { SearchPart } from './index-part.ts';

/** Where a code may be done, as Medicare pays for it; the bits of `sites`. */
export const sites = [
  { value: 'inpatient', label: 'Inpatient hospital only' },
  { value: 'outpatient', label: 'Outpatient hospital' },
  { value: 'surgeryCentre', label: 'Surgery centre' },
  { value: 'office', label: 'Office' },
] as const;

/** Medicare's days of the surgical package, by their place here from 1; 0 is unknown. */
export const globalDaysValues = ['000', '010', '090', 'MMM', 'XXX', 'YYY', 'ZZZ'] as const;

/** What filters ask of the codes of one part of the index, by their place in it. */
export interface CodeFacts {
  /** section_id; 0 without one. */
  readonly sections: Uint32Array;
  readonly sites: Uint8Array;
  readonly globalDays: Uint8Array;
  readonly addOns: Uint8Array;
}

/** Not paid, or not paid as such, to an outpatient hospital: CMS OPPS Addendum D1. */
const notOutpatient = new Set(['A', 'B', 'C', 'D', 'E', 'E1', 'E2', 'F', 'L', 'M', 'Y']);
/** No payment to a surgery centre: CMS ASC Addendum DD1. */
const notInSurgeryCentre = new Set(['B5', 'D5', 'K5']);

/** The statements that read the facts, each once for a catalog. */
export const codeFactStatements = {
  codes: 'SELECT code_id AS id, system, code, section_id AS sectionId, add_on AS addOn, inpatient_only AS inpatientOnly FROM code',
  fees: "SELECT code, source_id AS sourceId, global_days AS globalDays, nonfacility_na AS nonFacilityNa, nonfacility_total AS nonFacilityTotal FROM pfs WHERE modifier = ''",
  outpatient: 'SELECT code, source_id AS sourceId, status_indicator AS status FROM opps',
  surgeryCentre: 'SELECT code, source_id AS sourceId, payment_indicator AS status FROM asc_payment',
} as const;

const sourcesSql = 'SELECT source_id AS sourceId, layer, effective_from AS effectiveFrom, release, released_on AS releasedOn FROM source';

/** Reads the facts of all codes, each from the source that counts: a fifth of a second for a whole catalog, once. */
export function readCodeFacts(db: ReadDb): (part: SearchPart) => CodeFacts {
  const order = new Map(db.prepare<Source>(sourcesSql).all().toSorted(compareSources).map(({ sourceId }, index) => [sourceId, index]));
  const fees = bestRows<{ globalDays: string | null; nonFacilityNa: number; nonFacilityTotal: number }>(db, codeFactStatements.fees, order);
  const outpatient = bestRows<{ status: string }>(db, codeFactStatements.outpatient, order);
  const surgeryCentre = bestRows<{ status: string }>(db, codeFactStatements.surgeryCentre, order);
  const read = new Map<SearchPart, CodeFacts>();
  return (part) => {
    let facts = read.get(part);
    if (facts !== undefined) return facts;
    facts = { sections: new Uint32Array(part.size), sites: new Uint8Array(part.size), globalDays: new Uint8Array(part.size), addOns: new Uint8Array(part.size) };
    for (const row of db.prepare<{ id: number; system: string; code: string; sectionId: number | null; addOn: number; inpatientOnly: number }>(codeFactStatements.codes).iterate()) {
      const place = placeOf(part, row.id);
      if (place < 0) continue;
      facts.sections[place] = row.sectionId ?? 0;
      facts.addOns[place] = row.addOn;
      if (row.system !== 'CPT' && row.system !== 'HCPCS') continue;
      const fee = fees.get(row.code);
      const status = outpatient.get(row.code)?.status;
      const centre = surgeryCentre.get(row.code)?.status;
      facts.globalDays[place] = (globalDaysValues as readonly string[]).indexOf(fee?.globalDays ?? '') + 1;
      facts.sites[place] =
        (row.inpatientOnly === 1 ? 1 : 0) |
        (status !== undefined && !notOutpatient.has(status) ? 2 : 0) |
        (centre !== undefined && !notInSurgeryCentre.has(centre) ? 4 : 0) |
        (fee !== undefined && fee.nonFacilityNa === 0 && fee.nonFacilityTotal > 0 ? 8 : 0);
    }
    read.set(part, facts);
    return facts;
  };
}

/** Of each code the row of the source that counts. */
function bestRows<Row>(db: ReadDb, sql: string, order: ReadonlyMap<number, number>): ReadonlyMap<string, Row> {
  const best = new Map<string, Row & { sourceId: number }>();
  for (const row of db.prepare<Row & { code: string; sourceId: number }>(sql).iterate()) {
    const held = best.get(row.code);
    if (held === undefined || (order.get(row.sourceId) ?? 0) < (order.get(held.sourceId) ?? 0)) best.set(row.code, row);
  }
  return best;
}

/** Where a code stands in a part, whose codes are in the order of their ids; -1 when it is not in it. */
export function placeOf({ ids, size }: SearchPart, id: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}
