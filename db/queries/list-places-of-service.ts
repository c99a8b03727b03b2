import { bestSource } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';

export interface PlaceOfService {
  code: string;
  name: string;
  description: string | null;
  /** Whether Medicare pays the facility amount there; null where the list does not say. */
  facility: boolean | null;
  sourceId: number;
}

const sql = 'SELECT code, name, description, facility, source_id AS sourceId FROM place_of_service WHERE source_id = :sourceId ORDER BY code';

/** The places of service of the list that counts; empty when none is loaded. */
export function listPlacesOfService(db: ReadDb): PlaceOfService[] {
  const source = bestSource(listSources(db).filter(({ kind }) => kind === 'place-of-service'));
  if (source === undefined) return [];
  const rows = db.prepare<Omit<PlaceOfService, 'facility'> & { facility: number | null }>(sql).all({ sourceId: source.sourceId });
  return rows.map((row) => ({ ...row, facility: row.facility === null ? null : row.facility === 1 }));
}
