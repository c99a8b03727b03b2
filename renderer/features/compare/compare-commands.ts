import type { Command } from '../../app/commands.ts';
import { currentPlace } from '../../app/navigation.ts';

export type CompareCommandId = 'compare.with';

/** A second code beside the one of the page. */
export const compareCommands: readonly Command[] = [
  {
    id: 'compare.with',
    words: 'Compare this code with another',
    keys: ['Mod+Shift+C'],
    group: 'Pages',
    alsoCalled: 'difference side by side versus',
    isAvailable: (desk) => currentPlace(desk.window.get().history).kind === 'code' && desk.page.store.get().page !== null,
    waitsFor: 'Open the page of a code first.',
    run: (desk) => desk.window.set({ dialog: 'compare' }),
  },
];
