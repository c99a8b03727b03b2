import { useMemo } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { listContent, listShown, type ListContent, type ListView } from './list-items.ts';

/** The rows of the list column, the same for the field, the list and the count. */
export function useListContent(): ListContent {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const answer = useStore(desk.search.store, (state) => state.answer);
  // The text that the rows belong to, not the newest key: bookmarks give way when the first results are there.
  const isEmpty = useStore(desk.search.store, (state) => state.answerFor.trim() === '');
  const bookmarks = useStore(desk.library.store, (state) => state.bookmarks);
  const recents = useStore(desk.library.store, (state) => state.recents);
  return useMemo(() => listContent({ view, isEmpty, answer, bookmarks, recents }), [view, isEmpty, answer, bookmarks, recents]);
}

/** Which list it is, for what need not be drawn anew with every answer. */
export function useListShown(): ListView {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  const isEmpty = useStore(desk.search.store, (state) => state.answerFor.trim() === '');
  const hasBookmarks = useStore(desk.library.store, (state) => state.bookmarks.length > 0);
  const hasRecents = useStore(desk.library.store, (state) => state.recents.length > 0);
  return listShown({ view, isEmpty, hasBookmarks, hasRecents });
}
