import type { Fact } from '../model/code-page.ts';
import { dollars } from '../rules/amounts-in-words.ts';
import { ofBestSource } from './best-rows.ts';
import type { PageContext } from './page-context.ts';

interface CapRow {
  modifier: string;
  lowest: number;
  highest: number;
  localities: number;
  sourceId: number;
}

const sql = `
  SELECT modifier, min(nonfacility_cents) AS lowest, max(nonfacility_cents) AS highest, count(*) AS localities, source_id AS sourceId
  FROM opps_cap WHERE code = :code GROUP BY source_id, modifier ORDER BY modifier`;

/** For imaging: the most that Medicare pays outside a hospital, from the cheapest locality to the dearest. */
export function imagingCapFacts(context: PageContext): Fact[] {
  if (!context.isProcedure) return [];
  return ofBestSource(context, context.db.prepare<CapRow>(sql).all({ code: context.record.code })).map((row) => ({
    id: row.modifier === '' ? 'imagingCap' : `imagingCap${row.modifier}`,
    label: row.modifier === '' ? 'Cap on imaging' : `Cap on imaging, modifier ${row.modifier}`,
    raw: `${(row.lowest / 100).toFixed(2)} to ${(row.highest / 100).toFixed(2)}`,
    value: row.lowest === row.highest ? dollars(row.lowest) : `${dollars(row.lowest)} to ${dollars(row.highest)}`,
    meaning: `The fee is at most what the hospital outpatient rate would come to, by locality (${row.localities.toString()} of them).`,
    note: null,
    source: context.cite(row.sourceId),
  }));
}
