import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron';

/** The window that people work in, and the hidden ones that lay out a print document. */
export type WindowKind = 'main' | 'print';

export interface Windows {
  /** Makes a window with the one set of web preferences that this app uses; it loads nothing by itself. */
  create(kind: WindowKind, options: WindowLook): BrowserWindow;
  /** Null for contents that are not a window of ours. */
  kindOf(contents: WebContents): WindowKind | null;
  /** The window that people work in, while it is open. */
  main(): BrowserWindow | null;
}

export type WindowLook = Omit<BrowserWindowConstructorOptions, 'webPreferences'>;

/** Keeps the list of the app's own windows: only they may call, and only they are told anything. */
export function createWindows(options: { preload: string; devTools: boolean }): Windows {
  const kinds = new Map<WebContents, WindowKind>();
  let mainWindow: BrowserWindow | null = null;

  return {
    create(kind, look) {
      const window = new BrowserWindow({
        ...look,
        webPreferences: {
          preload: options.preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          safeDialogs: true,
          disableDialogs: true,
          enableWebSQL: false,
          plugins: false,
          spellcheck: false,
          // Scripts come compiled from the second start on, not from the third day of use.
          v8CacheOptions: 'bypassHeatCheck',
          devTools: options.devTools,
        },
      });
      const { webContents } = window;
      kinds.set(webContents, kind);
      if (kind === 'main') mainWindow = window;
      window.once('closed', () => {
        kinds.delete(webContents);
        if (mainWindow === window) mainWindow = null;
      });
      return window;
    },
    kindOf: (contents) => kinds.get(contents) ?? null,
    main: () => mainWindow,
  };
}

/** A window that nobody sees. Without a frame, because Chromium's headless platform has none to give and crashes when asked. */
export const hiddenWindow: WindowLook = { show: false, frame: false };
