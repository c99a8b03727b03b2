import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runPrintJob } from '../../../electron/main/print/print-job.ts';
import { createPrintService, type PrintDependencies, type PrintService } from '../../../electron/main/print/print-service.ts';
import { failure, success } from '../../../db/model/result.ts';
import { page27397 } from '../../print/fixture.ts';
import { defaultSettings } from '../../../db/model/settings.ts';

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
    settings: async () => success({ ...defaultSettings, paper: 'A4' }),
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
    chrome: '130.0.0.0',
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

const codes = [{ system: 'CPT' as const, code: '27397' }];

describe('saving a PDF', () => {
  test('proposes a name, writes the file, counts its pages and closes the hidden window', async () => {
    expect(await service.handlers['print.savePdf']({ codes }, caller(main))).toEqual(success({ path: chosen.filePath, pages: 3 }));
    expect(proposed).toBe(join('/documents', '27397 summary.pdf'));
    expect(readFileSync(chosen.filePath)).toEqual(pdf);
    expect(opened.map((window) => window.destroyed)).toEqual([true]);
  });

  test('does nothing when the dialog is closed', async () => {
    chosen = { canceled: true, filePath: '' };
    expect(await service.handlers['print.savePdf']({ codes }, caller(main))).toEqual(success({ path: null, pages: 0 }));
    expect(opened).toEqual([]);
  });

  test('of a code that is not in the catalog says so before it asks where to save', async () => {
    expect(await service.handlers['print.savePdf']({ codes: [{ system: 'CPT', code: '00000' }] }, caller(main))).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(proposed).toBeUndefined();
  });
});

describe('printing on paper', () => {
  test('that was called off in the dialog is no failure', async () => {
    expect(await service.handlers['print.paper']({ codes }, caller(main))).toEqual(success({ printed: false }));
    expect(opened.every((window) => window.destroyed)).toBe(true);
  });

  test('that the printer refuses is a sentence', async () => {
    onLoad = (window) => {
      window.dialogSays = 'Print job failed';
      goodPage(window);
    };
    expect(await service.handlers['print.paper']({ codes }, caller(main))).toMatchObject({ ok: false, error: { code: 'print-failed' } });
  });
});

describe('the hidden window', () => {
  test('gets its own document and no other window does', async () => {
    let answer: unknown;
    onLoad = (window) => {
      answer = service.handlers['print.document'](undefined, caller(window));
      goodPage(window);
    };
    const print = service.document([page27397], 'Letter');
    await service.renderPdf(print);
    expect(answer).toEqual(success(print));
    expect(service.handlers['print.document'](undefined, caller(main))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(service.handlers['print.ready'](undefined, caller(main))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  test('is closed when its page is never ready, and the wait has an end', async () => {
    vi.useFakeTimers();
    onLoad = () => undefined;
    const rendered = service.renderPdf(service.document([page27397], 'Letter'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await rendered).toMatchObject({ ok: false, error: { code: 'print-failed' } });
    expect(opened.map((window) => window.destroyed)).toEqual([true]);
  });

  test('whose page crashes is a sentence at once', async () => {
    onLoad = (window) => window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await service.renderPdf(service.document([page27397], 'Letter'))).toMatchObject({ ok: false, error: { code: 'print-failed', detail: 'the print page ended: crashed' } });
    expect(opened[0]?.destroyed).toBe(true);
  });
});

describe('a print job of the command line', () => {
  const jobPath = () => join(folder, 'job.json');
  const resultPath = () => join(folder, 'result.json');
  const result = (): unknown => JSON.parse(readFileSync(resultPath(), 'utf8'));
  const write = (job: unknown) => writeFileSync(jobPath(), JSON.stringify(job));

  test('writes the PDF and the answer, and ends with 0', async () => {
    const out = join(folder, 'a.pdf');
    write({ out, paper: 'Letter', result: resultPath(), pages: [page27397] });
    expect(await runPrintJob(jobPath(), service)).toBe(0);
    expect(readFileSync(out)).toEqual(pdf);
    expect(result()).toEqual({ ok: true, value: { path: out, pages: 3 } });
  });

  test('into a folder that is not there ends with 2 and says why', async () => {
    write({ out: join(folder, 'gone', 'a.pdf'), paper: 'Letter', result: resultPath(), pages: [page27397] });
    expect(await runPrintJob(jobPath(), service)).toBe(2);
    expect(result()).toMatchObject({ ok: false, error: { code: 'write-failed' } });
  });

  test('that cannot be read ends with 2', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    writeFileSync(jobPath(), '{ not json');
    expect(await runPrintJob(jobPath(), service)).toBe(2);
    write({ out: 'a.pdf', paper: 'Legal', result: resultPath(), pages: [] });
    expect(await runPrintJob(jobPath(), service)).toBe(2);
    expect(stderr).toHaveBeenCalledTimes(2);
    stderr.mockRestore();
  });
});
