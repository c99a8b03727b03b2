import type { WriteDb } from '../../open/database.ts';
import { haveSameFiles, type SourcesOfSides } from './sides.ts';
import { listingKinds } from './listed-codes.ts';

// A code may have several texts of one kind, which a release orders anew when it adds one. Most sources give each code one of a kind: these
// are not put together, which would sort them all.
const textsSql = (schema: 'main' | 'former'): string => {
  const several = `(source_id, kind) IN (SELECT source_id, kind FROM ${schema}.attribution WHERE position > 0)`;
  return `(
  SELECT system, code, kind, source_id, text FROM ${schema}.descriptor WHERE NOT (${several})
  UNION ALL
  SELECT system, code, kind, source_id, group_concat(text, '; ' ORDER BY text) FROM ${schema}.descriptor WHERE ${several} GROUP BY system, code, kind, source_id)`;
};

/**
 * Texts that read otherwise, and diagnoses that became valid for billing or a heading. Only texts of one kind of source are
 * compared: that another kind of file gives the wording now is no change of the code.
 */
export function findTextChanges(db: WriteDb, sources: SourcesOfSides): void {
  db.exec(`
    INSERT INTO change (kind, system, code, differences, before_source, now_source)
    SELECT 'titles', n.system, n.code, json_array(json_array('title', b.title, n.title)), b.title_source_id, n.title_source_id
    FROM main.code AS n JOIN ranked AS rn ON rn.side = 'now' AND rn.source_id = n.title_source_id AND rn.kind IN ('starter-texts', 'office-texts')
    JOIN former.code AS b ON b.system = n.system AND b.code = n.code
    JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = b.title_source_id AND rb.kind = rn.kind AND rb.layer = rn.layer
    WHERE b.title <> n.title ORDER BY n.system, n.code`);
  if (haveSameFiles(sources, listingKinds)) return;
  db.exec(`
    CREATE TEMP TABLE former_text (system TEXT, code TEXT, kind TEXT, source_id INTEGER, text TEXT, PRIMARY KEY (system, code, kind, source_id)) WITHOUT ROWID;
    INSERT INTO former_text SELECT * FROM ${textsSql('former')};

    INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
    SELECT 'descriptors', system, code, kind, json_array(json_array('descriptor', before_text, now_text)), before_source, now_source
    FROM (
      SELECT n.system, n.code, n.kind, n.text AS now_text, n.source_id AS now_source, n.sha256 AS now_file,
             b.text AS before_text, b.source_id AS before_source, rb.sha256 AS before_file, min(rb.place)
      FROM (
        SELECT d.system, d.code, d.kind, d.text, d.source_id, r.kind AS source_kind, r.sha256, min(r.place)
        FROM ${textsSql('main')} AS d CROSS JOIN ranked AS r ON r.side = 'now' AND r.source_id = d.source_id GROUP BY d.system, d.code, d.kind) AS n
      CROSS JOIN former_text AS b ON b.system = n.system AND b.code = n.code AND b.kind = n.kind
      CROSS JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = b.source_id AND rb.kind = n.source_kind
      GROUP BY n.system, n.code, n.kind)
    WHERE now_file <> before_file AND now_text <> before_text
    ORDER BY system, code, kind;

    INSERT INTO change (kind, system, code, differences, before_source, now_source)
    SELECT 'billable', n.system, n.code, json_array(json_array('billable', b.billable, n.billable)), rb.source_id, rn.source_id
    FROM listed AS ln JOIN ranked AS rn ON rn.side = 'now' AND rn.place = ln.place AND rn.superseded_by IS NULL
    JOIN listed AS lb ON lb.side = 'before' AND lb.system = ln.system AND lb.code = ln.code AND lb.kind = ln.kind
    JOIN ranked AS rb ON rb.side = 'before' AND rb.place = lb.place AND rb.superseded_by IS NULL
    JOIN main.code AS n ON n.system = ln.system AND n.code = ln.code JOIN former.code AS b ON b.system = ln.system AND b.code = ln.code
    WHERE ln.side = 'now' AND ln.system = 'ICD10CM' AND n.billable <> b.billable
    GROUP BY n.system, n.code ORDER BY n.system, n.code`);
}
