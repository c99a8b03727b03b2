import type { CommandFacts, CommandId } from '../../electron/contract/index.ts';
import { menuCommands, wayBetween } from '../../electron/contract/window.ts';
import { askCommands, type AskCommandId } from '../features/ask/ask-commands.ts';
import { bookmarkCommands, pressInWords, type BookmarkCommandId } from '../features/bookmarks/bookmark-commands.ts';
import { folderCommands, type FolderCommandId } from '../features/bookmarks/folder-commands.ts';
import { codesInWords } from '../features/bookmarks/change-words.ts';
import { pageCommands, type PageCommandId } from '../features/code-page/page-commands.ts';
import { compareCommands } from '../features/compare/compare-commands.ts';
import { twoChosen } from '../features/compare/two-chosen.ts';
import { print, savePdf } from '../features/print-preview/print-what-is-shown.ts';
import { nextTextSize } from '../features/settings/text-size.ts';
import { aimedTab, tabCommands, type TabCommandId } from '../features/tabs/tab-commands.ts';
import { pasteCommands, type PasteCommandId } from '../features/paste/paste-commands.ts';
import { trayCommands, type TrayCommandId } from '../features/tray/tray-commands.ts';
import { aimedKeys, isAimedAtSeveral } from './aim.ts';
import { filterChip } from './focus.ts';
import { inMenu } from './in-menu.ts';
import { isMac, matchesShortcut, type Shortcut } from './keys.ts';
import { canGo, currentPlace } from './navigation.ts';
import { keptCatalog } from './window-state.ts';
import type { Desk } from './desk.ts';

/** Commands of the window alone; the native menu does not carry them. */
export type WindowCommandId = 'code.browse' | 'search.exact' | 'search.filters' | 'code.open' | 'code.previous' | 'code.next' | 'go.recent' | 'catalog.changes' | AskCommandId | PasteCommandId | PageCommandId | TabCommandId | BookmarkCommandId | TrayCommandId | FolderCommandId;

export interface Command extends CommandFacts {
  id: CommandId | WindowCommandId;
  /** The key keeps its usual meaning while text is selected. */
  yieldsToSelection?: true;
  /** The key keeps its usual meaning in a field that was typed into since the last change of bookmarks. */
  yieldsToTyping?: true;
  /** Holding the key down runs it again and again. */
  repeats?: true;
  isAvailable(desk: Desk): boolean;
  /** The words for what it does now, where that depends on what stands there. */
  wordsNow?(desk: Desk): string;
  /** As the menu of a thing says it, which stands at that thing; the words where they fit there. */
  atThing?(desk: Desk): string;
  /** A key that does it where the keyboard stands on the thing, and is no shortcut anywhere else. */
  keyAtThing?: Shortcut;
  /** Said by the palette while the command cannot run; without it the palette leaves the command out then. */
  waitsFor?: string;
  run(desk: Desk): void | Promise<void>;
}

const noCode = 'Choose a code first.';

const always = () => true;

function hasCode(desk: Desk): boolean {
  if (desk.aim !== null) return aimedKeys(desk.aim).length > 0;
  const { history, active } = desk.window.get();
  const place = currentPlace(history);
  if (place.kind === 'paste') return desk.paste.currentKeys().length > 0;
  return place.kind === 'code' || active >= 0 || desk.shelf.store.get().selected.size > 0 || desk.search.store.get().text !== desk.search.store.get().answerFor;
}

function hasSheet(desk: Desk): boolean {
  return hasCode(desk) || (desk.aim === null && (currentPlace(desk.window.get().history).kind === 'compare' || desk.trays.shown() !== null));
}

function neighbour(desk: Desk, side: 'previous' | 'next'): void {
  const linked = desk.page.store.get().page?.[side];
  if (linked) desk.openPlace({ kind: 'code', key: { system: linked.system, code: linked.code } }, { focus: desk.window.get().isReading });
}

function resize(desk: Desk, direction: 'larger' | 'smaller'): void {
  const textSize = nextTextSize(desk.window.get().settings?.textSize ?? 100, direction);
  if (textSize !== null) void desk.changeSettings({ textSize });
}

/**
 * Every command once: shortcuts, the palette and the list of keys read this list, and the native menu runs it. One more command of
 * the window: an entry with its words, keys and group. One more in the native menu: those in contract/menu-commands.ts, its place in
 * main/menu/menu.ts, and here `inMenu` with what it does.
 */
