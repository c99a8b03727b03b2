import { app, dialog, ipcMain } from 'electron';
import { failure, success } from '../../db/model/result.ts';
import type { BuiltFiles } from './built-files.ts';
import { createGuards } from './guard-app.ts';
import { registerCalls } from './ipc/register.ts';
import { logProblem } from './log.ts';
import { readPrintJob, runPrintJob } from './print/print-job.ts';
import { logoFile } from './office/logo-file.ts';
import { createPrintService } from './print/print-service.ts';
import { startServices } from './services.ts';
import { createWindows, hiddenWindow } from './windows/windows.ts';

const notHere = failure('forbidden', 'The print command gets its pages with its job.');

/**
 * The app as the `codetray print` command starts it: no window to see and no database, one job, an exit code.
 * @returns the exit code.
 */
export async function runPrintApp(files: BuiltFiles, jobPath: string): Promise<number> {
  // The print window is the only one; its end is not the end of the job.
  app.on('window-all-closed', () => {});
  let reading: ReturnType<typeof readPrintJob> | undefined;
  /** Read once, when it is first wanted. */
  const job = () => (reading ??= readPrintJob(jobPath));
  const windows = createWindows({ preload: files.preload, devTools: false });
  const service = createPrintService({
    loadPage: async () => notHere,
    loadReview: async () => notHere,
    loadChanges: async () => notHere,
    loadOperation: async () => notHere,
    loadPatient: async () => success(null),
    settings: async () => notHere,
    office: async () => notHere,
    lastImport: async () => notHere,
    printers: async () => [],
    country: app.getLocaleCountryCode(),
    createWindow: () => windows.create('print', hiddenWindow),
    dialog,
    documentsFolder: app.getPath('temp'),
    appVersion: app.getVersion(),
  });
  const logo = async (pathname: string) => {
    const read = await job();
    return read.ok ? logoFile(read.value.logo, pathname) : null;
  };
  const running = await startServices([createGuards(files.renderer, logo)], logProblem);
  registerCalls(ipcMain, windows, { 'print.document': service.handlers['print.document'], 'print.ready': service.handlers['print.ready'] });
  try {
    return await runPrintJob(job(), service);
  } finally {
    await running.stop();
  }
}
