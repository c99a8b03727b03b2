import { createHash } from 'node:crypto';
import type { Source } from '../model/source.ts';
import { schemaVersion } from './catalog-marks.ts';

/** A source as the new catalog will hold it, and where its rows come from. */
export interface PlannedSource {
  readonly source: Source;
  /** Which of the files of its release it is, where a release comes in several; see `ReadOutcome.part`. */
  readonly part: string | null;
  readonly origin:
    | { readonly from: 'starter'; readonly sourceId: number }
    | { readonly from: 'running'; readonly sourceId: number }
    | { readonly from: 'staged'; readonly file: number; readonly table: string };
}

/**
 * What makes a catalog: the layout, the embedded starter and the files, in any order. Twelve hex digits. The time of
 * building is not part of it, so that the same files give the same version everywhere.
 */
export function catalogVersion(starterDigest: string, sources: readonly Pick<Source, 'kind' | 'release' | 'sha256' | 'layer'>[]): string {
  const lines = sources
    .filter((source) => source.layer !== 'starter')
    .map((source) => `${source.kind} ${source.release} ${source.sha256} ${source.layer}`)
    .sort();
  return createHash('sha256').update([String(schemaVersion), starterDigest, ...lines].join('\n')).digest('hex').slice(0, 12);
}
