import { extname } from 'node:path';
import { dialog, type OpenDialogOptions } from 'electron';
import { success } from '../../../db/model/result.ts';
import type { CatalogInfo, ImportProgress } from '../../../db/model/catalog.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ImportThread } from '../import-thread.ts';
import { localDate } from '../print/local-date.ts';
import { writeWholeFile } from '../print/write-file.ts';
import type { Handlers } from './handlers.ts';

type ImportChannels = 'import.choose' | 'import.preview' | 'import.start' | 'import.cancel' | 'import.last' | 'import.reportText' | 'import.saveReport';

interface Telling {
  readonly progress: (progress: ImportProgress) => void;
  readonly catalogChanged: (info: CatalogInfo) => void;
}

/** Rejected rows of a file in a report that is copied: as many as an e-mail bears. */
const mostCopiedRows = 500;

const choices = {
  // No filter by name: what a file is, its content says.
  files: { title: 'Choose release files', buttonLabel: 'Open', properties: ['openFile', 'multiSelections'] },
  folder: { title: 'Choose a folder of release files', buttonLabel: 'Open', properties: ['openDirectory'] },
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
    'import.last': () => database('import.last'),
    'import.reportText': () => database('import.reportText', { form: 'text', mostRows: mostCopiedRows }),
    'import.saveReport': async (_args, { window }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the report of the import',
        defaultPath: `Import report ${localDate(new Date())}.txt`,
        filters: [
          { name: 'Text', extensions: ['txt'] },
          { name: 'CSV for a spreadsheet', extensions: ['csv'] },
        ],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null });
      const content = await database('import.reportText', { form: extname(filePath).toLowerCase() === '.csv' ? 'csv' : 'text' });
      if (!content.ok) return content;
      const written = await writeWholeFile(filePath, Buffer.from(content.value, 'utf8'));
      return written.ok ? success({ path: filePath }) : written;
    },
  };
}
