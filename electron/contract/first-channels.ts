import { z } from 'zod';
import { catalogInfoSchema } from '../../db/model/catalog.ts';
import { codeKeySchema } from '../../db/model/code.ts';
import { librarySchema } from '../../db/model/library.ts';
import { recentSchema } from '../../db/model/recent.ts';
import { settingsSchema } from '../../db/model/settings.ts';
import { traysSchema } from '../../db/model/tray.ts';

/** The arguments of a channel that takes none. */
export const nothing = z.undefined();

export const appStatusSchema = z.strictObject({
  appVersion: z.string(),
  electronVersion: z.string(),
  catalog: catalogInfoSchema,
  /** Null when bookmarks can be written; otherwise the sentence that says why not. */
  userDataProblem: z.string().nullable(),
  /** Sentences for the person at the window: a catalog that fell back, a file that was restored. */
  notices: z.array(z.string()),
  /** Data folder, for the Data page. */
  home: z.string(),
  /** Shown once: no catalog has been imported yet and nobody has dismissed the welcome. */
  firstRun: z.boolean(),
});
export type AppStatus = z.infer<typeof appStatusSchema>;

/**
 * What the window asks for its first picture, apart from the other channels: making the schemas of all of them would keep main from
 * handing out the first page (docs/adr/0008).
 */
export const firstChannels = {
  'app.status': { args: nothing, result: appStatusSchema },
  'settings.get': { args: nothing, result: settingsSchema },
  /** Texts whose results were opened, the last one first; each call answers the list as it stands then. */
  'searches.list': { args: nothing, result: z.array(z.string()) },
  'trays.read': { args: nothing, result: traysSchema },
  'library.read': { args: nothing, result: librarySchema },
  'recents.list': { args: nothing, result: z.array(recentSchema) },
  /** The code of a link that was followed, once; null when there is none. `bad-arguments` for a link of another form. */
  'link.take': { args: nothing, result: codeKeySchema.nullable() },
} as const;
