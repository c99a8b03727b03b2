import { lazy, Suspense, useEffect, useState } from 'react';
import { useContextMenu } from '../features/context-menu/use-context-menu.ts';
import { DropTarget } from '../features/data/drop-target.tsx';
import { Banners } from '../features/notices/banners.tsx';
import { StatusBar } from '../features/notices/status-bar.tsx';
import { ListPane } from '../features/search/list-pane.tsx';
import { SearchBar } from '../features/search/search-bar.tsx';
import { useListShown } from '../features/search/use-list-content.ts';
import { PagePane } from '../features/tabs/page-pane.tsx';
import { TabStrip } from '../features/tabs/tab-strip.tsx';
import { useMouseSteps } from '../features/tabs/use-mouse-steps.ts';
import { StartPage } from '../features/welcome/start-page.tsx';
import { useDesk } from './desk-context.ts';
import { focusSearchField } from './focus.ts';
import { keepFocus } from './keep-focus.ts';
import { currentPlace } from './navigation.ts';
import { SideNavigation } from './side-navigation.tsx';
import { useStore } from './store.ts';
import { useKeyboard } from './use-keyboard.ts';
import './app.css';

// The first picture needs the field and the list. Pages and dialogs are read when it stands: their files would hold it up.
const loadCodePage = () => import('../features/code-page/code-page-view.tsx');
const loadDataPage = () => import('../features/data/data-page.tsx');
const CodePageView = lazy(() => loadCodePage().then(({ CodePageView: component }) => ({ default: component })));
const DataPage = lazy(() => loadDataPage().then(({ DataPage: component }) => ({ default: component })));
const BrowsePage = lazy(() => import('../features/browse/browse-page.tsx').then(({ BrowsePage: component }) => ({ default: component })));
const PastePage = lazy(() => import('../features/paste/paste-page.tsx').then(({ PastePage: component }) => ({ default: component })));
const TrayPage = lazy(() => import('../features/tray/tray-page.tsx').then(({ TrayPage: component }) => ({ default: component })));
const TraysPage = lazy(() => import('../features/tray/trays-page.tsx').then(({ TraysPage: component }) => ({ default: component })));
const TrayDialog = lazy(() => import('../features/tray/tray-dialog.tsx').then(({ TrayDialog: component }) => ({ default: component })));
const PreviewDialog = lazy(() => import('../features/data/preview-dialog.tsx').then(({ PreviewDialog: component }) => ({ default: component })));
const CompareView = lazy(() => import('../features/compare/compare-view.tsx').then(({ CompareView: component }) => ({ default: component })));
const loadShelfPane = () => import('../features/bookmarks/shelf-pane.tsx');
const ShelfPane = lazy(() => loadShelfPane().then(({ ShelfPane: component }) => ({ default: component })));
const ShelfDialogs = lazy(() => import('../features/bookmarks/shelf-dialogs.tsx').then(({ ShelfDialogs: component }) => ({ default: component })));
const RollbackDialog = lazy(() => import('../features/data/rollback-dialog.tsx').then(({ RollbackDialog: component }) => ({ default: component })));
const ChangesDialog = lazy(() => import('../features/data/changes-dialog.tsx').then(({ ChangesDialog: component }) => ({ default: component })));
const AboutDialog = lazy(() => import('../features/keys/about-dialog.tsx').then(({ AboutDialog: component }) => ({ default: component })));
const PrintPreview = lazy(() => import('../features/print-preview/print-preview.tsx').then(({ PrintPreview: component }) => ({ default: component })));
const ContextMenu = lazy(() => import('../features/context-menu/context-menu.tsx').then(({ ContextMenu: component }) => ({ default: component })));
const CompareDialog = lazy(() => import('../features/compare/compare-dialog.tsx').then(({ CompareDialog: component }) => ({ default: component })));
const KeysDialog = lazy(() => import('../features/keys/keys-dialog.tsx').then(({ KeysDialog: component }) => ({ default: component })));
const PaletteDialog = lazy(() => import('../features/palette/palette-dialog.tsx').then(({ PaletteDialog: component }) => ({ default: component })));
const SettingsDialog = lazy(() => import('../features/settings/settings-dialog.tsx').then(({ SettingsDialog: component }) => ({ default: component })));

/** Milliseconds after the first picture: the database thread rehearses until then. */
const restBeforePreparing = 1200;
/** Milliseconds after the first picture at which pages and dialogs are read even if someone types without a rest. */
const longestWaitForRest = 400;

/** The desk: field above, navigation, list and page side by side, one line of status below. */
export function App() {
  const desk = useDesk();
  const place = useStore(desk.window, (state) => currentPlace(state.history));
  const isReading = useStore(desk.window, (state) => state.isReading);
  const shows = useListShown();
  const isAsked = useStore(desk.window, (state) => state.view !== 'results');
  useKeyboard(desk);
  useMouseSteps(desk);
  useContextMenu(desk);
  const isReady = useStore(desk.window, (state) => state.status !== null);
  const [isStanding, setIsStanding] = useState(false);
  const hasSettings = useStore(desk.window, (state) => state.settings !== null);
  useEffect(keepFocus, []);
  useEffect(() => {
    focusSearchField(false);
    // This frame shows the field, and it has the keyboard: where the benchmark stops its watch.
    const frame = requestAnimationFrame(() => performance.mark('codetray-field'));
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    // The catalog has answered and this frame shows it.
    if (!isReady) return;
    let resting = 0;
    const frame = requestAnimationFrame(() => {
      performance.mark('codetray-ready');
      resting = requestIdleCallback(
        () => {
          setIsStanding(true);
          void loadCodePage();
          void loadDataPage();
          void loadShelfPane();
        },
        { timeout: longestWaitForRest },
      );
    });
    const preparing = setTimeout(() => desk.search.prepare(), restBeforePreparing);
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(resting);
      clearTimeout(preparing);
    };
  }, [isReady, desk]);
  useEffect(() => {
    // After the first picture, which they would hold up.
    if (isReady && hasSettings) requestAnimationFrame(() => desk.restoreTabs());
  }, [isReady, hasSettings, desk]);

  return (
    <div className="desk" data-reading={isReading} data-place={place.kind}>
      <SearchBar />
      <Banners />
      <div className="desk-panes">
        <SideNavigation />
        <main className="desk-main">
          {shows === 'results' || !(isAsked || isStanding) ? (
            <ListPane />
          ) : (
            <Suspense fallback={<ListPane />}>
              <ShelfPane view={shows} />
            </Suspense>
          )}
          <div className="page-column">
            <TabStrip />
            <PagePane>
              <Suspense fallback={null}>
                {place.kind === 'code' && <CodePageView />}
                {place.kind === 'data' && <DataPage />}
                {place.kind === 'browse' && <BrowsePage />}
                {place.kind === 'paste' && <PastePage />}
                {place.kind === 'trays' && <TraysPage />}
                {place.kind === 'tray' && <TrayPage id={place.id} />}
                {place.kind === 'compare' && <CompareView />}
                {place.kind === 'start' && <StartPage />}
              </Suspense>
            </PagePane>
          </div>
        </main>
      </div>
      <StatusBar />
      <DropTarget />
      {isStanding && (
        <Suspense fallback={null}>
          <ContextMenu />
          <CompareDialog />
          <KeysDialog />
          <PaletteDialog />
          <SettingsDialog />
          <AboutDialog />
          <PreviewDialog />
          <RollbackDialog />
          <ChangesDialog />
          <PrintPreview />
          <ShelfDialogs />
          <TrayDialog />
        </Suspense>
      )}
    </div>
  );
}
