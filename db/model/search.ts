import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';
import { searchFiltersSchema } from './search-filters.ts';

/** Why a code is there, the most telling reason first; the order is that of the scores. Every result stands in exactly one and carries the reason in words. */
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
  /** What the results are narrowed by. */
  filters: searchFiltersSchema.optional(),
  /** Words are taken as they were typed: no spelling is corrected, nothing is read as what it looks like or usually means. */
  exact: z.boolean().optional(),
});
export type SearchRequest = z.input<typeof searchRequestSchema>;

/** Longest text whose next letters are answered ahead: nobody types further letters into a pasted line one by one. */
export const longestTextAhead = 80;

export const searchAheadRequestSchema = z.strictObject({
  /** What stands in the field. */
  text: z.string().max(longestTextAhead),
  /** Place in the order of likely next texts, 0 for the likeliest; what the last answer gave as `next`. */
  from: z.number().int().min(0).max(100),
  limit: z.number().int().min(1).max(50),
  filters: searchFiltersSchema.optional(),
});
export type SearchAheadRequest = z.infer<typeof searchAheadRequestSchema>;

export const searchAheadAnswerSchema = z.strictObject({
  /** Texts with one more letter than was asked for, lower case, each with its `SearchAnswer` as JSON: most are never read. */
  answers: z.array(z.strictObject({ text: z.string(), answer: z.string() })),
  /** Where to go on; null when every next letter was answered. */
  next: z.number().int().nullable(),
});
export type SearchAheadAnswer = z.infer<typeof searchAheadAnswerSchema>;

export const searchHitSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  tier: searchTierSchema,
  /** The reason in words: `the code starts with 2739`, `the title has "hamstring", "lengthening"`. */
  why: z.string(),
  /** Ranges of `title` that matched, as [start, end) in UTF-16 units. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** One line that tells the code apart from its neighbours; null when nothing is known. */
  distinction: z.string().nullable(),
  /** Without a distinction, what the fee schedule tells it apart by: "19.22 RVU, 90 days"; null when nothing does. */
  feeLine: z.string().nullable(),
  addOn: z.boolean(),
  /** ICD-10-CM headers are not valid for billing. */
  billable: z.boolean(),
  /** Medicare's hospital outpatient status C. */
  inpatientOnly: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchAnswerSchema = z.strictObject({
  query: z.string(),
  /** Where a scope in the text had it searched, in words: "ICD-10-CM"; left out without one. */
  scope: z.string().optional(),
  /** The text that was searched instead, when spelling was corrected. */
  correctedTo: z.string().nullable(),
  tookMs: z.number(),
  /** Matches in all, counted up to 1,000. */
  total: z.number().int(),
  totalIsCapped: z.boolean(),
  /** Where filters left nothing: the matches that they left out, counted up to 1,000. */
  withoutFilters: z.number().int().optional(),
  results: z.array(searchHitSchema),
  /** Where exactly what was typed finds nothing: the first result with the spelling corrected. */
  nearest: searchHitSchema.optional(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
