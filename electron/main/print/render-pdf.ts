import type { BrowserWindow, PrintToPDFOptions } from 'electron';
import type { PrintDocument } from '../../contract/channels.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import { pageCount } from './page-count.ts';

export interface RenderedPdf {
  readonly pdf: Uint8Array;
  readonly pageCount: number;
}

/** Time for Chromium to write the PDF of a page that is laid out, in milliseconds. */
const writingTimeLimitMs = 60_000;

/** Turns a laid-out print window into a PDF. Paper and margins come from the page's own style. Errors: `print-failed`. */
export async function pdfOfWindow(window: BrowserWindow, document: PrintDocument): Promise<Result<RenderedPdf>> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsOver = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), writingTimeLimitMs);
  });
  try {
    const pdf = await Promise.race([window.webContents.printToPDF(pdfOptions(document)), timeIsOver]);
    if (pdf === null) return notMade('the PDF was not written in time');
    const pages = pageCount(pdf);
    return pages === 0 ? notMade('the PDF has no pages') : success({ pdf, pageCount: pages });
  } catch (error) {
    return notMade(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** The page boxes of the document are as large as the paper and have their own margins and foot. */
function pdfOptions(document: PrintDocument): PrintToPDFOptions {
  return {
    pageSize: document.paper,
    preferCSSPageSize: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}

function notMade(detail: string): Result<never> {
  return failure('print-failed', 'The PDF could not be made. Nothing was written; try again.', detail);
}
