import type { CodeKey } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';

const sql = 'SELECT title FROM code WHERE system = :system AND code = :code';

/** The name of a code in the map of `titlesFor`. */
export function titleKey(key: CodeKey): string {
  return `${key.system} ${key.code}`;
}

/** Titles by `titleKey`; a code that the catalog does not have (any more) is not in the map. */
export function titlesFor(db: ReadDb, keys: readonly CodeKey[]): Map<string, string> {
  const statement = db.prepare<{ title: string }>(sql);
  const titles = new Map<string, string>();
  for (const key of keys) {
    const row = statement.get({ system: key.system, code: key.code });
    if (row !== undefined) titles.set(titleKey(key), row.title);
  }
  return titles;
}
