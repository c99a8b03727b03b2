import type { ReadDb } from '../open/database.ts';

/** Kinds whose files hold codes without a word about them. */
const kinds = "('ncci-ptp-practitioner', 'ncci-ptp-hospital', 'ncci-add-on-codes')";

// A code has its title from the first of the sources that know it, and these come last: what is titled by them, no other knows.
const pairsSql = `
  SELECT count(DISTINCT pairs.code) AS codes
  FROM ncci_pairs AS pairs JOIN code ON code.code = pairs.code AND code.system IN ('CPT', 'HCPCS') JOIN source ON source.source_id = code.title_source_id
  WHERE pairs.source_id = :sourceId AND source.kind IN ${kinds}`;

/**
 * What to say of a file of pairs whose codes no other file of the catalog knows: a release names deleted codes too, so that its rows are
 * kept and nothing is wrong with it; null when all are known.
 */
export function unknownCodesWarning(db: ReadDb, sourceId: number): string | null {
  const found = db.prepare<{ codes: number }>(pairsSql).get({ sourceId });
  if (found === undefined || found.codes === 0) return null;
  return `${found.codes.toLocaleString('en')} codes of its pairs stand in no other loaded file. They have a page with their pairs; import the fee schedule of the same year for their names.`;
}
