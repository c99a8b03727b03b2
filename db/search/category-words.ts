import type { ReadDb } from '../open/database.ts';
import { wordsOf } from './normalize.ts';

export const categoryStatement = "SELECT parent_id AS parentId, title FROM code WHERE code_id = $id AND system = 'ICD10CM'";

/** Codes have seven characters at most; the bound keeps a damaged catalog with a circle from hanging the search. */
const deepest = 7;
const mostRemembered = 30_000;

/**
 * What the categories above a diagnosis say: M21.062 is called a valgus deformity, M21 says that it is acquired.
 * @returns the words of all titles above, each once, by the code_id of the nearest one.
 */
export function openCategoryWords(db: ReadDb): (parentId: number | null) => readonly string[] {
  const category = db.prepare<{ parentId: number | null; title: string }>(categoryStatement);
  const known = new Map<number, readonly string[]>();
  const above = (id: number | null, depth: number): readonly string[] => {
    if (id === null || depth > deepest) return [];
    const remembered = known.get(id);
    if (remembered !== undefined) return remembered;
    const row = category.get({ id });
    const words = row === undefined ? [] : [...new Set([...wordsOf(row.title), ...above(row.parentId, depth + 1)])];
    if (known.size >= mostRemembered) known.clear();
    known.set(id, words);
    return words;
  };
  return (parentId) => above(parentId, 0);
}
