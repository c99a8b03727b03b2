import { useEffect, useState } from 'react';
import type { CatalogInfo } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';

/** What the catalog beside the running one holds; null while that is not known or none is kept. */
export function useKeptCatalog(): CatalogInfo | null {
  const desk = useDesk();
  const version = useStore(desk.window, (state) => state.status?.catalog.previousVersion ?? null);
  const [kept, setKept] = useState<CatalogInfo | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (version === null) return;
    void desk.bridge.call('catalog.previous').then((result) => {
      if (isWanted && result.ok) setKept(result.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, version]);
  // Of the pair before a change the kept one is the running one now.
  return kept?.version === version ? kept : null;
}
