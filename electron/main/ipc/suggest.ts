import { app, dialog } from 'electron';
import { join } from 'node:path';
import { success } from '../../../db/model/result.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import { localDate } from '../print/local-date.ts';
import { writeWholeFile } from '../print/write-file.ts';
import type { Handlers } from './handlers.ts';

export function suggestHandlers(database: CallDatabase): Pick<Handlers, 'suggest.codes' | 'suggest.schedule' | 'suggest.saveSchedule' | 'ask.question'> {
  return {
    'suggest.codes': (request) => database('suggest', request),
    'suggest.schedule': (request) => database('schedule', request),
    'suggest.saveSchedule': async (request, { window }) => {
      const written = await database('schedule.csv', request);
      if (!written.ok) return written;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the schedule with its codes',
        defaultPath: join(app.getPath('documents'), `codetray-schedule-${localDate(new Date())}.csv`),
        filters: [{ name: 'CSV for a spreadsheet', extensions: ['csv'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null, cases: 0 });
      const saved = await writeWholeFile(filePath, Buffer.from(written.value.text, 'utf8'));
      return saved.ok ? success({ path: filePath, cases: written.value.cases }) : saved;
    },
    'ask.question': (request) => database('ask', { ...request, today: request.today ?? new Date().toLocaleDateString('en-CA') }),
  };
}
