import { setTimeout as wait } from 'node:timers/promises';
import { app, dialog, ipcMain, Menu, nativeTheme, shell, type BrowserWindow } from 'electron';
import type { Home } from '../../db/open/home.ts';
import type { BuiltFiles } from './built-files.ts';
import { createConsult } from './consult/consult-service.ts';
import { createGuards } from './guard-app.ts';
import { createHandlers } from './ipc/create-handlers.ts';
import { registerCalls } from './ipc/register.ts';
import { createLinkInbox, type LinkInbox } from './links/link-inbox.ts';
import { linkAmong } from './links/read-link.ts';
import { registerLinks } from './links/register-links.ts';
import { logProblem } from './log.ts';
import { createAppMenu, type AppMenu } from './menu/app-menu.ts';
import { changesForPaper } from './print/changes-for-paper.ts';
import { createPrintService } from './print/print-service.ts';
import type { Profile } from './profile.ts';
import { startServices, type Service } from './services.ts';
import { createThreads } from './threads.ts';
import { keepLook } from './windows/look.ts';
import { openMainWindow } from './windows/main-window.ts';
import { sendEvent } from './windows/send-event.ts';
import { createWindows, hiddenWindow, type Windows } from './windows/windows.ts';

/** Milliseconds after the page is loaded: its first picture goes before what later calls need. */
const restBeforePreparing = 300;
/** Milliseconds after the page has asked for its first file: it is given all of them before main does anything else. */
const restForPage = 20;
/** Milliseconds: a page that is never asked for must not keep the rest from starting. */
const longestWaitForPage = 2000;
/** Milliseconds: the first searches are answered before the catalog is asked what stands beside it. */
const restBeforeAsking = 4000;

/** The app with its window: starts the services in order and stops them in reverse when the window is closed. */
export async function runWindowApp(files: BuiltFiles, home: Home, profile: Profile): Promise<void> {
  const windows = createWindows({ preload: files.preload, devTools: !app.isPackaged });
  const { database, imports, changes, printedChanges } = createThreads(files, home.folder);
  const tellWindow = ((name, payload) => sendEvent(windows.main(), name, payload)) as TellWindow;

  const links = createLinkInbox(() => tellWindow('link.arrived', {}));
  receiveLinks(links, windows);
  const look = keepLook({ nativeTheme, window: windows.main, path: profile.look, report: logProblem });

  const print = createPrintService({
    loadPage: (key) => database.call('page.read', key),
    loadReview: (keys) => database.call('review.read', keys),
    loadOperation: (subject, today) => database.call('operation.read', { subject, today }),
    loadChanges: changesForPaper(database.call, printedChanges),
    loadPatient: (tray) => database.call('patients.read', { tray }),
    settings: () => database.call('settings.get'),
    office: () => database.call('office.get'),
    lastImport: () => database.call('import.last'),
    createWindow: () => windows.create('print', hiddenWindow),
    dialog,
    documentsFolder: app.getPath('documents'),
    printers: async () => (await windows.main()?.webContents.getPrintersAsync()) ?? [],
    country: app.getLocaleCountryCode(),
    appVersion: app.getVersion(),
  });
  const consult = createConsult({ pdfOf: print.pdfOf, shell, dialog, temporaryFolder: app.getPath('temp'), documentsFolder: app.getPath('documents') });
  const menu = createAppMenu({
    platform: process.platform,
    run: (id) => tellWindow('command.run', { id }),
    database: database.call,
    show: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  });
  const handlers = createHandlers({
    database: database.call,
    imports,
    changes,
    print: { ...print.handlers, ...consult.handlers },
    links,
    appVersion: app.getVersion(),
    home: home.folder,
    notices: profile.isTemporary ? [`The data folder ${home.folder} cannot be written. Codes can be looked up; bookmarks, settings and imports cannot be kept.`] : [],
    tell: {
      settings: look.apply,
      progress: (progress) => tellWindow('import.progress', progress),
      catalogChanged: (info) => {
        tellWindow('catalog.changed', info);
        void menu.follow(info);
      },
    },
  });

  const officePicture = async (pathname: string) => {
    const [logo, { logoFile }] = await Promise.all([database.call('office.logo'), import('./office/logo-file.ts')]);
    return logo.ok ? logoFile(logo.value, pathname) : null;
  };

  // The window before the threads, and those when its page is being read: until then its process and that of the graphics need both
  // processors (docs/adr/0008). What the page asks earlier waits.
  const window = openingWindow(() => openMainWindow(windows, profile.windowState, look.ground()));
  const guards = createGuards(files.renderer, officePicture, look.theme);
  const calls = answering(() => registerCalls(ipcMain, windows, handlers), window);
  stopBeforeQuitting(await startServices([guards, window, calls, reading(guards.pageBegins), database, imports, changes, printedChanges, consult.service, desk(windows, menu)], logProblem));
  // A hidden print window must not keep a program alive that nobody sees.
  (await window.opened()).once('closed', () => app.quit());
}

type TellWindow = <Name extends Parameters<typeof sendEvent>[1]>(name: Name, payload: Parameters<typeof sendEvent<Name>>[2]) => void;

/** Starts with the window on its way; `opened` settles when its page is loaded, and rejects when it cannot be. */
function openingWindow(open: () => Promise<BrowserWindow>): Service & { opened(): Promise<BrowserWindow> } {
  let opening: Promise<BrowserWindow> | null = null;
  return {
    name: 'window',
    start() {
      opening = open();
    },
    opened: () => opening ?? Promise.reject(new Error('The window was not started.')),
    stop() {},
  };
}

/** Waits until the page is being read. */
function reading(pageBegins: Promise<void>): Service {
  return {
    name: 'page',
    async start() {
      await Promise.race([pageBegins, wait(longestWaitForPage)]);
      await wait(restForPage);
    },
    stop() {},
  };
}

function answering(listen: () => { prepareOthers(): Promise<void> }, window: { opened(): Promise<unknown> }): Service {
  let preparing: NodeJS.Timeout | undefined;
  return {
    name: 'calls',
    start() {
      const { prepareOthers } = listen();
      const prepare = () => prepareOthers().catch((error: unknown) => logProblem('later calls could not be prepared', error));
      // A window that could not be opened is told of by whoever opened it.
      window.opened().then(() => (preparing = setTimeout(() => void prepare(), restBeforePreparing)), () => undefined);
    },
    stop() {
      clearTimeout(preparing);
    },
  };
}

function desk(windows: Windows, menu: AppMenu): Service {
  let asking: NodeJS.Timeout | undefined;
  return {
    name: 'menu',
    start() {
      // Before the window is shown, which has less room with it.
      menu.start();
      asking = setTimeout(() => void menu.follow(), restBeforeAsking);
      app.on('activate', () => bringForward(windows.main()));
    },
    stop() {
      clearTimeout(asking);
    },
  };
}

/** Links of this start, of later ones, and of macOS, which may bring one before the app is ready. */
function receiveLinks(links: LinkInbox, windows: Windows): void {
  registerLinks(app);
  const receive = (link: string | null) => {
    if (link !== null) links.receive(link);
    bringForward(windows.main());
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    receive(link);
  });
  app.on('second-instance', (_event, argv) => receive(linkAmong(argv)));
  receive(linkAmong(process.argv));
}

function bringForward(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The databases are closed before the process goes, whoever asked it to go. */
function stopBeforeQuitting(running: { stop(): Promise<void> }): void {
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    isStopped = true;
    void running.stop().finally(() => app.exit(0));
  });
}
