import type { PrintChannels } from '../print/print-service.ts';
import type { CatalogInfo, ImportProgress } from '../../../db/model/catalog.ts';
import type { Settings } from '../../contract/channels.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ImportThread } from '../import-thread.ts';
import type { LinkInbox } from '../links/link-inbox.ts';
import { appHandlers } from './app.ts';
import { caseHandlers } from './case.ts';
import { catalogHandlers } from './catalog.ts';
import type { ChangesThread } from '../changes-thread.ts';
import { changesHandlers } from './changes.ts';
import { clipboardHandlers } from './clipboard.ts';
import { codeHandlers } from './code.ts';
import type { Handlers } from './handlers.ts';
import { importHandlers } from './import.ts';
import { linkHandlers } from './link.ts';
import { libraryHandlers } from './library.ts';
import { officeHandlers } from './office.ts';
import { searchHandlers } from './search.ts';
import { suggestHandlers } from './suggest.ts';
import { settingsHandlers } from './settings.ts';

export interface Desk {
  readonly database: CallDatabase;
  readonly imports: Pick<ImportThread, 'import' | 'preview' | 'cancel' | 'verify'>;
  readonly changes: Pick<ChangesThread, 'open' | 'rows' | 'close'>;
  readonly print: Pick<Handlers, PrintChannels | 'consult.make'>;
  readonly links: Pick<LinkInbox, 'take'>;
  readonly appVersion: string;
  /** Data folder, absolute. */
  readonly home: string;
  /** What went wrong while the app started and was worked around, as sentences. */
  readonly notices: readonly string[];
  readonly tell: {
    readonly progress: (progress: ImportProgress) => void;
    /** For main itself: what the window's settings ask of it. */
    readonly settings: (settings: Settings) => void;
    readonly catalogChanged: (info: CatalogInfo) => void;
  };
}

/** Every handler of the desk, one a channel. */
export function createHandlers({ database, imports, changes, print, links, tell, ...facts }: Desk): Handlers {
  return {
    ...appHandlers(database, facts),
    ...settingsHandlers(database, tell.settings),
    ...searchHandlers(database),
    ...suggestHandlers(database),
    ...codeHandlers(database),
    ...caseHandlers(database),
    ...libraryHandlers(database),
    ...catalogHandlers(database, imports, tell.catalogChanged),
    ...importHandlers(database, imports, tell),
    ...changesHandlers(database, changes),
    ...officeHandlers(database),
    ...clipboardHandlers(),
    ...linkHandlers(links),
    ...print,
  };
}
