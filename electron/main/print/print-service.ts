import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { PaperSize, PrintDocument, Settings } from '../../contract/channels.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { localDate } from './local-date.ts';
import { putOnPaper } from './paper.ts';
import { summaryFileName } from './file-name.ts';
import { createPrintWindows } from './print-windows.ts';
import { pdfOfWindow, type RenderedPdf } from './render-pdf.ts';
import { writeWholeFile } from './write-file.ts';

export interface PrintDependencies {
  /** A page with the fee of the chosen locality alone, if one is chosen. */
  readonly loadPage: (key: CodeKey) => Promise<Result<CodePage>>;
  readonly settings: () => Promise<Result<Settings>>;
  /** A hidden window of the kind "print", with the app's one set of web preferences. */
  readonly createWindow: () => BrowserWindow;
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** Where the save dialog opens. */
  readonly documentsFolder: string;
  readonly appVersion: string;
  /** `process.versions.chrome`. */
  readonly chrome: string;
}

export type PrintChannels = 'print.savePdf' | 'print.paper' | 'print.document' | 'print.ready';

export interface PrintService {
  readonly handlers: Pick<Handlers, PrintChannels>;
  /** The summary of ready pages, dated today. */
  document(pages: readonly CodePage[], paper: PaperSize): PrintDocument;
  /** Errors: `print-failed`. */
  renderPdf(document: PrintDocument): Promise<Result<RenderedPdf>>;
}

const foreignWindow = failure('forbidden', 'Only a print page may ask for its document.');

/** Code summaries as PDF and on paper: both are the print page in a hidden window. */
export function createPrintService(deps: PrintDependencies): PrintService {
  const windows = createPrintWindows(deps.createWindow);

  function document(pages: readonly CodePage[], paper: PaperSize): PrintDocument {
    return { document: 'summary', paper, pages: [...pages], printedOn: localDate(new Date()), appVersion: deps.appVersion };
  }

  function renderPdf(print: PrintDocument): Promise<Result<RenderedPdf>> {
    return windows.withLaidOut(print, (window) => pdfOfWindow(window, print, deps.chrome));
  }

  async function documentOf(codes: readonly CodeKey[]): Promise<Result<PrintDocument>> {
    const settings = await deps.settings();
    if (!settings.ok) return settings;
    const pages: CodePage[] = [];
    for (const key of codes) {
      const page = await deps.loadPage(key);
      if (!page.ok) return page;
      pages.push(page.value);
    }
    return success(document(pages, settings.value.paper));
  }

  const handlers: PrintService['handlers'] = {
    'print.savePdf': async ({ codes }, { window }) => {
      const print = await documentOf(codes);
      if (!print.ok) return print;
      const { canceled, filePath } = await deps.dialog.showSaveDialog(window, {
        title: 'Save the summary as PDF',
        defaultPath: join(deps.documentsFolder, summaryFileName(codes.map(({ code }) => code))),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null, pages: 0 });
      const rendered = await renderPdf(print.value);
      if (!rendered.ok) return rendered;
      const written = await writeWholeFile(filePath, rendered.value.pdf);
      return written.ok ? success({ path: filePath, pages: rendered.value.pageCount }) : written;
    },
    'print.paper': async ({ codes }) => {
      const print = await documentOf(codes);
      return print.ok ? windows.withLaidOut(print.value, (window) => putOnPaper(window, print.value.paper)) : print;
    },
    'print.document': (_args, { window }) => {
      const print = windows.documentOf(window);
      return print === null ? foreignWindow : success(print);
    },
    'print.ready': (_args, { window }) => (windows.markReady(window) ? success(null) : foreignWindow),
  };

  return { handlers, document, renderPdf };
}
