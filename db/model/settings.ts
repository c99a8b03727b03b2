import { z } from 'zod';
import { keptTabsSchema } from './kept-tabs.ts';
import { bookingFields, longestOwnField, mostOwnFields, paperChoices, paperSizes, printExtents, textSizes, themes } from './setting-choices.ts';

export { paperSizes } from './setting-choices.ts';
export const paperSizeSchema = z.enum(paperSizes);
export type PaperSize = z.infer<typeof paperSizeSchema>;

/** What a person chooses for prints and PDFs. */
export const paperChoiceSchema = z.enum(paperChoices);
export type PaperChoice = z.infer<typeof paperChoiceSchema>;

/** How much of a code is printed. */
export const printExtentSchema = z.enum(printExtents);
export type PrintExtent = z.infer<typeof printExtentSchema>;

const themeSchema = z.enum(themes);
export type Theme = z.infer<typeof themeSchema>;

const textSizeSchema = z.literal(textSizes);
export type TextSize = z.infer<typeof textSizeSchema>;

/** What a person has chosen and finds again after a restart. */
export const settingsSchema = z.strictObject({
  /** Paper of PDFs and prints. */
  paper: paperChoiceSchema,
  /** How much of a code is printed, as chosen last. */
  printExtent: printExtentSchema,
  /** "contractor-locality", e.g. "01112-05", or null for the national amount. */
  locality: z.string().regex(/^\d{5}-\d{2}$/).nullable(),
  welcomeDismissed: z.boolean(),
  /** The copyright notice of imported code text was shown and read. */
  codeTextNoticeSeen: z.boolean(),
  /** Parts of the code page that this person keeps folded, by name. */
  foldedParts: z.array(z.string().max(40)).max(40),
  /** The open tabs; null before the first. */
  tabs: keptTabsSchema.nullable(),
  /** The tray that codes are put on, by its number; null before the first. */
  tray: z.number().int().positive().nullable(),
  theme: themeSchema,
  /** Zoom of the whole window. */
  textSize: textSizeSchema,
  /** Nothing in the window moves, whatever the computer says; without it the computer decides. */
  withoutMotion: z.boolean(),
  /** The scheduler's sheet as the office wants it. */
  schedulerSheet: z.strictObject({
    /** Names of fields of its own, after those that every sheet has. */
    ownFields: z.array(z.string().trim().min(1).max(longestOwnField)).max(mostOwnFields),
    /** Fields that it does not want. */
    without: z.array(z.enum(bookingFields)).max(bookingFields.length),
    /** What the fee schedule pays stands on it. */
    withMoney: z.boolean(),
  }),
  /** Trays have fields for the patient. Off, none are kept. */
  keepsPatients: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  paper: 'Letter',
  printExtent: 'whole',
  locality: null,
  welcomeDismissed: false,
  codeTextNoticeSeen: false,
  foldedParts: [],
  tabs: null,
  tray: null,
  theme: 'system',
  textSize: 100,
  withoutMotion: false,
  schedulerSheet: { ownFields: [], without: [], withMoney: false },
  keepsPatients: false,
};
