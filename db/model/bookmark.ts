import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';

export const bookmarkSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  /** Title in the running catalog; the title at the time of bookmarking when the catalog no longer has the code. */
  title: z.string(),
  /** ISO date and time, UTC. */
  addedAt: z.string(),
  inCatalog: z.boolean(),
});
export type Bookmark = z.infer<typeof bookmarkSchema>;

export const recentSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  openedAt: z.string(),
});
export type Recent = z.infer<typeof recentSchema>;
