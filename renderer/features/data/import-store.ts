import type { Bridge, Failure, ImportPreview, ImportProgress, ImportReport, LastImport } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import { createRate, createTimeLeft } from './time-left.ts';

/** Files that were chosen and are about to be imported, once somebody has said so. */
export interface PreviewState {
  paths: readonly string[];
  /** The file that is looked at now. */
  file: string | null;
  /** Null while the files are being looked at. */
  found: ImportPreview | null;
}

export interface ImportState {
  preview: PreviewState | null;
  isRunning: boolean;
  isCancelling: boolean;
  progress: ImportProgress | null;
  /** Rows or codes a second of late; null while that would be a guess. */
  rate: number | null;
  /** Seconds; null while that would be a guess. */
  timeLeft: number | null;
  report: ImportReport | null;
  /** The report of an import before this window was opened, or of one by the command. */
  last: LastImport | null;
  failure: Failure | null;
}

export interface Importer {
  store: Store<ImportState>;
  /** Opens the system's dialog and looks at what was chosen. */
  choose(what: 'files' | 'folder'): Promise<void>;
  /** Lists what an import of these files would read; nothing starts before `confirm`. */
  look(paths: readonly string[]): Promise<void>;
  /** Imports the files that were looked at. */
  confirm(): Promise<void>;
  /** Puts the list away; nothing was imported. */
  dismiss(): void;
  start(paths: readonly string[]): Promise<void>;
  cancel(): void;
  /** Fetches the report of the last import when there is none of this window. */
  loadLast(): Promise<void>;
  onProgress(progress: ImportProgress): void;
}

const atRest: ImportState = { preview: null, isRunning: false, isCancelling: false, progress: null, rate: null, timeLeft: null, report: null, last: null, failure: null };

/** Only these stages go row by row; the others are a few large steps. */
function isCounted(stage: ImportProgress['stage']): boolean {
  return stage === 'reading' || stage === 'indexing';
}

/** Long work lives here, not in the view: leaving the Data page neither stops nor forgets it. */
export function createImporter(bridge: Pick<Bridge, 'call'>, onEnd: (state: ImportState) => void): Importer {
  const store = createStore<ImportState>(atRest);
  let clock = createTimeLeft(0);
  let rate = createRate();

  async function start(paths: readonly string[]): Promise<void> {
    if (store.get().isRunning || paths.length === 0) return;
    clock = createTimeLeft(performance.now() / 1000);
    rate = createRate();
    store.set({ ...atRest, last: store.get().last, isRunning: true });
    const result = await bridge.call('import.start', { paths: [...paths] });
    store.set({
      isRunning: false,
      isCancelling: false,
      progress: null,
      report: result.ok ? result.value : null,
      failure: result.ok ? null : result.error,
    });
    onEnd(store.get());
  }

  async function look(paths: readonly string[]): Promise<void> {
    if (store.get().isRunning || paths.length === 0) return;
    const preview: PreviewState = { paths, file: null, found: null };
    // What went wrong the last time has been read by whoever tries again.
    store.set({ preview, failure: null });
    const result = await bridge.call('import.preview', { paths: [...paths] });
    // Put away, or other files were chosen meanwhile.
    if (store.get().preview?.paths !== paths) return;
    if (result.ok) store.set({ preview: { ...preview, found: result.value } });
    else store.set({ ...atRest, last: store.get().last, failure: result.error });
  }

  return {
    store,
    start,
    async choose(what) {
      if (store.get().isRunning) return;
      const result = await bridge.call('import.choose', { what });
      if (!result.ok) {
        store.set({ ...atRest, last: store.get().last, failure: result.error });
        return;
      }
      await look(result.value);
    },
    look,
    async confirm() {
      const { preview } = store.get();
      if (preview?.found == null) return;
      await start(preview.paths);
    },
    dismiss() {
      const { preview } = store.get();
      if (preview === null) return;
      if (preview.found === null) void bridge.call('import.cancel');
      store.set({ preview: null });
    },
    cancel() {
      if (!store.get().isRunning || store.get().isCancelling) return;
      store.set({ isCancelling: true });
      void bridge.call('import.cancel');
    },
    async loadLast() {
      if (store.get().report !== null) return;
      const result = await bridge.call('import.last');
      if (result.ok) store.set({ last: result.value });
    },
    onProgress(progress) {
      const { preview } = store.get();
      if (preview !== null) {
        if (preview.found === null) store.set({ preview: { ...preview, file: progress.file } });
        return;
      }
      // A late event of an import that already ended must not bring its bar back.
      if (!store.get().isRunning) return;
      const now = performance.now() / 1000;
      store.set({ progress, rate: isCounted(progress.stage) ? rate.at(now, progress.rows) : null, timeLeft: clock.at(now, progress.fraction) });
    },
  };
}
