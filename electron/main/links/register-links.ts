import type { App } from 'electron';
import { linkScheme } from './read-link.ts';

/** For whoever runs the app from a clone and wants its links all the same. */
const registerSwitch = 'codetray-register-links';

/**
 * Asks the system to bring links to this app: an installed one always, one that runs from a clone only when it is told to. The
 * link comes after "--", so that nothing in it can be taken for a switch.
 */
export function registerLinks(app: App): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  else if (app.commandLine.hasSwitch(registerSwitch)) app.setAsDefaultProtocolClient(linkScheme, process.execPath, [app.getAppPath(), '--']);
}
