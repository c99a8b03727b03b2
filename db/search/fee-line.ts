import type { Source } from '../model/source.ts';
import { compareSources } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import { rvuInWords } from '../rules/amounts-in-words.ts';
import { noAmountReason } from '../rules/payable.ts';

interface FeeRow {
  sourceId: number;
  status: string;
  notUsedForMedicare: string | null;
  facilityTotal: number;
  facilityNa: number;
  nonFacilityTotal: number;
  nonFacilityNa: number;
  globalDays: string | null;
}

/** By the primary key: one look a row that is shown. */
export const feeLineStatement = `
  SELECT source_id AS sourceId, status, not_used_for_medicare AS notUsedForMedicare, facility_total AS facilityTotal, facility_na AS facilityNa,
         nonfacility_total AS nonFacilityTotal, nonfacility_na AS nonFacilityNa, global_days AS globalDays
  FROM pfs WHERE code = $code AND modifier = ''`;

const sourcesSql = `
  SELECT source_id AS sourceId, layer, effective_from AS effectiveFrom, release, released_on AS releasedOn
  FROM source WHERE kind = $kind`;

const endSql = 'SELECT ended_on AS endedOn, source_id AS sourceId FROM hcpcs WHERE code = $code';

/**
 * What tells apart codes that a release describes in the same few words: "19.22 RVU, 90 days", of the fee schedule row that
 * counts (docs/adr/0003). RVUs in a facility, or in an office where the code has none there; null when there is neither.
 */
export function openFeeLines(db: ReadDb): (code: string) => string | null {
  const rowsOf = db.prepare<FeeRow>(feeLineStatement);
  const endOf = openEnds(db);
  const order = db.prepare<Source>(sourcesSql).all({ kind: 'pfs-relative-values' }).toSorted(compareSources).map((source) => source.sourceId);
  return (code) => {
    const end = endOf(code);
    if (end !== null) return `in force until ${end}`;
    const row = rowsOf.all({ code }).toSorted((one, other) => order.indexOf(one.sourceId) - order.indexOf(other.sourceId))[0];
    if (row === undefined) return null;
    const rvus = payable(row, 'facility', row.facilityTotal, row.facilityNa) ?? payable(row, 'non-facility', row.nonFacilityTotal, row.nonFacilityNa);
    // 000, 010 and 090 are days; the letters (XXX, YYY, ZZZ, MMM) are none.
    const days = row.globalDays !== null && /^\d+$/.test(row.globalDays) ? `${Number(row.globalDays)} days` : null;
    const parts = [rvus === null ? null : `${rvus} RVU`, days].filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
  };
}

/** The last day of a HCPCS Level II code, as the release that counts has it. */
function openEnds(db: ReadDb): (code: string) => string | null {
  const rowsOf = db.prepare<{ endedOn: string | null; sourceId: number }>(endSql);
  const order = db.prepare<Source>(sourcesSql).all({ kind: 'hcpcs' }).toSorted(compareSources).map((source) => source.sourceId);
  return (code) => (order.length === 0 || !/^[A-Z]/.test(code) ? null : (rowsOf.all({ code }).toSorted((one, other) => order.indexOf(one.sourceId) - order.indexOf(other.sourceId))[0]?.endedOn ?? null));
}

function payable({ status, notUsedForMedicare }: FeeRow, place: 'facility' | 'non-facility', total: number, na: number): string | null {
  return noAmountReason({ status, notUsedForMedicare, total, notApplicable: na === 1 }, place) === null ? rvuInWords(total) : null;
}
