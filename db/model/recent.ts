import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';

export const recentSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  /** ISO date and time, UTC. */
  openedAt: z.string(),
  /** How many times its page was opened. */
  opened: z.number().int(),
});
export type Recent = z.infer<typeof recentSchema>;
