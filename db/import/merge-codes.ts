import { compareSources } from '../model/source-order.ts';
import { listSources } from '../queries/list-sources.ts';
import type { Source, SourceKind } from '../model/source.ts';
import type { WriteDb } from '../open/database.ts';
import { createStatedDescriptors, storeDescriptors } from './descriptors.ts';

/**
 * Before the merge the caller fills these with what only it knows: the descriptors of all sources, the starter's own words, and
 * which codes of the two classifications are valid for billing. Of the last two earlier rows win, so they are filled newest first.
 */
export function createMergeTables(db: WriteDb): void {
  createStatedDescriptors(db);
  db.exec(`
    CREATE TEMP TABLE own_title (system TEXT, code TEXT, title TEXT, distinction TEXT, synonyms TEXT, source_id INTEGER, PRIMARY KEY (system, code)) WITHOUT ROWID;
    CREATE TEMP TABLE classified (system TEXT, code TEXT, billable INTEGER, PRIMARY KEY (system, code)) WITHOUT ROWID;`);
}

const procedureSystemSql = "iif(code GLOB '[A-Z]*', 'HCPCS', 'CPT')";

// Every code that any layer knows, once. A code that is only linked to is not known. Diagnoses with descriptors are those
// with a flag: the same file brings both. The list of RBCS classes holds codes that ended long ago: these are not known by it.
const knownSql = `
  CREATE TEMP TABLE known (system TEXT, code TEXT, PRIMARY KEY (system, code)) WITHOUT ROWID;
  INSERT OR IGNORE INTO known SELECT system, code FROM own_title;
  INSERT OR IGNORE INTO known SELECT system, code FROM page_text;
  INSERT OR IGNORE INTO known SELECT system, code FROM classified;
  INSERT OR IGNORE INTO known SELECT ${procedureSystemSql}, code FROM (SELECT DISTINCT code FROM hospital_price);
  INSERT OR IGNORE INTO known SELECT DISTINCT system, code FROM stated_descriptor WHERE system IN ('CPT', 'HCPCS');
  ${['pfs', 'opps', 'mue', 'hcpcs', 'asc_payment', 'opps_cap', 'work_time'].map((table) => `INSERT OR IGNORE INTO known SELECT ${procedureSystemSql}, code FROM ${table};`).join('\n')}
  INSERT OR IGNORE INTO known SELECT ${procedureSystemSql}, code FROM rbcs WHERE ended_on IS NULL;
  INSERT OR IGNORE INTO known SELECT ${procedureSystemSql}, code FROM (SELECT code FROM ncci_pairs UNION SELECT add_on FROM add_on_edit UNION SELECT primary_code FROM add_on_edit WHERE primary_code IS NOT NULL);`;

// Narrower sections come first, so that the narrowest one that holds a code keeps it. How a range holds a code is the
// rule of db/starter/sections.ts: numbers with numbers, one letter with the same letter, diagnoses by their category.
const sectionsSql = `
  WITH RECURSIVE depth(section_id, level) AS (
    SELECT section_id, 0 FROM section WHERE parent_id IS NULL
    UNION ALL SELECT section.section_id, level + 1 FROM section JOIN depth ON section.parent_id = depth.section_id)
  SELECT section_id AS sectionId, system, first_code AS first, last_code AS last FROM section JOIN depth USING (section_id)
  ORDER BY level DESC, section_id`;

const inSectionSql = (system: string, first: string): string => {
  const into = 'INSERT OR IGNORE INTO in_section SELECT system, code, :sectionId FROM known WHERE system = :system';
  if (system === 'ICD10CM' || system === 'ICD10PCS') return `${into} AND code BETWEEN :first AND :last || '~'`;
  const series = /^[A-Z]/.test(first) ? 'substr(code, 1, 1) = substr(:first, 1, 1)'
    : /[A-Z]$/.test(first) ? 'substr(code, 5, 1) = substr(:first, 5, 1)'
      : "code GLOB '[0-9][0-9][0-9][0-9][0-9]'";
  return `${into} AND code BETWEEN :first AND :last AND ${series}`;
};

