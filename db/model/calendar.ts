import { z } from 'zod';
import type { Authorisation } from './authorised-days.ts';
import { caseRequestSchema } from './case.ts';

export const authorisationSchema: z.ZodType<Authorisation, Authorisation> = z.strictObject({ from: z.iso.date().nullable(), until: z.iso.date().nullable() });

export const calendarRequestSchema = z.strictObject({ case: caseRequestSchema, authorisation: authorisationSchema.nullable().default(null) });
export type CalendarRequest = z.input<typeof calendarRequestSchema>;

export const calendarDayKinds = ['authorised-from', 'surgery', 'authorised-until', 'global-end'] as const;

/** The days that an operation sets, in the order of the calendar. */
export const surgeryCalendarSchema = z.strictObject({
  days: z.array(
    z.strictObject({
      kind: z.enum(calendarDayKinds),
      /** ISO day. */
      day: z.string(),
      /** "Global period ends". */
      title: z.string(),
      /** Why, and what it means, in one sentence. */
      words: z.string(),
    }),
  ),
  /** What is wrong with the day of surgery; null where nothing is. */
  warning: z.string().nullable(),
});
export type SurgeryCalendar = z.infer<typeof surgeryCalendarSchema>;
