import type { CodePage } from '../../../electron/contract/index.ts';
import { missingHeadings, missingParts, type MissingEntry } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { partId } from './page-parts.ts';

/** The parts without data in one place at the end: what a file would bring, and what none brings. */
export function MissingPart({ page }: { page: CodePage }) {
  const desk = useDesk();
  const { notLoaded, noData } = missingParts(page);
  if (notLoaded.length + noData.length === 0) return null;
  const isLoadable = notLoaded.length > 0;
  return (
    <section className="part" data-part="missing">
      <h2 id={partId('missing')} tabIndex={-1}>
        {isLoadable ? missingHeadings.notLoaded : missingHeadings.noData}
      </h2>
      {isLoadable && (
        <>
          <Entries entries={notLoaded} />
          <p className="missing-way">
            <Button onPress={() => desk.openPlace({ kind: 'data' })}>Open the Data page</Button>
          </p>
        </>
      )}
      {isLoadable && noData.length > 0 && <h3>{missingHeadings.noData}</h3>}
      <Entries entries={noData} />
    </section>
  );
}

function Entries({ entries }: { entries: readonly MissingEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="missing-entries">
      {entries.map(({ headings, sentence }) => (
        <li key={sentence}>
          <span className="missing-names">{headings.join(', ')}</span>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
