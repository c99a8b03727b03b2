import { useEffect, useRef } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { countedCodes } from '../../app/counted-codes.ts';
import { formatDate } from '../../ui/format.ts';
import { CatalogCheck } from './catalog-check.tsx';
import { ImportPanel } from './import-panel.tsx';
import { MissingSources } from './missing-sources.tsx';
import { SourcesTable } from './sources-table.tsx';
import './data.css';

/** What is loaded and of which date, how to bring in more, how to go back. */
export function DataPage() {
  const desk = useDesk();
  const status = useStore(desk.window, (state) => state.status);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (desk.takePageFocus()) heading.current?.focus();
  }, [desk, requests]);

  const catalog = status?.catalog;
  return (
    <article className="data-page" aria-labelledby="data-heading">
      <Button look="quiet" place="data-back" onPress={() => desk.backToField()}>
        Back to the list
      </Button>
      <h1 id="data-heading" ref={heading} tabIndex={-1}>
        Data
      </h1>
      {catalog !== undefined && (
        <p className="data-lead">
          {catalog.isStarter ? 'The starter catalog is loaded' : `The catalog was built on ${formatDate(catalog.builtAt)}`}: {countedCodes(catalog.counts)}.
        </p>
      )}
      <ImportPanel />
      {catalog !== undefined && (
        <>
          <SourcesTable sources={catalog.sources} />
          <MissingSources sources={catalog.sources} />
          <CatalogCheck catalog={catalog} />
        </>
      )}
      {status !== null && (
        <section className="data-part" aria-labelledby="data-folder">
          <h2 id="data-folder">Data folder</h2>
          <p className="data-path">{status.home}</p>
        </section>
      )}
    </article>
  );
}
