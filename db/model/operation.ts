import { z } from 'zod';
import { noAuthorisation } from './authorised-days.ts';
import { caseCheckSchema, caseLineSchema, casePlaceSchema, mostCaseLines } from './case.ts';
import { codeKeySchema, codeTextSchema } from './code.ts';
import { factSchema } from './code-page.ts';
import { citedSourceSchema } from './source.ts';
import { trayContentSchema } from './tray.ts';

/** What is operated on one day, as a sheet needs to know it: a tray has all of it, a code alone has one line and nothing else. */
export const operationContentSchema = z.strictObject({
  /** Of the tray; an empty text for codes that are on none. Never of a patient. */
  name: z.string().trim().max(80),
  payer: trayContentSchema.shape.payer,
  /** ISO day; null while it is not set. */
  dateOfService: trayContentSchema.shape.dateOfService,
  authorisation: trayContentSchema.shape.authorisation.default(noAuthorisation),
  /** Null while it is not decided. */
  place: casePlaceSchema.nullable(),
  locality: trayContentSchema.shape.locality,
  zip: trayContentSchema.shape.zip,
  lines: z.array(caseLineSchema).max(mostCaseLines),
});
export type OperationContent = z.output<typeof operationContentSchema>;

/** What a sheet is of. */
export const operationSubjectSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('code'), key: codeKeySchema }),
  z.strictObject({ of: z.literal('tray'), id: z.number().int().positive() }),
  z.strictObject({ of: z.literal('case'), content: operationContentSchema }),
]);
export type OperationSubject = z.output<typeof operationSubjectSchema>;

/** A code that may stand beside one of the operation. */
const besideSchema = z.strictObject({ code: codeTextSchema, title: z.string().nullable(), beside: codeTextSchema });

/** An operation with everything that its sheets say. Numbers of sources are those of `sources`, those of the check too. */
export const operationSchema = z.strictObject({
  ...operationContentSchema.shape,
  /** The day whose releases count: that of the operation, or of the question while none is set. */
  checkedFor: z.iso.date(),
  /** Null without lines. */
  check: caseCheckSchema.nullable(),
  /** Each code of the lines once, with what a scheduler needs of it first. */
  codes: z.array(z.strictObject({ code: codeTextSchema, title: z.string().nullable(), facts: z.array(factSchema) })),
  /** NCCI pairs that no modifier lifts, with operations that are not on a line: those of the chapter, the nearest in number first; `total` counts all. */
  neverBeside: z.strictObject({ pairs: z.array(besideSchema), total: z.number().int() }),
  /** Modifiers that one of the codes takes, with those that take it. */
  modifiers: z.array(z.strictObject({ modifier: z.string(), name: z.string(), pays: z.string().nullable(), needsRecord: z.boolean(), codes: z.array(codeTextSchema) })),
  sources: z.array(citedSourceSchema),
  notices: z.array(z.string()),
});
export type Operation = z.infer<typeof operationSchema>;
