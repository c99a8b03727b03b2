import { useEffect } from 'react';
import type { CatalogInfo } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { keptCatalog } from '../../app/window-state.ts';

/** What the catalog beside the running one holds; null while that is not known or none is kept. */
export function useKeptCatalog(): CatalogInfo | null {
  const desk = useDesk();
  const version = useStore(desk.window, (state) => state.status?.catalog.previousVersion ?? null);
  const kept = useStore(desk.window, keptCatalog);
  const isKnown = kept !== null;
  useEffect(() => {
    let isWanted = true;
    if (version === null || isKnown) return;
    void desk.bridge.call('catalog.previous').then((result) => {
      if (isWanted && result.ok) desk.window.set({ kept: result.value });
    });
    return () => {
      isWanted = false;
    };
  }, [desk, version, isKnown]);
  return kept;
}
