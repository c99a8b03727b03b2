import { aimedKeys, isAimedAtSeveral } from '../../app/aim.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { searchField } from '../../app/focus.ts';
import { isSystem } from '../code-page/use-code-links.ts';

export type TabCommandId = 'tab.open' | 'tab.closeOthers' | 'tab.next' | 'tab.previous';

function hasTabs(desk: Desk): boolean {
  return desk.tabs.store.get().tabs.length > 1;
}

/** Where the tab stands that the menu was opened on; undefined for the shown one. */
export function aimedTab({ aim, tabs }: Pick<Desk, 'aim' | 'tabs'>): number | undefined {
  if (aim?.kind !== 'tab') return undefined;
  const place = tabs.store.get().tabs.findIndex(({ id }) => id === aim.id);
  return place === -1 ? undefined : place;
}

/** The code link that has the keyboard, if any. */
function linkInFocus(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-go]') ?? null;
}

/** What the keys do with tabs; closing one is in the native menu as well. */
export const tabCommands: readonly Command[] = [
  {
    id: 'tab.open',
    words: 'Open the selected row or link in a new tab',
    keys: ['Mod+Enter'],
    group: 'Pages',
    atThing: (desk) => (isAimedAtSeveral(desk) ? 'Open in new tabs' : 'Open in a new tab'),
    isAvailable: (desk) => desk.aim !== null || linkInFocus() !== null || document.activeElement === searchField() || desk.window.get().active >= 0,
    waitsFor: 'Select a row first.',
    async run(desk) {
      if (desk.aim !== null) {
        for (const key of aimedKeys(desk.aim)) desk.openInNewTab({ kind: 'code', key }, { behind: true, title: desk.titleOf(key) ?? '' });
        return;
      }
      const [system, code] = (linkInFocus()?.dataset['go'] ?? '').split(' ');
      if (system !== undefined && code !== undefined && isSystem(system)) desk.openInNewTab({ kind: 'code', key: { system, code } }, { behind: true });
      else await desk.openActive({ inNewTab: true });
    },
  },
  {
    id: 'tab.closeOthers',
    words: 'Close the other tabs',
    keys: [],
    group: 'Pages',
    isAvailable: hasTabs,
    run(desk) {
      const { tabs, current } = desk.tabs.store.get();
      const kept = tabs[aimedTab(desk) ?? current];
      // From the end, so that the places before stay what they are; the shown one last, so that one page is read and not several.
      const others = tabs.map((_, place) => place).filter((place) => tabs[place] !== kept && place !== current).reverse();
      for (const place of others) desk.closeTab(place);
      const { tabs: left, current: shown } = desk.tabs.store.get();
      if (left[shown] !== kept) desk.closeTab(shown);
    },
  },
  { id: 'tab.next', words: 'Next tab', keys: ['Mod+Tab', 'Mod+PageDown'], group: 'Pages', isAvailable: hasTabs, repeats: true, run: (desk) => desk.cycleTab(1) },
  { id: 'tab.previous', words: 'Previous tab', keys: ['Mod+Shift+Tab', 'Mod+PageUp'], group: 'Pages', isAvailable: hasTabs, repeats: true, run: (desk) => desk.cycleTab(-1) },
];
