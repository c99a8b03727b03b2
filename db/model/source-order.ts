import { sourceLayers } from './source-layers.ts';
import type { Source } from './source.ts';

/**
 * Which of two sources counts: negative when `a` does. Layer office over release over starter; within a layer the later effective
 * date, none last; then the later release name, "unknown" last.
 */
export function compareRelease(a: Source, b: Source): number {
  return (
    sourceLayers.indexOf(b.layer) - sourceLayers.indexOf(a.layer) ||
    descending(a.effectiveFrom, b.effectiveFrom) ||
    descending(knownRelease(a), knownRelease(b))
  );
}

/** Between two files of one release: the one published later, then the one read later. */
export function compareIssue(a: Source, b: Source): number {
  return descending(a.releasedOn, b.releasedOn) || b.sourceId - a.sourceId;
}

export function compareSources(a: Source, b: Source): number {
  return compareRelease(a, b) || compareIssue(a, b);
}

/** The source that counts among these, or undefined when there is none. */
export function bestSource(sources: readonly Source[]): Source | undefined {
  return [...sources].sort(compareSources)[0];
}

/**
 * Whether a release is out of force. Its values hold for dates of service until its end and go on being shown, with that said.
 * @param today ISO date.
 */
export function hasEnded({ effectiveTo }: Pick<Source, 'effectiveTo'>, today: string): boolean {
  return effectiveTo !== null && effectiveTo < today;
}

function knownRelease(source: Source): string | null {
  return source.release === 'unknown' ? null : source.release;
}

function descending(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a > b ? -1 : 1;
}
