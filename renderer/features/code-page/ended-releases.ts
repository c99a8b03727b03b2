import type { CitedSource, CodePage } from '../../../electron/contract/index.ts';
import { hasEnded } from '../../../electron/contract/window.ts';

export interface EndedRelease {
  source: CitedSource;
  /** A release of the same kind with a row of this code that is in force for longer; it stands on the page for comparison. */
  later: CitedSource | null;
}

/**
 * The releases out of force that the first values of a page are taken from. What an office has imported stands above newer
 * facts of the starter (docs/adr/0003), so that the page has to say both.
 * @param today ISO date.
 */
export function endedReleases(page: Pick<CodePage, 'glance' | 'classification' | 'medicare' | 'sources'>, today: string): EndedRelease[] {
  const rows = page.medicare.state === 'data' ? page.medicare.relativeValues : [];
  const facts = [...page.glance, ...(page.classification.state === 'data' ? page.classification.facts : [])];
  const used = new Set([...facts, ...rows.filter((row) => row.current)].map((one) => one.source));
  const compared = new Set(rows.filter((row) => !row.current).map((row) => row.source));
  return page.sources
    .filter((source) => used.has(source.number) && hasEnded(source, today))
    .map((source) => {
      const later = page.sources.filter(
        (other) => compared.has(other.number) && other.kind === source.kind && !hasEnded(other, today) && (other.effectiveFrom ?? '') > (source.effectiveFrom ?? ''),
      );
      return { source, later: later[0] ?? null };
    });
}
