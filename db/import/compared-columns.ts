import type { ReadDb } from '../open/database.ts';
import type { SourceFormat } from './source-format.ts';

/**
 * The columns of a format's rows that the catalog gives back, so that a release can be held against the one before; null when it
 * does not give back what tells the rows apart. Pairs are packed, and the descriptors of most kinds kept once for each wording: those are not among them.
 */
export function comparedColumns(catalog: ReadDb, format: SourceFormat): string[] | null {
  if (format.earlierRows !== undefined) return [...format.earlierRows.columns];
  const inCatalog = new Set(catalog.prepare<{ name: string }>('SELECT name FROM pragma_table_info(:table)').all({ table: format.table }).map(({ name }) => name));
  const keys = format.stagedColumns.slice(0, format.keyColumns);
  return keys.length === 0 || keys.some((column) => !inCatalog.has(column)) ? null : format.stagedColumns.filter((column) => inCatalog.has(column));
}
