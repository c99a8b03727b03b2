import type { Bookmark, CodeKey, Recent, SearchAnswer } from '../../../electron/contract/index.ts';

/** What the list column was asked to show. */
export type ListView = 'results' | 'bookmarks' | 'recent';

/** One row of the list, wherever it comes from. */
export interface ListItem {
  key: CodeKey;
  title: string;
  marks: readonly (readonly [number, number])[];
  distinction: string | null;
  /** "19.22 RVU, 90 days" where there is no distinction. */
  feeLine: string | null;
  /** Why the row is there; null for rows that the user put there. */
  why: string | null;
  addOn: boolean;
  billable: boolean;
  inpatientOnly: boolean;
  inCatalog: boolean;
}

export interface ListContent {
  /** With an empty field the bookmarks stand in for results, so that the daily codes are two keys away. */
  shows: ListView;
  items: readonly ListItem[];
}

export interface ListInput {
  view: ListView;
  /** Nothing was typed. */
  isEmpty: boolean;
  answer: SearchAnswer | null;
  bookmarks: readonly Bookmark[];
  recents: readonly Recent[];
}

export function keyText(key: CodeKey): string {
  return `${key.system} ${key.code}`;
}

function kept(key: CodeKey, title: string, inCatalog: boolean): ListItem {
  return { key, title, marks: [], distinction: null, feeLine: null, why: null, addOn: false, billable: true, inpatientOnly: false, inCatalog };
}

/** With an empty field the bookmarks stand in for results, and until there are some the recent codes. */
export function listShown({ view, isEmpty, hasBookmarks, hasRecents }: { view: ListView; isEmpty: boolean; hasBookmarks: boolean; hasRecents: boolean }): ListView {
  if (view !== 'results' || !isEmpty) return view;
  if (hasBookmarks) return 'bookmarks';
  return hasRecents ? 'recent' : 'results';
}

export function listContent({ view, isEmpty, answer, bookmarks, recents }: ListInput): ListContent {
  const shows = listShown({ view, isEmpty, hasBookmarks: bookmarks.length > 0, hasRecents: recents.length > 0 });
  if (shows === 'bookmarks') {
    return { shows: 'bookmarks', items: bookmarks.map((one) => kept({ system: one.system, code: one.code }, one.title, one.inCatalog)) };
  }
  if (shows === 'recent') {
    return { shows: 'recent', items: recents.map((one) => kept({ system: one.system, code: one.code }, one.title, true)) };
  }
  return {
    shows: 'results',
    items: (answer?.results ?? []).map((hit) => ({
      key: { system: hit.system, code: hit.code },
      title: hit.title,
      marks: hit.marks,
      distinction: hit.distinction,
      feeLine: hit.feeLine,
      why: hit.why,
      addOn: hit.addOn,
      billable: hit.billable,
      inpatientOnly: hit.inpatientOnly,
      inCatalog: true,
    })),
  };
}