export const commands: readonly Command[] = [
  { ...inMenu('search.focus'), isAvailable: always, run: (desk) => desk.backToField(true) },
  {
    id: 'search.exact',
    words: 'Search for exactly what was typed, or with the spelling corrected',
    keys: ['F3'],
    group: 'Find',
    alsoCalled: 'spelling correction verbatim literal',
    isAvailable({ search }) {
      const { answer, isExact } = search.store.get();
      return isExact || answer?.correctedTo != null;
    },
    waitsFor: 'No spelling was corrected.',
    run(desk) {
      desk.search.setExact(!desk.search.store.get().isExact);
      desk.backToField();
    },
  },
  ...askCommands,
  {
    id: 'search.filters',
    words: 'Filter the results',
    keys: ['Mod+Shift+F'],
    group: 'Find',
    alsoCalled: 'narrow section site add-on global bookmarked chips',
    isAvailable: () => filterChip() !== null,
    waitsFor: 'Type something first.',
    run: () => filterChip()?.focus(),
  },
  {
    id: 'code.open',
    words: 'Read the page of the selected row',
    keys: [],
    keyAtThing: 'Enter',
    atThing: () => 'Open',
    group: 'Code',
    isAvailable: (desk) => hasCode(desk) && !isAimedAtSeveral(desk),
    async run(desk) {
      const key = await desk.currentCode();
      if (key !== null) desk.openPlace({ kind: 'code', key });
    },
  },
  {
    ...inMenu('code.bookmark'),
    atThing: pressInWords,
    isAvailable: hasCode,
    waitsFor: noCode,
    async run(desk) {
      await desk.library.toggleBookmark(await desk.currentCodes(), desk.shelf.openFolder());
    },
  },
  {
    ...inMenu('code.copy'),
    yieldsToSelection: true,
    isAvailable: hasCode,
    waitsFor: noCode,
    async run(desk) {
      const keys = await desk.currentCodes();
      if (keys.length === 0) return;
      const lines = keys.map((key) => `${key.code} ${desk.titleOf(key) ?? ''}`.trimEnd());
      if (await desk.copyText(lines.join('\n'))) desk.notices.say(`${codesInWords(keys)} copied with ${keys.length === 1 ? 'its title' : 'their titles'}`);
    },
  },
  { ...inMenu('code.print'), atThing: () => menuCommands['code.print'].label, isAvailable: hasSheet, waitsFor: noCode, run: print },
  { ...inMenu('code.savePdf'), atThing: () => menuCommands['code.savePdf'].label, isAvailable: hasSheet, waitsFor: noCode, run: savePdf },
  {
    id: 'code.previous',
    words: 'Previous code',
    keys: ['Alt+ArrowUp'],
    group: 'Code',
    repeats: true,
    isAvailable: (desk) => desk.page.store.get().page?.previous != null,
    run: (desk) => neighbour(desk, 'previous'),
  },
  {
    id: 'code.next',
    words: 'Next code',
    keys: ['Alt+ArrowDown'],
    group: 'Code',
    repeats: true,
    isAvailable: (desk) => desk.page.store.get().page?.next != null,
    run: (desk) => neighbour(desk, 'next'),
  },
  {
    id: 'code.browse',
    words: 'Show the code in browse, among its family',
    keys: ['Mod+Shift+K'],
    group: 'Code',
    alsoCalled: 'tree section chapter same family neighbours',
    isAvailable: hasCode,
    waitsFor: noCode,
    async run(desk) {
      const key = await desk.currentCode();
      if (key === null) return;
      if (await desk.browser.showCode(key)) desk.openPlace({ kind: 'browse' });
      else desk.notices.say(`${key.code} is not in this catalog`);
    },
  },
  ...bookmarkCommands,
  ...trayCommands,
  ...folderCommands,
  ...pageCommands,
  ...compareCommands,
  {
    ...inMenu('compare.chosen'),
    atThing(desk) {
      const [one, other] = twoChosen(desk) ?? [];
      if (one === undefined || other === undefined) return menuCommands['compare.chosen'].label;
      return isAimedAtSeveral(desk) ? `Compare ${one.code} and ${other.code}` : `Compare with ${one.code}`;
    },
    isAvailable: (desk) => twoChosen(desk) !== null,
    waitsFor: 'Choose two rows of the list, or a row beside the page of another code.',
    run: (desk) => desk.compare(twoChosen(desk) ?? []),
  },
  ...tabCommands,
  {
    ...inMenu('tab.close'),
    isAvailable: (desk) => desk.aim !== null || currentPlace(desk.window.get().history).kind !== 'start' || desk.tabs.store.get().tabs.length > 1,
    run: (desk) => desk.closeTab(aimedTab(desk)),
  },
  {
    ...inMenu('go.back'),
    isAvailable: (desk) => canGo(desk.window.get().history, 'back'),
    waitsFor: 'Nothing was open before this.',
    run: (desk) => desk.move('back'),
  },
  {
    ...inMenu('go.forward'),
    isAvailable: (desk) => canGo(desk.window.get().history, 'forward'),
    run: (desk) => desk.move('forward'),
  },
  { ...inMenu('go.bookmarks'), isAvailable: always, run: (desk) => desk.showList('bookmarks') },
  { id: 'go.recent', words: 'Recent codes', keys: ['Mod+R'], group: 'Go', isAvailable: always, run: (desk) => desk.showList('recent') },
  { ...inMenu('go.browse'), isAvailable: always, run: (desk) => desk.openPlace({ kind: 'browse' }) },
  {
    ...inMenu('go.paste'),
    isAvailable: always,
    run(desk) {
      desk.paste.wantField();
      desk.openPlace({ kind: 'paste' });
    },
  },
  ...pasteCommands,
  { ...inMenu('go.data'), isAvailable: always, run: (desk) => desk.openPlace({ kind: 'data' }) },
  {
    ...inMenu('data.import'),
    isAvailable: (desk) => !desk.importer.store.get().isRunning,
    waitsFor: 'An import is running.',
    async run(desk) {
      desk.openPlace({ kind: 'data' });
      await desk.importer.choose('files');
    },
  },
  {
    ...inMenu('catalog.rollback'),
    wordsNow(desk) {
      const { status } = desk.window.get();
      const kept = keptCatalog(desk.window.get());
      return status === null || kept === null ? menuCommands['catalog.rollback'].words : wayBetween(status.catalog, kept).title;
    },
    isAvailable: (desk) => desk.window.get().status?.catalog.previousVersion != null && !desk.importer.store.get().isRunning,
    waitsFor: 'No other catalog is kept, or an import is running.',
    run: (desk) => desk.window.set({ dialog: 'rollback' }),
  },
  {
    id: 'catalog.changes',
    words: 'What changed against the catalog before',
    keys: [],
    group: 'Data and help',
    alsoCalled: 'difference compare release new deleted codes',
    isAvailable: (desk) => desk.window.get().status?.catalog.previousVersion != null,
    waitsFor: 'No other catalog is kept.',
    run: (desk) => desk.window.set({ dialog: 'changes' }),
  },
  { ...inMenu('settings.open'), isAvailable: always, run: (desk) => desk.window.set({ dialog: 'settings' }) },
  { ...inMenu('view.larger'), isAvailable: always, run: (desk) => resize(desk, 'larger') },
  { ...inMenu('view.smaller'), isAvailable: always, run: (desk) => resize(desk, 'smaller') },
  { ...inMenu('view.normal'), isAvailable: always, run: (desk) => desk.changeSettings({ textSize: 100 }) },
  { ...inMenu('palette.open'), isAvailable: always, run: (desk) => desk.window.set({ dialog: 'palette' }) },
  { ...inMenu('help.keys'), isAvailable: always, run: (desk) => desk.window.set({ dialog: 'keys' }) },
  { ...inMenu('help.about'), isAvailable: always, run: (desk) => desk.window.set({ dialog: 'about' }) },
];

