import type { ReadDb } from '../open/database.ts';

/** Code ids in natural order, which is the static order. */
export type Ids = readonly number[];

/** The statements of the word search. Every one is bounded and reads an index; the plans are asserted in the tests. */
export const candidateStatements = {
  naming: 'SELECT rowid AS id FROM search_title WHERE search_title MATCH $match ORDER BY rowid LIMIT $limit',
  textNatural: 'SELECT rowid AS id FROM search_text WHERE search_text MATCH $match ORDER BY rowid LIMIT $limit',
  textRanked: 'SELECT rowid AS id FROM search_text WHERE search_text MATCH $match ORDER BY rank, rowid LIMIT $limit',
  // One row and one string: a thousand row objects cost more than the match itself.
  list: `SELECT group_concat(id) AS ids FROM (SELECT rowid AS id FROM search_title WHERE search_title MATCH $match ORDER BY rowid LIMIT $limit)`,
} as const;

/** The same over the titles of inpatient procedures, which have no long texts. */
export const inpatientStatements = {
  naming: candidateStatements.naming.replaceAll('search_title', 'search_inpatient'),
  list: candidateStatements.list.replaceAll('search_title', 'search_inpatient'),
} as const;

export interface Candidates {
  /** Codes whose names (code, title, synonyms, section: as the expression says) match, in natural order. */
  naming(match: string, limit: number): Ids;
  /** Codes whose long texts match: by bm25 when there are fewer than `limit`, in natural order otherwise. */
  texts(match: string, limit: number): Ids;
  /** As `naming`, remembered: the words of a text that is being typed stay the same from key to key. */
  list(match: string): Int32Array;
}

/** Longest list that one word contributes, in ids, and all lists together. */
export const longestList = 150_000;
const mostRemembered = 4_000_000;

/** @param inpatient the titles of inpatient procedures instead of everything else. */
export function openCandidates(db: ReadDb, inpatient = false): Candidates {
  const naming = db.prepare<{ id: number }>(inpatient ? inpatientStatements.naming : candidateStatements.naming);
  const textNatural = db.prepare<{ id: number }>(candidateStatements.textNatural);
  const textRanked = db.prepare<{ id: number }>(candidateStatements.textRanked);
  const list = db.prepare<{ ids: string | null }>(inpatient ? inpatientStatements.list : candidateStatements.list);
  const lists = new Map<string, Int32Array>();
  let remembered = 0;

  return {
    naming: (match, limit) => naming.all({ match, limit }).map((row) => row.id),
    texts: (match, limit) => {
      if (inpatient) return [];
      const natural = textNatural.all({ match, limit });
      const rows = natural.length === limit ? natural : textRanked.all({ match, limit });
      return rows.map((row) => row.id);
    },
    list: (match) => {
      let ids = lists.get(match);
      if (ids === undefined) {
        const text = list.get({ match, limit: longestList })?.ids ?? null;
        ids = text === null ? new Int32Array(0) : Int32Array.from(JSON.parse(`[${text}]`) as number[]);
        remembered += ids.length;
        if (remembered > mostRemembered) {
          lists.clear();
          remembered = ids.length;
        }
        lists.set(match, ids);
      }
      return ids;
    },
  };
}
