import type { ReadDb } from '../open/database.ts';
import type { SearchPart } from './index-part.ts';

/** What it counts that a procedure is usual: for each e-fold of the lines that name it. Tuned: tests/relevance. */
const useShare = 0.9;

/**
 * A part whose priors know how usual each code is: of procedures that the fee schedule describes in the same words, the one
 * that most hospitals price is the one that is asked for.
 */
export function withUse(part: SearchPart, db: ReadDb): SearchPart {
  const lines = new Map(db.prepare<{ id: number; lines: number }>('SELECT code.code_id AS id, code_use.lines FROM code_use JOIN code USING (system, code)').all().map((row) => [row.id, row.lines]));
  return { ...part, priors: part.priors.map((prior, place) => prior + useShare * Math.log(1 + (lines.get(part.ids[place] ?? 0) ?? 0))) };
}
