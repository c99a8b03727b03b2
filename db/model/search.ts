import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';

/** Ranking tiers, best first. Every result stands in exactly one and carries the reason in words. */
export const searchTiers = [
  'exact-code',
  'code-prefix',
  'title',
  'synonym',
  'section',
  'text',
  'some-words',
  'corrected',
] as const;
export const searchTierSchema = z.enum(searchTiers);
export type SearchTier = z.infer<typeof searchTierSchema>;

export const searchRequestSchema = z.strictObject({
  /** What the user typed, as typed. At most 10 MB are accepted and only the first 500 characters are searched. */
  text: z.string(),
  limit: z.number().int().min(1).max(500).default(50),
  systems: z.array(codeSystemSchema).min(1).optional(),
});
export type SearchRequest = z.input<typeof searchRequestSchema>;

export const searchHitSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  tier: searchTierSchema,
  /** The reason in words: `code starts with 2739`, `title: "hamstring", "lengthening"`. */
  why: z.string(),
  /** Ranges of `title` that matched, as [start, end) in UTF-16 units. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** One line that tells the code apart from its neighbours; null when nothing is known. */
  distinction: z.string().nullable(),
  addOn: z.boolean(),
  /** ICD-10-CM headers are not valid for billing. */
  billable: z.boolean(),
  /** Medicare's hospital outpatient status C. */
  inpatientOnly: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchAnswerSchema = z.strictObject({
  query: z.string(),
  /** The text that was searched instead, when spelling was corrected. */
  correctedTo: z.string().nullable(),
  tookMs: z.number(),
  /** Matches in all, counted up to 1,000. */
  total: z.number().int(),
  totalIsCapped: z.boolean(),
  results: z.array(searchHitSchema),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
