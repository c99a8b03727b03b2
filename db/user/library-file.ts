import { z } from 'zod';
import { codeSystemSchema, codeTextSchema } from '../model/code.ts';
import type { trayContentSchema } from '../model/tray.ts';
import { bookmarkColourSchema, folderNameSchema, maximumTags, noteSchema, officeWordSchema, tagSchema, wordingSchema } from '../model/library.ts';

/** What an exported file holds, in whichever form. Folders are named, not numbered: another office has other numbers. */
export const fileFolderSchema = z.strictObject({ name: folderNameSchema, colour: bookmarkColourSchema.nullable() });
export const fileBookmarkSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string().max(2_000),
  /** Name of a folder, or null. */
  folder: folderNameSchema.nullable(),
  colour: bookmarkColourSchema.nullable(),
  tags: z.array(tagSchema).max(maximumTags),
  /** ISO date and time, UTC. */
  addedAt: z.iso.datetime(),
});
export const fileNoteSchema = z.strictObject({ system: codeSystemSchema, code: codeTextSchema, wording: wordingSchema, note: noteSchema });

export const fileWordSchema = officeWordSchema;

export interface LibraryFile {
  /** In order. */
  folders: z.infer<typeof fileFolderSchema>[];
  /** In order. */
  bookmarks: z.infer<typeof fileBookmarkSchema>[];
  notes: z.infer<typeof fileNoteSchema>[];
  /** In order; json alone holds them, and only of the whole library. Absent in a file that says nothing of trays. */
  trays?: z.output<typeof trayContentSchema>[];
  /** The office's abbreviations; null in a form that does not hold them. */
  words: z.infer<typeof fileWordSchema>[] | null;
}

/** The name that a json file carries, so that it is told from any other. */
export const jsonFormat = 'codetray-library';
export const jsonVersion = 1;

/**
 * The header of the csv forms. A row without a code is a folder; a row whose date is `notBookmarked` is a note on a code that
 * has no bookmark.
 */
export const csvColumns = ['system', 'code', 'title', 'folder', 'colour', 'tags', 'wording', 'note', 'added'] as const;
export type CsvColumn = (typeof csvColumns)[number];
export const notBookmarked = 'not bookmarked';
export const tagSeparator = '; ';
