import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

type BookmarkChannels = 'bookmarks.list' | 'bookmarks.add' | 'bookmarks.remove' | 'recents.list';

export function bookmarkHandlers(database: CallDatabase): Pick<Handlers, BookmarkChannels> {
  return {
    'bookmarks.list': () => database('bookmarks.list'),
    'bookmarks.add': (key) => database('bookmarks.add', key),
    'bookmarks.remove': (key) => database('bookmarks.remove', key),
    'recents.list': () => database('recents.list'),
  };
}
