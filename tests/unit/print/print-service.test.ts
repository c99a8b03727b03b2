import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPrintJob, runPrintJob } from '../../../electron/main/print/print-job.ts';
import { createPrintService, type ChangesContent, type PrintDependencies, type PrintService } from '../../../electron/main/print/print-service.ts';
import type { PrintDocument } from '../../../electron/contract/channels.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import { defaultSettings } from '../../../db/model/settings.ts';
import { documentOf, page27397, review27397 } from '../../print/fixture.ts';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<</Type /Pages\n/Count 3>>\nendobj', 'latin1');

/** The edge of Electron: a window whose page behaves as the test says. */
class FakeWindow extends EventEmitter {
  static nextId = 1;
  destroyed = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    id: FakeWindow.nextId++,
    setBackgroundThrottling: () => undefined,
    printToPDF: async () => pdf,
    print: (_options: unknown, done: (printed: boolean, reason: string) => void) => done(false, this.dialogSays),
  });
  dialogSays = 'Print job canceled';
  readonly onLoad: (window: FakeWindow) => void;

  constructor(onLoad: (window: FakeWindow) => void) {
    super();
    this.onLoad = onLoad;
  }

  async loadURL(): Promise<void> {
    this.onLoad(this);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
  electron(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}

const side = { version: 'a', builtAt: '2026-11-22T10:00:00.000Z', isStarter: false, sources: [] };
const changesOnPaper: ChangesContent = {
  summary: { before: side, now: side, compared: [], conversionFactors: [], notCompared: [], kinds: [], ofOffice: { rows: 0, codes: 0 } },
  lists: [{ kind: null, rows: [], total: 0 }],
};

let folder = '';
let opened: FakeWindow[] = [];
let service: PrintService;
let onLoad: (window: FakeWindow) => void;
let chosen = { canceled: false, filePath: '' };
let proposed: string | undefined;
const main = new FakeWindow(() => undefined).electron();

function caller(window: FakeWindow | BrowserWindow) {
  return { kind: 'print' as const, window: window instanceof FakeWindow ? window.electron() : window };
}

/** A page that asks for its document and says that it is ready. */
function goodPage(window: FakeWindow): void {
  void service.handlers['print.document'](undefined, caller(window));
  void service.handlers['print.ready'](undefined, caller(window));
}

function create(overrides: Partial<PrintDependencies> = {}): PrintService {
  return createPrintService({
    loadPage: async ({ code }) => (code === '27397' ? success(page27397) : failure('not-found', `No ${code} in the catalog.`)),
    loadReview: async (keys) => (keys.every(({ code }) => code === '27397') ? success(review27397) : failure('not-found', 'No such code in the catalog.')),
    loadOperation: async () => failure('not-found', 'This tray is not there any more.'),
    loadPatient: async () => success(null),
    loadChanges: async (request) => (request.text === 'none' ? failure('not-found', 'There is no catalog before this one.') : success(changesOnPaper)),
    settings: async () => success({ ...defaultSettings, paper: 'A4' }),
    office: async () => success({ name: '', phone: '', logo: null }),
    lastImport: async () => success(null),
    printers: async () => [],
    country: 'DE',
    createWindow: () => {
      const window = new FakeWindow((loaded) => onLoad(loaded));
      opened.push(window);
      return window.electron();
    },
    dialog: {
      showSaveDialog: (async (_window: unknown, options: { defaultPath?: string }) => {
        proposed = options.defaultPath;
        return chosen;
      }) as PrintDependencies['dialog']['showSaveDialog'],
    },
    documentsFolder: '/documents',
    appVersion: '0.1.0',
    ...overrides,
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-print-service-'));
  opened = [];
  onLoad = goodPage;
  chosen = { canceled: false, filePath: join(folder, 'out.pdf') };
  proposed = undefined;
  service = create();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const request = { document: 'summary' as const, codes: [{ system: 'CPT' as const, code: '27397' }], extent: 'whole' as const, arrangement: 'page-each' as const, contents: false, title: null };

describe('saving a PDF', () => {
  test('proposes a name, writes the file, counts its pages and closes the hidden window', async () => {
    expect(await service.handlers['print.savePdf'](request, caller(main))).toEqual(success({ path: chosen.filePath, pages: 3 }));
    expect(proposed).toBe(join('/documents', '27397 summary.pdf'));
    expect(readFileSync(chosen.filePath)).toEqual(pdf);
    expect(opened.map((window) => window.destroyed)).toEqual([true]);
  });

  test('does nothing when the dialog is closed', async () => {
    chosen = { canceled: true, filePath: '' };
    expect(await service.handlers['print.savePdf'](request, caller(main))).toEqual(success({ path: null, pages: 0 }));
    expect(opened).toEqual([]);
  });

  test('of a code that is not in the catalog says so before it asks where to save', async () => {
    expect(await service.handlers['print.savePdf']({ ...request, codes: [{ system: 'CPT', code: '00000' }] }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(proposed).toBeUndefined();
  });
});

describe('the preview', () => {
  test('is the document as it would be printed, with the office and the paper of the settings', async () => {
    service = create({ office: async () => success({ name: 'Hillside', phone: '', logo: '/office-logo-0011223344556677.png' }) });
    expect(await service.handlers['print.preview']({ ...request, contents: true, title: 'Knee' }, caller(main))).toMatchObject({
      ok: true,
      value: { paper: 'A4', contents: true, title: 'Knee', office: { name: 'Hillside', logo: '/office-logo-0011223344556677.png' }, pages: [{ code: '27397' }] },
    });
  });

  test('leaves no line free for an office that has set up nothing', async () => {
    expect(await service.handlers['print.preview'](request, caller(main))).toMatchObject({ ok: true, value: { office: null } });
  });

  test('on the paper of the printer is that of the default printer, and without a word from it that of the country', async () => {
    const printer = (options: object) => ({ name: 'P', displayName: 'P', description: '', status: 0, isDefault: true, options });
    expect(await create({ printers: async () => [printer({ media: 'na_letter_8.5x11in' })] }).paperOf('printer')).toBe('Letter');
    expect(await create({ country: 'US', printers: async () => [printer({ 'media-default': 'iso_a4_210x297mm' })] }).paperOf('printer')).toBe('A4');
    expect(await create().paperOf('printer')).toBe('A4');
    expect(await create({ country: 'US', printers: async () => Promise.reject(new Error('no spooler')) }).paperOf('printer')).toBe('Letter');
  });
});

describe('printing on paper', () => {
  test('that was called off in the dialog is no failure', async () => {
    expect(await service.handlers['print.paper'](request, caller(main))).toEqual(success({ printed: false }));
    expect(opened.every((window) => window.destroyed)).toBe(true);
  });

  test('that the printer refuses is a sentence', async () => {
    onLoad = (window) => {
      window.dialogSays = 'Print job failed';
      goodPage(window);
    };
    expect(await service.handlers['print.paper'](request, caller(main))).toMatchObject({ ok: false, error: { code: 'print-failed' } });
  });
});

describe('the hidden window', () => {
  test('gets its own document and no other window does', async () => {
    let answer: unknown;
    onLoad = (window) => {
      answer = service.handlers['print.document'](undefined, caller(window));
      goodPage(window);
    };
    const print = service.document(documentOf([page27397]));
    await service.renderPdf(Promise.resolve(success(print)));
    expect(await answer).toEqual(success(print));
    expect(service.handlers['print.document'](undefined, caller(main))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(service.handlers['print.ready'](undefined, caller(main))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  test('is closed when its page is never ready, and the wait has an end', async () => {
    vi.useFakeTimers();
    onLoad = () => undefined;
    const rendered = service.renderPdf(Promise.resolve(success(service.document(documentOf([page27397])))));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await rendered).toMatchObject({ ok: false, error: { code: 'print-failed' } });
    expect(opened.map((window) => window.destroyed)).toEqual([true]);
  });

  test('opens while its document is on its way, and closes when that does not come', async () => {
    onLoad = () => undefined;
    let arrive: (print: Result<PrintDocument>) => void = () => undefined;
    const rendered = service.renderPdf(new Promise((resolve) => (arrive = resolve)));
    expect(opened).toHaveLength(1);
    arrive(failure('not-found', 'No such code.'));
    expect(await rendered).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(opened[0]?.destroyed).toBe(true);
  });

  test('whose page crashes is a sentence at once', async () => {
    onLoad = (window) => window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await service.renderPdf(Promise.resolve(success(service.document(documentOf([page27397])))))).toMatchObject({ ok: false, error: { code: 'print-failed', detail: 'the print page ended: crashed' } });
    expect(opened[0]?.destroyed).toBe(true);
  });
});

describe('a print job of the command line', () => {
  const jobPath = () => join(folder, 'job.json');
  const resultPath = () => join(folder, 'result.json');
  const result = (): unknown => JSON.parse(readFileSync(resultPath(), 'utf8'));
  const job = (content: unknown = { document: 'summary', pages: [page27397] }) => ({ mail: null, paper: 'Letter', content, office: { name: '', phone: '', logo: null }, logo: null, result: resultPath() });
  const write = (job: unknown) => writeFileSync(jobPath(), JSON.stringify(job));

  test('writes the PDF and the answer, and ends with 0', async () => {
    const out = join(folder, 'a.pdf');
    write({ ...job(), out });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(0);
    expect(readFileSync(out)).toEqual(pdf);
    expect(result()).toEqual({ ok: true, value: { path: out, pages: 3 } });
  });

  test('of a review prints what it was given, on its paper', async () => {
    const out = join(folder, 'review.pdf');
    let shown: unknown;
    onLoad = (window) => {
      shown = service.handlers['print.document'](undefined, caller(window));
      void service.handlers['print.ready'](undefined, caller(window));
    };
    write({ ...job({ document: 'review', review: review27397 }), out });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(0);
    expect(await shown).toMatchObject({ ok: true, value: { document: 'review', paper: 'Letter', review: review27397 } });
  });

  test('as a mail has the PDF in it, nobody\u2019s address and nothing of this computer', async () => {
    const path = join(folder, 'question.eml');
    write({ ...job(), out: null, mail: { path, subject: 'Größe of 27397', text: 'Which code?\nÜber 27397.' } });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(0);
    expect(result()).toEqual({ ok: true, value: { path: null, pages: 3 } });
    const bytes = readFileSync(path);
    const mail = await PostalMime.parse(bytes);
    expect(mail.subject).toBe('Größe of 27397');
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(['content-type', 'date', 'message-id', 'mime-version', 'subject', 'x-unsent']);
    expect(mail.headers.find((header) => header.key === 'x-unsent')?.value).toBe('1');
    expect(mail.text?.trim()).toBe('Which code?\nÜber 27397.');
    expect(mail.attachments.map(({ filename, mimeType }) => ({ filename, mimeType }))).toEqual([{ filename: 'question.pdf', mimeType: 'application/pdf' }]);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(Buffer.from(pdf));
    expect(bytes.toString('utf8')).not.toContain(hostname());
  });

  test('into a folder that is not there ends with 2 and says why', async () => {
    write({ ...job(), out: join(folder, 'gone', 'a.pdf') });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(2);
    expect(result()).toMatchObject({ ok: false, error: { code: 'write-failed' } });
  });

  test('that cannot be read ends with 2', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    writeFileSync(jobPath(), '{ not json');
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(2);
    write({ ...job({ document: 'poster', pages: [page27397] }), out: join(folder, 'a.pdf') });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(2);
    write({ ...job({ document: 'review', review: { catalogVersion: '1', codes: [] } }), out: join(folder, 'a.pdf') });
    expect(await runPrintJob(readPrintJob(jobPath()), service)).toBe(2);
    expect(stderr).toHaveBeenCalledTimes(3);
    stderr.mockRestore();
  });
});

describe('other documents than a summary', () => {
  const key = { system: 'CPT' as const, code: '27397' };

  test('a comparison comes with both pages, and is refused when one of them is not there', async () => {
    expect(await service.handlers['print.preview']({ document: 'comparison', codes: [key, key], onlyDifferences: true }, caller(main))).toMatchObject({
      ok: true,
      value: { document: 'comparison', onlyDifferences: true, paper: 'A4', pages: [{ code: '27397' }, { code: '27397' }] },
    });
    expect(await service.handlers['print.preview']({ document: 'comparison', codes: [key, { ...key, code: '00000' }], onlyDifferences: false }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('a review comes with the statements of its codes, is proposed under their name, and is refused when one of them is not there', async () => {
    const asked = { document: 'review' as const, codes: [key] };
    expect(await service.handlers['print.preview'](asked, caller(main))).toMatchObject({ ok: true, value: { document: 'review', paper: 'A4', review: review27397 } });
    await service.handlers['print.savePdf'](asked, caller(main));
    expect(proposed).toBe(join('/documents', '27397 review.pdf'));
    expect(await service.handlers['print.preview']({ ...asked, codes: [key, { ...key, code: '00000' }] }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('what changed is a document with its lists, and without an earlier catalog it is refused in a sentence', async () => {
    const asked = { document: 'changes' as const, kind: null, text: '' };
    expect(await service.handlers['print.preview'](asked, caller(main))).toMatchObject({ ok: true, value: { document: 'changes', paper: 'A4', text: '', ...changesOnPaper } });
    await service.handlers['print.savePdf'](asked, caller(main));
    expect(proposed).toMatch(/What changed \d{4}-\d\d-\d\d\.pdf$/);
    expect(await service.handlers['print.preview']({ ...asked, text: 'none' }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('the report of an import that never was is refused in a sentence', async () => {
    expect(await service.handlers['print.preview']({ document: 'import-report' }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found', message: expect.stringContaining('No import has ended yet') } });
  });
});
