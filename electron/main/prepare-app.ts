import type { App, Protocol } from 'electron';
import { sandboxIsOff } from './command-line.ts';
import { guardNavigation } from './security/navigation.ts';
import { switchNetworkOff } from './security/offline.ts';
import { appSchemePrivileges } from './security/protocol.ts';

/** What has to be decided before Chromium starts: the sandbox, the network, the app's own scheme. */
export function prepareApp(app: App, protocol: Protocol, argv: readonly string[]): void {
  app.setName('Codetray');
  switchNetworkOff(app);
  if (!sandboxIsOff(argv, app.commandLine)) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
  guardNavigation(app);
}
