import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from './code.ts';

/** Where something stands in a text: [start, end) in UTF-16 units. */
export const textSpanSchema = z.tuple([z.number().int(), z.number().int()]);
export type TextSpan = z.infer<typeof textSpanSchema>;

/** A day as ISO writes it. */
export const isoDaySchema = z.iso.date();

/**
 * What the catalog says of a code that stands in a text. `look-alike`: the letters are not a code, but are one when O is read as
 * zero or l as one; `code` is that one.
 */
export const codeStatuses = ['known', 'unknown', 'deleted', 'not-valid-on-date', 'look-alike'] as const;
export const codeStatusSchema = z.enum(codeStatuses);
export type CodeStatus = z.infer<typeof codeStatusSchema>;

export const codeFoundSchema = z.strictObject({
  /** As it stands in the text, with its modifiers and units. */
  text: z.string(),
  span: textSpanSchema,
  system: codeSystemSchema,
  code: codeTextSchema,
  status: codeStatusSchema,
  /** Null when the catalog does not have it. */
  title: z.string().nullable(),
  /** False for headings of ICD-10-CM: a code below it is billed. */
  billable: z.boolean(),
  modifiers: z.array(z.string()),
  units: z.number().int().nullable(),
  /** The last code of a range that this one begins; the last one is found as well. */
  rangeTo: codeTextSchema.nullable(),
  /** Why the status is not `known`, in a sentence. */
  remark: z.string().nullable(),
});
export type CodeFound = z.infer<typeof codeFoundSchema>;

export const evidenceSchema = z.strictObject({
  span: textSpanSchema,
  /** As they stand in the text. */
  words: z.string(),
  because: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const candidateSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  /** 0 to 1; comparable within one answer. */
  score: z.number().min(0).max(1),
  /** What tells it apart from its neighbours; null when nothing does. */
  distinction: z.string().nullable(),
  /** Modifiers that the text calls for, where the code takes them: "RT", "50". */
  modifiers: z.array(z.string()),
  evidence: z.array(evidenceSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** A question that decides between neighbours. An answer names the question by its text and one of its options. */
export const decidingQuestionSchema = z.strictObject({ text: z.string(), options: z.array(z.string()).min(2) });
export type DecidingQuestion = z.infer<typeof decidingQuestionSchema>;

export const suggestRequestSchema = z.strictObject({
  /** A booking line, an order, an operative note. What is too long or no text is refused with a sentence. */
  text: z.string(),
  /** Answers to questions of an earlier answer. */
  answers: z.array(z.strictObject({ question: z.string().max(300), option: z.string().max(300) })).max(20).optional(),
  /** Date of service: codes are checked against it. */
  on: isoDaySchema.optional(),
  /** Candidates of each kind, procedures and diagnoses. */
  limit: z.number().int().min(1).max(50).optional(),
});
export type SuggestRequest = z.infer<typeof suggestRequestSchema>;

export const suggestionSchema = z.strictObject({
  codesFound: z.array(codeFoundSchema),
  /** Procedures first, then diagnoses, each best first. */
  candidates: z.array(candidateSchema),
  questions: z.array(decidingQuestionSchema),
  tookMs: z.number(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
