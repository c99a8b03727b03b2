import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStarterCatalog } from '../../db/import/build-starter-catalog.ts';
import { importPaths } from '../../db/import/import-paths.ts';
import { previewPaths } from '../../db/import/preview.ts';
import { verifyCatalog } from '../../db/import/verify.ts';
import { resolveHome } from '../../db/open/home.ts';
import { failure, success } from '../../db/model/result.ts';
import { changesBetween, type CatalogChanges } from '../../db/queries/changes/changes-between.ts';
import type { CatalogInfo } from '../../db/model/catalog.ts';
import type { CallDatabase } from '../../electron/contract/threads.ts';
import { createConsult } from '../../electron/main/consult/consult-service.ts';
import { createHandlers } from '../../electron/main/ipc/create-handlers.ts';
import type { Handlers } from '../../electron/main/ipc/handlers.ts';
import { createPrintService } from '../../electron/main/print/print-service.ts';
import { createLinkInbox } from '../../electron/main/links/link-inbox.ts';
import type { DatabaseServices } from '../../electron/worker/database-services.ts';
import { dispatch } from '../../electron/worker/dispatch.ts';
import { openServices } from '../../electron/worker/open-services.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

export interface InProcessDesk {
  readonly handlers: Handlers;
  readonly services: DatabaseServices;
  readonly home: string;
  readonly starterCatalog: string;
  /** Catalogs that the window was told of. */
  readonly changes: CatalogInfo[];
  readonly reports: string[];
  close(): Promise<void>;
}

/** Every handler over a real starter catalog and a real user.db, without threads and without Electron. */
export function openInProcessDesk(): InProcessDesk {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-contract-'));
  const starterCatalog = join(folder, 'starter', 'catalog.db');
  const built = buildStarterCatalog(resources, starterCatalog);
  if (!built.ok) throw new Error(`the starter catalog cannot be built: ${built.error.message} ${built.error.detail ?? ''}`);
  const home = join(folder, 'data');
  const changes: CatalogInfo[] = [];
  const reports: string[] = [];
  const services = { ...openServices({ home, starterCatalog }, (what, error) => reports.push(`${what} ${String(error)}`)), isIdle: async () => true };
  const database = ((name: never, args: never) => dispatch(services, { name, args })) as unknown as CallDatabase;

  // Documents are made as in the app; only the windows that lay them out are not here.
  const print = createPrintService({
    loadPage: (key) => database('page.read', key),
    loadReview: (keys) => database('review.read', keys),
    loadOperation: (subject, today) => database('operation.read', { subject, today }),
    loadChanges: async () => failure('not-found', 'No catalog is kept to compare with.'),
    loadPatient: (tray) => database('patients.read', { tray }),
    settings: () => database('settings.get'),
    office: () => database('office.get'),
    lastImport: () => database('import.last'),
    printers: async () => [],
    country: 'US',
    createWindow: () => {
      throw new Error('there is no window to print in here');
    },
    dialog: { showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
    documentsFolder: folder,
    appVersion: '0.0.0',
  });
  const consult = createConsult({
    pdfOf: print.pdfOf,
    shell: { openPath: async () => 'no program' },
    dialog: { showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
    temporaryFolder: folder,
    documentsFolder: folder,
  });
  let compared: CatalogChanges | null = null;
  const handlers = createHandlers({
    database,
    imports: {
      import: (paths, onProgress) => importPaths(resolveHome(home), starterCatalog, [...paths], { onProgress }),
      preview: async (paths, loaded) => success(await previewPaths(paths, loaded, () => {})),
      cancel() {},
      verify: async (path) => success(verifyCatalog(path)),
    },
    changes: {
      async open({ before, now, office }) {
        compared?.close();
        compared = changesBetween(before, now, office);
        return success(compared.summary);
      },
      rows: async (request) => (compared === null ? failure('not-found', 'No comparison is open.') : success(compared.rows(request))),
      close() {
        compared?.close();
        compared = null;
      },
    },
    print: { ...print.handlers, ...consult.handlers },
    links: createLinkInbox(() => undefined),
    appVersion: '0.0.0',
    home,
    notices: [],
    tell: { progress() {}, settings() {}, catalogChanged: (info) => changes.push(info) },
  });

  return {
    handlers,
    services,
    home,
    starterCatalog,
    changes,
    reports,
    async close() {
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
