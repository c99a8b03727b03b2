import type { CodePage } from '../model/code-page.ts';
import type { PageContext } from './page-context.ts';

// The depth is bounded so that a section that names itself as parent cannot loop.
const sql = `
  WITH RECURSIVE path(section_id, parent_id, first_code, last_code, title, depth) AS (
    SELECT section_id, parent_id, first_code, last_code, title, 0 FROM section WHERE section_id = :sectionId
    UNION ALL
    SELECT above.section_id, above.parent_id, above.first_code, above.last_code, above.title, path.depth + 1
    FROM path JOIN section AS above ON above.section_id = path.parent_id
    WHERE path.depth < 12
  )
  SELECT title, first_code AS firstCode, last_code AS lastCode FROM path ORDER BY depth DESC`;

/** The sections that hold a code, from the widest to the narrowest; empty when it stands in none. */
export function sectionPath(context: PageContext): CodePage['sectionPath'] {
  const { sectionId } = context.record;
  if (sectionId === null) return [];
  return context.db.prepare<CodePage['sectionPath'][number]>(sql).all({ sectionId });
}
