import { z } from 'zod';
import { changeKinds } from './change-kinds.ts';
import { codeSystemSchema } from './code.ts';
import { sourceKindSchema, sourceSchema } from './source.ts';

export const changeKindSchema = z.enum(changeKinds);

/** One value on both sides. A value as the release prints it (RVUs with two decimals, money in dollars), and in words. */
export const differenceSchema = z.strictObject({
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  now: z.string().nullable(),
  /** What the value means in a few words, where the value alone does not say it: "90-day (major)". */
  beforeWords: z.string().nullable(),
  nowWords: z.string().nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

export const changeRowSchema = z.strictObject({
  kind: changeKindSchema,
  /** Null for what is no code: a payment locality, whose `code` is its contractor and number ("01112-05"), a ZIP code, a place of service. */
  system: codeSystemSchema.nullable(),
  code: z.string(),
  /** Of the later catalog, else of the earlier one; null when neither has the code itself. */
  title: z.string().nullable(),
  /** Which row of the code: the modifier of the fee schedule, the setting of a unit limit, the other code of a pair, the hospital of a price; null where there is one. */
  part: z.string().nullable(),
  differences: z.array(differenceSchema),
  /** Numbers of the sources of each side; null where that side has none for it. */
  beforeSource: z.number().int().nullable(),
  nowSource: z.number().int().nullable(),
  /** Bookmarked in the office, or with a note of the office. */
  ofOffice: z.boolean(),
});
export type ChangeRow = z.infer<typeof changeRowSchema>;

const sideSchema = z.strictObject({ version: z.string(), builtAt: z.string(), isStarter: z.boolean(), sources: z.array(sourceSchema) });
export type ComparedSide = z.infer<typeof sideSchema>;

const factorSchema = z.strictObject({ source: z.number().int(), factor: z.string() });

export const changeSummarySchema = z.strictObject({
  before: sideSchema,
  now: sideSchema,
  /** For each kind of source the file that counts on each side; null where that side has none. Numbers of sources. */
  compared: z.array(z.strictObject({ kind: sourceKindSchema, before: z.number().int().nullable(), now: z.number().int().nullable() })),
  /** Dollars per RVU, once for two files and not for every row of them. `codes`: how many take their values from the two. */
  conversionFactors: z.array(z.strictObject({ before: factorSchema, now: factorSchema, codes: z.number().int() })),
  /** What only one side can know, as sentences: it is no change of any code. */
  notCompared: z.array(z.string()),
  /** Every kind once, also those without a row. */
  kinds: z.array(z.strictObject({ kind: changeKindSchema, rows: z.number().int(), codes: z.number().int(), ofOffice: z.number().int() })),
  /** Rows of bookmarked codes and of codes with a note, of all kinds, and how many codes these are. */
  ofOffice: z.strictObject({ rows: z.number().int(), codes: z.number().int() }),
});
export type ChangeSummary = z.infer<typeof changeSummarySchema>;

export const changeRowsRequestSchema = z.strictObject({
  /** Null: of every kind. */
  kind: changeKindSchema.nullable(),
  officeOnly: z.boolean(),
  /** The beginning of a code, or part of a title; '' for all. */
  text: z.string().max(200),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1_000),
});
export type ChangeRowsRequest = z.infer<typeof changeRowsRequestSchema>;

export const changeRowsSchema = z.strictObject({ rows: z.array(changeRowSchema), total: z.number().int() });
export type ChangeRows = z.infer<typeof changeRowsSchema>;
