import type { CodeKey } from '../model/code.ts';
import type { LinkedCode } from '../model/code-page.ts';
import type { PageContext } from './page-context.ts';

type Row = CodeKey & { title: string; sourceId: number };

const columns = 'system, code, title, title_source_id AS sourceId';
const previousSql = `SELECT ${columns} FROM code WHERE system = :system AND code < :code ORDER BY code DESC LIMIT 1`;
const nextSql = `SELECT ${columns} FROM code WHERE system = :system AND code > :code ORDER BY code LIMIT 1`;

const aboveSql = `
  WITH RECURSIVE above(code_id, depth) AS (
    SELECT :parentId, 0
    UNION ALL
    SELECT code.parent_id, above.depth + 1 FROM above JOIN code ON code.code_id = above.code_id
    WHERE code.parent_id IS NOT NULL AND above.depth < 8
  )
  SELECT ${columns} FROM above JOIN code USING (code_id) ORDER BY depth DESC`;

const mostBelow = 200;
// Named, because the index of all diagnoses in the order of their codes tempts too.
const belowDiagnosisSql = `SELECT ${columns} FROM code INDEXED BY code_by_parent WHERE system = 'ICD10CM' AND parent_id = :codeId ORDER BY code LIMIT ${mostBelow.toString()}`;
// A header has three characters, and no other heading stands between it and its codes of seven.
const belowHeaderSql = `SELECT ${columns} FROM code WHERE system = 'ICD10PCS' AND code > :code AND code < :code || '~' AND parent_id = :codeId ORDER BY code LIMIT ${mostBelow.toString()}`;

/** The codes before and after this one in the order of its system; null at either end. */
export function neighbours(context: PageContext): { previous: LinkedCode | null; next: LinkedCode | null } {
  const { system, code } = context.record;
  const find = (sql: string): LinkedCode | null => {
    const row = context.db.prepare<Row>(sql).get({ system, code });
    return row === undefined ? null : linked(context, row, null);
  };
  return { previous: find(previousSql), next: find(nextSql) };
}

/** Of a classification: the categories above, widest first, then the codes directly below. Empty for procedure codes. */
export function classificationTree(context: PageContext): LinkedCode[] {
  const { codeId, code, parentId, system } = context.record;
  if (system !== 'ICD10CM' && system !== 'ICD10PCS') return [];
  const above = parentId === null ? [] : context.db.prepare<Row>(aboveSql).all({ parentId });
  const below = system === 'ICD10CM' ? context.db.prepare<Row>(belowDiagnosisSql).all({ codeId }) : context.db.prepare<Row>(belowHeaderSql).all({ codeId, code });
  return [...above.map((row) => linked(context, row, 'category above')), ...below.map((row) => linked(context, row, 'directly below'))];
}

function linked(context: PageContext, row: Row, note: string | null): LinkedCode {
  return { system: row.system, code: row.code, title: row.title, note, inCatalog: true, source: context.cite(row.sourceId) };
}
