import type { LibraryImportMode } from '../model/library.ts';
import type { WriteDb } from '../open/database.ts';
import { maximumTrays } from '../model/tray.ts';
import { sameName } from './change-library.ts';
import { insertTray } from './change-trays.ts';
import { storedTrays } from './stored-trays.ts';
import type { LibraryFile } from './library-file.ts';
import { storedBookmarks, storedFolders, storedNote, type StoredBookmark } from './stored-library.ts';
import { positionsBefore } from './user-order.ts';

/**
 * Writes what was read from a file, inside a transaction of the caller. Merging keeps what the file does not speak of: tags are
 * added, folder, colour and texts change only where the file has one. Replacing leaves nothing but the file.
 */
export function importLibrary(db: WriteDb, file: LibraryFile, mode: LibraryImportMode): { added: number; updated: number } {
  const before = new Map(storedBookmarks(db).map((bookmark) => [keyText(bookmark), bookmark]));
  if (mode === 'replace') for (const table of ['bookmark', 'folder', 'code_note']) db.prepareWrite(`DELETE FROM ${table}`).run();
  const folderOf = folderWriter(db);
  for (const { name, colour } of file.folders) folderOf(name, colour);
  const report = { added: 0, updated: 0 };
  const positions = new Map<number | null, number>();
  const nextPosition = (folderId: number | null) => {
    const position = positions.get(folderId) ?? positionsBefore(db, { folderId, before: null, count: 1 })[0] ?? 1;
    positions.set(folderId, position + 1);
    return position;
  };
  // Of a code that stands in the file twice the last row counts, in the place of the first.
  for (const bookmark of new Map(file.bookmarks.map((one) => [keyText(one), one])).values()) {
    const folderId = bookmark.folder === null ? null : folderOf(bookmark.folder, null);
    const old = before.get(keyText(bookmark));
    if (old === undefined || mode === 'replace') {
      insert(db, bookmark, folderId, nextPosition(folderId), old ?? null);
      if (old === undefined) report.added += 1;
      else report.updated += 1;
    } else if (update(db, old, bookmark, folderId, nextPosition)) report.updated += 1;
  }
  for (const note of file.notes) writeNote(db, note);
  if (file.trays !== undefined) importTrays(db, file.trays, mode);
  if (file.words !== null && mode === 'replace') db.prepareWrite('DELETE FROM office_word').run();
  for (const { word, meaning } of file.words ?? []) {
    db.prepareWrite('INSERT INTO office_word (word, meaning) VALUES (:word, :meaning) ON CONFLICT (word) DO UPDATE SET meaning = excluded.meaning WHERE meaning <> excluded.meaning').run({ word, meaning });
  }
  return report;
}

/** A tray that is there already, alike in everything, is not added again. A file without trays leaves those of the office alone. */
function importTrays(db: WriteDb, trays: NonNullable<LibraryFile['trays']>, mode: LibraryImportMode): void {
  if (mode === 'replace') db.prepareWrite('DELETE FROM tray').run();
  const known = new Set(storedTrays(db).map(({ id: _id, ...content }) => JSON.stringify(content)));
  for (const tray of trays) {
    const text = JSON.stringify(tray);
    if (known.has(text) || known.size >= maximumTrays) continue;
    known.add(text);
    insertTray(db, tray);
  }
}

type FileBookmark = LibraryFile['bookmarks'][number];

/** The number of the folder of a name; makes it when there is none. A colour of the file wins over that of the folder. */
function folderWriter(db: WriteDb): (name: string, colour: string | null) => number {
  const folders = storedFolders(db).map(({ id, name }) => ({ id, name }));
  return (name, colour) => {
    const found = folders.find((folder) => sameName(folder.name, name));
    if (found !== undefined) {
      if (colour !== null) db.prepareWrite('UPDATE folder SET colour = :colour WHERE folder_id = :id AND colour IS NOT :colour').run({ id: found.id, colour });
      return found.id;
    }
    const { lastInsertRowid } = db
      .prepareWrite('INSERT INTO folder (name, colour, position) VALUES (:name, :colour, (SELECT coalesce(max(position), 0) + 1 FROM folder))')
      .run({ name, colour });
    const id = Number(lastInsertRowid);
    folders.push({ id, name });
    return id;
  };
}

/** @param old the same bookmark before it was replaced: what was seen of its code stays seen. */
function insert(db: WriteDb, { system, code, title, colour, tags, addedAt }: FileBookmark, folderId: number | null, position: number, old: StoredBookmark | null): void {
  db.prepareWrite(
    `INSERT INTO bookmark (system, code, title, added_at, position, folder_id, colour, tags, facts)
     VALUES (:system, :code, :title, :addedAt, :position, :folderId, :colour, :tags, :facts)`,
  ).run({ system, code, title, addedAt, position, folderId, colour, tags: JSON.stringify(tags), facts: old?.facts ?? null });
}

function update(db: WriteDb, old: StoredBookmark, bookmark: FileBookmark, folderId: number | null, nextPosition: (folderId: number | null) => number): boolean {
  const key = { system: bookmark.system, code: bookmark.code };
  let isUpdated = false;
  if (folderId !== null && folderId !== old.folderId) {
    db.prepareWrite('UPDATE bookmark SET folder_id = :folderId, position = :position WHERE system = :system AND code = :code').run({ ...key, folderId, position: nextPosition(folderId) });
    isUpdated = true;
  }
  if (bookmark.colour !== null && bookmark.colour !== old.colour) {
    db.prepareWrite('UPDATE bookmark SET colour = :colour WHERE system = :system AND code = :code').run({ ...key, colour: bookmark.colour });
    isUpdated = true;
  }
  const tags = [...new Set([...old.tags, ...bookmark.tags])];
  if (tags.length !== old.tags.length) {
    db.prepareWrite('UPDATE bookmark SET tags = :tags WHERE system = :system AND code = :code').run({ ...key, tags: JSON.stringify(tags) });
    isUpdated = true;
  }
  return isUpdated;
}

function writeNote(db: WriteDb, { system, code, wording, note }: LibraryFile['notes'][number]): void {
  const old = storedNote(db, { system, code });
  const merged = { wording: wording === '' ? (old?.wording ?? '') : wording, note: note === '' ? (old?.note ?? '') : note };
  if (old?.wording === merged.wording && old.note === merged.note) return;
  db.prepareWrite(
    `INSERT INTO code_note (system, code, wording, note) VALUES (:system, :code, :wording, :note)
     ON CONFLICT (system, code) DO UPDATE SET wording = excluded.wording, note = excluded.note`,
  ).run({ system, code, ...merged });
}

function keyText({ system, code }: { system: string; code: string }): string {
  return `${system} ${code}`;
}
