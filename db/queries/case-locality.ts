import { failure, success, type Result } from '../model/result.ts';
import { compareIssue } from '../model/source-order.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { nationalGpci, type Gpci } from '../rules/base-fee.ts';
import type { CaseSources } from './case-sources.ts';
import { gpciSources, type Locality } from './list-localities.ts';
import { localityDetails, type LocalityDetails } from './locality-details.ts';
import { localitiesOfZip } from './locality-of-zip.ts';

type Row = Omit<Locality, 'contractor' | 'locality'>;

const gpciSql = 'SELECT state, name, work, pe AS practiceExpense, mp AS malpractice, source_id AS sourceId FROM gpci WHERE contractor = :contractor AND locality = :number';

/** By which indices a case is priced. */
export interface CaseLocality {
  gpci: Gpci;
  /** "contractor-locality"; null: national amounts. */
  key: string | null;
  name: string | null;
  sourceId: number | null;
  /** Ten-thousandths of a dollar a unit. */
  anaesthesiaFactor: number | null;
  anaesthesiaSourceId: number | null;
  /** Why the amounts are national though a locality was asked for. */
  missing: { words: string; mend: string } | null;
}

/**
 * The indices of the locality that is named or in which a ZIP code lies, of the same year as the fee schedule rows: those of another
 * year give an amount that nobody is paid, so that the national amounts stand in, and that is said. Errors: `not-found` for a locality
 * or ZIP code that the loaded lists do not have, `bad-arguments` for a ZIP code in several localities.
 */
export function caseLocality(db: ReadDb, sources: CaseSources, { locality, zip, lines }: { locality: string | null; zip: string | null; lines: readonly { anaesthesiaMinutes: number | null }[] }, feeSources: readonly Source[]): Result<CaseLocality> {
  const details = lines.some(({ anaesthesiaMinutes }) => anaesthesiaMinutes !== null) ? localityDetails(db) : new Map<string, LocalityDetails>();
  const factors = [...details.values()].find(({ nationalAnaesthesiaFactor }) => nationalAnaesthesiaFactor !== null);
  const national: CaseLocality = {
    gpci: nationalGpci, key: null, name: null, sourceId: null, anaesthesiaFactor: factors?.nationalAnaesthesiaFactor ?? null, anaesthesiaSourceId: factors?.anaesthesiaSourceId ?? null, missing: null,
  };
  const without = (words: string, mend: string): Result<CaseLocality> => success({ ...national, missing: { words: `${words} The amounts are national: each cost index (GPCI) is 1.`, mend } });
  const found = locality === null && zip !== null ? localityOfZip(db, sources, zip) : success(locality);
  if (!found.ok) return found;
  const key = found.value;
  if (key === null) return zip === null ? success(national) : without(`No list of ZIP codes is loaded, so that the locality of ${zip} is not known.`, 'Import the ZIP code to carrier locality file, or name the locality');
  const loaded = gpciSources(db, sources.all.values());
  if (loaded.length === 0) return without(`No cost indices are loaded, so that the fee of locality ${key} cannot be told.`, 'Import the Medicare GPCI file');
  const years = new Set(feeSources.flatMap(({ effectiveFrom }) => (effectiveFrom === null ? [] : [effectiveFrom.slice(0, 4)])));
  const best = loaded.filter(({ effectiveFrom }) => effectiveFrom === null || [...years].every((year) => year === effectiveFrom.slice(0, 4))).sort((a, b) => sources.compare(a, b) || compareIssue(a, b))[0];
  const [contractor = '', number = ''] = key.split('-');
  const others = db.prepare<Row>(gpciSql).all({ contractor, number });
  if (others.length === 0) return failure('not-found', `No loaded cost indices have the locality ${key}. List them: codetray locality list.`);
  if (best === undefined) return without(`The loaded cost indices are of another year than the fee schedule (${[...years].sort().join(', ')}).`, 'Import the GPCI file of that year');
  const row = others.find(({ sourceId }) => sourceId === best.sourceId);
  if (row === undefined) return without(`The cost indices of ${best.releaseLabel} have no locality ${key}.`, 'Choose a locality of that year');
  const detail = details.get(key);
  return success({
    gpci: { work: row.work, practiceExpense: row.practiceExpense, malpractice: row.malpractice }, key, name: `${row.state}: ${row.name}`, sourceId: row.sourceId,
    anaesthesiaFactor: detail?.anaesthesiaFactor ?? null, anaesthesiaSourceId: detail?.anaesthesiaSourceId ?? null, missing: null,
  });
}

/** Null when no list of ZIP codes is loaded. */
function localityOfZip(db: ReadDb, sources: CaseSources, zip: string): Result<string | null> {
  if (![...sources.all.values()].some(({ kind }) => kind === 'zip-localities')) return success(null);
  const found = localitiesOfZip(db, zip);
  const keys = found.map(({ contractor, locality }) => `${contractor}-${locality}`);
  const [first] = keys;
  if (first === undefined) return failure('not-found', `The loaded list of ZIP codes does not have ${zip}. Check it, or name the locality itself.`);
  if (keys.length > 1) return failure('bad-arguments', `ZIP code ${zip} lies in ${keys.length.toString()} localities (${keys.join(', ')}). Give all nine digits, or name the locality itself.`);
  return success(first);
}
