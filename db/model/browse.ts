import { z } from 'zod';
import { codeKeySchema } from './code.ts';

/** Names a place in the tree of all codes, in every catalog: "section CPT 27301-27599", "code ICD10CM M62.4". */
export const browseIdSchema = z.string().min(1).max(200);

export const browseNodeSchema = z.strictObject({
  id: browseIdSchema,
  kind: z.enum(['group', 'code', 'modifier']),
  /** The code, the modifier, or the range of a heading: "27301-27599"; '' for what has none. */
  code: z.string(),
  title: z.string(),
  /** Codes below it; null for what is a code itself and has none below. */
  count: z.number().int().nullable(),
  hasChildren: z.boolean(),
  /** What its page is of; null for headings and modifiers. */
  key: codeKeySchema.nullable(),
  /** What is to be read without a page: of a modifier what it means and when it is used. */
  text: z.string().nullable(),
});
export type BrowseNode = z.infer<typeof browseNodeSchema>;

/** What stands directly below a place, in order; of null the widest headings. Empty for a place that this catalog has not. */
export const browseRequestSchema = z.strictObject({ id: browseIdSchema.nullable() });
export const browseAnswerSchema = z.strictObject({ nodes: z.array(browseNodeSchema) });
export type BrowseAnswer = z.infer<typeof browseAnswerSchema>;

/** The places above a code, the widest first, and itself at the end; empty for a code that this catalog has not. */
export const browsePathSchema = z.strictObject({ ids: z.array(browseIdSchema) });
export type BrowsePath = z.infer<typeof browsePathSchema>;