// The order of code_id is the order of a broad search that cannot be ranked: codes with plain-language texts; surgical
// procedures that Medicare pays (major ones before minor ones, add-ons last); other paid CPT; paid HCPCS; other five-digit
// CPT; the rest of both; diagnoses valid for billing, short codes first; headings of the classification; codes that have ended; inpatient
// procedures. Rows are numbered as they come in.
const numberedSql = `
  CREATE TEMP TABLE numbered (
    code_id INTEGER PRIMARY KEY, system TEXT, code TEXT, billable INTEGER, add_on INTEGER, inpatient_only INTEGER, section_id INTEGER);
  INSERT INTO numbered (system, code, billable, add_on, inpatient_only, section_id)
  SELECT system, code, billable, add_on, inpatient_only, section_id
  FROM (
    SELECT known.system, known.code, iif(known.system IN ('CPT', 'HCPCS'), 1, coalesce(classified.billable, 0)) AS billable,
           (coalesce(fee.global_days = 'ZZZ', 0) OR listed_add_on.code IS NOT NULL) AS add_on, coalesce(outpatient.status = 'C', 0) AS inpatient_only, in_section.section_id,
           CASE
             WHEN known.system = 'ICD10PCS' THEN iif(classified.billable = 1, 9, 10)
             WHEN known.system <> 'ICD10CM' AND (own_title.code IS NOT NULL OR EXISTS (SELECT 1 FROM page_text WHERE page_text.system = known.system AND page_text.code = known.code)) THEN 0
             WHEN known.system = 'CPT' AND fee.status IN ('A', 'R', 'T') THEN iif(known.code BETWEEN '10004' AND '69990' AND known.code GLOB '[0-9][0-9][0-9][0-9][0-9]', 1, 2)
             WHEN known.system = 'HCPCS' AND fee.status IN ('A', 'R', 'T') THEN 3
             WHEN known.system = 'CPT' AND known.code GLOB '[0-9][0-9][0-9][0-9][0-9]' THEN 4
             WHEN ended.code IS NOT NULL THEN 8
             WHEN known.system <> 'ICD10CM' THEN 5
             WHEN classified.billable = 1 THEN 6
             ELSE 7 END AS tier,
           iif(known.system = 'ICD10CM', length(known.code), CASE fee.global_days WHEN '090' THEN 0 WHEN '010' THEN 1 WHEN '000' THEN 2 WHEN 'ZZZ' THEN 9 ELSE 3 END) AS minor
    FROM known
    LEFT JOIN own_title USING (system, code)
    LEFT JOIN in_section USING (system, code)
    LEFT JOIN classified USING (system, code)
    LEFT JOIN fee ON known.system IN ('CPT', 'HCPCS') AND fee.code = known.code
    LEFT JOIN ended ON known.system = 'HCPCS' AND ended.code = known.code
    LEFT JOIN outpatient ON known.system IN ('CPT', 'HCPCS') AND outpatient.code = known.code
    LEFT JOIN listed_add_on ON known.system IN ('CPT', 'HCPCS') AND listed_add_on.code = known.code)
  ORDER BY tier, minor, code, system;
  CREATE INDEX temp.numbered_by_code ON numbered(system, code);`;

// The category above a diagnosis is the longest part of it, from its start, that is a code itself; a header of three characters stands above
// every inpatient procedure of seven.
const aboveSql = (system: string, part: string): string => `(SELECT above.code_id FROM numbered AS above WHERE above.system = '${system}' AND above.code = ${part})`;
const parentSql = `
  CASE
    WHEN numbered.system = 'ICD10CM' AND length(numbered.code) > 3 THEN coalesce(${[1, 2, 3, 4].map((less) =>
      aboveSql('ICD10CM', `iif(length(numbered.code) - ${less} > 3, rtrim(substr(numbered.code, 1, length(numbered.code) - ${less}), '.'), NULL)`)).join(', ')})
    WHEN numbered.system = 'ICD10PCS' AND length(numbered.code) = 7 THEN ${aboveSql('ICD10PCS', 'substr(numbered.code, 1, 3)')}
  END`;

