import type { CatalogCounts } from '../model/catalog.ts';
import type { ReadDb } from '../open/database.ts';

const sql = `
  SELECT (SELECT count(*) FROM code) AS codes,
         (SELECT count(*) FROM code WHERE system = 'CPT') AS cpt,
         (SELECT count(*) FROM code WHERE system = 'HCPCS') AS hcpcs,
         (SELECT count(*) FROM code WHERE system = 'ICD10CM') AS icd10cm,
         (SELECT count(*) FROM code WHERE system = 'ICD10PCS') AS icd10pcs,
         (SELECT count(*) FROM pfs) AS relativeValues,
         (SELECT count(*) FROM gpci) AS gpci,
         (SELECT coalesce(sum(pairs), 0) FROM ncci_pairs WHERE column_number = 1) AS edits,
         (SELECT count(*) FROM mue) AS unitLimits,
         (SELECT count(*) FROM source) AS sources`;

/** Tables that are the program's own or are counted under another name. */
const uncounted = new Set(['catalog_info', 'source', 'code', 'section', 'indicator', 'modifier', 'thesaurus', 'word_association', 'code_use', 'search_part', 'ncci_pairs', 'ncci_terms', 'ncci_rationale']);

const tablesSql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";

/** Counts a whole catalog, once, when it has been built; what it comes to is kept in the catalog itself. */
export function countCatalog(db: ReadDb): CatalogCounts {
  const counts = db.prepare<Omit<CatalogCounts, 'tables'>>(sql).get();
  if (counts === undefined) throw new Error('a count without FROM answers one row');
  const tables: Record<string, number> = {};
  for (const { name } of db.prepare<{ name: string }>(tablesSql).all()) {
    if (!uncounted.has(name)) tables[name] = db.prepare<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`).get()?.rows ?? 0;
  }
  return { ...counts, tables };
}

/** How many rows of each kind the catalog holds, as counted when it was built: opening a window must not count millions of rows. */
export function catalogCounts(db: ReadDb): CatalogCounts {
  const kept = db.prepare<{ value: string }>("SELECT value FROM catalog_info WHERE key = 'counts'").get();
  if (kept === undefined) throw new Error('a published catalog has its counts');
  return JSON.parse(kept.value) as CatalogCounts;
}
