import type { CodeKey } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import type { CatalogEntry, LookUp } from '../user/change-library.ts';

/** What a bookmark keeps of a code of this catalog. */
export function catalogEntries(db: ReadDb): LookUp {
  return ({ system, code }: CodeKey): CatalogEntry | null => {
    const row = db.prepare<{ title: string }>('SELECT title FROM code WHERE system = :system AND code = :code').get({ system, code });
    return row === undefined ? null : { title: row.title, facts: null };
  };
}
