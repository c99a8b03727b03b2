import type { ChangeKind } from '../../model/change-kinds.ts';
import type { SourceKind } from '../../model/source.ts';
import type { WriteDb } from '../../open/database.ts';
import { procedureSystemSql } from './listed-codes.ts';
import { haveSameFiles, schemaOf, wholeSource, type SideName, type SourcesOfSides } from './sides.ts';

/** A table of the catalog with one row a code, or one a code and `part`, of each release. */
interface ComparedTable {
  readonly kind: ChangeKind;
  readonly table: string;
  /** What the code is in the table, where it is no column of that name: SQL over `row`. */
  readonly code?: string;
  readonly part: string | null;
  /** Rows in place of those of the table, where several of these are one: SQL over the schema of a side. */
  readonly rows?: (schema: string) => string;
  /** No code of a code system: a payment locality, a ZIP code, a place of service. */
  readonly isOfPlace?: boolean;
  /** Rows that count, where a release also has those that have ended: SQL over `row`. */
  readonly where?: string;
  readonly sources: readonly SourceKind[];
  /** Name of the field (fields.ts) and column. */
  readonly fields: readonly (readonly [name: string, column: string])[];
  /** A list of codes, whose rows come and go with their codes: these are told as codes added and deleted. */
  readonly listsCodes?: boolean;
}

const placeSql = "row.contractor || '-' || row.locality";

/** One more table of this kind: an entry here, and its fields in fields.ts. */
export const comparedTables: readonly ComparedTable[] = [
  {
    kind: 'hcpcs-facts', table: 'hcpcs', part: null, sources: ['hcpcs'], listsCodes: true,
    fields: [
      ['coverage', 'coverage'], ['pricing', 'pricing'], ['seeAlso', 'see_also'], ['statute', 'statute'], ['coverageManual', 'coverage_manual'], ['carriersManual', 'carriers_manual'],
      ['labCertification', 'lab_certification'], ['ascGroup', 'asc_group'], ['betos', 'betos'], ['serviceTypes', 'service_types'], ['anaesthesiaUnits', 'anaesthesia_units'], ['endedOn', 'ended_on'],
    ],
  },
  { kind: 'unit-limits', table: 'mue', part: 'setting', sources: ['mue-practitioner', 'mue-outpatient', 'mue-dme'], fields: [['units', 'units'], ['mai', 'mai']] },
  {
    kind: 'outpatient', table: 'opps', part: null, sources: ['opps-addendum-b'],
    fields: [['outpatientStatus', 'status_indicator'], ['apc', 'apc'], ['outpatientPayment', 'payment_cents'], ['outpatientCopayment', 'national_copayment_cents'], ['outpatientLeastCopayment', 'minimum_copayment_cents']],
  },
  {
    kind: 'surgery-centre', table: 'asc_payment', part: null, sources: ['asc-addendum-aa', 'asc-addendum-bb'],
    fields: [['surgeryCentreStatus', 'payment_indicator'], ['surgeryCentreWeight', 'weight'], ['surgeryCentrePayment', 'payment_cents'], ['surgeryCentreDiscounting', 'multiple_discounting']],
  },
  {
    // A release has the edits of earlier years too, with the day on which they ended.
    kind: 'add-on-edits', table: 'add_on_edit', code: 'row.add_on', part: 'primary_code', sources: ['ncci-add-on-codes'], where: 'row.deleted_on IS NULL AND row.add_on_deleted_on IS NULL AND row.primary_deleted_on IS NULL',
    fields: [['addOnType', 'type'], ['effectiveFrom', 'effective_from']],
  },
  {
    kind: 'work-time', table: 'work_time', part: 'modifier', sources: ['physician-work-time'],
    fields: [
      ['minutesEvaluation', 'pre_evaluation'], ['minutesPositioning', 'pre_positioning'], ['minutesScrub', 'pre_scrub'], ['minutesIntra', 'intra'], ['minutesPost', 'post'], ['minutesTotal', 'total'],
      ['minutesVisits', 'visits'],
    ],
  },
  {
    kind: 'service-class', table: 'rbcs', part: null, sources: ['rbcs'], where: 'coalesce(row.latest, row.class_until IS NULL) = 1',
    fields: [['serviceCategory', 'category'], ['serviceSubcategory', 'subcategory'], ['serviceFamily', 'family'], ['serviceMajor', 'major']],
  },
  {
    kind: 'localities', table: 'gpci', code: placeSql, part: null, isOfPlace: true, sources: ['gpci'],
    fields: [['localityName', 'name'], ['localityState', 'state'], ['workIndex', 'work'], ['peIndex', 'pe'], ['mpIndex', 'mp'], ['localityFootnote', 'footnote']],
  },
  {
    kind: 'localities', table: 'locality_county', code: placeSql, part: null, isOfPlace: true, sources: ['localities'],
    fields: [['localityName', 'area'], ['localityState', 'state'], ['counties', 'counties']],
  },
  {
    kind: 'localities', table: 'anaesthesia_factor', code: placeSql, part: null, isOfPlace: true, sources: ['anaesthesia-factors'],
    fields: [['localityName', 'name'], ['anaesthesiaFactor', 'factor'], ['nationalFactor', 'national']],
  },
  {
    // A ZIP code that lies in several localities is told once, with all of them.
    kind: 'zip-codes', table: 'zip_locality', code: 'row.zip', part: 'digits', isOfPlace: true, sources: ['zip-localities'],
    rows: (schema) => `
      (SELECT source_id, zip, nullif(plus_four, '') AS digits, group_concat(contractor || '-' || locality, ', ') AS places, max(state) AS state, max(rural) AS rural, max(divided) AS divided
       FROM (SELECT * FROM ${schema}.zip_locality ORDER BY source_id, zip, plus_four, contractor, locality) GROUP BY source_id, zip, plus_four)`,
    fields: [['zipLocalities', 'places'], ['localityState', 'state'], ['zipRural', 'rural'], ['zipDivided', 'divided']],
  },
  {
    kind: 'imaging-caps', table: 'opps_cap', part: 'place', sources: ['opps-cap'],
    rows: (schema) => `(SELECT source_id, code, trim(modifier || ' ' || contractor || '-' || locality) AS place, status, facility_cents, nonfacility_cents FROM ${schema}.opps_cap)`,
    fields: [['capStatus', 'status'], ['capFacility', 'facility_cents'], ['capNonFacility', 'nonfacility_cents']],
  },
  {
    kind: 'places-of-service', table: 'place_of_service', part: null, isOfPlace: true, sources: ['place-of-service'],
    fields: [['placeName', 'name'], ['placeDescription', 'description'], ['placeFacility', 'facility']],
  },
];

