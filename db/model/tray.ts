import { z } from 'zod';
import { authorisationSchema } from './calendar.ts';
import { caseLineSchema, casePlaceSchema, mostCaseLines } from './case.ts';
import { lineOfText } from './line-of-text.ts';

/** A tray is named after the operation, never after a patient. */
export const trayNameSchema = lineOfText.min(1).max(80);
export const maximumTrays = 1_000;

/** What a tray holds. Nothing in it says who is operated on: that is kept apart, and only where the office wants it (patient.ts). */
export const trayContentSchema = z.strictObject({
  name: trayNameSchema,
  /** ISO day; null while it is not set. */
  dateOfService: z.iso.date().nullable(),
  place: casePlaceSchema,
  /** "contractor-locality"; null for national amounts, or where the ZIP code decides. */
  locality: z.string().regex(/^\d{5}-\d{2}$/).nullable(),
  zip: z.string().regex(/^\d{5}(?:-?\d{4})?$/).nullable(),
  payer: lineOfText.max(80),
  /** The days for which the payer has authorised the operation; the number of the authorisation is the patient's and stays with the record. */
  authorisation: authorisationSchema,
  isTemplate: z.boolean(),
  lines: z.array(caseLineSchema).max(mostCaseLines),
});
export type TrayContent = z.output<typeof trayContentSchema>;

export const traySchema = trayContentSchema.extend({ id: z.number().int().positive() });
export type Tray = z.output<typeof traySchema>;

const idSchema = z.number().int().positive();

/** Everything that a person can do to trays; each is one transaction and one step of undo, taken back by `library.undo`. */
export const trayChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), tray: trayContentSchema }),
  /** What is not named stays. */
  z.strictObject({ kind: z.literal('set'), id: idSchema, content: trayContentSchema.partial() }),
  /** A case from a template, or a template from a case. */
  z.strictObject({ kind: z.literal('copy'), id: idSchema, name: trayNameSchema, isTemplate: z.boolean() }),
  /** Before another tray, or to the end. */
  z.strictObject({ kind: z.literal('move'), id: idSchema, before: idSchema.nullable() }),
  z.strictObject({ kind: z.literal('remove'), ids: z.array(idSchema).min(1).max(maximumTrays) }),
]);
export type TrayChange = z.output<typeof trayChangeSchema>;

export const traysSchema = z.strictObject({
  /** In the order of the user. */
  trays: z.array(traySchema),
  /** The tray that the change made or altered; null after others. */
  changed: idSchema.nullable(),
  /** The change that undo would take back, in words, of trays and bookmarks alike. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type Trays = z.output<typeof traysSchema>;
