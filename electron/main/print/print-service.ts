import { join } from 'node:path';
import type { BrowserWindow, Dialog, PrinterInfo } from 'electron';
import type { LabelChoice, OfficeOnPaper, PaperChoice, PaperSize, PrintDocument, PrintRequest, Settings } from '../../contract/channels.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import type { Review } from '../../../db/model/code-review.ts';
import { labelSheets } from '../../../db/model/label-sheets.ts';
import type { LastImport } from '../../../db/model/last-import.ts';
import type { Office } from '../../../db/model/office.ts';
import type { Operation, OperationSubject } from '../../../db/model/operation.ts';
import type { Patient } from '../../../db/model/patient.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { paperOfDefaultPrinter } from './default-paper.ts';
import { localDate } from './local-date.ts';
import { putOnPaper } from './paper.ts';
import { operationFileName, pdfFileName } from './file-name.ts';
import { createPrintWindows } from './print-windows.ts';
import { pdfOfWindow, type RenderedPdf } from './render-pdf.ts';
import { writeWholeFile } from './write-file.ts';

export interface PrintDependencies {
  /** A page with the fee of the chosen locality alone, if one is chosen. */
  readonly loadPage: (key: CodeKey) => Promise<Result<CodePage>>;
  /** The texts of codes taken apart into statements. */
  readonly loadReview: (keys: readonly CodeKey[]) => Promise<Result<Review>>;
  /** What is different between the kept catalog and the running one, as much of it as paper takes. */
  readonly loadChanges: (request: Pick<ChangesRequest, 'kind' | 'text'>) => Promise<Result<ChangesContent>>;
  /** An operation as it stands now; `today` is the day at the desk. */
  readonly loadOperation: (subject: OperationSubject, today: string) => Promise<Result<Operation>>;
  /** Whom the operation of a tray is for; null where nothing is kept of it. */
  readonly loadPatient: (tray: number) => Promise<Result<Patient | null>>;
  readonly settings: () => Promise<Result<Settings>>;
  readonly office: () => Promise<Result<Office>>;
  /** The report of the import that ended last; null when there was none. */
  readonly lastImport: () => Promise<Result<LastImport | null>>;
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

type ChangesRequest = Extract<PrintRequest, { document: 'changes' }>;
export type ChangesContent = Pick<Extract<PrintDocument, { document: 'changes' }>, 'summary' | 'lists'>;

export type PrintChannels = 'print.preview' | 'print.savePdf' | 'print.paper' | 'print.document' | 'print.ready';

export interface NamedPdf extends RenderedPdf {
  /** What a file of it is called. */
  readonly name: string;
}

type WithoutDate<Document> = Document extends PrintDocument ? Omit<Document, 'printedOn' | 'appVersion'> : never;

/** What becomes a document: ready content and how it stands on paper. */
export type DocumentContent = WithoutDate<PrintDocument>;

export interface PrintService {
  readonly handlers: Pick<Handlers, PrintChannels>;
  paperOf(choice: PaperChoice): Promise<PaperSize>;
  /** The document of ready content, dated today. */
  document(content: DocumentContent): PrintDocument;
  /** What the window asks to print, as a file for somebody else: without the patient. Errors as those of `print.savePdf`. */
  pdfOf(request: PrintRequest): Promise<Result<NamedPdf>>;
  /** Errors: `print-failed`, and those of the document. */
  renderPdf(document: Promise<Result<PrintDocument>>): Promise<Result<RenderedPdf>>;
}

const nothingToLabel = 'No codes are on this tray yet, so there is nothing to label.';

const foreignWindow = failure('forbidden', 'Only a print page may ask for its document.');

/** Documents in the preview, as PDF and on paper: the last two are the print page in a hidden window. */
export function createPrintService(deps: PrintDependencies): PrintService {
  const windows = createPrintWindows(deps.createWindow);

  function document(content: DocumentContent): PrintDocument {
    return { ...content, printedOn: localDate(new Date()), appVersion: deps.appVersion };
  }

  function renderPdf(document: Promise<Result<PrintDocument>>): Promise<Result<RenderedPdf>> {
    return windows.withLaidOut(document, pdfOfWindow);
  }

  async function paperOf(choice: PaperChoice): Promise<PaperSize> {
    return choice === 'printer' ? paperOfDefaultPrinter(await deps.printers().catch(() => []), deps.country) : choice;
  }

  /** @param isForOthers it leaves the office: nothing of a patient stands on it */
  async function documentOf(request: PrintRequest, isForOthers = false): Promise<Result<PrintDocument>> {
    const [settings, office] = await Promise.all([deps.settings(), deps.office()]);
    if (!settings.ok) return settings;
    if (!office.ok) return office;
    const sheet = { paper: await paperOf(settings.value.paper), office: onPaper(office.value) };
    if (request.document === 'import-report') {
      const last = await deps.lastImport();
      if (!last.ok) return last;
      return last.value === null ? failure('not-found', 'No import has ended yet, so there is no report to print.') : success(document({ ...sheet, document: 'import-report', last: last.value }));
    }
    if (request.document === 'changes') {
      const changes = await deps.loadChanges(request);
      return changes.ok ? success(document({ ...sheet, document: 'changes', text: request.text, ...changes.value })) : changes;
    }
    if ('subject' in request) {
      const operation = await deps.loadOperation(request.subject, localDate(new Date()));
      if (request.document === 'labels') return operation.ok ? labelsOf(operation.value, request.labels, sheet.office) : operation;
      if (!operation.ok) return operation;
      const isOfPatient = !isForOthers && request.document !== 'coder' && request.subject.of === 'tray' && settings.value.keepsPatients;
      const patient = isOfPatient && request.subject.of === 'tray' ? await deps.loadPatient(request.subject.id) : success(null);
      if (!patient.ok) return patient;
      return success(document({ ...sheet, document: request.document, operation: operation.value, patient: patient.value, schedulerSheet: settings.value.schedulerSheet }));
    }
    if (request.document === 'review') {
      const review = await deps.loadReview(request.codes);
      return review.ok ? success(document({ ...sheet, document: 'review', review: review.value })) : review;
    }
    if (request.document === 'comparison') {
      const left = await deps.loadPage(request.codes[0]);
      if (!left.ok) return left;
      const right = await deps.loadPage(request.codes[1]);
      if (!right.ok) return right;
      return success(document({ ...sheet, document: 'comparison', pages: [left.value, right.value], onlyDifferences: request.onlyDifferences }));
    }
    const pages: CodePage[] = [];
    for (const key of request.codes) {
      const page = await deps.loadPage(key);
      if (!page.ok) return page;
      pages.push(page.value);
    }
    const { extent, arrangement, contents, title } = request;
    return success(document({ ...sheet, document: 'summary', pages, extent, arrangement, contents, title }));
  }

  /** On the paper of the label sheet, whatever is set for other documents. */
  function labelsOf(operation: Operation, labels: LabelChoice, office: OfficeOnPaper | null): Result<PrintDocument> {
    return operation.check === null ? failure('not-found', nothingToLabel) : success(document({ paper: labelSheets[labels.sheet].paper, office, document: 'labels', operation, labels }));
  }

  async function pdfOf(request: PrintRequest): Promise<Result<NamedPdf>> {
    const print = await documentOf(request, true);
    if (!print.ok) return print;
    const rendered = await renderPdf(Promise.resolve(print));
    return rendered.ok ? success({ ...rendered.value, name: nameOf(request, print.value) }) : rendered;
  }

  const handlers: PrintService['handlers'] = {
    'print.preview': (request) => documentOf(request),
    'print.savePdf': async (request, { window }) => {
      const print = await documentOf(request);
      if (!print.ok) return print;
      const { canceled, filePath } = await deps.dialog.showSaveDialog(window, {
        title: 'Save as PDF',
        defaultPath: join(deps.documentsFolder, nameOf(request, print.value)),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null, pages: 0 });
      const rendered = await renderPdf(Promise.resolve(print));
      if (!rendered.ok) return rendered;
      const written = await writeWholeFile(filePath, rendered.value.pdf);
      return written.ok ? success({ path: filePath, pages: rendered.value.pageCount }) : written;
    },
    'print.paper': (request) => windows.withLaidOut(documentOf(request), (window, { paper }) => putOnPaper(window, paper)),
    'print.document': (_args, { window }) => windows.documentOf(window) ?? foreignWindow,
    'print.ready': (_args, { window }) => (windows.markReady(window) ? success(null) : foreignWindow),
  };

  return { handlers, paperOf, document, pdfOf, renderPdf };
}

function nameOf(request: PrintRequest, print: PrintDocument): string {
  if ('operation' in print) return operationFileName(print.document, print.operation);
  if ('subject' in request) throw new Error('a sheet of an operation became another document');
  return pdfFileName(request, localDate(new Date()));
}

/** Null when the office has set up nothing: then no line is left free for it. */
export function onPaper(office: Office): OfficeOnPaper | null {
  return office.name === '' && office.phone === '' && office.logo === null ? null : office;
}
