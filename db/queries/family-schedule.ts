import { compareFeeRows } from './fee-schedule-rows.ts';
import type { PageContext } from './page-context.ts';

/** What a family is compared by; RVUs in hundredths. */
export interface FamilySchedule {
  sourceId: number;
  code: string;
  globalDays: string | null;
  facilityTotal: number;
  conversionFactor: number;
}

const sql = `
  SELECT source_id AS sourceId, code, global_days AS globalDays, facility_total AS facilityTotal, conversion_factor AS conversionFactor
  FROM pfs WHERE code = :code AND modifier = ''`;

/** Of every code the fee schedule row that counts, chosen as on the code's own page. A code without a row is not in the map. */
export function familySchedule(context: PageContext, codes: readonly string[]): Map<string, FamilySchedule> {
  const statement = context.db.prepare<FamilySchedule>(sql);
  const found = new Map<string, FamilySchedule>();
  for (const code of new Set(codes)) {
    const [row] = statement.all({ code }).sort((a, b) => compareFeeRows(context, a, b));
    if (row !== undefined) found.set(code, row);
  }
  return found;
}
