import { Bookmark, Clock, Database, Search, type LucideIcon } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Folders } from '../features/bookmarks/folders.tsx';
import { listContent } from '../features/search/list-items.ts';
import { useDesk } from './desk-context.ts';
import { currentPlace } from './navigation.ts';
import { useStore } from './store.ts';

interface SideLinkProps {
  icon: LucideIcon;
  word: string;
  count?: number | undefined;
  isCurrent: boolean;
  onPress: () => void;
}

function SideLink({ icon: Icon, word, count, isCurrent, onPress }: SideLinkProps) {
  return (
    <li>
      <Button look="quiet" place="side-link" data-current={isCurrent} {...(isCurrent ? { 'aria-current': 'true' as const } : {})} onPress={onPress}>
        <Icon className="icon" size={16} aria-hidden />
        <span className="side-word">{word}</span>
        {count !== undefined && count > 0 && <span className="side-count">{formatCount(count)}</span>}
      </Button>
    </li>
  );
}

export function SideNavigation() {
  const desk = useDesk();
  const view = useStore(desk.window, (state) => state.view);
  // Not the text itself: the buttons need not be drawn anew with every answer.
  const isEmpty = useStore(desk.search.store, (state) => state.answerFor.trim() === '');
  const bookmarks = useStore(desk.library.store, (state) => state.bookmarks);
  const recents = useStore(desk.library.store, (state) => state.recents);
  const isData = useStore(desk.window, (state) => currentPlace(state.history).kind === 'data' && state.isReading);
  const folderId = useStore(desk.shelf.store, (state) => state.folderId);
  const { shows } = listContent({ view, isEmpty, answer: null, bookmarks, recents });

  return (
    <nav className="side-navigation" aria-label="Desk">
      <ul>
        <SideLink icon={Search} word="Search" isCurrent={!isData && shows === 'results'} onPress={() => desk.showList('results')} />
        <SideLink
          icon={Bookmark}
          word="Bookmarks"
          count={bookmarks.length}
          isCurrent={!isData && shows === 'bookmarks' && (view !== 'bookmarks' || folderId === null)}
          onPress={() => desk.showList('bookmarks')}
        />
        <li>
          <Folders shownId={!isData && view === 'bookmarks' ? folderId : null} />
        </li>
        <SideLink icon={Clock} word="Recent" isCurrent={!isData && shows === 'recent'} onPress={() => desk.showList('recent')} />
        <SideLink icon={Database} word="Data" isCurrent={isData} onPress={() => desk.openPlace({ kind: 'data' })} />
      </ul>
    </nav>
  );
}
