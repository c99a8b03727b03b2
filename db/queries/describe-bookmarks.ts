import type { Bookmark, BookmarkChange } from '../model/library.ts';
import type { CodeKey } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { changeOfCode, codeFactsSchema, goneWords, type CodeFacts } from '../rules/code-changes.ts';
import type { CatalogEntry } from '../user/change-library.ts';
import type { StoredBookmark } from '../user/stored-library.ts';
import { createCodeFactsReader } from './code-facts.ts';
import { listSources } from './list-sources.ts';
import { titleKey } from './titles-for.ts';

/** Facts that user.db may keep without asking anybody: nothing that a person would want to know has changed. */
export interface SettledFacts {
  key: CodeKey;
  title: string;
  facts: string;
}

export interface BookmarkDescriber {
  /** Bookmarks as they are shown: the running catalog's title, and what has changed since each was acknowledged. */
  describe(stored: readonly StoredBookmark[]): { bookmarks: Bookmark[]; settled: SettledFacts[] };
  /** What a new or acknowledged bookmark keeps of a code; `title` is null when the catalog does not have it. */
  entry(key: CodeKey): CatalogEntry;
}

interface Described {
  /** The stored facts that this was worked out from. */
  readonly facts: string | null;
  readonly title: string | null;
  readonly change: BookmarkChange | null;
}

/**
 * Describes bookmarks against one catalog. Each is worked out once, when it is first asked for, and again only when its stored
 * facts are others: a catalog never changes while it is open.
 */
export function createBookmarkDescriber(db: ReadDb): BookmarkDescriber {
  const version = db.prepare<{ value: string }>("SELECT value FROM catalog_info WHERE key = 'version'").get()?.value ?? '';
  const known = new Map<string, Described>();
  // The files of a catalog are listed when the first code is compared.
  let reader: ReturnType<typeof createCodeFactsReader> | null = null;
  const facts = () => (reader ??= createCodeFactsReader(db, version, listSources(db)));

  function work(bookmark: StoredBookmark, settled: SettledFacts[]): Described {
    const before = storedFacts(bookmark.facts);
    if (before?.catalog === version) return { facts: bookmark.facts, title: before.inCatalog ? before.title : null, change: null };
    const now = facts().read(bookmark);
    const title = now.inCatalog ? now.title : null;
    if (before === null && !now.inCatalog) return { facts: bookmark.facts, title, change: { kind: 'deleted', words: [goneWords(now)], since: '' } };
    const change = before === null ? null : changeOfCode(before, now, facts().inWords);
    if (change !== null || !now.inCatalog) return { facts: bookmark.facts, title, change };
    // What this catalog does not know (no fee schedule loaded) is compared with the next one that does.
    const json = JSON.stringify(before === null ? now : { ...now, fee: now.fee ?? before.fee, inpatientOnly: now.inpatientOnly ?? before.inpatientOnly });
    settled.push({ key: { system: bookmark.system, code: bookmark.code }, title: now.title, facts: json });
    return { facts: json, title, change };
  }

  return {
    describe(stored) {
      const settled: SettledFacts[] = [];
      const bookmarks = stored.map(({ facts: storedAs, ...bookmark }) => {
        const name = titleKey(bookmark);
        let described = known.get(name);
        if (described === undefined || described.facts !== storedAs) {
          described = work({ ...bookmark, facts: storedAs }, settled);
          known.set(name, described);
        }
        return { ...bookmark, title: described.title ?? bookmark.title, inCatalog: described.title !== null, change: described.change };
      });
      return { bookmarks, settled };
    },
    entry(key) {
      const now = facts().read(key);
      return { title: now.inCatalog ? now.title : null, facts: JSON.stringify(now) };
    },
  };
}

/** Null for a bookmark that has seen no catalog, and for facts that another version wrote in another form. */
function storedFacts(json: string | null): CodeFacts | null {
  if (json === null) return null;
  try {
    const facts = codeFactsSchema.safeParse(JSON.parse(json));
    return facts.success ? facts.data : null;
  } catch {
    return null;
  }
}
