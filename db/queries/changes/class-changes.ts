import type { WriteDb } from '../../open/database.ts';
import { haveSameFiles, schemaOf, wholeSource, type SideName, type SourcesOfSides } from './sides.ts';

/** A range holds codes of its own series: five digits, four and a letter at the end, a letter and four digits. */
const seriesSql = "iif(code.code GLOB '[A-Z]*', substr(code.code, 1, 1), iif(code.code GLOB '*[A-Z]', '0' || substr(code.code, 5), '0'))";

const classSql = (side: SideName, alias: string): string => `
  (SELECT iif(range.last_code >= code.code, range.category || ' ' || range.label, NULL) FROM ${schemaOf[side]}.ccs_range AS range
   WHERE range.source_id = :${alias} AND range.series = ${seriesSql} AND range.first_code <= code.code ORDER BY range.first_code DESC LIMIT 1)`;

// Of codes that both catalogs know: that a code is new or gone is told by itself.
const sql = `
  INSERT INTO change (kind, system, code, differences, before_source, now_source)
  SELECT 'clinical-class', system, code, json_array(json_array('clinicalClass', before_class, now_class)), :before, :now
  FROM (
    SELECT code.system, code.code, ${classSql('before', 'before')} AS before_class, ${classSql('now', 'now')} AS now_class
    FROM main.code AS code WHERE code.system IN ('CPT', 'HCPCS') AND EXISTS (SELECT 1 FROM former.code AS b WHERE b.system = code.system AND b.code = code.code))
  WHERE before_class IS NOT now_class ORDER BY system, code`;

/** Codes that stand in another class of the CCS, which lists classes by ranges of codes. */
export function findClassChanges(db: WriteDb, sources: SourcesOfSides): void {
  const [before, now] = [wholeSource(sources.before, 'ccs-services'), wholeSource(sources.now, 'ccs-services')];
  if (before === null || now === null || haveSameFiles(sources, ['ccs-services'])) return;
  db.prepareWrite(sql).run({ before: before.sourceId, now: now.sourceId });
}
