import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import type { PageContext } from './page-context.ts';

export interface PlainName {
  /** "Total hip replacement: new ball and new socket, first time". */
  name: string;
  otherNames: readonly string[];
  sourceId: number;
}

const sql = 'SELECT name, other_names AS otherNames, source_id AS sourceId FROM plain_name WHERE system = :system AND code = :code';

const ofCodesSql = "SELECT code, name, source_id AS sourceId FROM plain_name WHERE system = 'CPT' AND code IN (SELECT value FROM json_each(:codes))";

/** The plain names of procedures by their codes; of those that nobody has written there is none. */
export function plainNamesOf(db: ReadDb, sources: Iterable<Pick<Source, 'kind'>>, codes: readonly string[]): Map<string, { name: string; sourceId: number }> {
  if (codes.length === 0 || !hasPlainNames(sources)) return new Map();
  return new Map(db.prepare<{ code: string; name: string; sourceId: number }>(ofCodesSql).all({ codes: JSON.stringify(codes) }).map(({ code, ...rest }) => [code, rest]));
}

/** Catalogs that were built before such names were have no table of them. */
function hasPlainNames(sources: Iterable<Pick<Source, 'kind'>>): boolean {
  for (const { kind } of sources) if (kind === 'plain-names') return true;
  return false;
}

/** What a procedure without a text of its own is in plain words. Undefined where nobody has written it, and in catalogs built before such names were. */
export function plainName(context: PageContext, code = context.record.code): PlainName | undefined {
  if (!hasPlainNames(context.sources.values())) return undefined;
  const row = context.db.prepare<{ name: string; otherNames: string | null; sourceId: number }>(sql).get({ system: context.record.system, code });
  return row === undefined ? undefined : { ...row, otherNames: row.otherNames?.split('\n') ?? [] };
}
