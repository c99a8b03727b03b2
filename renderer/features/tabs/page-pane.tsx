import type { ReactNode } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { pagePaneId, tabId } from './tab-ids.ts';

const names = { code: 'Code page', start: 'Code page', data: 'Data', browse: 'Browse', paste: 'Paste', trays: 'Trays', tray: 'Tray', compare: 'Comparison' } as const;

/** Where the page is read: a region of the window, and what the shown tab shows once there are several. */
export function PagePane({ children }: { children: ReactNode }) {
  const desk = useDesk();
  const kind = useStore(desk.window, (state) => currentPlace(state.history).kind);
  const shownTab = useStore(desk.tabs.store, ({ tabs, current }) => (tabs.length > 1 ? (tabs[current] ?? null) : null));
  const named = shownTab === null ? { 'aria-label': names[kind] } : { role: 'tabpanel', 'aria-labelledby': tabId(shownTab) };
  return (
    <section id={pagePaneId} className="page-pane" {...named}>
      {children}
    </section>
  );
}
