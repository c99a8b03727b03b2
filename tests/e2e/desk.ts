import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../harness/launch-app.ts';

/** The real window and what a person does with it. */
export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly launched: LaunchedApp;
  readonly field: Locator;
  /** Codes of the list in their order. */
  codes(): Promise<string[]>;
  /** Types into the empty field and waits for the rows of exactly that text. */
  search(text: string): Promise<string[]>;
  /** Waits until the page on the right is that of the code. */
  pageOf(code: string): Promise<Locator>;
}

export function deskOf(launched: LaunchedApp): Desk {
  const page = launched.window;
  const field = page.getByRole('combobox', { name: 'Search codes and words' });
  const codes = () => page.locator('.list-row').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['code'] ?? ''));
  return {
    app: launched.app,
    page,
    launched,
    field,
    codes,
    async search(text) {
      await field.fill('');
      await field.pressSequentially(text);
      await page.locator(`[data-answer-for=${JSON.stringify(text)}]`).waitFor();
      return codes();
    },
    async pageOf(code) {
      const article = page.locator(`article[data-code="${code}"]`);
      await article.waitFor();
      return article;
    },
  };
}

/** Starts the app and waits until the desk stands. */
export async function startDesk(options: LaunchOptions = {}): Promise<Desk> {
  const launched = await launchApp(options);
  try {
    const desk = deskOf(launched);
    await desk.field.waitFor();
    return desk;
  } catch (error) {
    await launched.close();
    throw error;
  }
}

/**
 * One window for all tests of a file. Where the browser's own process for the page dies, the test that it died in fails, and the next
 * one, or its second try, finds a new window over the same data: one crash is not to hide what all later tests have to say.
 */
export function openDesk(options: () => LaunchOptions = () => ({})): () => Desk {
  let desk: Desk | undefined;
  let given: LaunchOptions = {};
  let hasCrashed = false;
  const kept: string[] = [];
  const start = async (launch: LaunchOptions): Promise<Desk> => {
    const started = await startDesk(launch);
    hasCrashed = false;
    started.page.once('crash', () => { hasCrashed = true; });
    return started;
  };
  beforeAll(async () => {
    given = options();
    desk = await start(given);
  });
  beforeEach(async ({ task }) => {
    if (!hasCrashed || desk === undefined) return;
    console.warn(`\n*** The page's process died before "${task.name}" could begin: a new window is opened over the same data. ***\n`);
    const { launched } = desk;
    const folder = mkdtempSync(join(tmpdir(), 'codetray-crashed-'));
    // The app may run as another user.
    chmodSync(folder, 0o755);
    kept.push(folder);
    const [home, userData] = [join(folder, 'data'), join(folder, 'browser')];
    cpSync(launched.home, home, { recursive: true });
    cpSync(launched.userData, userData, { recursive: true, filter: (path) => !/Singleton/.test(path) });
    await launched.close();
    desk = await start({ ...given, home, userData });
  });
  afterAll(async () => {
    await desk?.launched.close();
    for (const folder of kept) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (desk === undefined) throw new Error('the window is not open');
    return desk;
  };
}

/** The system's dialogs cannot be driven: main's own functions answer in their place, once and for all. */
export async function answerOpenDialog(app: ElectronApplication, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  }, paths);
}

export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}
