import { z } from 'zod';
import { isoDate, type SourceReader, words } from './source-reader.ts';
import { starterReleaseKinds } from './types.ts';
import type { StarterRelease } from './types.ts';

/** Names every release that the facts come from. */
export const releasesFile = 'starter/facts/releases.json';

/** The releases of the facts: one of each kind. */
export function readReleases(reader: SourceReader): StarterRelease[] {
  const schema = z.strictObject({
    releases: z.array(
      z.strictObject({
        id: words,
        file: words,
        kind: z.enum(starterReleaseKinds),
        title: words,
        publisher: words,
        release: words,
        releaseLabel: words,
        effectiveFrom: isoDate,
        effectiveTo: isoDate.nullable(),
        note: words,
        notices: z.array(words),
      }),
    ),
  });
  const releases = (reader.json(releasesFile, schema)?.releases ?? []).map((release) => ({ ...release, file: `starter/${release.file}` }));
  for (const kind of starterReleaseKinds) {
    const count = releases.filter((release) => release.kind === kind).length;
    if (count !== 1) reader.mistake(releasesFile, 1, `${count} releases of the kind ${kind}; there must be one.`);
  }
  return reader.counted(releasesFile, releases);
}
