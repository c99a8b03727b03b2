import type { Command } from '../../app/commands.ts';
import { inMenu } from '../../app/in-menu.ts';
import { currentPlace } from '../../app/navigation.ts';

/** A second code beside the one of the page. */
export const compareCommands: readonly Command[] = [
  {
    ...inMenu('compare.with'),
    isAvailable: (desk) => currentPlace(desk.window.get().history).kind === 'code' && desk.page.store.get().page !== null,
    waitsFor: 'Open the page of a code first.',
    run: (desk) => desk.window.set({ dialog: 'compare' }),
  },
];
