import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, NativeTheme } from 'electron';
import type { Settings } from '../../contract/channels.ts';
import { textSizes, themes } from '../../../db/model/setting-choices.ts';

/** The part of the settings that main carries out. */
export type Look = Pick<Settings, 'theme' | 'textSize'>;

export const plainLook: Look = { theme: 'system', textSize: 100 };

export interface LookKeeper {
  theme(): Look['theme'];
  /** Colour of the window before its style sheet is there. */
  ground(): string;
  /** Makes native parts and the window as the settings say, and remembers it for the next start. */
  apply(look: Look): void;
}

interface LookParts {
  readonly nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;
  readonly window: () => BrowserWindow | null;
  /** The settings stand in the user's database, which answers after the window has its first colour: this file is there at once. */
  readonly path: string;
  readonly report: (what: string, error: unknown) => void;
}

// --ground of renderer/ui/tokens.css.
const grounds = {
  plain: { light: '#f3f1ea', dark: '#151918' },
  contrast: { light: '#ffffff', dark: '#000000' },
} as const;

/** Starts with the look of the last time. */
export function keepLook({ nativeTheme, window, path, report }: LookParts): LookKeeper {
  let current = readLook(path);
  setTheme();

  function setTheme(): void {
    const source = current.theme === 'contrast' ? 'system' : current.theme;
    if (nativeTheme.themeSource !== source) nativeTheme.themeSource = source;
  }

  function setTextSize(): void {
    const open = window();
    if (open !== null && !open.isDestroyed()) open.webContents.setZoomFactor(current.textSize / 100);
  }

  return {
    theme: () => current.theme,
    ground: () => grounds[current.theme === 'contrast' ? 'contrast' : 'plain'][nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    apply({ theme, textSize }) {
      const before = current;
      current = { theme, textSize };
      setTheme();
      // Chromium keeps the zoom of a page through restarts, so it is set when it is wanted, and unset once.
      if (textSize !== plainLook.textSize || before.textSize !== textSize) setTextSize();
      if (before.theme === theme && before.textSize === textSize) return;
      try {
        writeLook(path, current);
      } catch (error) {
        // The next window opens in the look before this one and changes within a blink.
        report('the look of the window could not be remembered', error);
      }
    },
  };
}

/** What was written last, or the plain look. */
function readLook(path: string): Look {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return plainLook;
    const { theme, textSize } = value as Partial<Record<keyof Look, unknown>>;
    return {
      theme: themes.find((one) => one === theme) ?? plainLook.theme,
      textSize: textSizes.find((one) => one === textSize) ?? plainLook.textSize,
    };
  } catch {
    return plainLook;
  }
}

function writeLook(path: string, look: Look): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  writeFileSync(unfinished, JSON.stringify(look));
  renameSync(unfinished, path);
}
