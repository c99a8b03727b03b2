import { z } from 'zod';
import { codeKeySchema } from './code.ts';

/** A place that a tab remembers through a restart: the page of a code, or two codes beside each other. */
const keptPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), key: codeKeySchema }),
  z.strictObject({ kind: z.literal('compare'), keys: z.tuple([codeKeySchema, codeKeySchema]) }),
]);
export type KeptPlace = z.infer<typeof keptPlaceSchema>;

/** The open tabs of the window, each with its own way back and forward and the place within its page. */
export const keptTabsSchema = z.strictObject({
  open: z
    .array(
      z.strictObject({
        places: z.array(keptPlaceSchema).min(1).max(30),
        /** Which of `places` is shown. */
        index: z.number().int().min(0).max(29),
        /** The title when the page was last read, for the strip of tabs. */
        title: z.string().max(400),
        /** The part at the upper edge, and how far its top stands above that edge, in pixels. */
        reading: z.strictObject({ part: z.string().max(40), above: z.number().int() }).nullable(),
      }),
    )
    .max(30),
  current: z.number().int().min(0).max(29),
});
export type KeptTabs = z.infer<typeof keptTabsSchema>;
