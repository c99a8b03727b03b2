/**
 * A shortcut in words: modifiers and one key joined by "+". "Mod" is Ctrl, and Command on a Mac.
 * The key is `KeyboardEvent.key`, letters in upper case, "Plus" for the plus sign.
 */
export type Shortcut = string;

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

export function matchesShortcut(pressed: Pressed, shortcut: Shortcut, mac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const pressedMod = mac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = mac ? pressed.ctrlKey : pressed.metaKey;
  const pressedKey = pressed.key === '+' ? 'Plus' : pressed.key.length === 1 ? pressed.key.toUpperCase() : pressed.key;
  return (
    pressedKey === key &&
    pressedMod === mod &&
    !otherMod &&
    pressed.altKey === parts.includes('Alt') &&
    (isSign(key) || pressed.shiftKey === parts.includes('Shift'))
  );
}

/** Signs and digits: which of them need Shift differs from keyboard to keyboard. */
function isSign(key: string): boolean {
  return key === 'Plus' || (key.length === 1 && !/[A-Z]/.test(key));
}

const keyWords: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  ContextMenu: 'Menu',
};

/** "Mod+Shift+S" -> "Ctrl+Shift+S", on a Mac "Cmd+Shift+S". */
export function shortcutLabel(shortcut: Shortcut, mac: boolean): string {
  return shortcut
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? 'Cmd' : 'Ctrl') : part === 'Alt' && mac ? 'Option' : (keyWords[part] ?? part)))
    .join('+');
}