// Rows are written once, in the order of code_id and with all they will hold, so that they fill their pages.
const codesSql = `
  INSERT INTO code (code_id, system, code, title, title_source_id, distinction, synonyms, billable, add_on, inpatient_only, section_id, parent_id)
  SELECT numbered.code_id, numbered.system, numbered.code, chosen.title, chosen.source_id, coalesce(own_title.distinction, plain_name.name),
         nullif(concat_ws(char(10), coalesce(own_title.synonyms, plain_name.other_names), office.text), ''),
         numbered.billable, numbered.add_on, numbered.inpatient_only, numbered.section_id, ${parentSql}
  FROM numbered CROSS JOIN chosen USING (system, code)
  LEFT JOIN own_title USING (system, code)
  LEFT JOIN plain_name USING (system, code)
  LEFT JOIN office_synonyms AS office USING (system, code)
  ORDER BY numbered.code_id`;

/** Stands where no loaded file describes a code. */
export const undescribed = 'No description loaded';

/**
 * Fills `code` from all other tables: every code known to any layer once, its title by precedence (the office's, the
 * starter's own words, the official long, medium and short descriptor, of each the source that counts), its section,
 * flags and category, numbered by static importance. The result depends on the rows alone.
 * @param onStep told the share that is done, between two statements; it may throw to stop.
 */
export function mergeCodes(db: WriteDb, onStep?: (fraction: number) => void): void {
  const sources = listSources(db).sort(compareSources);
  db.exec(knownSql);
  onStep?.(0.15);
  chooseTitles(db, sources);
  onStep?.(0.4);
  chooseRows(db, sources, 'pfs-relative-values', 'fee', 'code TEXT PRIMARY KEY, status TEXT, global_days TEXT', "SELECT code, status, global_days FROM pfs WHERE source_id = :sourceId AND modifier = ''");
  chooseRows(db, sources, 'opps-addendum-b', 'outpatient', 'code TEXT PRIMARY KEY, status TEXT', 'SELECT code, status_indicator FROM opps WHERE source_id = :sourceId');
  chooseRows(db, sources, 'hcpcs', 'supply', 'code TEXT PRIMARY KEY, ended_on TEXT', 'SELECT code, ended_on FROM hcpcs WHERE source_id = :sourceId');
  db.exec('CREATE TEMP TABLE ended (code TEXT PRIMARY KEY) WITHOUT ROWID; INSERT INTO ended SELECT code FROM supply WHERE ended_on IS NOT NULL;');
  listAddOns(db, sources);
  db.exec('CREATE TEMP TABLE in_section (system TEXT, code TEXT, section_id INTEGER, PRIMARY KEY (system, code)) WITHOUT ROWID');
  for (const section of db.prepare<{ sectionId: number; system: string; first: string; last: string }>(sectionsSql).all()) {
    db.prepareWrite(inSectionSql(section.system, section.first)).run({ ...section });
  }
  db.exec(`
    CREATE TEMP TABLE office_synonyms (system TEXT, code TEXT, text TEXT, PRIMARY KEY (system, code)) WITHOUT ROWID;
    INSERT INTO office_synonyms SELECT system, code, group_concat(text, char(10)) FROM (SELECT system, code, text FROM page_text WHERE part = 'synonyms' ORDER BY source_id, position) GROUP BY system, code;`);
  onStep?.(0.55);
  db.exec(numberedSql);
  onStep?.(0.65);
  db.exec(codesSql);
  onStep?.(0.85);
  for (const table of ['own_title', 'classified', 'known', 'chosen', 'fee', 'outpatient', 'supply', 'ended', 'listed_add_on', 'in_section', 'office_synonyms', 'numbered']) db.exec(`DROP TABLE temp.${table}`);
  storeDescriptors(db);
}

