import type { App, Protocol } from 'electron';
import { readCommandLine, sandboxIsOff } from './command-line.ts';
import { guardNavigation } from './security/navigation.ts';
import { switchNetworkOff } from './security/offline.ts';
import { appSchemePrivileges } from './security/protocol.ts';

/** What has to be decided before Chromium starts: the sandbox, the network, the app's own scheme. */
export function prepareApp(app: App, protocol: Protocol, argv: readonly string[]): void {
  app.setName('Codetray');
  switchNetworkOff(app);
  if (readCommandLine(argv).mode === 'window') drawWithoutGraphicsCard(app);
  if (!sandboxIsOff(argv, app.commandLine)) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appSchemePrivileges]);
  guardNavigation(app);
}

/**
 * Text and hairlines need no graphics card. Without one the window stands a fifth sooner, draws the same on a remote desktop as
 * at the desk, and no driver can bring it down (docs/adr/0008). macOS composes every window on the card: it stays as it is there.
 * The print command is left as it is too: Chromium's platform without a display ends when it is to compose in its own process.
 */
function drawWithoutGraphicsCard(app: App): void {
  if (process.platform === 'darwin') return;
  app.disableHardwareAcceleration();
  // What is left to compose is a thread's work, not a process's.
  app.commandLine.appendSwitch('in-process-gpu');
}
