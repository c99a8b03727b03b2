import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';
import { bestSource } from '../model/source-order.ts';

/** A Medicare payment locality. Indices in thousandths. */
export interface Locality {
  contractor: string;
  locality: string;
  state: string;
  name: string;
  work: number;
  practiceExpense: number;
  malpractice: number;
  sourceId: number;
}

const sql = `
  SELECT contractor, locality, state, name, work, pe AS practiceExpense, mp AS malpractice, source_id AS sourceId
  FROM gpci WHERE source_id = :sourceId ORDER BY state, name, contractor, locality`;

// About a hundred rows a release: a scan of it is nothing.
const sourcesSql = 'SELECT DISTINCT source_id AS sourceId FROM gpci';

/** The localities of the GPCI file that counts, by state and name; empty when none is loaded. */
export function listLocalities(db: ReadDb): Locality[] {
  const source = bestSource(gpciSources(db, listSources(db)));
  return source === undefined ? [] : localitiesOf(db, source);
}

/** The files that brought indices. A file whose content came in another form as well brings none of its own. */
export function gpciSources(db: ReadDb, sources: Iterable<Source>): Source[] {
  const withRows = new Set(db.prepare<{ sourceId: number }>(sourcesSql).all().map((row) => row.sourceId));
  return [...sources].filter((source) => withRows.has(source.sourceId));
}

export function localitiesOf(db: ReadDb, source: Source): Locality[] {
  return db.prepare<Locality>(sql).all({ sourceId: source.sourceId });
}
