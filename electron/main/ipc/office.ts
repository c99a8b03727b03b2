import { dialog, nativeImage } from 'electron';
import type { CallDatabase } from '../../contract/threads.ts';
import { readLogo } from '../office/read-logo.ts';
import type { Handlers } from './handlers.ts';

type OfficeChannels = 'office.get' | 'office.set' | 'office.chooseLogo' | 'office.removeLogo';

/** What the office says of itself on paper. */
export function officeHandlers(database: CallDatabase): Pick<Handlers, OfficeChannels> {
  return {
    'office.get': () => database('office.get'),
    'office.set': (words) => database('office.set', words),
    'office.chooseLogo': async (_args, { window }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Choose the logo of the office',
        buttonLabel: 'Use',
        filters: [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg', 'svg'] }],
        properties: ['openFile'],
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return database('office.get');
      const logo = await readLogo(path, (bytes) => !nativeImage.createFromBuffer(Buffer.from(bytes)).isEmpty());
      return logo.ok ? database('office.setLogo', logo.value) : logo;
    },
    'office.removeLogo': () => database('office.setLogo', null),
  };
}
