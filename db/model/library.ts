import { z } from 'zod';
import { bookmarkColours } from './bookmark-colours.ts';
import { codeKeySchema, codeSystemSchema, codeTextSchema } from './code.ts';

/** Codes of one change: more than anybody marks by hand, and what a folder of a large office holds. */
const keysSchema = z.array(codeKeySchema).min(1).max(5_000);

/** One line that people read: no line breaks and no other control characters, no half of a character. */
const lineSchema = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'must be one line of text');

/** Text that may have several lines; their ends are line feeds, whatever the program was that it was copied from. */
const textSchema = z
  .string()
  .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
  .refine((text) => !/[\0\p{Cs}]/u.test(text), 'must be text');

export const bookmarkColourSchema = z.enum(bookmarkColours);

export const folderNameSchema = lineSchema.max(80);
/** Tags are written side by side with commas or semicolons between them. */
export const tagSchema = lineSchema.max(40).refine((text) => !/[,;]/.test(text), 'must not have a comma or semicolon');
export const maximumTags = 20;
export const maximumFolders = 500;
export const wordingSchema = textSchema.max(2_000);
export const noteSchema = textSchema.max(5_000);

/** How a code of the running catalog differs from the one that was seen when the bookmark was last acknowledged. */
export const bookmarkChangeSchema = z.strictObject({
  kind: z.enum(['deleted', 'returned', 'changed']),
  /** One short sentence a difference: "Payable RVUs in a facility: 26.98 in October 2025 (in use), 24.62 in July 2026." */
  words: z.array(z.string()),
  /** Label of the release that brought it: "January 2026"; '' when none did, because the values in use are of an earlier one. */
  since: z.string(),
});
export type BookmarkChange = z.infer<typeof bookmarkChangeSchema>;

export const bookmarkSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  /** Title in the running catalog; the title at the time of bookmarking when the catalog no longer has the code. */
  title: z.string(),
  /** ISO date and time, UTC. */
  addedAt: z.string(),
  inCatalog: z.boolean(),
  /** Null: in no folder. */
  folderId: z.number().int().nullable(),
  colour: bookmarkColourSchema.nullable(),
  tags: z.array(z.string()),
  /** How many times the page of the code was opened. */
  opened: z.number().int(),
  change: bookmarkChangeSchema.nullable(),
});
export type Bookmark = z.infer<typeof bookmarkSchema>;

export const folderSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  colour: bookmarkColourSchema.nullable(),
});
export type Folder = z.infer<typeof folderSchema>;

/** What the office says about a code, bookmarked or not. */
export const codeNoteSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  /** The office's wording: stands on the page and on paper. */
  wording: z.string(),
  /** Private: never on paper, and in an export only when asked for. */
  note: z.string(),
});
export type CodeNote = z.infer<typeof codeNoteSchema>;

/** What the office writes for what: "HSL" for "hamstring lengthening". */
export const officeWordSchema = z.strictObject({ word: lineSchema.max(40), meaning: lineSchema.max(200) });
export type OfficeWord = z.infer<typeof officeWordSchema>;
export const maximumWords = 2_000;

export const librarySchema = z.strictObject({
  /** In the order of the user. */
  folders: z.array(folderSchema),
  /** Those without a folder first, then folder by folder; in the order of the user. */
  bookmarks: z.array(bookmarkSchema),
  notes: z.array(codeNoteSchema),
  /** In the order of the alphabet. */
  words: z.array(z.strictObject({ word: z.string(), meaning: z.string() })),
  /** The change that undo would take back, in words: "Move 3 codes to Daily"; null when there is none. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type Library = z.infer<typeof librarySchema>;

const folderIdSchema = z.number().int().positive();
const colourOrNone = bookmarkColourSchema.nullable();

/** Everything that a person can do to the library; each is one transaction and one step of undo. */
export const libraryChangeSchema = z.discriminatedUnion('kind', [
  /** A code that is bookmarked already keeps its date; it moves when a folder is named. */
  z.strictObject({ kind: z.literal('add'), keys: keysSchema, folderId: folderIdSchema.nullable() }),
  z.strictObject({ kind: z.literal('remove'), keys: keysSchema }),
  /** Before a bookmark of that folder, or to its end. The codes keep the order in which they are named. */
  z.strictObject({ kind: z.literal('move'), keys: keysSchema, folderId: folderIdSchema.nullable(), before: codeKeySchema.nullable() }),
  z.strictObject({ kind: z.literal('colour'), keys: keysSchema, colour: colourOrNone }),
  z.strictObject({ kind: z.literal('tag'), keys: keysSchema, add: z.array(tagSchema).max(maximumTags), remove: z.array(z.string()).max(maximumTags) }),
  /** Both texts empty: no note. */
  z.strictObject({ kind: z.literal('note'), key: codeKeySchema, wording: wordingSchema, note: noteSchema }),
  /** What a new catalog changed was seen. */
  z.strictObject({ kind: z.literal('acknowledge'), keys: keysSchema }),
  z.strictObject({ kind: z.literal('folder-add'), name: folderNameSchema, colour: colourOrNone }),
  z.strictObject({ kind: z.literal('folder-rename'), id: folderIdSchema, name: folderNameSchema }),
  z.strictObject({ kind: z.literal('folder-colour'), id: folderIdSchema, colour: colourOrNone }),
  z.strictObject({ kind: z.literal('folder-move'), id: folderIdSchema, before: folderIdSchema.nullable() }),
  z.strictObject({ kind: z.literal('folder-remove'), id: folderIdSchema, bookmarks: z.enum(['keep', 'remove']) }),
  /** `before` is the word that it takes the place of; a word that is there already gets the new meaning. */
  z.strictObject({ kind: z.literal('word-set'), word: officeWordSchema.shape.word, meaning: officeWordSchema.shape.meaning, before: z.string().nullable() }),
  z.strictObject({ kind: z.literal('word-remove'), word: z.string() }),
  /** Folders, bookmarks and notes; the office's abbreviations stay. */
  z.strictObject({ kind: z.literal('wipe') }),
]);
export type LibraryChange = z.infer<typeof libraryChangeSchema>;

/** `spreadsheet` is the csv that a spreadsheet program opens well. */
export const libraryFormats = ['json', 'csv', 'spreadsheet'] as const;
export const libraryExportSchema = z.strictObject({
  format: z.enum(libraryFormats),
  /** One folder alone, or null for the whole library. */
  folderId: folderIdSchema.nullable(),
  /** With the private notes. The office's wording is always in it. */
  withNotes: z.boolean(),
});
export type LibraryExport = z.infer<typeof libraryExportSchema>;

/** `replace` puts the file in the place of the whole library; both are one step of undo. */
export const libraryImportModes = ['merge', 'replace'] as const;
export type LibraryImportMode = (typeof libraryImportModes)[number];

export const libraryImportReportSchema = z.strictObject({
  added: z.number().int(),
  updated: z.number().int(),
  /** Line of the file, from 1; in a json file the place of the entry. */
  rejected: z.array(z.strictObject({ line: z.number().int(), reason: z.string() })),
  library: librarySchema,
});
export type LibraryImportReport = z.infer<typeof libraryImportReportSchema>;
