import { afterAll, beforeAll } from 'vitest';
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

/** One window for all tests of a file. */
export function openDesk(options: () => LaunchOptions = () => ({})): () => Desk {
  let desk: Desk | undefined;
  beforeAll(async () => {
    desk = await startDesk(options());
  });
  afterAll(async () => {
    await desk?.launched.close();
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
