import type { MenuItemConstructorOptions } from 'electron';
import { menuCommands, type CommandId, type MenuCommandFacts } from '../../contract/menu-commands.ts';

interface MenuOptions {
  readonly run: (id: CommandId) => void;
  readonly platform: NodeJS.Platform;
  /** Where a change of the catalog leads, once that is known: "Go forward to the later catalog…". */
  readonly catalogLabel?: string;
}

/** The registry's "Mod+Shift+S" and "Alt+ArrowLeft" in Electron's words. */
function acceleratorOf(key: string): string {
  return key.replace('Mod', 'CmdOrCtrl').replace('Arrow', '');
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The native menu: where each command of contract/menu-commands.ts stands, beside the editing and window items that every program
 * has. The keys are shown here and handled by the renderer's registry, which knows whether somebody is typing; on macOS the system
 * itself handles the keys of a menu, after the page has had them. There is no reload and there are no developer tools in it.
 */
export function menuTemplate({ run, platform, catalogLabel }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const command = (id: CommandId): MenuItemConstructorOptions => {
    const { label, keys, hidesKey }: MenuCommandFacts = menuCommands[id];
    const key = hidesKey ? undefined : keys[0];
    return { id, label, click: () => run(id), ...(key === undefined ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false }) };
  };

  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        command('data.import'),
        { ...command('catalog.rollback'), ...(catalogLabel === undefined ? {} : { label: catalogLabel }) },
        separator,
        command('code.savePdf'),
        command('code.print'),
        separator,
        command('settings.open'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        command('search.focus'),
      ],
    },
    {
      label: '&Code',
      submenu: [
        command('code.bookmark'),
        command('code.tray'),
        command('bookmarks.folderOf'),
        command('bookmarks.note'),
        separator,
        command('code.copy'),
        command('code.copyCitation'),
        separator,
        command('compare.with'),
        command('compare.chosen'),
      ],
    },
    {
      label: '&Go',
      submenu: [
        command('go.back'),
        command('go.forward'),
        separator,
        command('go.bookmarks'),
        command('go.tray'),
        command('go.browse'),
        command('go.paste'),
        command('go.data'),
      ],
    },
    {
      label: '&View',
      submenu: [command('view.larger'), command('view.smaller'), command('view.normal'), separator, { role: 'togglefullscreen' }],
    },
    // The window's own Close has no key: Ctrl+W is the tab's, and a slip must not end the day's work.
    { label: '&Window', submenu: [command('tab.close'), { role: 'minimize' }, { role: 'close', accelerator: 'CmdOrCtrl+Shift+W', registerAccelerator: false }] },
    {
      role: 'help',
      submenu: [command('palette.open'), command('help.keys'), separator, command('help.about')],
    },
  ];
}
