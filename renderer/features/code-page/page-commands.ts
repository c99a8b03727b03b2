import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { inMenu } from '../../app/in-menu.ts';
import { currentPlace } from '../../app/navigation.ts';
import { foldableParts, setFolded } from './folded-parts.ts';
import { jumpToPart } from './jump-to-part.ts';
import { headingOf, partsByDigit } from './page-parts.ts';

export type PageCommandId = `page.part.${number}` | 'page.foldAll' | 'page.unfoldAll' | 'code.copyText' | 'code.copyTable';

function showsCode(desk: Desk): boolean {
  return currentPlace(desk.window.get().history).kind === 'code';
}

/** Copies a form of the page that is shown; loaded when somebody copies. */
async function copy(desk: Desk, form: 'pageAsText' | 'factsAsTable' | 'valuesWithSources', what: string): Promise<void> {
  const { page } = desk.page.store.get();
  if (page === null) return;
  const forms = await import('./copy-forms.ts');
  if (await desk.copyText(forms[form](page))) desk.notices.say(`${page.code} copied ${what}`);
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
  { id: 'code.copyText', words: 'Copy the page as text', keys: [], group: 'Code', alsoCalled: 'e-mail clipboard', isAvailable: showsCode, waitsFor: noPage, run: (desk) => copy(desk, 'pageAsText', 'as text') },
  { id: 'code.copyTable', words: 'Copy the facts as a table', keys: [], group: 'Code', alsoCalled: 'tsv spreadsheet excel clipboard', isAvailable: showsCode, waitsFor: noPage, run: (desk) => copy(desk, 'factsAsTable', 'as a table for a spreadsheet') },
  { ...inMenu('code.copyCitation'), isAvailable: showsCode, waitsFor: noPage, run: (desk) => copy(desk, 'valuesWithSources', 'with its sources') },
  { id: 'page.foldAll', words: 'Fold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, true) },
  { id: 'page.unfoldAll', words: 'Unfold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, false) },
];
