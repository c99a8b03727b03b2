import { z } from 'zod';
import { lineOfText } from './line-of-text.ts';

/** Whom the operation of a tray is for: the fields of the scheduler's sheet that are the patient's. An empty text where one is not written. */
export const patientSchema = z.strictObject({
  name: lineOfText.max(80),
  /** ISO day; null where it is not written. */
  birthDate: z.iso.date().nullable(),
  recordNumber: lineOfText.max(40),
  /** With the payer. */
  memberId: lineOfText.max(40),
  /** Of the payer, for this operation. */
  authorisationNumber: lineOfText.max(40),
});
export type Patient = z.output<typeof patientSchema>;

export const patientOfTraySchema = z.strictObject({ tray: z.number().int().positive(), patient: patientSchema });

export const patientsKeptSchema = z.strictObject({
  /** Trays with patient fields. */
  trays: z.number().int().nonnegative(),
});
