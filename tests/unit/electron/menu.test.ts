import type { MenuItem, MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../electron/contract/menu-commands.ts';
import { menuTemplate } from '../../../electron/main/menu/menu.ts';

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  const run: string[] = [];
  const all = items(menuTemplate({ platform, run: (id) => run.push(id) }));

  it('has every command of the contract once, and sends its id', () => {
    const commands = all.filter((item) => item.id !== undefined);
    expect(commands.map((item) => item.id).sort()).toEqual([...commandIds].sort());
    for (const item of commands) item.click?.({} as MenuItem, undefined, {} as Electron.KeyboardEvent);
    expect([...run].sort()).toEqual([...commandIds].sort());
  });

  it('has under Code what is done with a code, beside printing it, which stands under File', () => {
    const submenu = menuTemplate({ platform, run: () => undefined }).find(({ label }) => label === '&Code')?.submenu;
    const ids = Array.isArray(submenu) ? submenu.flatMap(({ id }) => id ?? []) : [];
    for (const id of ['code.bookmark', 'bookmarks.folderOf', 'bookmarks.note', 'code.copy', 'code.copyCitation', 'compare.with']) expect(ids).toContain(id);
  });

  it('shows keys and leaves them to the renderer, which knows whether somebody is typing', () => {
    for (const item of all.filter(({ accelerator }) => accelerator !== undefined)) expect(item.registerAccelerator, item.label).toBe(false);
  });

  it('gives no key to two commands', () => {
    const keys = all.flatMap((item) => (typeof item.accelerator === 'string' ? [item.accelerator] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has no reload and no developer tools', () => {
    const roles = all.map(({ role }) => role);
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu'] as const) expect(roles).not.toContain(role);
  });
});
