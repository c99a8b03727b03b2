import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { searchField } from '../../app/focus.ts';
import { isSystem } from '../code-page/use-code-links.ts';

export type TabCommandId = 'tab.open' | 'tab.next' | 'tab.previous';

function hasTabs(desk: Desk): boolean {
  return desk.tabs.store.get().tabs.length > 1;
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
    isAvailable: (desk) => linkInFocus() !== null || document.activeElement === searchField() || desk.window.get().active >= 0,
    waitsFor: 'Select a row first.',
    async run(desk) {
      const [system, code] = (linkInFocus()?.dataset['go'] ?? '').split(' ');
      if (system !== undefined && code !== undefined && isSystem(system)) desk.openInNewTab({ kind: 'code', key: { system, code } }, { behind: true });
      else await desk.openActive({ inNewTab: true });
    },
  },
  { id: 'tab.next', words: 'Next tab', keys: ['Mod+Tab', 'Mod+PageDown'], group: 'Pages', isAvailable: hasTabs, repeats: true, run: (desk) => desk.cycleTab(1) },
  { id: 'tab.previous', words: 'Previous tab', keys: ['Mod+Shift+Tab', 'Mod+PageUp'], group: 'Pages', isAvailable: hasTabs, repeats: true, run: (desk) => desk.cycleTab(-1) },
];
