import type { Library } from '../../db/model/library.ts';
import type { Recent } from '../../db/model/recent.ts';
import { success, type Result } from '../../db/model/result.ts';
import { defaultSettings } from '../../db/model/settings.ts';
import type { UserData } from '../../db/user/user-data.ts';
import type { DatabaseRequestName } from '../contract/threads.ts';
import type { RequestTable } from './answer-request.ts';
import { withBoth, withCatalog, withUserData, type DatabaseServices } from './database-services.ts';
import type { OpenCatalog } from './running-catalog.ts';

type FirstName = 'status' | 'settings.get' | 'library.read' | 'recents.list' | 'trays.read' | 'searches.list' | 'catalog.info' | 'catalog.previous';

/** What the window asks for its first picture. Search, pages, rules and their readers are not needed for it: they are read after it (dispatch.ts). */
export const firstRequests: RequestTable<FirstName> = {
  'status': {
    side: 'catalog',
    work: ({ catalog, userData }) =>
      withCatalog(catalog, ({ info }) =>
        success({
          catalog: info,
          userDataProblem: userData.problem?.message ?? null,
          notices: [...info.warnings, ...userData.notices],
          settings: userData.data?.settings() ?? defaultSettings,
        }),
      ),
  },
  'searches.list': { side: 'user-data', work: ({ userData: { data } }) => success(data?.recentSearches() ?? []) },
  'trays.read': { side: 'user-data', work: ({ userData }) => withUserData(userData, (data) => success({ ...data.library.readTrays(), changed: null })) },
  'library.read': { side: 'user-data', work: (services) => withBoth(services, (open, data) => readLibrary(services, open, data)) },
  'recents.list': {
    side: 'user-data',
    // Without user data nothing was remembered: an empty list says that, and app.status says why.
    work: ({ userData }) => success<Recent[]>(userData.data?.listRecents() ?? []),
  },
  'settings.get': { side: 'user-data', work: ({ userData }) => success(userData.data?.settings() ?? defaultSettings) },
  'catalog.info': { side: 'catalog', work: ({ catalog }) => withCatalog(catalog, ({ info }) => success(info)) },
  'catalog.previous': { side: 'catalog', work: ({ catalog }) => success(catalog.previous()) },
};

export function isFirst(name: DatabaseRequestName): name is FirstName {
  return Object.hasOwn(firstRequests, name);
}

/** The library with what the catalog says of each bookmark now. */
export function readLibrary({ report }: DatabaseServices, open: OpenCatalog, data: UserData): Result<Library> {
  const { bookmarks: stored, ...rest } = data.library.read();
  const { bookmarks, settled } = open.bookmarks.describe(stored);
  try {
    data.library.settle(settled);
  } catch (error) {
    // What was compared now is compared again at the next start.
    report('what the catalog says of the bookmarks could not be kept', error);
  }
  return success({ ...rest, bookmarks });
}
