import { join } from 'node:path';
import type { Bridge, ChannelArguments, CodeKey, PaperChoice, PrintDocument } from '../../electron/contract/index.ts';
import type { LaunchedApp } from '../harness/launch-app.ts';

type Request = ChannelArguments<'print.preview'>;
type Summary = Extract<Request, { document: 'summary' }>;
/** Any document; a summary where none is named. */
export type Asked = ({ document?: never; codes: readonly CodeKey[] } & Omit<Summary, 'document' | 'codes'>) | Exclude<Request, Summary>;
type Desk = Window & typeof globalThis & { codetray: Bridge };

function requestFor(asked: Asked): Request {
  return asked.document === undefined ? { ...asked, document: 'summary', codes: [...asked.codes] } : asked;
}

export async function setPaper(launched: LaunchedApp, paper: PaperChoice): Promise<void> {
  await launched.window.evaluate((size) => (window as Desk).codetray.call('settings.set', { paper: size }), paper);
}

/** Saves as a person does, but for the click in the system's dialog. */
export async function savePdf(launched: LaunchedApp, name: string, paper: PaperChoice, asked: Asked): Promise<{ path: string; proposed: string; pages: number }> {
  const path = join(launched.home, name);
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath?: string }) => {
      (globalThis as { proposed?: string }).proposed = options.defaultPath ?? '';
      return { canceled: false, filePath };
    }) as typeof dialog.showSaveDialog;
  }, path);
  await setPaper(launched, paper);
  const answer = await launched.window.evaluate((request) => (window as Desk).codetray.call('print.savePdf', request), requestFor(asked));
  if (!answer.ok) throw new Error(`${answer.error.message} ${answer.error.detail ?? ''}`);
  const proposed = await launched.app.evaluate(() => (globalThis as { proposed?: string }).proposed ?? '');
  return { path: answer.value.path ?? '', proposed, pages: answer.value.pages };
}

/** What is printed for these codes, before it is laid out. */
export async function documentFor(launched: LaunchedApp, asked: Asked): Promise<PrintDocument> {
  const answer = await launched.window.evaluate((request) => (window as Desk).codetray.call('print.preview', request), requestFor(asked));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Prints as a person does, who chooses this printer in the system's dialog. */
export async function printOn(launched: LaunchedApp, queue: string, paper: PaperChoice, asked: Asked): Promise<void> {
  await launched.app.evaluate(({ app }, deviceName) => {
    app.once('web-contents-created', (_event, contents) => {
      const print = contents.print.bind(contents);
      contents.print = (options, done) => print({ ...options, silent: true, deviceName }, done);
    });
  }, queue);
  await setPaper(launched, paper);
  const answer = await launched.window.evaluate((request) => (window as Desk).codetray.call('print.paper', request), requestFor(asked));
  if (!answer.ok) throw new Error(`${answer.error.message} ${answer.error.detail ?? ''}`);
  if (!answer.value.printed) throw new Error('The dialog was called off.');
}
