import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { currentPlace } from '../../app/navigation.ts';
import { foldableParts, setFolded } from './folded-parts.ts';
import { jumpToPart } from './jump-to-part.ts';
import { headingOf, partsByDigit } from './page-parts.ts';

export type PageCommandId = `page.part.${number}` | 'page.foldAll' | 'page.unfoldAll';

function showsCode(desk: Desk): boolean {
  return currentPlace(desk.window.get().history).kind === 'code';
}

const noPage = 'Open the page of a code first.';

/** What the keys do on the page of a code. */
export const pageCommands: readonly Command[] = [
  ...partsByDigit.map((part, index): Command => ({
    id: `page.part.${index + 1}`,
    words: `Go to the part: ${headingOf(part)}`,
    keys: [`Mod+${index + 1}`],
    group: 'Pages',
    isAvailable: showsCode,
    waitsFor: noPage,
    run: (desk) => jumpToPart(desk, part),
  })),
  { id: 'page.foldAll', words: 'Fold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, true) },
  { id: 'page.unfoldAll', words: 'Unfold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, false) },
];
