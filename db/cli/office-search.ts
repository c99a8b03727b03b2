import type { Home } from '../open/home.ts';
import type { ReadDb } from '../open/database.ts';
import { createSearchEngine, type SearchEngine } from '../search/engine.ts';
import { openUserData } from '../user/user-data.ts';

/** The search of a catalog with the abbreviations of the office, as the window has it; without them when the user's file cannot be used. */
export function openOfficeSearch(db: ReadDb, home: Home): SearchEngine {
  const engine = createSearchEngine(db);
  const { data } = openUserData(home);
  if (data === null) return engine;
  engine.useOfficeWords(data.library.words());
  data.closeQuickly();
  return engine;
}
