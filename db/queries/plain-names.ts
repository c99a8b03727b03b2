import type { PageContext } from './page-context.ts';

export interface PlainName {
  /** "Total hip replacement: new ball and new socket, first time". */
  name: string;
  otherNames: readonly string[];
  sourceId: number;
}

const sql = 'SELECT name, other_names AS otherNames, source_id AS sourceId FROM plain_name WHERE system = :system AND code = :code';

/** What a procedure without a text of its own is in plain words. Undefined where nobody has written it, and in catalogs built before such names were. */
export function plainName(context: PageContext, code = context.record.code): PlainName | undefined {
  if (![...context.sources.values()].some(({ kind }) => kind === 'plain-names')) return undefined;
  const row = context.db.prepare<{ name: string; otherNames: string | null; sourceId: number }>(sql).get({ system: context.record.system, code });
  return row === undefined ? undefined : { ...row, otherNames: row.otherNames?.split('\n') ?? [] };
}
