import { app, dialog } from 'electron';
import { join } from 'node:path';
import { success } from '../../../db/model/result.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import { wordsInFileName } from '../print/file-name.ts';
import { writeWholeFile } from '../print/write-file.ts';
import type { Handlers } from './handlers.ts';

type CaseChannels = 'case.check' | 'case.calendar' | 'case.saveCalendar' | 'trays.read' | 'trays.change' | 'patients.read' | 'patients.write' | 'patients.count' | 'patients.wipe';

export function caseHandlers(database: CallDatabase): Pick<Handlers, CaseChannels> {
  return {
    'case.check': (request) => database('case.check', request),
    'case.calendar': (request) => database('case.calendar', request),
    'case.saveCalendar': async (request, { window }) => {
      const file = await database('case.calendarFile', request);
      if (!file.ok) return file;
      const about = request.name.trim() === '' ? request.case.lines.map(({ code }) => code)[0] ?? '' : request.name;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the days of the operation',
        defaultPath: join(app.getPath('documents'), `${wordsInFileName(about)} ${request.case.dateOfService}.ics`),
        filters: [{ name: 'Calendar', extensions: ['ics'] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return success({ path: null });
      const saved = await writeWholeFile(filePath, Buffer.from(file.value, 'utf8'));
      return saved.ok ? success({ path: filePath }) : saved;
    },
    'trays.read': () => database('trays.read'),
    'trays.change': (change) => database('trays.change', change),
    'patients.read': (tray) => database('patients.read', tray),
    'patients.write': (patient) => database('patients.write', patient),
    'patients.count': () => database('patients.count'),
    'patients.wipe': () => database('patients.wipe'),
  };
}
