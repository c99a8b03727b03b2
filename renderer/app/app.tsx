import { useEffect } from 'react';
import { CodePageView } from '../features/code-page/code-page-view.tsx';
import { DataPage } from '../features/data/data-page.tsx';
import { DropTarget } from '../features/data/drop-target.tsx';
import { RollbackDialog } from '../features/data/rollback-dialog.tsx';
import { AboutDialog } from '../features/keys/about-dialog.tsx';
import { KeysDialog } from '../features/keys/keys-dialog.tsx';
import { Banners } from '../features/notices/banners.tsx';
import { StatusBar } from '../features/notices/status-bar.tsx';
import { ListPane } from '../features/search/list-pane.tsx';
import { SearchBar } from '../features/search/search-bar.tsx';
import { StartPage } from '../features/welcome/start-page.tsx';
import { useDesk } from './desk-context.ts';
import { focusSearchField } from './focus.ts';
import { currentPlace } from './navigation.ts';
import { SideNavigation } from './side-navigation.tsx';
import { useStore } from './store.ts';
import { useKeyboard } from './use-keyboard.ts';
import './app.css';

/** The desk: field above, navigation, list and page side by side, one line of status below. */
export function App() {
  const desk = useDesk();
  const place = useStore(desk.window, (state) => currentPlace(state.history));
  const isReading = useStore(desk.window, (state) => state.isReading);
  useKeyboard(desk);
  const isReady = useStore(desk.window, (state) => state.status !== null);
  useEffect(() => focusSearchField(false), []);
  useEffect(() => {
    // The catalog has answered and this frame shows it: where the benchmark stops its watch.
    if (isReady) requestAnimationFrame(() => performance.mark('codetray-ready'));
  }, [isReady]);

  return (
    <div className="desk" data-reading={isReading}>
      <SearchBar />
      <Banners />
      <div className="desk-panes">
        <SideNavigation />
        <main className="desk-main">
          <ListPane />
          <section className="page-pane" aria-label={place.kind === 'data' ? 'Data' : 'Code page'}>
            {place.kind === 'code' && <CodePageView />}
            {place.kind === 'data' && <DataPage />}
            {place.kind === 'start' && <StartPage />}
          </section>
        </main>
      </div>
      <StatusBar />
      <DropTarget />
      <KeysDialog />
      <AboutDialog />
      <RollbackDialog />
    </div>
  );
}
