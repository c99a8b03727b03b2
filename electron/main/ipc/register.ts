import { BrowserWindow, type IpcMain, type IpcMainInvokeEvent } from 'electron';
import { callChannel } from '../../contract/bridge.ts';
import { logProblem } from '../log.ts';
import { appOrigin } from '../security/origin.ts';
import type { Windows } from '../windows/windows.ts';
import { answerCall } from './answer-call.ts';
import type { Caller, Handlers } from './handlers.ts';

/** The one door between the window and main. Nothing else listens to ipcMain. */
export function registerCalls(ipcMain: IpcMain, windows: Windows, handlers: Partial<Handlers>): void {
  ipcMain.handle(callChannel, (event, ...request: unknown[]) => answerCall(handlers, identifyCaller(event, windows), request, logProblem));
}

/** The main frame of a window of ours that shows the app's own origin; anything else is nobody. */
function identifyCaller(event: IpcMainInvokeEvent, windows: Windows): Caller | null {
  const { sender, senderFrame } = event;
  // Null once the frame has navigated away or is gone.
  if (senderFrame === null || senderFrame !== sender.mainFrame || senderFrame.origin !== appOrigin) return null;
  const kind = windows.kindOf(sender);
  const window = BrowserWindow.fromWebContents(sender);
  return kind === null || window === null ? null : { kind, window };
}
