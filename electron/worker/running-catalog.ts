import { catalogInfo, openRunningCatalog, previousCatalogInfo, rollbackCatalog } from '../../db/import/catalog-store.ts';
import { findCatalog } from '../../db/import/named-catalog.ts';
import { readLastImport } from '../../db/import/last-import.ts';
import { success, type Result } from '../../db/model/result.ts';
import type { CatalogInfo } from '../../db/model/catalog.ts';
import type { LastImport } from '../../db/model/last-import.ts';
import type { Home } from '../../db/open/home.ts';
import type { Owned, ReadDb } from '../../db/open/database.ts';
import { createBookmarkDescriber, type BookmarkDescriber } from '../../db/queries/describe-bookmarks.ts';

export interface OpenCatalog {
  readonly db: Owned<ReadDb>;
  readonly path: string;
  readonly info: CatalogInfo;
  readonly bookmarks: BookmarkDescriber;
  /** What `make` makes of this catalog: made when it is first asked for and kept as long as the catalog is open. */
  readonly made: <Value>(make: (open: OpenCatalog) => Value) => Value;
}

/** The catalog that answers now. Opening another one closes the last only when the new one stands. */
export interface RunningCatalog {
  current(): Result<OpenCatalog>;
  /** Opens what the pointer names now. When that fails, the catalog that was open stays. */
  reopen(): Result<OpenCatalog>;
  rollback(): Result<OpenCatalog>;
  /** What a roll-back would bring; null when there is nothing to go back to. */
  previous(): CatalogInfo | null;
  /** The files of the catalog before and of the running one. Errors: no-previous-catalog, catalog-corrupt. */
  pair(): Result<{ before: string; now: string }>;
  /** The report of the last import, whoever ran it; null when there was none. */
  lastImport(): LastImport | null;
  close(): void;
}

export function createRunningCatalog(home: Home, starterCatalog: string): RunningCatalog {
  let current = open();

  function open(): Result<OpenCatalog> {
    const opened = openRunningCatalog(home, starterCatalog);
    if (!opened.ok) return opened;
    const { db, path } = opened.value;
    const kept = new Map<unknown, unknown>();
    const catalog: OpenCatalog = {
      db,
      path,
      info: catalogInfo(opened.value),
      bookmarks: createBookmarkDescriber(db),
      made<Value>(make: (open: OpenCatalog) => Value): Value {
        if (!kept.has(make)) kept.set(make, make(catalog));
        return kept.get(make) as Value;
      },
    };
    return success(catalog);
  }

  function reopen(): Result<OpenCatalog> {
    const next = open();
    if (!next.ok) return next;
    if (current.ok) current.value.db.close();
    current = next;
    return next;
  }

  return {
    current: () => current,
    reopen,
    rollback() {
      const rolledBack = rollbackCatalog(home);
      return rolledBack.ok ? reopen() : rolledBack;
    },
    previous: () => previousCatalogInfo(home, starterCatalog),
    pair() {
      const before = findCatalog(home, starterCatalog, 'previous');
      if (!before.ok) return before;
      return current.ok ? success({ before: before.value.path, now: current.value.path }) : current;
    },
    lastImport: () => readLastImport(home),
    close() {
      if (current.ok) current.value.db.close();
    },
  };
}
