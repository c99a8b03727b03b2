import type { CodeKey } from '../model/code.ts';
import type { WriteDb } from '../open/database.ts';

interface Placed extends CodeKey {
  position: number;
}

/** Below this the numbers between two neighbours run out of digits. */
const leastGap = 1e-6;

/**
 * Numbers for bookmarks that come to stand before another one of their folder, or at its end: between those of the neighbours,
 * so that a move writes the moved rows alone. Where neighbours have come too close the folder is numbered anew first.
 * @param except the bookmarks that are moved ("CPT 27397"): they are no neighbours.
 */
export function positionsBefore(db: WriteDb, place: { folderId: number | null; before: CodeKey | null; count: number; except?: ReadonlySet<string> }): number[] {
  const { folderId, before, count, except = new Set<string>() } = place;
  const neighbours = db
    .prepare<Placed>('SELECT system, code, position FROM bookmark WHERE folder_id IS :folderId ORDER BY position, system, code')
    .all({ folderId })
    .filter((row) => !except.has(`${row.system} ${row.code}`));
  const index = before === null ? neighbours.length : neighbours.findIndex((row) => row.system === before.system && row.code === before.code);
  const previous = index <= 0 ? null : (neighbours[index - 1]?.position ?? null);
  const next = neighbours[index]?.position ?? null;
  if (next === null) return steps(previous ?? 0, 1, count);
  if (previous === null) return steps(next - count - 1, 1, count);
  const step = (next - previous) / (count + 1);
  if (step >= leastGap) return steps(previous, step, count);
  for (const [index, { system, code }] of neighbours.entries()) {
    db.prepareWrite('UPDATE bookmark SET position = :position WHERE system = :system AND code = :code').run({ system, code, position: index + 1 });
  }
  return positionsBefore(db, place);
}

function steps(from: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + step * (index + 1));
}
