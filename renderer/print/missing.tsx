import { missingHeadings, missingParts, type MissingEntry } from '../../electron/contract/window.ts';
import type { CodePage } from '../../electron/contract/index.ts';
import { Section } from './section.tsx';

/** The parts without data, gathered so that they take little paper; each reason stands once. */
export function Missing({ page }: { page: CodePage }) {
  const { notLoaded, noData } = missingParts(page);
  if (notLoaded.length + noData.length === 0) return null;
  return (
    <Section heading={notLoaded.length > 0 ? missingHeadings.notLoaded : missingHeadings.noData}>
      <Entries entries={notLoaded} />
      {notLoaded.length > 0 && noData.length > 0 && <h3>{missingHeadings.noData}</h3>}
      <Entries entries={noData} />
    </Section>
  );
}

function Entries({ entries }: { entries: readonly MissingEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <dl className="missing">
      {entries.map(({ headings, sentence }) => (
        <div key={sentence} data-whole>
          <dt>{headings.join(', ')}: </dt>
          <dd>{sentence}</dd>
        </div>
      ))}
    </dl>
  );
}
