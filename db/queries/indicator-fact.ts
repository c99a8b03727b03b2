import type { Fact } from '../model/code-page.ts';
import type { PageContext } from './page-context.ts';

/** Fields of the table of meanings (resources: indicators). */
export type IndicatorField =
  | 'pfs_status'
  | 'global_days'
  | 'pctc'
  | 'multiple_procedure'
  | 'bilateral'
  | 'assistant_at_surgery'
  | 'co_surgeons'
  | 'team_surgery'
  | 'na_indicator'
  | 'endo_base'
  | 'imaging_family'
  | 'physician_supervision'
  | 'qpp_pricing'
  | 'mai'
  | 'opps_si'
  | 'hcpcs_coverage'
  | 'hcpcs_pricing'
  | 'hcpcs_action'
  | 'asc_pi';

export interface IndicatorWords {
  short: string;
  meaning: string | null;
  note: string | null;
}

const sql = 'SELECT short, meaning, note FROM indicator WHERE field = :field AND value = :value';

/** What a value means, or "value X, not explained in this version": an unknown value never borrows another meaning. */
export function indicatorWords(context: Pick<PageContext, 'db'>, field: IndicatorField, value: string): IndicatorWords {
  const row = context.db.prepare<{ short: string; meaning: string; note: string | null }>(sql).get({ field, value });
  if (row === undefined) return { short: `value ${value}, not explained in this version`, meaning: null, note: null };
  // The list of meanings prints "-" where it has no note.
  return { short: row.short, meaning: row.meaning, note: row.note === '-' || row.note === '' ? null : row.note };
}

/** A value of a release as a fact, cited from that release and not from the list of meanings; null when it is blank. */
export function indicatorFact(context: PageContext, fact: { id: string; label: string; field: IndicatorField; raw: string | null; sourceId: number }): Fact | null {
  if (fact.raw === null || fact.raw === '') return null;
  const words = indicatorWords(context, fact.field, fact.raw);
  return { id: fact.id, label: fact.label, raw: fact.raw, value: words.short, meaning: words.meaning, note: words.note, source: context.cite(fact.sourceId) };
}

export function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}
