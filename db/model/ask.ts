import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';
import { isoDaySchema } from './suggestion.ts';

export const askRequestSchema = z.strictObject({
  /** A question in words. More than 500 characters are no question: they go to `suggest.codes`. */
  text: z.string(),
  /** For "on 1 March", which leaves out the year. */
  today: isoDaySchema.optional(),
});
export type AskRequest = z.infer<typeof askRequestSchema>;

export const askFactSchema = z.strictObject({
  label: z.string(),
  value: z.string(),
  /** The file and release that it is from. */
  source: z.string(),
});
export type AskFact = z.infer<typeof askFactSchema>;

export const askFollowSchema = z.strictObject({
  text: z.string(),
  /** The page to open; null for a text that can be searched or asked instead. */
  system: codeSystemSchema.nullable(),
  code: codeTextSchema.nullable(),
});
export type AskFollow = z.infer<typeof askFollowSchema>;

export const askAnswerSchema = z.strictObject({
  /** Null when the question is not understood. */
  understood: z.strictObject({ kind: z.string(), slots: z.record(z.string(), z.array(z.string())) }).nullable(),
  /** `needs`: something of the question is missing, and the answer says what. */
  state: z.enum(['answered', 'not-loaded', 'needs', 'not-understood']),
  answer: z.string(),
  /** Every number of the answer stands in one of them. */
  facts: z.array(askFactSchema),
  follow: z.array(askFollowSchema),
  tookMs: z.number(),
});
export type AskAnswer = z.infer<typeof askAnswerSchema>;
