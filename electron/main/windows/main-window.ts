import { Menu, screen, type BrowserWindow } from 'electron';
import { logProblem } from '../log.ts';
import { followMenuKey } from '../menu/menu-key.ts';
import { appUrl } from '../security/origin.ts';
import { textMenuTemplate } from './text-menu.ts';
import { minimumSize, reachableBounds, readWindowState, writeWindowState } from './window-state.ts';
import type { Windows } from './windows.ts';

/**
 * Opens the window that people work in, where they left it; it shows itself when its first picture is ready.
 * @param ground its colour before the style sheet is there.
 */
export async function openMainWindow(windows: Windows, statePath: string, ground: string): Promise<BrowserWindow> {
  const remembered = readWindowState(statePath);
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = windows.create('main', {
    ...reachableBounds(remembered?.bounds ?? null, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Codetray',
    show: false,
    backgroundColor: ground,
  });
  if (remembered?.maximized === true) window.maximize();

  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    try {
      writeWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    } catch (error) {
      // The next start opens in the middle of the screen; nothing else is lost.
      logProblem('the place of the window could not be remembered', error);
    }
  });
  followMenuKey(window.webContents, process.platform);
  window.webContents.on('context-menu', (_event, clicked) => {
    const template = textMenuTemplate(clicked);
    // A key has no pointer to open at.
    const at = clicked.menuSourceType === 'keyboard' ? { x: clicked.x, y: clicked.y } : {};
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window, ...at });
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    logProblem(`the window's page ended (${details.reason}) and is loaded again`);
    window.webContents.reload();
  });
  await window.loadURL(appUrl('index.html'));
  return window;
}
