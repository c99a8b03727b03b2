import type { ChangeKind } from '../../model/change-kinds.ts';
import type { WriteDb } from '../../open/database.ts';
import { feeFields, type FeeField } from './fields.ts';
import { procedureSystemSql } from './listed-codes.ts';
import { haveSameFiles, schemaOf, sides, type SourcesOfSides } from './sides.ts';

/** Which file a code takes its fee schedule rows from, as its page does (db/queries/fee-schedule-rows.ts). */
const chosenSql = (side: (typeof sides)[number]): string => `
  INSERT INTO fee SELECT '${side}', code, source_id, superseded_by IS NOT NULL FROM (
    SELECT pfs.code, pfs.source_id, superseded_by, row_number() OVER (PARTITION BY code ORDER BY modifier <> '', modifier, release_place, conversion_factor, issue_place) AS choice
    FROM ${schemaOf[side]}.pfs JOIN ranked ON ranked.side = '${side}' AND ranked.source_id = pfs.source_id)
  WHERE choice = 1`;

// A column that a release does not have is no value that has changed; some columns are blank in most rows of every release.
const hasDifferentSql = (field: FeeField, index: number): string => {
  const { column } = field;
  const differs = field.unit === 'text' ? `nullif(b.${column}, '') IS NOT nullif(n.${column}, '')` : `b.${column} IS NOT n.${column}`;
  if (column === 'conversion_factor') return `${differs} AND (b.conversion_factor <> rb.factor OR n.conversion_factor <> rn.factor)`;
  return field.isSparse ? differs : `${differs} AND ((rb.fields & rn.fields) >> ${index.toString()} & 1)`;
};

const differencesSql = (kind: ChangeKind): string => {
  const parts = feeFields.flatMap((field, index) =>
    field.kind === kind ? [`iif(${hasDifferentSql(field, index)}, ',' || json_array('${field.name}', b.${field.column}, n.${field.column}), '')`] : [],
  );
  return `'[' || ltrim(${parts.join(' || ')}, ',') || ']'`;
};

const changedSql = (kind: ChangeKind): string => `
  INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
  SELECT * FROM (
    SELECT '${kind}', ${procedureSystemSql('n.code')} AS system, n.code AS code, n.modifier AS modifier, ${differencesSql(kind)} AS differences, fb.source_id, fn.source_id
    FROM fee AS fn JOIN fee AS fb ON fb.side = 'before' AND fb.code = fn.code
    JOIN ranked AS rn ON rn.side = 'now' AND rn.source_id = fn.source_id JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = fb.source_id
    JOIN main.pfs AS n ON n.code = fn.code AND n.source_id = fn.source_id
    JOIN former.pfs AS b ON b.code = fb.code AND b.source_id = fb.source_id AND b.modifier = n.modifier
    WHERE fn.side = 'now' AND NOT fn.has_ended AND rn.sha256 <> rb.sha256)
  WHERE differences <> '[]' ORDER BY system, code, modifier`;

const rowValuesSql = (row: string, isNow: boolean): string =>
  `json_array(${['status', 'facility_total', 'nonfacility_total'].map((column) => {
    const field = feeFields.find((one) => one.column === column)?.name ?? column;
    return isNow ? `json_array('${field}', NULL, ${row}.${column})` : `json_array('${field}', ${row}.${column}, NULL)`;
  }).join(', ')})`;

/** A row of a modifier that only one side has, and rows of a code that the fee schedule did not have, or has no longer. */
const rowsSql = (isNow: boolean): string => {
  const [here, there] = isNow ? (['now', 'before'] as const) : (['before', 'now'] as const);
  return `
    INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
    SELECT 'fee-rows', ${procedureSystemSql('row.code')} AS system, row.code, row.modifier, ${rowValuesSql('row', isNow)},
           ${isNow ? 'other.source_id, own.source_id' : 'own.source_id, other.source_id'}
    FROM fee AS own JOIN ${schemaOf[here]}.pfs AS row ON row.code = own.code AND row.source_id = own.source_id
    LEFT JOIN fee AS other ON other.side = '${there}' AND other.code = own.code AND NOT other.has_ended
    WHERE own.side = '${here}' AND NOT own.has_ended
      AND NOT EXISTS (SELECT 1 FROM ${schemaOf[there]}.pfs AS match WHERE match.code = own.code AND match.modifier = row.modifier AND match.source_id = other.source_id)
      AND EXISTS (SELECT 1 FROM whole WHERE whole.side = '${there}' AND whole.kind = 'pfs-relative-values')
      AND NOT EXISTS (SELECT 1 FROM change WHERE change.kind IN ('added', 'deleted', 'revived') AND change.system = ${procedureSystemSql('row.code')} AND change.code = row.code)
    ORDER BY system, row.code, row.modifier`;
};

