import { app, protocol, session } from 'electron';
import { openBuiltFiles, pagePath, type BuiltFileLookup } from './security/built-file-table.ts';
import { dressedPage } from './security/dressed-page.ts';
import { guardProtocols, type OfficePicture } from './security/protocol.ts';
import { guardSessions } from './security/sessions.ts';
import type { Service } from './services.ts';
import type { Look } from './windows/look.ts';

/**
 * Raises the guards that need Chromium to be there; nothing is shown before they stand.
 * @param theme of the window's page when it is handed out.
 */
export function createGuards(rendererFolder: string, picture: OfficePicture, theme: () => Look['theme'] = () => 'system'): Service & { pageBegins: Promise<void> } {
  let begins: () => void = () => undefined;
  return {
    /** Settles when a page has asked for the first file beside itself: it is being read. */
    pageBegins: new Promise<void>((done) => (begins = done)),
    name: 'guards',
    async start() {
      const files = openBuiltFiles(rendererFolder);
      await app.whenReady();
      app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
      guardSessions(app, session.defaultSession, !app.isPackaged);
      const dressed: BuiltFileLookup = {
        get(path) {
          const file = files.get(path);
          return file !== undefined && path === pagePath ? dressedPage(file, theme()) : file;
        },
      };
      guardProtocols(protocol, dressed, picture, (path) => void setImmediate(path === pagePath ? files.readOthers : begins));
    },
    stop() {},
  };
}