function chooseTitles(db: WriteDb, sources: readonly Source[]): void {
  db.exec('CREATE TEMP TABLE chosen (system TEXT, code TEXT, title TEXT, source_id INTEGER, PRIMARY KEY (system, code)) WITHOUT ROWID');
  const choose = (select: string, parameters?: Record<string, string | number>): void => {
    db.prepareWrite(`INSERT OR IGNORE INTO chosen ${select}`).run(parameters);
  };
  for (const { sourceId } of sources.filter((source) => source.kind === 'office-texts')) {
    choose("SELECT system, code, text, source_id FROM page_text WHERE part = 'title' AND source_id = :sourceId", { sourceId });
  }
  choose('SELECT system, code, title, source_id FROM own_title');
  db.exec('CREATE TEMP TABLE title_order (source_id INTEGER, kind TEXT, place INTEGER, PRIMARY KEY (source_id, kind)) WITHOUT ROWID');
  const intoOrder = db.prepareWrite('INSERT INTO title_order VALUES (?, ?, ?)');
  let place = 0;
  for (const kind of ['long', 'long-capitals', 'medium', 'short']) for (const { sourceId } of sources) intoOrder.run([sourceId, kind, ++place]);
  // One reading of all descriptors in the order of their codes; the columns beside min() are those of its row. Of several texts of one kind the first.
  choose(`SELECT system, code, text, source_id FROM (
    SELECT system, code, text, source_id, min(place * 1000000 + position) FROM stated_descriptor CROSS JOIN title_order USING (source_id, kind) GROUP BY system, code)`);
  db.exec('DROP TABLE temp.title_order');
  const bare = (table: string): readonly [string, string] => [table, `${procedureSystemSql}, code`];
  const tables = [bare('pfs'), bare('opps'), bare('mue'), ['hcpcs', "'HCPCS', code"] as const, ...['asc_payment', 'opps_cap', 'work_time', 'rbcs'].map(bare), ['page_text', 'system, code'] as const];
  for (const [table, select] of tables) {
    choose(`SELECT ${select}, '${undescribed}', source_id FROM ${table} ORDER BY source_id`);
  }
  choose(`SELECT ${procedureSystemSql}, code, '${undescribed}', min(source_id) FROM hospital_price GROUP BY code`);
  choose(`SELECT ${procedureSystemSql}, code, '${undescribed}', source_id FROM ncci_pairs ORDER BY source_id`);
  for (const column of ['add_on', 'primary_code']) {
    choose(`SELECT ${procedureSystemSql}, code, '${undescribed}', source_id FROM (SELECT ${column} AS code, source_id FROM add_on_edit WHERE ${column} IS NOT NULL) ORDER BY source_id`);
  }
}

/** Codes that are add-ons by Medicare's list that counts, as far as one of their edits is in force. */
function listAddOns(db: WriteDb, sources: readonly Source[]): void {
  db.exec('CREATE TEMP TABLE listed_add_on (code TEXT PRIMARY KEY) WITHOUT ROWID');
  const list = sources.find((source) => source.kind === 'ncci-add-on-codes');
  if (list === undefined) return;
  const inForce = ['deleted_on', 'add_on_deleted_on', 'primary_deleted_on'].map((column) => `(${column} IS NULL OR ${column} >= :since)`).join(' AND ');
  db.prepareWrite(`INSERT OR IGNORE INTO listed_add_on SELECT add_on FROM add_on_edit WHERE source_id = :sourceId AND ${inForce}`).run({ sourceId: list.sourceId, since: list.effectiveFrom ?? '9999' });
}

/** One row a code from the sources of a kind: of the source that counts most among those that have it. */
function chooseRows(db: WriteDb, sources: readonly Source[], kind: SourceKind, table: string, columns: string, select: string): void {
  db.exec(`CREATE TEMP TABLE ${table} (${columns}) WITHOUT ROWID`);
  for (const { sourceId } of sources.filter((source) => source.kind === kind)) db.prepareWrite(`INSERT OR IGNORE INTO ${table} ${select}`).run({ sourceId });
}
