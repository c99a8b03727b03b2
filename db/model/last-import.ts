import { z } from 'zod';
import { importReportSchema } from './catalog.ts';

/** The report of the import that ended last, kept until the next one. */
export const lastImportSchema = z.strictObject({
  /** ISO date and time. */
  endedAt: z.string(),
  report: importReportSchema,
});
export type LastImport = z.infer<typeof lastImportSchema>;

/** Forms in which a report is handed on: for a person, and for a spreadsheet. */
export const reportForms = ['text', 'csv'] as const;
export type ReportForm = (typeof reportForms)[number];
