import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core';
import { testDisplay } from './display.ts';
import { runtimeFacts } from './runtime.ts';
import { sandboxWorks } from './sandbox.ts';
import { stageApp, stageFolder, stageLauncher } from './stage.ts';
import { giveTo, requireAccess, testUser } from './test-user.ts';

const repoRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Each of these would turn Electron into something else. */
const foreign = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'DBUS_SESSION_BUS_ADDRESS'];

export interface LaunchOptions {
  /** The data folder (CODETRAY_HOME); an empty one of its own when not given. It is given to the user who runs the app. */
  home?: string;
  /** Chromium's user-data folder; one of its own when not given. Give the same twice to test what survives a restart. */
  userData?: string;
  /** Further arguments for the app. */
  args?: string[];
  /** Further environment variables. */
  env?: Record<string, string>;
  /** The folder with the app's package.json and out/; the clone when not given. */
  appFolder?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  /** The first window, as soon as it is there; what it has loaded is the test's to wait for. */
  window: Page;
  home: string;
  userData: string;
  /** False only where the computer denies the sandbox, which has then been said loudly. */
  sandboxed: boolean;
  /** Ends the app, by force when it does not go within ten seconds, and removes the folders that were made for it. */
  close(): Promise<void>;
}

function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !foreign.includes(entry[0]));
  return { ...Object.fromEntries(own), ...extra };
}

async function end(app: ElectronApplication): Promise<void> {
  const process = app.process();
  const gone = new Promise<void>((done) => {
    if (process.exitCode !== null || process.signalCode !== null) done();
    else process.once('exit', () => done());
  });
  const force = setTimeout(() => process.kill('SIGKILL'), 10_000);
  await Promise.race([app.close().catch(() => undefined), gone]);
  await gone;
  clearTimeout(force);
}

/**
 * On a busy computer about one launch in fifty never answers the debugger that attaches to it (seen on Electron 33; the cause is not
 * known). It is said loudly and made anew, so that it can be counted; the last try has the time of a test, so that what the app
 * printed is shown.
 */
async function attach(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (const timeout of [10_000, 12_000]) {
    try {
      return await _electron.launch({ ...options, timeout });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      console.warn(`\n*** The debugger did not get hold of the app within ${timeout / 1000} s; it is started anew. ***\n`);
    }
  }
  return _electron.launch({ ...options, timeout: 25_000 });
}

/**
 * Waits until main has made the schemas of all calls, which a call of no known name needs too. While main reads them, what a test evaluates in it
 * is lost to the debugger now and then ("Resulting promise was garbage collected").
 */
async function untilPrepared(window: Page): Promise<void> {
  // A page that fails says so itself.
  await window.evaluate(() => (globalThis as { codetray?: { call(name: string): Promise<unknown> } }).codetray?.call('')).catch(() => undefined);
}

/**
 * Starts the built app in folders of its own, driven by Playwright. Root's tests run it as an unprivileged user, so that
 * the sandbox which users have is the one that is tested.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { electronPath, nativeBinding } = await runtimeFacts();
  const user = testUser();
  const base = mkdtempSync(join(stageFolder(), 'run-'));
  const made = (name: string) => {
    mkdirSync(join(base, name), { mode: 0o700 });
    return join(base, name);
  };
  const home = options.home ?? made('data');
  const userData = options.userData ?? made('user-data');
  const source = resolve(options.appFolder ?? repoRoot);
  const appFolder = user ? stageApp(source) : source;
  const executablePath = user ? stageLauncher(electronPath, user) : electronPath;
  const env = environment({
    ...(await testDisplay()),
    HOME: made('home'),
    XDG_RUNTIME_DIR: made('runtime'),
    CODETRAY_HOME: home,
    CODETRAY_ELECTRON: electronPath,
    // The clone's own addon may lie where the user cannot read; the build has put a copy beside the app.
    CODETRAY_SQLITE_BINDING: user ? join(appFolder, 'out', 'native', 'better_sqlite3.node') : nativeBinding,
    ...options.env,
  });
  const probeData = made('probe-data');
  for (const folder of [base, home, userData]) giveTo(user, folder);
  requireAccess(user, home);

  const sandboxed = await sandboxWorks(executablePath, env, probeData);
  const app = await attach({
    executablePath,
    args: [`--user-data-dir=${userData}`, appFolder, ...(sandboxed ? [] : ['--no-sandbox']), ...(options.args ?? [])],
    env,
    cwd: base,
    // Playwright leaves the sandbox out unless it is asked for.
    chromiumSandbox: sandboxed,
  });
  const close = async () => {
    await end(app);
    rmSync(base, { recursive: true, force: true });
  };
  try {
    const window = await app.firstWindow();
    await untilPrepared(window);
    return { app, window, home, userData, sandboxed, close };
  } catch (error) {
    await close();
    throw error;
  }
}
