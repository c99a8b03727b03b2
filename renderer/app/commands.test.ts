import { describe, expect, it } from 'vitest';
import { commandIds } from '../../electron/contract/menu-commands.ts';
import { commands, readingKeys } from './commands.ts';
import { matchesShortcut, shortcutLabel } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the list of commands', () => {
  it('answers every command of the native menu, each once', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of commandIds) expect(ids).toContain(id);
  });

  it('gives no key to two commands', () => {
    const keys = [...commands, ...readingKeys].flatMap((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('shortcuts', () => {
  it('takes Ctrl elsewhere and Command on a Mac', () => {
    expect(matchesShortcut(press('d', { ctrlKey: true }), 'Mod+D', false)).toBe(true);
    expect(matchesShortcut(press('d', { ctrlKey: true }), 'Mod+D', true)).toBe(false);
    expect(matchesShortcut(press('d', { metaKey: true }), 'Mod+D', true)).toBe(true);
  });

  it('wants exactly the modifiers that it names', () => {
    expect(matchesShortcut(press('S', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+S', false)).toBe(true);
    expect(matchesShortcut(press('s', { ctrlKey: true }), 'Mod+Shift+S', false)).toBe(false);
    expect(matchesShortcut(press('d', { ctrlKey: true, altKey: true }), 'Mod+D', false)).toBe(false);
    expect(matchesShortcut(press('d'), 'Mod+D', false)).toBe(false);
  });

  it('lets a sign need Shift or not, as the keyboard has it', () => {
    expect(matchesShortcut(press('1', { ctrlKey: true, shiftKey: true }), 'Mod+1', false)).toBe(true);
    expect(matchesShortcut(press('=', { ctrlKey: true }), 'Mod+=', false)).toBe(true);
  });

  it('is written as it stands on the keyboard', () => {
    expect(shortcutLabel('Alt+ArrowLeft', false)).toBe('Alt+Left');
    expect(shortcutLabel('Mod+Shift+S', true)).toBe('Cmd+Shift+S');
  });
});
