import { afterAll, beforeAll } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../harness/launch-app.ts';

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly launched: LaunchedApp;
}

/** One real window for all attacks of a file. */
export function openDesk(options: () => LaunchOptions = () => ({})): () => Desk {
  let launched: LaunchedApp | undefined;
  beforeAll(async () => {
    launched = await launchApp(options());
    await launched.window.waitForLoadState('load');
  });
  afterAll(async () => {
    await launched?.close();
  });
  return () => {
    if (launched === undefined) throw new Error('the window is not open');
    return { app: launched.app, page: launched.window, launched };
  };
}

/**
 * Runs code in the page as the page's own code would run: in a task of its own, because what the debugger starts is
 * exempt from the policy against eval. Answers what the code returns, or the name of what it throws.
 */
export function asPage(page: Page, code: string): Promise<unknown> {
  return page.evaluate(
    (source) =>
      new Promise<unknown>((resolve) => {
        const task = new Function(`return (async () => { ${source} })()`) as () => Promise<unknown>;
        setTimeout(() => {
          task().then(resolve, (error: unknown) => resolve(`refused: ${error instanceof Error ? error.name : String(error)}`));
        }, 0);
      }),
    code,
  );
}

export const rest = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
