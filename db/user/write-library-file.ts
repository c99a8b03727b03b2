import type { CodeKey } from '../model/code.ts';
import type { LibraryExport } from '../model/library.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { Tray } from '../model/tray.ts';
import { csvColumns, jsonFormat, jsonVersion, notBookmarked, tagSeparator, type CsvColumn, type LibraryFile } from './library-file.ts';
import type { StoredLibrary } from './user-library.ts';

/** The text of an exported file and how many bookmarks are in it. Errors: `not-found` for a folder that is gone. */
export function writeLibraryFile(library: StoredLibrary & { trays: readonly Tray[] }, { format, folderId, withNotes }: LibraryExport): Result<{ text: string; bookmarks: number }> {
  if (folderId !== null && !library.folders.some(({ id }) => id === folderId)) return failure('not-found', 'That folder is not there any more, so nothing was exported.');
  const file = fileOf(library, folderId, withNotes);
  const text = format === 'json' ? jsonText(file) : csvText(file, format);
  return success({ text, bookmarks: file.bookmarks.length });
}

function fileOf(library: StoredLibrary & { trays: readonly Tray[] }, folderId: number | null, withNotes: boolean): LibraryFile {
  const isChosen = (id: number | null) => folderId === null || id === folderId;
  const names = new Map(library.folders.map(({ id, name }) => [id, name]));
  const bookmarks = library.bookmarks
    .filter((bookmark) => isChosen(bookmark.folderId))
    .map(({ system, code, title, folderId, colour, tags, addedAt }) => ({ system, code, title, folder: folderId === null ? null : (names.get(folderId) ?? null), colour, tags, addedAt }));
  const chosen = new Set(bookmarks.map(keyText));
  return {
    folders: library.folders.filter(({ id }) => isChosen(id)).map(({ name, colour }) => ({ name, colour })),
    bookmarks,
    notes: library.notes
      .filter((note) => folderId === null || chosen.has(keyText(note)))
      .map((note) => (withNotes ? note : { ...note, note: '' }))
      .filter(({ wording, note }) => wording !== '' || note !== ''),
    ...(folderId === null && library.trays.length > 0 ? { trays: library.trays.map(({ id: _id, ...content }) => content) } : {}),
    words: folderId === null ? library.words : null,
  };
}

function jsonText({ words, ...file }: LibraryFile): string {
  return `${JSON.stringify({ format: jsonFormat, version: jsonVersion, ...file, ...(words === null || words.length === 0 ? {} : { words }) }, null, 1)}\n`;
}

type Row = Partial<Record<CsvColumn, string>>;

function csvText(file: LibraryFile, format: 'csv' | 'spreadsheet'): string {
  const notes = new Map(file.notes.map((note) => [keyText(note), note]));
  const rows: Row[] = file.folders.map(({ name, colour }) => ({ folder: name, colour: colour ?? '' }));
  for (const { folder, colour, tags, addedAt, ...bookmark } of file.bookmarks) {
    const note = notes.get(keyText(bookmark));
    notes.delete(keyText(bookmark));
    rows.push({ ...bookmark, folder: folder ?? '', colour: colour ?? '', tags: tags.join(tagSeparator), wording: note?.wording ?? '', note: note?.note ?? '', added: addedAt });
  }
  for (const note of notes.values()) rows.push({ ...note, added: notBookmarked });
  const lines = [csvColumns.join(','), ...rows.map((row) => csvColumns.map((column) => cell(row[column] ?? '', format)).join(','))];
  return `${format === 'spreadsheet' ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

/**
 * A spreadsheet program runs a cell that begins with one of these as a formula; an apostrophe before it makes it text. A text
 * that has the apostrophe itself gets one more in both forms, so that reading takes away exactly what writing has put there.
 */
const formulas = { csv: /^'+[=+\-@\t]/, spreadsheet: /^'*[=+\-@\t]/ };

function cell(text: string, format: 'csv' | 'spreadsheet'): string {
  const safe = formulas[format].test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function keyText({ system, code }: CodeKey): string {
  return `${system} ${code}`;
}
