import type { BrowserWindow } from 'electron';
import type { PaperSize } from '../../contract/channels.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';

/** What Chromium says when somebody closes the print dialog; the spelling differs between versions. */
const closedByHand = /cancell?ed/i;

/** Opens the system's print dialog for a laid-out print window. Errors: `print-failed`. */
export function putOnPaper(window: BrowserWindow, paper: PaperSize): Promise<Result<{ printed: boolean }>> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true, pageSize: paper, margins: { marginType: 'none' } }, (printed, reason) => {
      if (printed) resolve(success({ printed: true }));
      else if (closedByHand.test(reason)) resolve(success({ printed: false }));
      else resolve(failure('print-failed', 'The printer did not take the pages. Save it as a PDF, or look after the printer and try again.', reason));
    });
  });
}
