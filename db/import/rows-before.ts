import { bestSource } from '../model/source-order.ts';
import type { Source, SourceKind } from '../model/source.ts';

/** Their files are as long as what changed, as a hospital is large, or as the office made them. */
const anySize: ReadonlySet<SourceKind> = new Set<SourceKind>(['icd10cm-addenda', 'hospital-prices', 'office-texts']);

/**
 * The imported release of a kind that another one is held against, and its rows, all its files together; null when none is loaded, and for kinds of any size.
 * @param release the one that comes: the same release is no release before.
 */
export function rowsBefore(loaded: readonly Source[], kind: SourceKind, release: string): { label: string; rows: number } | null {
  if (anySize.has(kind)) return null;
  const others = loaded.filter((source) => source.kind === kind && source.layer === 'release' && source.release !== release);
  const best = bestSource(others);
  if (best === undefined) return null;
  const rows = others.filter((source) => source.release === best.release).reduce((sum, source) => sum + source.rowsKept, 0);
  return { label: best.releaseLabel, rows };
}

/** Releases grow and shrink by a few percent; one that halves is a part of a release or another file. */
export function isHalved(rows: number, before: number): boolean {
  return rows < before / 2;
}
