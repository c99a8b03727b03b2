import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dialog, Shell } from 'electron';
import type { PrintRequest } from '../../contract/channels.ts';
import { success, type Result } from '../../../db/model/result.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { wordsInFileName } from '../print/file-name.ts';
import type { NamedPdf } from '../print/print-service.ts';
import { writeWholeFile } from '../print/write-file.ts';
import type { Service } from '../services.ts';
import { mailFile } from './mail-file.ts';

export interface ConsultDependencies {
  readonly pdfOf: (request: PrintRequest) => Promise<Result<NamedPdf>>;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** Where the folder for mails on their way is made. */
  readonly temporaryFolder: string;
  /** Where the save dialog opens. */
  readonly documentsFolder: string;
}

/** Questions handed on as a mail that the office's own program opens; the files are taken away when the app ends. */
export function createConsult({ pdfOf, shell, dialog, temporaryFolder, documentsFolder }: ConsultDependencies): { handlers: Pick<Handlers, 'consult.make'>; service: Service } {
  const folders: string[] = [];
  return {
    handlers: {
      'consult.make': async ({ subject, text, print }, { window }) => {
        const attached = print === null ? null : await pdfOf(print);
        if (attached !== null && !attached.ok) return attached;
        const mail = await mailFile({ subject, text, attachment: attached?.value ?? null });
        const name = `${wordsInFileName(subject)}.eml`;
        const folder = await mkdtemp(join(temporaryFolder, 'codetray-mail-'));
        folders.push(folder);
        const path = join(folder, name);
        const written = await writeWholeFile(path, mail);
        if (!written.ok) return written;
        // An empty text: a program took it.
        if ((await shell.openPath(path)) === '') return success({ opened: true, path });
        await rm(folder, { recursive: true, force: true });
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          title: 'No mail program takes the message: save it',
          defaultPath: join(documentsFolder, name),
          filters: [{ name: 'Mail', extensions: ['eml'] }],
          properties: ['showOverwriteConfirmation', 'createDirectory'],
        });
        if (canceled || filePath === '') return success({ opened: false, path: null });
        const saved = await writeWholeFile(filePath, mail);
        return saved.ok ? success({ opened: false, path: filePath }) : saved;
      },
    },
    service: {
      name: 'consult',
      start() {},
      async stop() {
        await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }).catch(() => undefined)));
      },
    },
  };
}
