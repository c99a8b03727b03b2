import { app, Menu, protocol } from 'electron';
import { resolveHome } from '../../db/open/home.ts';
import { locateBuiltFiles } from './built-files.ts';
import { readCommandLine } from './command-line.ts';
import { logProblem } from './log.ts';
import { prepareApp } from './prepare-app.ts';
import { namedProfile, prepareProfile, temporaryProfile } from './profile.ts';
import { runWindowApp } from './window-app.ts';

// Electron would open a dialog with the stack; the threads and the window go on, and stderr has it.
process.on('uncaughtException', (error) => logProblem('an error that nobody caught', error));
process.on('unhandledRejection', (error) => logProblem('a rejection that nobody caught', error));

const files = locateBuiltFiles(import.meta.url);
const launch = readCommandLine(process.argv);
const named = namedProfile(app.commandLine.getSwitchValue('user-data-dir'));
prepareApp(app, protocol, process.argv);
// Electron would make a menu of its own, which nobody sees; ours follows when the page is on its way.
Menu.setApplicationMenu(null);

if (launch.mode === 'print') {
  app.setPath('userData', (named ?? temporaryProfile()).folder);
  const { jobPath } = launch;
  finishWith(import('./print-app.ts').then(({ runPrintApp }) => runPrintApp(files, jobPath)));
} else {
  const home = resolveHome();
  const profile = named ?? prepareProfile(home);
  app.setPath('userData', profile.folder);
  if (app.requestSingleInstanceLock()) finishWith(runWindowApp(files, home, profile).then(() => null));
  // The window that is open already comes forward (window-app.ts).
  else app.exit(0);
}

/** What is thrown here is a bug or an app that was not built: nobody can be shown a window, so stderr has it. */
function finishWith(exitCode: Promise<number | null>): void {
  exitCode.then(
    (code) => {
      if (code !== null) app.exit(code);
    },
    (error: unknown) => {
      logProblem('Codetray could not start', error);
      app.exit(1);
    },
  );
}
