import type { ReadDb } from '../open/database.ts';

/** An entry of the ICD-10-CM indexes that leads to a code by sending to another entry: its words name the code too. */
export interface ReferringEntry {
  /** Dotted. */
  code: string;
  /** 'Abdominalgia'. */
  words: string;
  relation: 'see' | 'see-also' | 'see-category';
  /** The code is a heading for it: codes below are meant. */
  isIncomplete: 0 | 1;
  sourceId: number;
}

const columns = 'code, words, relation, is_incomplete AS isIncomplete, source_id AS sourceId';
const ofCodeSql = `SELECT ${columns} FROM index_lead WHERE code = :code ORDER BY relation, words LIMIT 400`;
const allSql = `SELECT ${columns} FROM index_lead ORDER BY code, source_id, position`;

/** Entries that lead to a diagnosis by way of another entry, 'see' before 'see also'. */
export function referringEntries(db: ReadDb, code: string): ReferringEntry[] {
  return db.prepare<ReferringEntry>(ofCodeSql).all({ code });
}

/** All of them by their codes, for an index of words. */
export function allReferringEntries(db: ReadDb): IterableIterator<ReferringEntry> {
  return db.prepare<ReferringEntry>(allSql).iterate();
}
