import type { BrowserWindow } from 'electron';
import type { PrintDocument } from '../../contract/channels.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import { appUrl } from '../security/origin.ts';

/** Time from opening the print page to its "ready", in milliseconds: two hundred codes on a slow desk take a quarter of it. */
const layoutTimeLimitMs = 60_000;

export interface PrintWindows {
  /**
   * Lays the document out in a hidden window, hands that window to `use`, and closes it whatever happens. The window opens
   * while the document is still on its way: its renderer takes as long to start as the pages take to read.
   * Errors: `print-failed`, and those of the document and of `use`.
   */
  withLaidOut<Value>(document: Promise<Result<PrintDocument>>, use: (window: BrowserWindow, document: PrintDocument) => Promise<Result<Value>>): Promise<Result<Value>>;
  /** The document of a hidden window; null for every other window. */
  documentOf(window: BrowserWindow): Promise<Result<PrintDocument>> | null;
  /** The page of a hidden window says that it is laid out; false when the window is not one of ours. */
  markReady(window: BrowserWindow): boolean;
}

interface Job {
  readonly document: Promise<Result<PrintDocument>>;
  readonly ready: () => void;
}

/** @param createWindow makes a hidden window with the same guards as every other window of the app. */
export function createPrintWindows(createWindow: () => BrowserWindow): PrintWindows {
  /** By the id of the window's contents. */
  const jobs = new Map<number, Job>();

  return {
    async withLaidOut(document, use) {
      const window = createWindow();
      const { id } = window.webContents;
      try {
        const layingOut = layOut(window, (ready) => jobs.set(id, { document, ready }));
        const print = await document;
        if (!print.ok) return print;
        const laidOut = await layingOut;
        return laidOut.ok ? await use(window, print.value) : laidOut;
      } catch (error) {
        return printFailed(error instanceof Error ? error.message : String(error));
      } finally {
        jobs.delete(id);
        if (!window.isDestroyed()) window.destroy();
      }
    },
    documentOf: (window) => jobs.get(window.webContents.id)?.document ?? null,
    markReady(window) {
      const job = jobs.get(window.webContents.id);
      job?.ready();
      return job !== undefined;
    },
  };
}

/** Loads the print page; answers when it is ready, when it cannot be, or when the time is over. */
async function layOut(window: BrowserWindow, expect: (ready: () => void) => void): Promise<Result<null>> {
  const { webContents } = window;
  // A hidden window would otherwise be slowed down to one timer a second.
  webContents.setBackgroundThrottling(false);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<null>>((resolve) => {
      timer = setTimeout(() => resolve(printFailed('the print page was not ready in time')), layoutTimeLimitMs);
      webContents.once('render-process-gone', (_event, { reason }) => resolve(printFailed(`the print page ended: ${reason}`)));
      webContents.once('preload-error', (_event, _path, error) => resolve(printFailed(error.message)));
      window.once('closed', () => resolve(printFailed('the print window was closed')));
      expect(() => resolve(success(null)));
      window.loadURL(appUrl('print.html')).catch((error: unknown) => resolve(printFailed(String(error))));
    });
  } finally {
    clearTimeout(timer);
  }
}

function printFailed(detail: string): Result<never> {
  return failure('print-failed', 'The page could not be laid out for print. Nothing was written; try again.', detail);
}
