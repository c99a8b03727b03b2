import { z } from 'zod';
import { codeKeySchema } from './code.ts';
import { codePageSchema, factSchema } from './code-page.ts';
import { citedSourceSchema } from './source.ts';

/** The parts of a text in the order in which a reviewer goes through them. */
export const reviewParts = [
  'title',
  'synonyms',
  'overview',
  'whatIsDone',
  'serviceType',
  'typicalSite',
  'clinical',
  'toHaveReady',
  'family',
  'askBeforeBooking',
  'diagnoses',
  'anaesthesia',
  'related',
  'note',
] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** What a reviewer says right or wrong to: one sentence, one item of a list, one line about another code. */
const statementSchema = z.strictObject({
  /** What it is about: "Team", "27396", "M62.451"; "this" for the line that tells the code itself apart. */
  about: z.string().nullable(),
  text: z.string(),
  /** What the catalog calls the code that it is about. */
  beside: z.string().nullable(),
  /** Whose words these are: those of the starter texts, or an office's own. */
  words: z.enum(['starter', 'office']),
});
export type ReviewStatement = z.infer<typeof statementSchema>;

/** The text of one code taken apart, and the facts that it must agree with. */
export const codeReviewSchema = z.strictObject({
  ...codeKeySchema.shape,
  title: z.string(),
  systemName: z.string(),
  sectionPath: codePageSchema.shape.sectionPath,
  /** Parts with something in them; none for a code without a text. */
  parts: z.array(z.strictObject({ part: z.enum(reviewParts), statements: z.array(statementSchema).min(1) })),
  facts: z.array(factSchema),
  /** For each file without a row of the code: which one would bring the facts that are not here. */
  missing: z.array(z.string()),
  sources: z.array(citedSourceSchema),
  notices: z.array(z.string()),
});
export type CodeReview = z.infer<typeof codeReviewSchema>;

/** The texts of a catalog as a clinician checks them, in the order of their sections. */
export const reviewSchema = z.strictObject({ catalogVersion: z.string(), codes: z.array(codeReviewSchema).min(1) });
export type Review = z.infer<typeof reviewSchema>;
