import { z } from 'zod';
import { sourceLayers } from './source-layers.ts';

export { sourceLayers };
export const sourceLayerSchema = z.enum(sourceLayers);
export type SourceLayer = z.infer<typeof sourceLayerSchema>;

/** The kinds of input that the catalog is built from. */
export const sourceKinds = [
  'starter-texts',
  'starter-facts',
  'plain-names',
  'sections',
  'indicators',
  'modifiers',
  'pfs-relative-values',
  'gpci',
  'localities',
  'zip-localities',
  'anaesthesia-factors',
  'opps-cap',
  'physician-work-time',
  'ncci-ptp-practitioner',
  'ncci-ptp-hospital',
  'mue-practitioner',
  'mue-outpatient',
  'mue-dme',
  'ncci-add-on-codes',
  'hcpcs',
  'icd10cm-order',
  'icd10cm-codes',
  'icd10cm-addenda',
  'icd10cm-tabular',
  'icd10cm-index',
  'icd10pcs-order',
  'opps-addendum-b',
  'asc-addendum-aa',
  'asc-addendum-bb',
  'ccs-services',
  'rbcs',
  'place-of-service',
  'cpt-descriptors',
  'cpt-modifiers',
  'hospital-prices',
  'office-texts',
] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** How the release of a file is known. A file name is a hint of last resort and is shown as such. */
export const releaseBases = ['content', 'file-name', 'folder-name', 'same-content', 'unknown'] as const;
export const releaseBasisSchema = z.enum(releaseBases);

/** Where a value comes from: the file, its release and the dates between which it is in force. */
export const sourceSchema = z.strictObject({
  /** Stable within one catalog. */
  sourceId: z.number().int(),
  layer: sourceLayerSchema,
  kind: sourceKindSchema,
  /** "Medicare physician fee schedule relative values, October 2025". */
  title: z.string(),
  publisher: z.string(),
  fileName: z.string(),
  /** The archive that held the file, if any. */
  container: z.string().nullable(),
  /** Sortable: "2025-10", "FY2025". "unknown" when nothing says it. */
  release: z.string(),
  /** "October 2025". */
  releaseLabel: z.string(),
  releaseBasis: releaseBasisSchema,
  /** ISO dates. */
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  releasedOn: z.string().nullable(),
  rowsRead: z.number().int(),
  rowsKept: z.number().int(),
  rowsRejected: z.number().int(),
  /** Hash of the bytes of the file, hex. */
  sha256: z.string(),
  /** Copyright lines that must stand wherever text of this source is shown or printed. */
  notices: z.array(z.string()),
});
export type Source = z.infer<typeof sourceSchema>;

/** A source as a page cites it: by a small number that is unique on that page. */
export const citedSourceSchema = sourceSchema.extend({ number: z.number().int().positive() });
export type CitedSource = z.infer<typeof citedSourceSchema>;
