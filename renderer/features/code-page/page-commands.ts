import type { CodePage } from '../../../electron/contract/index.ts';
import { aimedKeys } from '../../app/aim.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { inMenu } from '../../app/in-menu.ts';
import { currentPlace } from '../../app/navigation.ts';
import { codesInWords } from '../bookmarks/change-words.ts';
import { foldableParts, setFolded } from './folded-parts.ts';
import { jumpToPart } from './jump-to-part.ts';
import { headingOf, partsByDigit } from './page-parts.ts';

export type PageCommandId = `page.part.${number}` | 'page.foldAll' | 'page.unfoldAll' | 'code.copyText' | 'code.copyTable';

function showsCode(desk: Desk): boolean {
  return currentPlace(desk.window.get().history).kind === 'code';
}

/** A code to copy: that of the page, or whatever the menu was opened on. */
function canCopy(desk: Desk): boolean {
  return desk.aim === null ? showsCode(desk) : aimedKeys(desk.aim).length > 0;
}

/** The page that is shown; of another thing the pages of its codes. Null when one cannot be read, which has been said. */
async function pagesToCopy(desk: Desk): Promise<CodePage[] | null> {
  const { page } = desk.page.store.get();
  if (desk.aim === null) return page === null ? null : [page];
  const answers = await Promise.all(aimedKeys(desk.aim).map(({ system, code }) => desk.bridge.call('code.read', { system, code })));
  const pages: CodePage[] = [];
  for (const answer of answers) {
    if (answer.ok) pages.push(answer.value);
    else {
      desk.notices.report(answer.error);
      return null;
    }
  }
  return pages;
}

/** Copies a form of the pages; loaded when somebody copies. */
async function copy(desk: Desk, form: 'pageAsText' | 'factsAsTable' | 'valuesWithSources', what: string): Promise<void> {
  const pages = await pagesToCopy(desk);
  if (pages === null || pages.length === 0) return;
  const forms = await import('./copy-forms.ts');
  const texts = pages.map(forms[form]);
  // One table has one head.
  const text = form === 'factsAsTable' ? texts.map((table, place) => (place === 0 ? table : table.slice(table.indexOf('\n') + 1))).join('\n') : texts.join('\n\n');
  if (await desk.copyText(text)) desk.notices.say(`${codesInWords(pages)} copied ${what}`);
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
  { id: 'code.copyText', words: 'Copy the page as text', keys: [], group: 'Code', alsoCalled: 'e-mail clipboard', isAvailable: canCopy, waitsFor: noPage, run: (desk) => copy(desk, 'pageAsText', 'as text') },
  { id: 'code.copyTable', words: 'Copy the facts as a table', keys: [], group: 'Code', alsoCalled: 'tsv spreadsheet excel clipboard', isAvailable: canCopy, waitsFor: noPage, run: (desk) => copy(desk, 'factsAsTable', 'as a table for a spreadsheet') },
  { ...inMenu('code.copyCitation'), isAvailable: canCopy, waitsFor: noPage, run: (desk) => copy(desk, 'valuesWithSources', 'with its sources') },
  { id: 'page.foldAll', words: 'Fold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, true) },
  { id: 'page.unfoldAll', words: 'Unfold all parts of the page', keys: [], group: 'Pages', isAvailable: showsCode, waitsFor: noPage, run: (desk) => setFolded(desk, foldableParts, false) },
];
