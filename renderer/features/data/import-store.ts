import type { Bridge, Failure, ImportProgress, ImportReport } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

export interface ImportState {
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
  choose(what: 'files' | 'folder'): Promise<void>;
  start(paths: readonly string[]): Promise<void>;
  cancel(): void;
  onProgress(progress: ImportProgress): void;
}

const atRest: ImportState = { isRunning: false, isCancelling: false, progress: null, elapsedSeconds: 0, report: null, failure: null };

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
      await start(result.value);
    },
    cancel() {
      if (!store.get().isRunning) return;
      store.set({ isCancelling: true });
      void bridge.call('import.cancel');
    },
    onProgress(progress) {
      // A late event of an import that already ended must not bring its bar back.
      if (!store.get().isRunning) return;
      store.set({ progress, elapsedSeconds: (performance.now() - startedAt) / 1000 });
    },
  };
}
