import type { CatalogInfo } from '../../../db/model/catalog.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ImportThread } from '../import-thread.ts';
import type { Handlers } from './handlers.ts';

type CatalogChannels = 'catalog.info' | 'catalog.verify' | 'catalog.previous' | 'catalog.rollback';

/** @param catalogChanged tells the window that another catalog is running now. */
export function catalogHandlers(
  database: CallDatabase,
  importThread: Pick<ImportThread, 'verify'>,
  catalogChanged: (info: CatalogInfo) => void,
): Pick<Handlers, CatalogChannels> {
  return {
    'catalog.info': () => database('catalog.info'),
    'catalog.previous': () => database('catalog.previous'),
    'catalog.verify': async () => {
      // Reading every page of the file takes seconds, so it is not done where searches are answered.
      const path = await database('catalog.path');
      return path.ok ? importThread.verify(path.value) : path;
    },
    'catalog.rollback': async () => {
      const info = await database('catalog.rollback');
      if (info.ok) catalogChanged(info.value);
      return info;
    },
  };
}
