import { BrowserWindow, type IpcMain, type IpcMainInvokeEvent } from 'electron';
import { callChannel } from '../../contract/bridge.ts';
import { logProblem } from '../log.ts';
import { appOrigin } from '../security/origin.ts';
import type { Windows } from '../windows/windows.ts';
import { createFirstAnswers } from './answer-first.ts';
import type { Caller, Handlers } from './handlers.ts';

/**
 * The one door between the window and main. Nothing else listens to ipcMain. What only later calls need is got ready by `prepareOthers`,
 * or by the first such call.
 */
export function registerCalls(ipcMain: IpcMain, windows: Windows, handlers: Partial<Handlers>): { prepareOthers(): Promise<void> } {
  const first = createFirstAnswers(handlers, logProblem);
  let loading: ReturnType<typeof loadOthers> | null = null;
  const others = () => (loading ??= loadOthers());
  ipcMain.handle(callChannel, async (event, ...request: unknown[]) => {
    // Before anything is awaited: the frame may be gone by then.
    const caller = identifyCaller(event, windows);
    if (loading === null && first.takes(caller, request)) return first.answer(caller, request[0]);
    const { answerCall } = await others();
    return answerCall(handlers, caller, request, logProblem);
  });
  return {
    async prepareOthers() {
      const { makeAllSchemas, checkLater } = await others();
      await makeAllSchemas();
      checkLater(first.taken(), logProblem);
    },
  };
}

const loadOthers = () => import('./answer-call.ts');

/** The main frame of a window of ours that shows the app's own origin; anything else is nobody. */
function identifyCaller(event: IpcMainInvokeEvent, windows: Windows): Caller | null {
  const { sender, senderFrame } = event;
  // Null once the frame has navigated away or is gone.
  if (senderFrame === null || senderFrame !== sender.mainFrame || senderFrame.origin !== appOrigin) return null;
  const kind = windows.kindOf(sender);
  const window = BrowserWindow.fromWebContents(sender);
  return kind === null || window === null ? null : { kind, window };
}
