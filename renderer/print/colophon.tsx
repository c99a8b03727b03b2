import { Fragment } from 'react';
import type { CitedSource } from '../../electron/contract/index.ts';
import { Section } from './section.tsx';

/** What closes a sheet: the sources by their numbers, and the notices in full. */
export function Colophon({ sources, notices }: { sources: readonly CitedSource[]; notices: readonly string[] }) {
  return (
    <>
      <Section heading="Sources">
        <ol className="sources">
          {sources.map((source) => (
            <li key={source.number}>
              <span className="source-number">{source.number}</span>
              <span>
                <SourceLine source={source} />
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {notices.length > 0 && (
        <Section heading="Notices">
          <p className="notices">{notices.join(' ')}</p>
        </Section>
      )}
    </>
  );
}

/** "Title. Publisher. File, in archive. Release July 2026, in force 2026-07-01 to 2026-09-30." */
function SourceLine({ source }: { source: CitedSource }) {
  // The project's own texts name nobody else and carry no date of their own.
  if (source.kind === 'starter-texts') return `${source.title}. In this project's own words. File ${source.fileName}.`;
  const file = source.container === null ? source.fileName : `${source.fileName} in ${source.container}`;
  return (
    <>
      {source.title}. {source.publisher}. File {file}. {source.releaseBasis === 'unknown' ? 'Release not known' : `Release ${source.releaseLabel}`}
      {basis(source)}
      <InForce source={source} />.
    </>
  );
}

function basis(source: CitedSource): string {
  switch (source.releaseBasis) {
    case 'content':
    case 'unknown':
      return '';
    case 'file-name':
      return ', read from the name of the file';
    case 'folder-name':
      return ', read from the name of its folder';
    case 'same-content':
      return ', known from the same content in another form';
  }
}

function InForce({ source: { effectiveFrom, effectiveTo } }: { source: CitedSource }) {
  if (effectiveFrom === null && effectiveTo === null) return null;
  const words = effectiveTo === null ? ['in force from'] : effectiveFrom === null ? ['in force until'] : ['in force', 'to'];
  const dates = [effectiveFrom, effectiveTo].filter((date) => date !== null);
  return (
    <>
      ,
      {dates.map((date, position) => (
        <Fragment key={date}>
          {' '}
          {words[position]} <span className="date">{date}</span>
        </Fragment>
      ))}
    </>
  );
}
