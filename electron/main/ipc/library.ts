import { app, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { join } from 'node:path';
import { success } from '../../../db/model/result.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import { localDate } from '../print/local-date.ts';
import { writeWholeFile } from '../print/write-file.ts';
import type { Handlers } from './handlers.ts';

type LibraryChannels = 'library.read' | 'library.change' | 'library.undo' | 'library.redo' | 'library.export' | 'library.import' | 'recents.list';

const choice = {
  title: 'Choose a file with bookmarks',
  buttonLabel: 'Import',
  properties: ['openFile'],
  filters: [
    { name: 'Bookmarks (json, csv)', extensions: ['json', 'csv', 'txt'] },
    { name: 'All files', extensions: ['*'] },
  ],
} satisfies OpenDialogOptions;

export function libraryHandlers(database: CallDatabase): Pick<Handlers, LibraryChannels> {
  return {
    'library.read': () => database('library.read'),
    'library.change': (change) => database('library.change', change),
    'library.undo': () => database('library.undo'),
    'library.redo': () => database('library.redo'),
    'library.export': async (request, { window }) => {
      const written = await database('library.export', request);
      if (!written.ok) return written;
      const { canceled, filePath } = await dialog.showSaveDialog(window, saveOptions(request.format === 'json' ? 'json' : 'csv'));
      if (canceled || filePath === '') return success({ path: null, bookmarks: 0 });
      const saved = await writeWholeFile(filePath, Buffer.from(written.value.text, 'utf8'));
      return saved.ok ? success({ path: filePath, bookmarks: written.value.bookmarks }) : saved;
    },
    'library.import': async ({ mode }, { window }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, choice);
      const path = filePaths[0];
      if (canceled || path === undefined) {
        const library = await database('library.read');
        return library.ok ? success({ path: null, added: 0, updated: 0, rejected: [], library: library.value }) : library;
      }
      const report = await database('library.import', { path, mode });
      return report.ok ? success({ path, ...report.value }) : report;
    },
    'recents.list': () => database('recents.list'),
  };
}

function saveOptions(extension: 'json' | 'csv'): SaveDialogOptions {
  return {
    title: 'Save the bookmarks',
    defaultPath: join(app.getPath('documents'), `codetray-bookmarks-${localDate(new Date())}.${extension}`),
    filters: [{ name: extension === 'json' ? 'JSON' : 'CSV', extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
}
