import { z } from 'zod';
import { candidateSchema, codeFoundSchema, isoDaySchema } from './suggestion.ts';

/** What a column of a day's schedule can hold. */
export const scheduleColumns = ['date', 'start', 'minutes', 'room', 'patient', 'record', 'surgeon', 'procedure', 'code', 'diagnosis', 'laterality', 'notes'] as const;
export const scheduleColumnSchema = z.enum(scheduleColumns);
export type ScheduleColumn = z.infer<typeof scheduleColumnSchema>;

export const scheduleRequestSchema = z.strictObject({
  /** A csv file, a pasted table, or lines with one case each. */
  text: z.string(),
  /** Columns by their number from 0, where the guess was wrong. */
  columns: z.partialRecord(scheduleColumnSchema, z.number().int().min(0).max(200)).optional(),
  /** Date of service of lines that name none. */
  on: isoDaySchema.optional(),
});
export type ScheduleRequest = z.infer<typeof scheduleRequestSchema>;

export const scheduleCaseSchema = z.strictObject({
  /** Line of the text, from 1. */
  line: z.number().int().positive(),
  text: z.string(),
  /** By column, as they stand; empty for lines without columns. */
  cells: z.partialRecord(scheduleColumnSchema, z.string()),
  codes: z.array(codeFoundSchema.omit({ span: true })),
  /** For a line without a procedure code. */
  candidates: z.array(candidateSchema.omit({ evidence: true })),
  minutes: z.number().int().nullable(),
  /** Minutes from cut to closure that Medicare's work values are built on, for the procedure codes of the line; null where none is loaded. */
  catalogMinutes: z.number().nullable(),
  remarks: z.array(z.string()),
});
export type ScheduleCase = z.infer<typeof scheduleCaseSchema>;

export const scheduleSchema = z.strictObject({
  /** Which column holds what, and its heading. */
  columns: z.array(z.strictObject({ column: scheduleColumnSchema, index: z.number().int(), heading: z.string() })),
  cases: z.array(scheduleCaseSchema),
  summary: z.strictObject({ cases: z.number().int(), withCode: z.number().int(), withoutCode: z.number().int(), withRemark: z.number().int() }),
  tookMs: z.number(),
});
export type Schedule = z.infer<typeof scheduleSchema>;
