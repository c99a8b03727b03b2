import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure, success } from '../../../db/model/result.ts';
import { createConsult, type ConsultDependencies } from '../../../electron/main/consult/consult-service.ts';

const pdf = Buffer.from('%PDF-1.4 invented', 'latin1');
const caller = { kind: 'main' as const, window: {} as BrowserWindow };
const print = { document: 'import-report' as const };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-consult-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function consult(more: Partial<ConsultDependencies>) {
  return createConsult({
    pdfOf: async () => success({ pdf, pageCount: 1, name: '27397 scheduler sheet.pdf' }),
    shell: { openPath: async () => '' },
    dialog: { showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
    temporaryFolder: folder,
    documentsFolder: folder,
    ...more,
  });
}

test('a question goes to the mail program with its document, and its file is taken away when the app ends', async () => {
  const opened: string[] = [];
  const { handlers, service } = consult({ shell: { openPath: async (path) => (opened.push(path), '') } });
  const made = await handlers['consult.make']({ subject: 'Which code: 27397/27400?', text: 'Please look.', print }, caller);
  expect(made).toMatchObject({ ok: true, value: { opened: true, path: opened[0] } });
  // What a path takes apart is no part of its name.
  expect(opened[0]).toMatch(/codetray-mail-[^/\\]+[/\\]Which code_ 27397_27400_\.eml$/);
  const mail = await PostalMime.parse(readFileSync(opened[0] ?? ''));
  expect(mail.subject).toBe('Which code: 27397/27400?');
  expect(mail.attachments.map(({ filename, content }) => [filename, Buffer.from(content as ArrayBuffer).equals(pdf)])).toEqual([['27397 scheduler sheet.pdf', true]]);
  await service.stop();
  expect(existsSync(opened[0] ?? '')).toBe(false);
});

test('where no program takes it, it is saved where the person says, and nothing is left behind', async () => {
  const path = join(folder, 'kept.eml');
  const { handlers } = consult({ shell: { openPath: async () => 'No application' }, dialog: { showSaveDialog: async () => ({ canceled: false, filePath: path }) } });
  expect(await handlers['consult.make']({ subject: 'A question', text: 'Words alone', print: null }, caller)).toEqual({ ok: true, value: { opened: false, path } });
  expect(readdirSync(folder)).toEqual(['kept.eml']);
  expect((await PostalMime.parse(readFileSync(path))).attachments).toEqual([]);
});

test('a document that cannot be made makes no mail', async () => {
  const { handlers } = consult({ pdfOf: async () => failure('not-found', 'This tray is not there any more.') });
  expect(await handlers['consult.make']({ subject: 'A question', text: '', print }, caller)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(readdirSync(folder)).toEqual([]);
});