/** Rows that changed, came or ended in the tables of which both catalogs have a whole release; each kind of source by itself. */
export function findTableChanges(db: WriteDb, sources: SourcesOfSides): void {
  for (const compared of comparedTables) {
    for (const source of compared.sources) {
      if (haveSameFiles(sources, [source])) continue;
      const bothWhole = wholeSource(sources.before, source) !== null && wholeSource(sources.now, source) !== null;
      db.prepareWrite(changedSql(compared)).run({ source });
      if (!bothWhole || compared.listsCodes === true) continue;
      for (const isNow of [true, false]) db.prepareWrite(oneSidedSql(compared, isNow)).run({ source });
    }
  }
}

function systemSql({ isOfPlace }: ComparedTable, code: string): string {
  return isOfPlace === true ? 'NULL' : procedureSystemSql(code);
}

/** Of each key the row of the file that counts, with whether a later whole release has it no longer. */
function bestSql({ table, rows, code = 'row.code', part, where = 'true', fields }: ComparedTable, side: SideName): string {
  const keys = part === null ? '1' : '1, 2';
  return `
    SELECT ${code} AS code, ${part === null ? 'NULL' : `row.${part}`} AS part, ${fields.map(([, column]) => `row.${column}`).join(', ')}, row.source_id, ranked.sha256, ranked.superseded_by, min(ranked.place)
    FROM ${rows === undefined ? `${schemaOf[side]}.${table}` : rows(schemaOf[side])} AS row JOIN ranked ON ranked.side = '${side}' AND ranked.source_id = row.source_id AND ranked.kind = :source
    WHERE ${where} GROUP BY ${keys}`;
}

function changedSql(compared: ComparedTable): string {
  const differences = compared.fields.map(([name, column]) => `iif(b.${column} IS NOT n.${column}, ',' || json_array('${name}', b.${column}, n.${column}), '')`).join(' || ');
  return `
    WITH b AS MATERIALIZED (${bestSql(compared, 'before')}), n AS (${bestSql(compared, 'now')})
    INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
    SELECT '${compared.kind}', ${systemSql(compared, 'n.code')} AS system, n.code, n.part, '[' || ltrim(${differences}, ',') || ']' AS differences, b.source_id, n.source_id
    FROM n JOIN b ON b.code = n.code AND b.part IS n.part
    WHERE n.superseded_by IS NULL AND b.superseded_by IS NULL AND n.sha256 <> b.sha256 AND (${compared.fields.map(([, column]) => `b.${column} IS NOT n.${column}`).join(' OR ')})
    ORDER BY system, n.code, n.part`;
}

function oneSidedSql(compared: ComparedTable, isNow: boolean): string {
  const [own, other] = isNow ? (['now', 'before'] as const) : (['before', 'now'] as const);
  const value = (name: string, column: string): string => (isNow ? `json_array('${name}', NULL, own.${column})` : `json_array('${name}', own.${column}, NULL)`);
  // What the row is blank in is no difference.
  const differences = compared.fields.map(([name, column]) => `iif(own.${column} IS NULL, '', ',' || ${value(name, column)})`).join(' || ');
  const whole = `(SELECT source_id FROM ranked WHERE ranked.side = '${other}' AND ranked.kind = :source ORDER BY place LIMIT 1)`;
  return `
    WITH own AS (${bestSql(compared, own)}), other AS MATERIALIZED (${bestSql(compared, other)})
    INSERT INTO change (kind, system, code, part, differences, before_source, now_source)
    SELECT '${compared.kind}', ${systemSql(compared, 'own.code')} AS system, own.code, own.part, '[' || ltrim(${differences}, ',') || ']', ${isNow ? `${whole}, own.source_id` : `own.source_id, ${whole}`}
    FROM own LEFT JOIN other ON other.code = own.code AND other.part IS own.part AND other.superseded_by IS NULL
    WHERE own.superseded_by IS NULL AND other.code IS NULL ORDER BY system, own.code, own.part`;
}
