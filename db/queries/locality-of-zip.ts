import { bestSource } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';

/** A payment locality in which a ZIP code lies. */
export interface LocalityOfZip {
  zip: string;
  state: string;
  contractor: string;
  locality: string;
  /** 'R' rural, 'B' super rural, null urban. */
  rural: 'R' | 'B' | null;
  /** The four further digits decide which locality it is. */
  divided: boolean;
  sourceId: number;
}

// One row for each locality: a list with further digits has thousands of rows of one ZIP code.
const sql = `
  SELECT zip, state, contractor, locality, min(rural) AS rural, max(coalesce(divided, 0)) AS divided, source_id AS sourceId
  FROM zip_locality WHERE zip = :zip AND source_id = :sourceId AND (:plusFour = '' OR plus_four IN ('', :plusFour))
  GROUP BY contractor, locality ORDER BY max(plus_four = :plusFour) DESC, count(*) DESC, contractor, locality LIMIT 20`;

/**
 * The localities of a ZIP code by the list that counts; several when the ZIP code is divided among them, none when it is not listed.
 * @param typed "94103", "94103-1234" or nine digits
 */
export function localitiesOfZip(db: ReadDb, typed: string): LocalityOfZip[] {
  const digits = /^\s*(\d{5})(?:[\s-]?(\d{4}))?\s*$/.exec(typed);
  if (digits === null) return [];
  const { zip, plusFour } = { zip: digits[1] ?? '', plusFour: digits[2] ?? '' };
  const source = bestSource(listSources(db).filter(({ kind }) => kind === 'zip-localities'));
  if (source === undefined) return [];
  const rows = db.prepare<Omit<LocalityOfZip, 'divided'> & { divided: number }>(sql).all({ zip, plusFour, sourceId: source.sourceId });
  return rows.map((row) => ({ ...row, divided: row.divided === 1 }));
}
