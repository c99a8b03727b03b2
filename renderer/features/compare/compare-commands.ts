import { menuCommands } from '../../../electron/contract/window.ts';
import { aimedKeys } from '../../app/aim.ts';
import type { Command } from '../../app/commands.ts';
import { inMenu } from '../../app/in-menu.ts';
import { currentPlace } from '../../app/navigation.ts';
import { keyText } from '../search/list-items.ts';

/** A second code beside the one of the page. */
export const compareCommands: readonly Command[] = [
  {
    ...inMenu('compare.with'),
    atThing: () => menuCommands['compare.with'].label,
    // The dialog compares the page; another code is compared with the page at once.
    isAvailable({ aim, page, window }) {
      const { page: shown } = page.store.get();
      if (currentPlace(window.get().history).kind !== 'code' || shown === null) return false;
      return aim === null || aimedKeys(aim).map(keyText).join() === keyText(shown);
    },
    waitsFor: 'Open the page of a code first.',
    run: (desk) => desk.window.set({ dialog: 'compare' }),
  },
];
