import type { Fact } from '../model/code-page.ts';
import { bestSource } from '../model/source-order.ts';
import { ofBestSource } from './best-rows.ts';
import { present } from './indicator-fact.ts';
import type { PageContext } from './page-context.ts';

// Ranges of a release do not overlap: the one that begins last at or before the code either holds it or none does.
const ccsSql = 'SELECT last_code AS last, category, label FROM ccs_range WHERE series = :series AND first_code <= :code AND source_id = :sourceId ORDER BY first_code DESC LIMIT 1';

interface RbcsRow {
  classFrom: string;
  category: string;
  subcategory: string | null;
  family: string | null;
  major: 'major' | 'other' | 'none' | null;
  latest: number | null;
  sourceId: number;
}

const rbcsSql = 'SELECT class_from AS classFrom, category, subcategory, family, major, latest, source_id AS sourceId FROM rbcs WHERE code = :code ORDER BY coalesce(latest, 0) DESC, class_from DESC';

/** The clinical class of a procedure (CCS) and its kind of service (RBCS), where such a list is loaded. */
export function serviceClassFacts(context: PageContext): Fact[] {
  return context.isProcedure ? present([ccs(context), kindOfService(context)]) : [];
}

function ccs(context: PageContext): Fact | null {
  const { code } = context.record;
  const source = bestSource([...context.sources.values()].filter(({ kind }) => kind === 'ccs-services'));
  if (source === undefined) return null;
  const series = /^[A-Z]/.exec(code)?.[0] ?? `0${/[A-Z]$/.exec(code)?.[0] ?? ''}`;
  const row = context.db.prepare<{ last: string; category: number; label: string }>(ccsSql).get({ series, code, sourceId: source.sourceId });
  if (row === undefined || row.last < code) return null;
  return { id: 'clinicalClass', label: 'Clinical class (CCS)', raw: row.category, value: row.label, meaning: `Class ${row.category.toString()} of the services and procedures.`, note: null, source: context.cite(source.sourceId) };
}

function kindOfService(context: PageContext): Fact | null {
  const row = ofBestSource(context, context.db.prepare<RbcsRow>(rbcsSql).all({ code: context.record.code }))[0];
  if (row === undefined) return null;
  const size = row.major === 'major' ? 'Major procedure.' : row.major === 'other' ? 'Other than major procedure.' : null;
  return {
    id: 'kindOfService', label: 'Kind of service (RBCS)', raw: row.category, value: [row.category, row.subcategory, row.family].filter((part) => part !== null).join(': '),
    meaning: size, note: null, source: context.cite(row.sourceId),
  };
}
