import { join } from 'node:path';
import type { BrowserWindow, Dialog, PrinterInfo } from 'electron';
import type { OfficeOnPaper, PaperChoice, PaperSize, PrintDocument, PrintRequest, Settings } from '../../contract/channels.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import type { Office } from '../../../db/model/office.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { paperOfDefaultPrinter } from './default-paper.ts';
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
  readonly office: () => Promise<Result<Office>>;
  /** The printers of the system; asked only for the paper of the default one. */
  readonly printers: () => Promise<PrinterInfo[]>;
  /** Country of the desk, ISO 3166; empty when the system does not tell. */
  readonly country: string;
  /** A hidden window of the kind "print", with the app's one set of web preferences. */
  readonly createWindow: () => BrowserWindow;
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** Where the save dialog opens. */
  readonly documentsFolder: string;
  readonly appVersion: string;
}

export type PrintChannels = 'print.preview' | 'print.savePdf' | 'print.paper' | 'print.document' | 'print.ready';

/** What becomes a document: ready pages and how they stand on paper. */
export type DocumentContent = Pick<PrintDocument, 'pages' | 'paper' | 'arrangement' | 'contents' | 'title' | 'office'>;

export interface PrintService {
  readonly handlers: Pick<Handlers, PrintChannels>;
  paperOf(choice: PaperChoice): Promise<PaperSize>;
  /** The document of ready pages, dated today. */
  document(content: DocumentContent): PrintDocument;
  /** Errors: `print-failed`. */
  renderPdf(document: PrintDocument): Promise<Result<RenderedPdf>>;
}

const foreignWindow = failure('forbidden', 'Only a print page may ask for its document.');

/** Code summaries in the preview, as PDF and on paper: the last two are the print page in a hidden window. */
export function createPrintService(deps: PrintDependencies): PrintService {
  const windows = createPrintWindows(deps.createWindow);

  function document(content: DocumentContent): PrintDocument {
    return { document: 'summary', ...content, printedOn: localDate(new Date()), appVersion: deps.appVersion };
  }

  function renderPdf(print: PrintDocument): Promise<Result<RenderedPdf>> {
    return windows.withLaidOut(print, (window) => pdfOfWindow(window, print));
  }

  async function paperOf(choice: PaperChoice): Promise<PaperSize> {
    return choice === 'printer' ? paperOfDefaultPrinter(await deps.printers().catch(() => []), deps.country) : choice;
  }

  async function documentOf({ codes, arrangement, contents, title }: PrintRequest): Promise<Result<PrintDocument>> {
    const [settings, office] = await Promise.all([deps.settings(), deps.office()]);
    if (!settings.ok) return settings;
    if (!office.ok) return office;
    const pages: CodePage[] = [];
    for (const key of codes) {
      const page = await deps.loadPage(key);
      if (!page.ok) return page;
      pages.push(page.value);
    }
    return success(document({ pages, paper: await paperOf(settings.value.paper), arrangement, contents, title, office: onPaper(office.value) }));
  }

  const handlers: PrintService['handlers'] = {
    'print.preview': (request) => documentOf(request),
    'print.savePdf': async (request, { window }) => {
      const print = await documentOf(request);
      if (!print.ok) return print;
      const { canceled, filePath } = await deps.dialog.showSaveDialog(window, {
        title: 'Save the summary as PDF',
        defaultPath: join(deps.documentsFolder, summaryFileName(request.codes.map(({ code }) => code))),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null, pages: 0 });
      const rendered = await renderPdf(print.value);
      if (!rendered.ok) return rendered;
      const written = await writeWholeFile(filePath, rendered.value.pdf);
      return written.ok ? success({ path: filePath, pages: rendered.value.pageCount }) : written;
    },
    'print.paper': async (request) => {
      const print = await documentOf(request);
      return print.ok ? windows.withLaidOut(print.value, (window) => putOnPaper(window, print.value.paper)) : print;
    },
    'print.document': (_args, { window }) => {
      const print = windows.documentOf(window);
      return print === null ? foreignWindow : success(print);
    },
    'print.ready': (_args, { window }) => (windows.markReady(window) ? success(null) : foreignWindow),
  };

  return { handlers, paperOf, document, renderPdf };
}

/** Null when the office has set up nothing: then no line is left free for it. */
export function onPaper(office: Office): OfficeOnPaper | null {
  return office.name === '' && office.phone === '' && office.logo === null ? null : office;
}
