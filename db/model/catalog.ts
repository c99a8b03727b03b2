import { z } from 'zod';
import { sourceKindSchema, sourceSchema } from './source.ts';
import { failureSchema } from './failure-schema.ts';

export const catalogCountsSchema = z.strictObject({
  codes: z.number().int(),
  cpt: z.number().int(),
  hcpcs: z.number().int(),
  icd10cm: z.number().int(),
  icd10pcs: z.number().int(),
  relativeValues: z.number().int(),
  gpci: z.number().int(),
  edits: z.number().int(),
  unitLimits: z.number().int(),
  sources: z.number().int(),
  /** Rows of every table that release files fill, by its name in the schema. */
  tables: z.record(z.string(), z.number().int()),
});
export type CatalogCounts = z.infer<typeof catalogCountsSchema>;

export const catalogInfoSchema = z.strictObject({
  version: z.string(),
  /** ISO date and time; not part of what makes a version. */
  builtAt: z.string(),
  isStarter: z.boolean(),
  counts: catalogCountsSchema,
  sources: z.array(sourceSchema),
  previousVersion: z.string().nullable(),
  /** What went wrong at opening and was mended, in words; empty when all is well. */
  warnings: z.array(z.string()),
});
export type CatalogInfo = z.infer<typeof catalogInfoSchema>;

export const rejectedRowSchema = z.strictObject({ line: z.number().int(), reason: z.string() });
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

export const importedFileSchema = z.strictObject({
  /** As the user would name it; members of an archive as "rvu25d.zip > PPRRVU2025_Oct.csv". */
  file: z.string(),
  kind: sourceKindSchema,
  release: z.string(),
  rowsRead: z.number().int(),
  /** Rows whose values are in the catalog, whether from this file or from the same content in another form. */
  rowsKept: z.number().int(),
  rejected: z.array(rejectedRowSchema),
  seconds: z.number(),
  /** Things worth knowing that lose nothing: unknown indicator values, a release read from the file name ... */
  warnings: z.array(z.string()),
  /** The file in this import whose content is the same, when this one adds nothing of its own. */
  sameContentAs: z.string().nullable(),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

export const importReportSchema = z.strictObject({
  catalog: z.strictObject({ version: z.string(), counts: catalogCountsSchema }),
  files: z.array(importedFileSchema),
  /** Files of a known kind that could not be used: damaged, cut off, a column missing. */
  refused: z.array(z.strictObject({ file: z.string(), error: failureSchema })),
  unrecognised: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  /** False when the running catalog already had all of it. */
  changed: z.boolean(),
  seconds: z.number(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importProgressSchema = z.strictObject({
  stage: z.enum(['looking', 'reading', 'building', 'indexing', 'verifying', 'publishing', 'done']),
  file: z.string().nullable(),
  rows: z.number().int(),
  fraction: z.number().min(0).max(1),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

export const verifyReportSchema = z.strictObject({
  version: z.string(),
  ok: z.boolean(),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;