/** Keys of the field and the page that are no commands, for the keys dialog. */
export const readingKeys: readonly { keys: readonly Shortcut[]; words: string }[] = [
  { keys: ['ArrowUp', 'ArrowDown'], words: 'Move through the list; the page follows. Up in the empty field: what was searched last, which Delete removes; above the first result: the answer to a question' },
  { keys: ['PageUp', 'PageDown'], words: 'Move through the list by ten' },
  { keys: ['Shift+ArrowUp', 'Shift+ArrowDown'], words: 'In the results: choose several, to print, copy, compare or bookmark' },
  { keys: ['Ctrl+Space'], words: 'In the results: choose one more, after Ctrl+Up or Down; with the mouse Ctrl or Shift and a click' },
  { keys: ['Enter'], words: 'Read the page' },
  { keys: ['ArrowLeft', 'ArrowRight'], words: 'On a source number, in the table of parts or in the strip of tabs: the one before, the next' },
  { keys: ['F6', 'Shift+F6'], words: 'On the Paste page: from the text to the questions to what was found, and on' },
  { keys: ['Backspace'], words: 'Among what was found in a text: take the last answer back; 1 to 9 answer the first open question' },
  { keys: ['Shift+F10', 'ContextMenu'], words: 'The menu of a row, a folder, a tab or the code of the page; with the mouse its second button' },
  ...(isMac ? [] : [{ keys: ['F10', 'Alt'], words: 'The menu bar; Esc leads back' }]),
  { keys: ['Delete'], words: 'In the strip of tabs: close the shown one' },
  { keys: ['Escape'], words: 'Back to the field; there: mark the words, again: clear them' },
];

export function commandOf(id: Command['id']): Command {
  const command = commands.find((one) => one.id === id);
  if (command === undefined) throw new Error(`no command ${id}`);
  return command;
}

/** The words of a command in the menu of a thing. */
export function wordsAtThing(desk: Desk, id: Command['id']): string {
  const command = commandOf(id);
  return command.atThing?.(desk) ?? command.words;
}

export function runCommand(desk: Desk, id: Command['id']): void {
  const command = commandOf(id);
  if (command.isAvailable(desk)) void command.run(desk);
}

export function commandForKey(event: KeyboardEvent): Command | undefined {
  return commands.find((command) => command.keys.some((shortcut) => matchesShortcut(event, shortcut, isMac)));
}

/** A key press can reach main's menu as well; within this time the same command is the same press. */
const samePressMilliseconds = 150;
let lastByKey: { id: Command['id']; at: number } | null = null;

export function runKeyCommand(desk: Desk, command: Command): void {
  lastByKey = { id: command.id, at: performance.now() };
  runCommand(desk, command.id);
}

export function runMenuCommand(desk: Desk, id: CommandId): void {
  if (lastByKey !== null && lastByKey.id === id && performance.now() - lastByKey.at < samePressMilliseconds) return;
  runCommand(desk, id);
}
