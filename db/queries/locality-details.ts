import { bestSource } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import type { SourceKind } from '../model/source.ts';
import { listSources } from './list-sources.ts';

/** What the lists beside the GPCI say of a locality. */
export interface LocalityDetails {
  /** "contractor-locality". */
  key: string;
  area: string;
  /** As printed: "MARIN", "ALL OTHER COUNTIES"; null where no list of counties is loaded. */
  counties: string | null;
  countiesSourceId: number | null;
  /** Ten-thousandths of a dollar a unit; null where no list of factors is loaded. */
  anaesthesiaFactor: number | null;
  nationalAnaesthesiaFactor: number | null;
  anaesthesiaSourceId: number | null;
}

// About a hundred rows each.
const countiesSql = 'SELECT contractor, locality, area, counties FROM locality_county WHERE source_id = :sourceId ORDER BY contractor, locality';
const factorsSql = 'SELECT contractor, locality, name, factor, national FROM anaesthesia_factor WHERE source_id = :sourceId ORDER BY contractor, locality';

/** Counties and anaesthesia factor of every locality that a loaded list names, by the lists that count. */
export function localityDetails(db: ReadDb): Map<string, LocalityDetails> {
  const sources = listSources(db);
  const best = (kind: SourceKind) => bestSource(sources.filter((source) => source.kind === kind));
  const details = new Map<string, LocalityDetails>();
  const of = (contractor: string, locality: string, area: string): LocalityDetails => {
    const key = `${contractor}-${locality}`;
    const held = details.get(key) ?? { key, area, counties: null, countiesSourceId: null, anaesthesiaFactor: null, nationalAnaesthesiaFactor: null, anaesthesiaSourceId: null };
    details.set(key, held);
    return held;
  };
  const counties = best('localities');
  if (counties !== undefined) {
    for (const row of db.prepare<{ contractor: string; locality: string; area: string; counties: string }>(countiesSql).all({ sourceId: counties.sourceId })) {
      Object.assign(of(row.contractor, row.locality, row.area), { counties: row.counties, countiesSourceId: counties.sourceId });
    }
  }
  const factors = best('anaesthesia-factors');
  if (factors !== undefined) {
    for (const row of db.prepare<{ contractor: string; locality: string; name: string; factor: number; national: number | null }>(factorsSql).all({ sourceId: factors.sourceId })) {
      Object.assign(of(row.contractor, row.locality, row.name), { anaesthesiaFactor: row.factor, nationalAnaesthesiaFactor: row.national, anaesthesiaSourceId: factors.sourceId });
    }
  }
  return details;
}
