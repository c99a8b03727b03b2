import type { SourceKind } from '../../model/source.ts';
import type { WriteDb } from '../../open/database.ts';
import { procedureSystemSql } from './listed-codes.ts';
import { haveSameFiles, schemaOf, wholeSource, type SideName, type SourcesOfSides } from './sides.ts';

export const pairSources = ['ncci-ptp-practitioner', 'ncci-ptp-hospital'] as const satisfies readonly SourceKind[];

/** NCCI pairs that came, ended, or have another modifier indicator, where both catalogs have a whole release of the kind. */
export function findPairChanges(db: WriteDb, sources: SourcesOfSides): void {
  for (const source of pairSources) {
    if (haveSameFiles(sources, [source]) || wholeSource(sources.before, source) === null || wholeSource(sources.now, source) === null) continue;
    for (const sql of [changedSql, oneSidedSql(true), oneSidedSql(false)]) db.prepareWrite(sql).run({ source });
  }
}

/** Of each pair the row of the file that counts. */
const bestSql = (side: SideName): string => `
  SELECT row.column_one, row.column_two, row.modifier_indicator, row.effective_from, row.deleted_on, row.source_id, min(ranked.place)
  FROM ${schemaOf[side]}.ncci_edit AS row CROSS JOIN ranked ON ranked.side = '${side}' AND ranked.source_id = row.source_id AND ranked.kind = :source
  GROUP BY row.column_one, row.column_two`;

const changedSql = `
  INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
  SELECT 'pairs-changed', ${procedureSystemSql('n.column_one')}, n.column_one, n.column_two, json_array(json_array('modifierIndicator', b.modifier_indicator, n.modifier_indicator)), b.source_id, n.source_id
  FROM (${bestSql('now')}) AS n CROSS JOIN former.ncci_edit AS b ON b.column_one = n.column_one AND b.column_two = n.column_two
  JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = b.source_id AND rb.kind = :source
  WHERE n.deleted_on IS NULL
  GROUP BY n.column_one, n.column_two HAVING min(rb.place) AND b.deleted_on IS NULL AND b.modifier_indicator <> n.modifier_indicator`;

/** A pair in force on one side alone: one that came, or one that ended or is left out. */
const oneSidedSql = (isNow: boolean): string => {
  const [own, other] = isNow ? (['now', 'before'] as const) : (['before', 'now'] as const);
  const fields = isNow
    ? "json_array(json_array('modifierIndicator', NULL, own.modifier_indicator), json_array('effectiveFrom', NULL, own.effective_from))"
    : `json_array(json_array('modifierIndicator', own.modifier_indicator, NULL), json_array('deletedOn', NULL, (
         SELECT deleted_on FROM main.ncci_edit AS ended JOIN ranked ON ranked.side = 'now' AND ranked.source_id = ended.source_id AND ranked.kind = :source
         WHERE ended.column_one = own.column_one AND ended.column_two = own.column_two ORDER BY place LIMIT 1)))`;
  const whole = `(SELECT source_id FROM ranked WHERE ranked.side = '${other}' AND ranked.kind = :source ORDER BY place LIMIT 1)`;
  return `
    INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
    SELECT '${isNow ? 'pairs-added' : 'pairs-ended'}', ${procedureSystemSql('own.column_one')}, own.column_one, own.column_two, ${fields}, ${isNow ? `${whole}, own.source_id` : `own.source_id, ${whole}`}
    FROM (${bestSql(own)}) AS own
    WHERE own.deleted_on IS NULL AND NOT EXISTS (
      SELECT 1 FROM ${schemaOf[other]}.ncci_edit AS match JOIN ranked ON ranked.side = '${other}' AND ranked.source_id = match.source_id AND ranked.kind = :source
      WHERE match.column_one = own.column_one AND match.column_two = own.column_two AND match.deleted_on IS NULL)`;
};
