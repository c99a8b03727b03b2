import { z } from 'zod';
import { failureSchema } from './failure-schema.ts';
import { releaseBasisSchema, sourceKindSchema } from './source.ts';

/**
 * How a file stands to what is loaded of its kind: nothing of it is loaded (new), its release is newer, the same or older
 * than the newest one that was imported, or than the starter's own while none was; this very file is loaded, or one of the two
 * does not say its release (unknown).
 */
export const previewStandings = ['new', 'newer', 'same', 'older', 'loaded', 'unknown'] as const;

export const previewFileSchema = z.strictObject({
  /** As the user would name it; members of an archive as "rvu25d.zip > PPRRVU2025_Oct.csv". */
  file: z.string(),
  fileName: z.string(),
  kind: sourceKindSchema,
  /** Kind and release in words: "Medicare physician fee schedule relative values, October 2025". */
  title: z.string(),
  releaseBasis: releaseBasisSchema,
  /** ISO dates. */
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  releasedOn: z.string().nullable(),
  /** Lines of the file, its head included: near the number of rows, without reading them. */
  roughRows: z.number().int(),
  standing: z.enum(previewStandings),
  /** "October 2025": the release of the file; null when nothing says it. */
  releaseLabel: z.string().nullable(),
  /** "July 2025": the release of this kind that the file is compared with; null when none is loaded or it does not say. */
  loadedRelease: z.string().nullable(),
  /** Where that is only the starter's: how many of its codes have a row in it. Null when releases of the kind were imported. */
  starterRows: z.number().int().nullable(),
  /** Rows of the loaded release when this one has fewer than half of them, all its files together; else null. */
  halvesRows: z.number().int().nullable(),
  /** The file of this import that holds the same release in a form that is preferred; the two are compared row by row. */
  otherFormOf: z.string().nullable(),
  /** It brings code text of the American Medical Association. */
  holdsCodeText: z.boolean(),
});
export type PreviewFile = z.infer<typeof previewFileSchema>;

/** What an import would read, before anything of it is read. */
export const importPreviewSchema = z.strictObject({
  files: z.array(previewFileSchema),
  /** Files of a known kind that cannot be used. */
  refused: z.array(z.strictObject({ file: z.string(), error: failureSchema })),
  unrecognised: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