/** What has changed in the fee schedule, row by row, between the files that a code takes its values from. */
export function findFeeChanges(db: WriteDb, sources: SourcesOfSides): void {
  db.exec('CREATE TEMP TABLE fee (side TEXT, code TEXT, source_id INTEGER, has_ended INTEGER, PRIMARY KEY (side, code)) WITHOUT ROWID');
  if (haveSameFiles(sources, ['pfs-relative-values'])) return;
  for (const side of sides) {
    rememberColumns(db, side);
    db.exec(chosenSql(side));
  }
  for (const kind of new Set(feeFields.map((field) => field.kind))) db.exec(changedSql(kind));
  for (const isNow of [true, false]) db.exec(rowsSql(isNow));
}

/** Which columns a file has at all, as bits in the order of `feeFields`, and the conversion factor of most of its rows. */
function rememberColumns(db: WriteDb, side: (typeof sides)[number]): void {
  const bits = feeFields.map(({ column }, index) => `(max(${column} IS NOT NULL) << ${index.toString()})`).join(' | ');
  const columns = db.prepare<{ sourceId: number; fields: number }>(`SELECT source_id AS sourceId, ${bits} AS fields FROM ${schemaOf[side]}.pfs GROUP BY source_id`).all();
  const put = db.prepareWrite('UPDATE ranked SET fields = :fields WHERE side = :side AND source_id = :sourceId');
  for (const { sourceId, fields } of columns) put.run({ side, sourceId, fields });
  db.exec(`
    UPDATE ranked SET factor = (
      SELECT conversion_factor FROM ${schemaOf[side]}.pfs WHERE pfs.source_id = ranked.source_id GROUP BY conversion_factor ORDER BY count(*) DESC, conversion_factor LIMIT 1)
    WHERE side = '${side}' AND kind = 'pfs-relative-values'`);
}

export interface FactorChange {
  beforeSource: number;
  nowSource: number;
  before: number;
  now: number;
  codes: number;
}

/** The conversion factor of two files that codes take their values from, in ten-thousandths of a dollar, where it is another one. */
export function findFactorChanges(db: WriteDb): FactorChange[] {
  return db.prepare<FactorChange>(`
    SELECT rb.source_id AS beforeSource, rn.source_id AS nowSource, rb.factor AS before, rn.factor AS now, count(*) AS codes
    FROM fee AS fn JOIN fee AS fb ON fb.side = 'before' AND fb.code = fn.code
    JOIN ranked AS rn ON rn.side = 'now' AND rn.source_id = fn.source_id JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = fb.source_id
    WHERE fn.side = 'now' AND NOT fn.has_ended AND rb.factor <> rn.factor
    GROUP BY rb.source_id, rn.source_id ORDER BY codes DESC`).all();
}

/** Columns that only one of the two files has that most codes take their values from, by the label of the field. */
export function findUnsharedColumns(db: WriteDb): { label: string; isInNow: boolean; sourceId: number }[] {
  const pair = db.prepare<{ beforeFields: number; nowFields: number; beforeSource: number; nowSource: number }>(`
    SELECT rb.fields AS beforeFields, rn.fields AS nowFields, rb.source_id AS beforeSource, rn.source_id AS nowSource
    FROM fee AS fn JOIN fee AS fb ON fb.side = 'before' AND fb.code = fn.code
    JOIN ranked AS rn ON rn.side = 'now' AND rn.source_id = fn.source_id JOIN ranked AS rb ON rb.side = 'before' AND rb.source_id = fb.source_id
    WHERE fn.side = 'now' GROUP BY rb.source_id, rn.source_id ORDER BY count(*) DESC LIMIT 1`).get();
  if (pair === undefined) return [];
  return feeFields.flatMap(({ label, isSparse }, index) => {
    const inBefore = (pair.beforeFields >> index) & 1;
    const inNow = (pair.nowFields >> index) & 1;
    if (isSparse || inBefore === inNow) return [];
    return [{ label, isInNow: inNow === 1, sourceId: inNow === 1 ? pair.beforeSource : pair.nowSource }];
  });
}
