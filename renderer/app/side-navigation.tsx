import { Bookmark, ClipboardList, ClipboardPaste, Clock, Database, ListTree, Search, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { countOld } from '../features/data/release-age.ts';
import { Folders } from '../features/bookmarks/folders.tsx';
import { TrayLink } from '../features/tray/tray-link.tsx';
import { useListShown } from '../features/search/use-list-content.ts';
import { runCommand } from './commands.ts';
import { useDesk } from './desk-context.ts';
import { currentPlace } from './navigation.ts';
import { useStore } from './store.ts';

interface SideLinkProps {
  icon: LucideIcon;
  word: string;
  /** At the end of the line: how many there are, or what is wrong with them. */
  mark?: ReactNode;
  isCurrent: boolean;
  onPress: () => void;
}

function SideLink({ icon: Icon, word, mark, isCurrent, onPress }: SideLinkProps) {
  return (
    <li>
      <Button look="quiet" place="side-link" data-current={isCurrent} {...(isCurrent ? { 'aria-current': 'true' as const } : {})} onPress={onPress}>
        <Icon className="icon" size={16} aria-hidden />
        <span className="side-word">{word}</span>
        {mark}
      </Button>
    </li>
  );
}

/** "4 old": as many kinds as the page marks. */
function OldReleases() {
  const desk = useDesk();
  const sources = useStore(desk.window, (state) => state.status?.catalog.sources);
  const old = sources === undefined ? 0 : countOld(sources, new Date());
  if (old === 0) return null;
  return (
    <span className="side-count side-old">
      <TriangleAlert className="icon" size={12} aria-hidden /> {formatCount(old)} old
      <span className="unseen"> {old === 1 ? 'release' : 'releases'}</span>
    </span>
  );
}

export function SideNavigation() {
  const desk = useDesk();
  const bookmarks = useStore(desk.library.store, (state) => state.bookmarks);
  // Beside the list that stands to its left: both are on the screen.
  const isBrowse = useStore(desk.window, (state) => currentPlace(state.history).kind === 'browse');
  const isPaste = useStore(desk.window, (state) => currentPlace(state.history).kind === 'paste');
  const isTrays = useStore(desk.window, (state) => currentPlace(state.history).kind === 'trays');
  const isData = useStore(desk.window, (state) => currentPlace(state.history).kind === 'data');
  const folderId = useStore(desk.shelf.store, (state) => state.folderId);
  const list = useListShown();
  const isTray = useStore(desk.window, (state) => currentPlace(state.history).kind === 'tray');
  // While a text or a tray is read its page has taken the list's column.
  const isListGone = useStore(desk.window, ({ isReading }) => isReading) && (isPaste || isTray);
  const shows = isListGone ? null : list;

  return (
    <nav className="side-navigation" aria-label="Desk">
      <ul>
        <SideLink icon={Search} word="Search" isCurrent={shows === 'results'} onPress={() => desk.showList('results')} />
        <SideLink
          icon={Bookmark}
          word="Bookmarks"
          mark={bookmarks.length > 0 && <span className="side-count">{formatCount(bookmarks.length)}</span>}
          isCurrent={shows === 'bookmarks' && folderId === null}
          onPress={() => desk.showList('bookmarks')}
        />
        <li>
          <Folders shownId={shows === 'bookmarks' ? folderId : null} />
        </li>
        <SideLink icon={Clock} word="Recent" isCurrent={shows === 'recent'} onPress={() => desk.showList('recent')} />
        <SideLink icon={ClipboardList} word="Trays" isCurrent={isTrays} onPress={() => desk.openPlace({ kind: 'trays' })} />
        <TrayLink />
        <SideLink icon={ListTree} word="Browse" isCurrent={isBrowse} onPress={() => desk.openPlace({ kind: 'browse' })} />
        <SideLink icon={ClipboardPaste} word="Paste" isCurrent={isPaste} onPress={() => runCommand(desk, 'go.paste')} />
        <SideLink icon={Database} word="Data" mark={<OldReleases />} isCurrent={isData} onPress={() => desk.openPlace({ kind: 'data' })} />
      </ul>
    </nav>
  );
}
