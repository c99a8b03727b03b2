import { resolveHome } from '../../db/open/home.ts';
import { openUserData } from '../../db/user/user-data.ts';
import type { DatabaseWorkerData } from '../contract/threads.ts';
import type { DatabaseServices } from './database-services.ts';
import { createRunningCatalog } from './running-catalog.ts';

/** Opens the running catalog and the user's data. What cannot be opened is said by each request that needs it. */
export function openServices({ home: folder, starterCatalog }: DatabaseWorkerData, report: DatabaseServices['report']): Omit<DatabaseServices, 'isIdle'> {
  const home = resolveHome(folder);
  const catalog = createRunningCatalog(home, starterCatalog);
  const userData = openUserData(home);
  return {
    catalog,
    userData,
    report,
    async close() {
      catalog.close();
      await userData.data?.close();
    },
  };
}
