import type { CitedSource } from '../../../electron/contract/index.ts';
import { formatDate } from '../../ui/format.ts';

const layerWords = { starter: 'Starter catalog', release: 'Imported release', office: 'Office’s own' } as const;

/** "October 2025, in force from Oct 1, 2025". */
export function describeRelease(source: CitedSource): string {
  const known = source.release === 'unknown' ? 'Release not stated' : source.releaseLabel;
  const basis = source.releaseBasis === 'file-name' || source.releaseBasis === 'folder-name' ? ' (read from the name)' : '';
  const from = source.effectiveFrom === null ? '' : `, in force from ${formatDate(source.effectiveFrom)}`;
  const to = source.effectiveTo === null ? '' : ` to ${formatDate(source.effectiveTo)}`;
  return `${known}${basis}${from}${to}`;
}

/** Who published it, and which release. The project's own texts name nobody else and carry no date of their own. */
export function describeOrigin(source: CitedSource): string {
  return source.kind === 'starter-texts' ? "In this project's own words" : `${source.publisher}. ${describeRelease(source)}`;
}

/** "Imported release, rvu25d.zip, PPRRVU2025_Oct.csv". */
export function describeFile(source: CitedSource): string {
  return [layerWords[source.layer], source.container, source.fileName].filter((word) => word !== null).join(', ');
}

/** Closes the page: every number that stands beside a value. */
export function SourceList({ sources }: { sources: readonly CitedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section className="part">
      <h2 id="part-sources" tabIndex={-1}>
        Sources
      </h2>
      <ol className="sources">
        {sources.map((source) => (
          <li key={source.number} id={`source-${source.number}`} tabIndex={-1}>
            <span className="sources-number">{source.number}</span>
            <span>
              {source.title}. {describeOrigin(source)}. <span className="soft">{describeFile(source)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
