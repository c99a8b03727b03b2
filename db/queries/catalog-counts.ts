import type { CatalogCounts } from '../model/catalog.ts';
import type { ReadDb } from '../open/database.ts';

const sql = `
  SELECT (SELECT count(*) FROM code) AS codes,
         (SELECT count(*) FROM code WHERE system = 'CPT') AS cpt,
         (SELECT count(*) FROM code WHERE system = 'HCPCS') AS hcpcs,
         (SELECT count(*) FROM code WHERE system = 'ICD10CM') AS icd10cm,
         (SELECT count(*) FROM pfs) AS relativeValues,
         (SELECT count(*) FROM gpci) AS gpci,
         (SELECT count(*) FROM ncci_edit) AS edits,
         (SELECT count(*) FROM mue) AS unitLimits,
         (SELECT count(*) FROM source) AS sources`;

/** How many rows of each kind the catalog holds. Counts whole tables: for the Data page and reports, not for every key. */
export function catalogCounts(db: ReadDb): CatalogCounts {
  const counts = db.prepare<CatalogCounts>(sql).get();
  if (counts === undefined) throw new Error('a count without FROM answers one row');
  return counts;
}
