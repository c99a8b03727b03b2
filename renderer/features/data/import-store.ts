import type { Bridge, Failure, ImportPreview, ImportProgress, ImportReport } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

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
  /** Since the import began, at the last progress. */
  elapsedSeconds: number;
  report: ImportReport | null;
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
  onProgress(progress: ImportProgress): void;
}

const atRest: ImportState = { preview: null, isRunning: false, isCancelling: false, progress: null, elapsedSeconds: 0, report: null, failure: null };

/** Seconds that an import still takes if it goes on as it did; null while that would be a guess. */
export function secondsLeft(fraction: number, elapsedSeconds: number): number | null {
  if (fraction < 0.05 || fraction >= 1 || elapsedSeconds < 1) return null;
  return (elapsedSeconds * (1 - fraction)) / fraction;
}

/** Rows a second so far; null while that would be a guess. */
export function rowsPerSecond(rows: number, elapsedSeconds: number): number | null {
  return rows > 0 && elapsedSeconds >= 0.5 ? rows / elapsedSeconds : null;
}

/** Long work lives here, not in the view: leaving the Data page neither stops nor forgets it. */
export function createImporter(bridge: Pick<Bridge, 'call'>, onEnd: (state: ImportState) => void): Importer {
  const store = createStore<ImportState>(atRest);
  let startedAt = 0;

  async function start(paths: readonly string[]): Promise<void> {
    if (store.get().isRunning || paths.length === 0) return;
    startedAt = performance.now();
    store.set({ ...atRest, isRunning: true });
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
    store.set({ preview });
    const result = await bridge.call('import.preview', { paths: [...paths] });
    // Put away, or other files were chosen meanwhile.
    if (store.get().preview?.paths !== paths) return;
    if (result.ok) store.set({ preview: { ...preview, found: result.value } });
    else store.set({ ...atRest, failure: result.error });
  }

  return {
    store,
    start,
    async choose(what) {
      if (store.get().isRunning) return;
      const result = await bridge.call('import.choose', { what });
      if (!result.ok) {
        store.set({ ...atRest, failure: result.error });
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
      if (!store.get().isRunning) return;
      store.set({ isCancelling: true });
      void bridge.call('import.cancel');
    },
    onProgress(progress) {
      const { preview } = store.get();
      if (preview !== null) {
        if (preview.found === null) store.set({ preview: { ...preview, file: progress.file } });
        return;
      }
      // A late event of an import that already ended must not bring its bar back.
      if (!store.get().isRunning) return;
      store.set({ progress, elapsedSeconds: (performance.now() - startedAt) / 1000 });
    },
  };
}
