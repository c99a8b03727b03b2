import type { MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../../contract/events.ts';

interface MenuOptions {
  readonly run: (id: CommandId) => void;
  readonly platform: NodeJS.Platform;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The native menu: the renderer's commands by their ids, beside the editing and window items that every program has. The keys
 * are shown here and handled by the renderer's registry, which knows whether somebody is typing; on macOS the system itself
 * handles the keys of a menu, after the page has had them. There is no reload and there are no developer tools in it.
 */
export function menuTemplate({ run, platform }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const command = (id: CommandId, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => run(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });

  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        command('data.import', 'Import release files…', 'CmdOrCtrl+O'),
        separator,
        command('code.savePdf', 'Save as PDF…', 'CmdOrCtrl+Shift+S'),
        command('code.print', 'Print…', 'CmdOrCtrl+P'),
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
        command('search.focus', 'Search', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&Code',
      submenu: [
        command('code.bookmark', 'Bookmark', 'CmdOrCtrl+D'),
        // Without its key, which is that of Copy: the renderer copies the code when no text is selected.
        command('code.copy', 'Copy the code'),
      ],
    },
    {
      label: '&Go',
      submenu: [
        command('go.back', 'Back', 'Alt+Left'),
        command('go.forward', 'Forward', 'Alt+Right'),
        separator,
        command('go.bookmarks', 'Bookmarks', 'CmdOrCtrl+B'),
        command('go.data', 'Data', 'CmdOrCtrl+I'),
      ],
    },
    {
      label: '&View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }],
    },
    { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
    {
      role: 'help',
      submenu: [command('help.keys', 'Keys', 'F1'), command('help.about', 'About Codetray')],
    },
  ];
}
