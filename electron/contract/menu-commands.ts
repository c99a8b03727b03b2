/**
 * What is said about the commands that the native menu carries. Both sides read it: main for the menu, the window for its
 * registry (renderer/app/commands.ts), which adds what each command does and the commands of the window alone. Plain values, so
 * that neither side loads more than it needs at the start.
 */

/** In the order in which the list of keys and the palette show them. */
export const commandGroups = ['Find', 'Code', 'Bookmarks', 'Trays', 'Pages', 'Print', 'Go', 'View', 'Data and help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface CommandFacts {
  /** As the list of keys and the palette say it. */
  words: string;
  /** Modifiers and one key joined by "+": "Mod+Shift+S". "Mod" is Ctrl, and Command on a Mac. */
  keys: readonly string[];
  group: CommandGroup;
  /** Other words that people look for, for the palette: "favourite star". */
  alsoCalled?: string;
}

export interface MenuCommandFacts extends CommandFacts {
  /** As the menu says it, which stands under its own heading; with an ellipsis when a dialog follows. */
  label: string;
  /** The menu has another item with this key. */
  hidesKey?: true;
}

export const menuCommands = {
  'search.focus': { words: 'Go to the search field', label: 'Search', keys: ['Mod+K'], group: 'Find', alsoCalled: 'find look up' },
  'code.bookmark': { words: 'Bookmark the code, or remove its bookmark', label: 'Bookmark', keys: ['Mod+D'], group: 'Code', alsoCalled: 'favourite star keep' },
  // The menu's Copy has the same key: the window copies the code when no text is selected.
  'code.copy': { words: 'Copy code and title', label: 'Copy the code', keys: ['Mod+C'], group: 'Code', hidesKey: true, alsoCalled: 'clipboard' },
  'code.copyCitation': { words: 'Copy code, values and their sources', label: 'Copy with values and sources', keys: ['Mod+Shift+X'], group: 'Code', alsoCalled: 'citation reference clipboard' },
  'code.tray': { words: 'Put the code on the tray', label: 'Put on the tray', keys: ['Mod+T'], group: 'Code', alsoCalled: 'case operation claim basket add' },
  'bookmarks.folderOf': { words: 'Bookmark in a folder, or move to another one', label: 'Bookmark in a folder…', keys: ['Mod+Shift+D'], group: 'Bookmarks', alsoCalled: 'file under category' },
  'bookmarks.note': { words: 'Write a note: office wording and private note', label: 'Note…', keys: ['Mod+E'], group: 'Bookmarks', alsoCalled: 'comment remark edit' },
  'compare.with': { words: 'Compare this code with another', label: 'Compare with…', keys: ['Mod+Shift+C'], group: 'Pages', alsoCalled: 'difference side by side versus' },
  'code.print': { words: 'Print the summary, the comparison or the tray', label: 'Print…', keys: ['Mod+P'], group: 'Print', alsoCalled: 'paper printer sheet' },
  'code.savePdf': { words: 'Save the summary, the comparison or the tray as PDF', label: 'Save as PDF…', keys: ['Mod+Shift+S'], group: 'Print', alsoCalled: 'file export' },
  'compare.chosen': { words: 'Compare the two chosen codes, or the row with the page', label: 'Compare the chosen codes', keys: ['Mod+J'], group: 'Pages', alsoCalled: 'difference side by side versus join' },
  'tab.close': { words: 'Close the tab', label: 'Close tab', keys: ['Mod+W'], group: 'Pages', alsoCalled: 'page shut' },
  'go.back': { words: 'Back', label: 'Back', keys: ['Alt+ArrowLeft'], group: 'Go', alsoCalled: 'return previous page' },
  'go.forward': { words: 'Forward', label: 'Forward', keys: ['Alt+ArrowRight'], group: 'Go', alsoCalled: 'next page' },
  'go.bookmarks': { words: 'Bookmarks', label: 'Bookmarks', keys: ['Mod+B'], group: 'Go', alsoCalled: 'favourites saved codes folders' },
  'go.tray': { words: 'The tray: the codes of one operation, checked and priced', label: 'Tray', keys: ['Mod+Shift+T'], group: 'Go', alsoCalled: 'case claim estimate payment findings' },
  'go.browse': { words: 'Browse all codes by section and class', label: 'Browse', keys: ['Mod+Shift+L'], group: 'Go', alsoCalled: 'tree chapters categories list contents modifiers' },
  'go.paste': { words: 'Paste a note, an order or a schedule to find its codes', label: 'Paste a note or schedule', keys: ['Mod+Shift+V'], group: 'Go', alsoCalled: 'suggest text booking line operative report dictation candidates read' },
  'go.data': { words: 'Data: what is loaded and of which date', label: 'Data', keys: ['Mod+I'], group: 'Go', alsoCalled: 'releases sources catalog version' },
  'data.import': { words: 'Import release files', label: 'Import release files…', keys: ['Mod+O'], group: 'Data and help', alsoCalled: 'open load file update' },
  'catalog.rollback': { words: 'Go back to the previous catalog, or forward to the later one', label: 'Go back to the previous catalog…', keys: ['Mod+Shift+B'], group: 'Data and help', alsoCalled: 'roll back undo import release restore' },
  'settings.open': { words: 'Settings: look, text size, paper, locality', label: 'Settings…', keys: ['Mod+,'], group: 'View', alsoCalled: 'options preferences theme dark light contrast' },
  'view.larger': { words: 'Larger text', label: 'Larger text', keys: ['Mod+Plus', 'Mod+='], group: 'View', alsoCalled: 'zoom in bigger size' },
  'view.smaller': { words: 'Smaller text', label: 'Smaller text', keys: ['Mod+-'], group: 'View', alsoCalled: 'zoom out size' },
  'view.normal': { words: 'Text at 100 %', label: 'Text at 100 %', keys: ['Mod+0'], group: 'View', alsoCalled: 'zoom reset actual normal size' },
  'palette.open': { words: 'Find a command', label: 'Find a command…', keys: ['Mod+Shift+P'], group: 'Data and help', alsoCalled: 'palette actions' },
  'help.keys': { words: 'Keyboard shortcuts', label: 'Keys', keys: ['F1'], group: 'Data and help', alsoCalled: 'help hotkeys' },
  'help.about': { words: 'About Codetray', label: 'About Codetray', keys: [], group: 'Data and help', alsoCalled: 'version licence notices' },
} as const satisfies Record<string, MenuCommandFacts>;

export type CommandId = keyof typeof menuCommands;
export const commandIds = Object.keys(menuCommands) as CommandId[];
