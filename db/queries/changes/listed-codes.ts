import type { SourceKind } from '../../model/source.ts';
import type { WriteDb } from '../../open/database.ts';
import { haveSameFiles, schemaOf, sides, wholeSource, type SourcesOfSides } from './sides.ts';

/** The kinds of release that list codes whole, by what they list: a code may stand in several kinds of one group. */
const listings: readonly (readonly SourceKind[])[] = [
  ['pfs-relative-values', 'hcpcs', 'cpt-descriptors'],
  ['icd10cm-order', 'icd10cm-codes'],
  ['icd10pcs-order'],
];

export const listingKinds: readonly SourceKind[] = listings.flat();

/** The system of a procedure code, by its shape. */
export const procedureSystemSql = (code: string): string => `iif(${code} GLOB '[A-Z]*', 'HCPCS', 'CPT')`;

/**
 * Which codes were added, deleted and taken back. A code that a catalog still has from an earlier release has ended when the whole
 * release after it leaves it out; one that never stood in a whole release of the other catalog cannot be told to be new.
 */
export function findListedCodes(db: WriteDb, sources: SourcesOfSides): void {
  db.exec(`
    CREATE TEMP TABLE listed (side TEXT, system TEXT, code TEXT, kind TEXT, place INTEGER, PRIMARY KEY (side, system, code, kind)) WITHOUT ROWID;
    CREATE TEMP TABLE current (side TEXT, system TEXT, code TEXT, PRIMARY KEY (side, system, code)) WITHOUT ROWID;
    CREATE TEMP TABLE whole (side TEXT, kind TEXT, source_id INTEGER, PRIMARY KEY (side, kind)) WITHOUT ROWID;`);
  const whole = db.prepareWrite('INSERT INTO whole VALUES (:side, :kind, :sourceId)');
  for (const side of sides) {
    for (const kind of listingKinds) {
      const source = wholeSource(sources[side], kind);
      if (source !== null) whole.run({ side, kind, sourceId: source.sourceId });
    }
  }
  for (const kinds of listings.filter((group) => !haveSameFiles(sources, group))) {
    for (const side of sides) for (const kind of kinds) list(db, side, kind);
  }
  db.exec('INSERT OR IGNORE INTO current SELECT listed.side, system, code FROM listed JOIN ranked ON ranked.side = listed.side AND ranked.place = listed.place WHERE superseded_by IS NULL');
  db.exec(`
    INSERT INTO change (kind, system, code, differences, before_source, now_source)
    SELECT 'added', system, code, '[]', whole.source_id, ranked.source_id
    FROM listed JOIN ranked ON ranked.side = 'now' AND ranked.place = listed.place JOIN whole ON whole.side = 'before' AND whole.kind = listed.kind
    WHERE listed.side = 'now' AND superseded_by IS NULL
      AND NOT EXISTS (SELECT 1 FROM listed AS earlier WHERE earlier.side = 'before' AND earlier.system = listed.system AND earlier.code = listed.code)
    GROUP BY system, code ORDER BY system, code;

    INSERT INTO change (kind, system, code, differences, before_source, now_source)
    SELECT 'deleted', system, code, '[]', ranked.source_id, whole.source_id
    FROM listed JOIN ranked ON ranked.side = 'before' AND ranked.place = listed.place JOIN whole ON whole.side = 'now' AND whole.kind = listed.kind
    WHERE listed.side = 'before' AND superseded_by IS NULL
      AND NOT EXISTS (SELECT 1 FROM current WHERE current.side = 'now' AND current.system = listed.system AND current.code = listed.code)
    GROUP BY system, code ORDER BY system, code;

    INSERT INTO change (kind, system, code, differences, before_source, now_source)
    SELECT 'revived', system, code, '[]', (SELECT coalesce(superseded_by, source_id) FROM listed AS earlier JOIN ranked AS ended ON ended.side = 'before' AND ended.place = earlier.place
        WHERE earlier.side = 'before' AND earlier.system = listed.system AND earlier.code = listed.code ORDER BY earlier.place LIMIT 1), ranked.source_id
    FROM listed JOIN ranked ON ranked.side = 'now' AND ranked.place = listed.place
    WHERE listed.side = 'now' AND superseded_by IS NULL
      AND EXISTS (SELECT 1 FROM listed AS earlier WHERE earlier.side = 'before' AND earlier.system = listed.system AND earlier.code = listed.code)
      AND NOT EXISTS (SELECT 1 FROM current WHERE current.side = 'before' AND current.system = listed.system AND current.code = listed.code)
    GROUP BY system, code ORDER BY system, code;`);
}

function list(db: WriteDb, side: (typeof sides)[number], kind: SourceKind): void {
  const rows = rowsSql(kind, schemaOf[side]);
  db.prepareWrite(
    `INSERT INTO listed SELECT :side, system, code, kind, min(place) FROM (${rows}) AS row JOIN ranked ON ranked.side = :side AND ranked.source_id = row.source_id
     WHERE ranked.kind = :kind GROUP BY system, code`,
  ).run({ side, kind });
}

function rowsSql(kind: SourceKind, schema: 'main' | 'former'): string {
  if (kind === 'pfs-relative-values') return `SELECT ${procedureSystemSql('code')} AS system, code, source_id FROM ${schema}.pfs`;
  // The file goes on naming codes that ended before it came into force.
  if (kind === 'hcpcs') return `SELECT 'HCPCS' AS system, code, source_id FROM ${schema}.hcpcs JOIN ${schema}.source USING (source_id) WHERE ended_on IS NULL OR effective_from IS NULL OR ended_on >= effective_from`;
  return `SELECT system, code, source_id FROM ${schema}.descriptor`;
}
