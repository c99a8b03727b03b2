import { compareSources } from '../model/source-order.ts';
import type { PageContext } from './page-context.ts';

/** Of rows that answer the same question, those of the one source that counts, in their own order. */
export function ofBestSource<Row extends { sourceId: number }>(context: Pick<PageContext, 'source'>, rows: readonly Row[]): Row[] {
  const [best] = [...new Set(rows.map((row) => row.sourceId))].sort((a, b) => compareSources(context.source(a), context.source(b)));
  return rows.filter((row) => row.sourceId === best);
}

/** The rows that count when several sources may answer: the best source of each key. */
export function bestOfEach<Row extends { sourceId: number }>(context: Pick<PageContext, 'source'>, rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const held = best.get(key);
    if (held === undefined || (held.sourceId !== row.sourceId && compareSources(context.source(row.sourceId), context.source(held.sourceId)) < 0)) best.set(key, row);
  }
  return [...best.values()];
}
