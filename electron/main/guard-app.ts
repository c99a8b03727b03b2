import { app, protocol, session } from 'electron';
import { readBuiltFiles } from './security/built-file-table.ts';
import { guardProtocols, type OfficePicture } from './security/protocol.ts';
import { guardSessions } from './security/sessions.ts';
import type { Service } from './services.ts';

/** Raises the guards that need Chromium to be there; nothing is shown before they stand. */
export function createGuards(rendererFolder: string, picture: OfficePicture): Service & { firstPage: Promise<void> } {
  let handedOut: () => void = () => undefined;
  return {
    /** Settles when the first file of the window was handed out. */
    firstPage: new Promise<void>((done) => (handedOut = done)),
    name: 'guards',
    async start() {
      const table = readBuiltFiles(rendererFolder);
      await app.whenReady();
      app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
      guardSessions(app, session.defaultSession, !app.isPackaged);
      guardProtocols(protocol, table, picture, () => setImmediate(handedOut));
    },
    stop() {},
  };
}
