import { dialog, type OpenDialogOptions } from 'electron';
import { success } from '../../../db/model/result.ts';
import type { CatalogInfo, ImportProgress } from '../../../db/model/catalog.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ImportThread } from '../import-thread.ts';
import type { Handlers } from './handlers.ts';

type ImportChannels = 'import.choose' | 'import.preview' | 'import.start' | 'import.cancel';

interface Telling {
  readonly progress: (progress: ImportProgress) => void;
  readonly catalogChanged: (info: CatalogInfo) => void;
}

const choices = {
  // No filter by name: what a file is, its content says.
  files: { title: 'Choose release files', buttonLabel: 'Look at them', properties: ['openFile', 'multiSelections'] },
  folder: { title: 'Choose a folder of release files', buttonLabel: 'Look at it', properties: ['openDirectory'] },
} satisfies Record<string, OpenDialogOptions>;

export function importHandlers(database: CallDatabase, importThread: Pick<ImportThread, 'import' | 'preview' | 'cancel'>, tell: Telling): Pick<Handlers, ImportChannels> {
  return {
    'import.choose': async ({ what }, { window }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, choices[what]);
      return success(canceled ? [] : filePaths);
    },
    'import.preview': async ({ paths }) => {
      const info = await database('catalog.info');
      return info.ok ? importThread.preview(paths, info.value.sources, tell.progress) : info;
    },
    'import.start': async ({ paths }) => {
      const report = await importThread.import(paths, tell.progress);
      if (!report.ok || !report.value.changed) return report;
      const info = await database('catalog.reopen');
      if (!info.ok) return info;
      tell.catalogChanged(info.value);
      return report;
    },
    'import.cancel': () => {
      importThread.cancel();
      return success(null);
    },
  };
}
