import { z } from 'zod';
import { codeKeySchema } from './code.ts';
import { scheduleColumns } from './schedule-columns.ts';
import { candidateSchema, codeFoundSchema, isoDaySchema } from './suggestion.ts';

export { scheduleColumns };
export const scheduleColumnSchema = z.enum(scheduleColumns);
export type ScheduleColumn = z.infer<typeof scheduleColumnSchema>;

export const scheduleRequestSchema = z.strictObject({
  /** A csv file, a pasted table, or lines with one case each. */
  text: z.string(),
  /** Columns by their number from 0, where the guess was wrong; null where no column holds it. */
  columns: z.partialRecord(scheduleColumnSchema, z.number().int().min(0).max(200).nullable()).optional(),
  /** Date of service of lines that name none. */
  on: isoDaySchema.optional(),
});
export type ScheduleRequest = z.infer<typeof scheduleRequestSchema>;

export const scheduleCaseSchema = z.strictObject({
  /** Line of the text, from 1. */
  line: z.number().int().positive(),
  text: z.string(),
  /** Every cell, whether or not it is known what its column holds. */
  row: z.array(z.string()),
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
  /** As many columns as the widest line has, and what stands above them; null without headings. One column for plain lines. */
  width: z.number().int(),
  headings: z.array(z.string()).nullable(),
  /** Which column holds what, and its heading. */
  columns: z.array(z.strictObject({ column: scheduleColumnSchema, index: z.number().int(), heading: z.string() })),
  cases: z.array(scheduleCaseSchema),
  summary: z.strictObject({ cases: z.number().int(), withCode: z.number().int(), withoutCode: z.number().int(), withRemark: z.number().int() }),
  tookMs: z.number(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** The schedule as a file, with the codes that somebody chose for its lines. */
export const scheduleFileSchema = scheduleRequestSchema.extend({
  chosen: z.array(z.strictObject({ line: z.number().int().positive(), codes: z.array(codeKeySchema).max(50) })).max(2_000),
});
export type ScheduleFile = z.infer<typeof scheduleFileSchema>;
