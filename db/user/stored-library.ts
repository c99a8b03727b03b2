import { bookmarkColourSchema, type CodeNote, type Folder, type OfficeWord } from '../model/library.ts';
import type { BookmarkColour } from '../model/bookmark-colours.ts';
import type { CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';

/** A bookmark as user.db has it; what the running catalog says is added where it is shown. */
export interface StoredBookmark {
  system: CodeSystem;
  code: string;
  /** The title at the time of bookmarking, for codes that a later catalog no longer has. */
  title: string;
  /** ISO date and time, UTC. */
  addedAt: string;
  folderId: number | null;
  colour: BookmarkColour | null;
  tags: string[];
  /** How many times the page of the code was opened. */
  opened: number;
  /** JSON of db/queries/code-facts.ts: the code as it was last acknowledged; null when no catalog has been seen yet. */
  facts: string | null;
}

// SQLite sorts nothing before something: bookmarks without a folder stand before the folders.
const bookmarkSql = `
  SELECT b.system, b.code, b.title, b.added_at AS addedAt, f.folder_id AS folderId, b.colour, b.tags,
         coalesce(r.opened, 0) AS opened, b.facts
  FROM bookmark b
  LEFT JOIN folder f ON f.folder_id = b.folder_id
  LEFT JOIN recent r ON r.system = b.system AND r.code = b.code
  ORDER BY f.position, f.folder_id, b.position, b.system, b.code`;

interface BookmarkRow extends Omit<StoredBookmark, 'tags' | 'colour'> {
  tags: string;
  colour: string | null;
}

/** Those without a folder first, then folder by folder, in the user's order. */
export function storedBookmarks(db: ReadDb): StoredBookmark[] {
  return db
    .prepare<BookmarkRow>(bookmarkSql)
    .all()
    .map((row) => ({ ...row, tags: storedTags(row.tags), colour: storedColour(row.colour) }));
}

/** In the user's order. */
export function storedFolders(db: ReadDb): Folder[] {
  return db
    .prepare<{ id: number; name: string; colour: string | null }>('SELECT folder_id AS id, name, colour FROM folder ORDER BY position, folder_id')
    .all()
    .map((row) => ({ ...row, colour: storedColour(row.colour) }));
}

export function storedNotes(db: ReadDb): CodeNote[] {
  return db.prepare<CodeNote>('SELECT system, code, wording, note FROM code_note ORDER BY system, code').all();
}

/** The office's abbreviations, in the order of the alphabet. */
export function storedWords(db: ReadDb): OfficeWord[] {
  return db.prepare<OfficeWord>('SELECT word, meaning FROM office_word ORDER BY word COLLATE NOCASE, word').all();
}

/** The note of one code, or null. */
export function storedNote(db: ReadDb, key: { system: CodeSystem; code: string }): CodeNote | null {
  return db.prepare<CodeNote>('SELECT system, code, wording, note FROM code_note WHERE system = :system AND code = :code').get({ system: key.system, code: key.code }) ?? null;
}

/** A colour of a later version, or a damaged one, is no colour. */
function storedColour(text: string | null): BookmarkColour | null {
  const colour = bookmarkColourSchema.safeParse(text);
  return colour.success ? colour.data : null;
}

export function storedTags(json: string): string[] {
  try {
    const tags: unknown = JSON.parse(json);
    return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [];
  } catch {
    return [];
  }
}
