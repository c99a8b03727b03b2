import type { CommandId } from '../../electron/contract/index.ts';
import { keyText } from '../features/search/list-items.ts';
import { isMac, matchesShortcut, type Shortcut } from './keys.ts';
import { canGo } from './navigation.ts';
import type { Desk } from './desk.ts';

/** Commands of the window alone; the native menu does not carry them. */
export type WindowCommandId = 'code.previous' | 'code.next' | 'go.recent';

export interface Command {
  id: CommandId | WindowCommandId;
  /** As the keys dialog says it. */
  words: string;
  keys: readonly Shortcut[];
  group: 'Find' | 'Code' | 'Go' | 'Data and help';
  /** The key keeps its usual meaning while text is selected. */
  yieldsToSelection?: true;
  isAvailable(desk: Desk): boolean;
  run(desk: Desk): void | Promise<void>;
}

const always = () => true;

function hasCode(desk: Desk): boolean {
  const { history, active } = desk.window.get();
  return history.places[history.index]?.kind === 'code' || active >= 0 || desk.search.store.get().text !== desk.search.store.get().answerFor;
}

function neighbour(desk: Desk, side: 'previous' | 'next'): void {
  const linked = desk.page.store.get().page?.[side];
  if (linked) desk.openPlace({ kind: 'code', key: { system: linked.system, code: linked.code } }, { focus: desk.window.get().isReading });
}

/** Every command of the window once: shortcuts, the native menu and the keys dialog read this list. */
export const commands: readonly Command[] = [
  { id: 'search.focus', words: 'Go to the search field', keys: ['Mod+K'], group: 'Find', isAvailable: always, run: (desk) => desk.backToField(true) },
  {
    id: 'code.bookmark',
    words: 'Bookmark the code, or remove its bookmark',
    keys: ['Mod+D'],
    group: 'Code',
    isAvailable: hasCode,
    async run(desk) {
      const key = await desk.currentCode();
      if (key === null) return;
      await desk.library.toggleBookmark(key);
    },
  },
  {
    id: 'code.copy',
    words: 'Copy code and title',
    keys: ['Mod+C'],
    group: 'Code',
    yieldsToSelection: true,
    isAvailable: hasCode,
    async run(desk) {
      const key = await desk.currentCode();
      if (key === null) return;
      const { page } = desk.page.store.get();
      const title =
        page !== null && keyText(page) === keyText(key) ? page.title : desk.list().items.find((item) => keyText(item.key) === keyText(key))?.title;
      if (await desk.copyText(title === undefined ? key.code : `${key.code} ${title}`)) desk.notices.say(`${key.code} copied with its title`);
    },
  },
  {
    id: 'code.print',
    words: 'Print the summary of the code',
    keys: ['Mod+P'],
    group: 'Code',
    isAvailable: hasCode,
    async run(desk) {
      const key = await desk.currentCode();
      if (key === null) return;
      const result = await desk.bridge.call('print.paper', { codes: [key] });
      if (!result.ok) desk.notices.report(result.error);
      else if (result.value.printed) desk.notices.say(`Summary of ${key.code} sent to the printer`);
    },
  },
  {
    id: 'code.savePdf',
    words: 'Save the summary as PDF',
    keys: ['Mod+Shift+S'],
    group: 'Code',
    isAvailable: hasCode,
    async run(desk) {
      const key = await desk.currentCode();
      if (key === null) return;
      const result = await desk.bridge.call('print.savePdf', { codes: [key] });
      if (!result.ok) desk.notices.report(result.error);
      else if (result.value.path !== null) {
        desk.notices.say(`Saved ${result.value.path} (${result.value.pages} ${result.value.pages === 1 ? 'page' : 'pages'})`);
      }
    },
  },
  {
    id: 'code.previous',
    words: 'Previous code',
    keys: ['Alt+ArrowUp'],
    group: 'Code',
    isAvailable: (desk) => desk.page.store.get().page?.previous != null,
    run: (desk) => neighbour(desk, 'previous'),
  },
  {
    id: 'code.next',
    words: 'Next code',
    keys: ['Alt+ArrowDown'],
    group: 'Code',
    isAvailable: (desk) => desk.page.store.get().page?.next != null,
    run: (desk) => neighbour(desk, 'next'),
  },
  {
    id: 'go.back',
    words: 'Back',
    keys: ['Alt+ArrowLeft'],
    group: 'Go',
    isAvailable: (desk) => canGo(desk.window.get().history, 'back'),
    run: (desk) => desk.move('back'),
  },
  {
    id: 'go.forward',
    words: 'Forward',
    keys: ['Alt+ArrowRight'],
    group: 'Go',
    isAvailable: (desk) => canGo(desk.window.get().history, 'forward'),
    run: (desk) => desk.move('forward'),
  },
  { id: 'go.bookmarks', words: 'Bookmarks', keys: ['Mod+B'], group: 'Go', isAvailable: always, run: (desk) => desk.showList('bookmarks') },
  { id: 'go.recent', words: 'Recent codes', keys: ['Mod+R'], group: 'Go', isAvailable: always, run: (desk) => desk.showList('recent') },
  { id: 'go.data', words: 'Data: what is loaded and of which date', keys: ['Mod+I'], group: 'Data and help', isAvailable: always, run: (desk) => desk.openPlace({ kind: 'data' }) },
  {
    id: 'data.import',
    words: 'Import release files',
    keys: ['Mod+O'],
    group: 'Data and help',
    isAvailable: (desk) => !desk.importer.store.get().isRunning,
    async run(desk) {
      desk.openPlace({ kind: 'data' });
      await desk.importer.choose('files');
    },
  },
  { id: 'help.keys', words: 'Keyboard shortcuts', keys: ['F1'], group: 'Data and help', isAvailable: always, run: (desk) => desk.window.set({ dialog: 'keys' }) },
  { id: 'help.about', words: 'About Codetray', keys: [], group: 'Data and help', isAvailable: always, run: (desk) => desk.window.set({ dialog: 'about' }) },
];

/** Keys of the field and the page that are no commands, for the keys dialog. */
export const readingKeys: readonly { keys: readonly Shortcut[]; words: string }[] = [
  { keys: ['ArrowUp', 'ArrowDown'], words: 'Move through the list; the page follows' },
  { keys: ['PageUp', 'PageDown'], words: 'Move through the list by ten' },
  { keys: ['Enter'], words: 'Read the page' },
  { keys: ['Escape'], words: 'Back to the field; in the field: clear it' },
];

export function commandOf(id: Command['id']): Command {
  const command = commands.find((one) => one.id === id);
  if (command === undefined) throw new Error(`no command ${id}`);
  return command;
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
