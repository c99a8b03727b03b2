import { compareIssue, compareRelease, compareSources } from '../../model/source-order.ts';
import type { Source, SourceKind } from '../../model/source.ts';
import type { WriteDb } from '../../open/database.ts';
import { isLater } from '../code-facts.ts';
import { listSources } from '../list-sources.ts';
import { isWholeRelease } from '../whole-release.ts';

/** The two catalogs of one connection: `main` is the later one of the question, `former` is attached to it (db/open: openBeside). */
export const sides = ['before', 'now'] as const;
export type SideName = (typeof sides)[number];
export const schemaOf: Readonly<Record<SideName, 'former' | 'main'>> = { before: 'former', now: 'main' };

export type SourcesOfSides = Readonly<Record<SideName, readonly Source[]>>;

/**
 * Ranks the files of both catalogs in the table `ranked`, by the rule of the page (docs/adr/0003), so that SQL can choose the row that
 * counts. `place` is 1 for the file that counts first; files of one release share `release_place`. A row whose file is superseded has
 * ended: a whole release that came after it, and counts before it, has no such row, else that one would be chosen.
 */
export function rankSources(db: WriteDb): SourcesOfSides {
  db.exec(`CREATE TEMP TABLE ranked (
    side TEXT, source_id INTEGER, kind TEXT, layer TEXT, place INTEGER, release_place INTEGER, issue_place INTEGER, superseded_by INTEGER,
    sha256 TEXT, fields INTEGER NOT NULL DEFAULT 0, factor INTEGER, PRIMARY KEY (side, source_id)) WITHOUT ROWID`);
  const insert = db.prepareWrite(
    'INSERT INTO ranked (side, source_id, kind, layer, place, release_place, issue_place, superseded_by, sha256) VALUES (:side, :sourceId, :kind, :layer, :place, :releasePlace, :issuePlace, :supersededBy, :sha256)',
  );
  const sources = { before: listSources(db, 'former'), now: listSources(db) };
  for (const side of sides) {
    const ordered = [...sources[side]].sort(compareSources);
    const byIssue = [...ordered].sort(compareIssue);
    let releasePlace = 0;
    let last: Source | undefined;
    for (const [index, source] of ordered.entries()) {
      if (last === undefined || compareRelease(last, source) !== 0) releasePlace = index + 1;
      last = source;
      const { sourceId, kind, layer, sha256 } = source;
      const supersededBy = ordered.slice(0, index).find((other) => other.kind === kind && isWholeRelease(other) && isLater(other, source))?.sourceId ?? null;
      insert.run({ side, sourceId, kind, layer, place: index + 1, releasePlace, issuePlace: byIssue.indexOf(source), supersededBy, sha256 });
    }
  }
  return sources;
}

/** The whole release of a kind that counts; null where that catalog has none, so that what it lacks says nothing. */
export function wholeSource(sources: readonly Source[], kind: SourceKind): Source | null {
  return sources.filter((source) => source.kind === kind && isWholeRelease(source)).sort(compareSources)[0] ?? null;
}

/** Whether both catalogs have the very same files of these kinds: then nothing of them can have changed. */
export function haveSameFiles(sources: SourcesOfSides, kinds: readonly SourceKind[]): boolean {
  const files = (side: SideName) => sources[side].filter(({ kind }) => kinds.includes(kind)).map(({ kind, layer, release, effectiveFrom, sha256 }) => [kind, layer, release, effectiveFrom, sha256].join(' ')).sort().join('\n');
  return files('before') === files('now');
}
