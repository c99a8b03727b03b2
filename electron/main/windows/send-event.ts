import type { BrowserWindow } from 'electron';
import { eventChannel } from '../../contract/bridge.ts';
import type { EventName, EventPayload } from '../../contract/events.ts';

/** The one way in which main tells a window something unasked. A window that is gone is told nothing. */
export function sendEvent<Name extends EventName>(window: BrowserWindow | null, name: Name, payload: EventPayload<Name>): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(eventChannel, name, payload);
}
