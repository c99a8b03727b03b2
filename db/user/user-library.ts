import type { CodeKey } from '../model/code.ts';
import type { CodeNote, Folder, OfficeWord, LibraryChange, LibraryExport, LibraryImportMode } from '../model/library.ts';
import { success, type Result } from '../model/result.ts';
import type { Tray, TrayChange } from '../model/tray.ts';
import type { WriteDb } from '../open/database.ts';
import { ChangeHistory } from './change-history.ts';
import { changeLibrary, type LookUp } from './change-library.ts';
import { changeTrays } from './change-trays.ts';
import { importLibrary } from './import-library.ts';
import type { ReadLibraryFile } from './read-library-file.ts';
import { storedTrays } from './stored-trays.ts';
import { storedBookmarks, storedFolders, storedNotes, storedWords, type StoredBookmark } from './stored-library.ts';
import { writeLibraryFile } from './write-library-file.ts';

export interface StoredLibrary {
  folders: Folder[];
  bookmarks: StoredBookmark[];
  notes: CodeNote[];
  words: OfficeWord[];
  undo: string | null;
  redo: string | null;
}

/** Bookmarks, folders, notes and trays. A change is on the disk when its call returns, and one step of undo. */
export class UserLibrary {
  readonly #db: WriteDb;
  readonly #history: ChangeHistory;

  constructor(db: WriteDb) {
    this.#db = db;
    this.#history = new ChangeHistory(db);
  }

  read(): StoredLibrary {
    return {
      folders: storedFolders(this.#db),
      bookmarks: storedBookmarks(this.#db),
      notes: storedNotes(this.#db),
      words: storedWords(this.#db),
      undo: this.#history.undoWords,
      redo: this.#history.redoWords,
    };
  }

  bookmarks(): StoredBookmark[] {
    return storedBookmarks(this.#db);
  }

  words(): OfficeWord[] {
    return storedWords(this.#db);
  }

  /** Keeps what a catalog says of codes, where nobody needs to be asked; no step of undo. */
  settle(settled: readonly { key: CodeKey; title: string; facts: string }[]): void {
    if (settled.length === 0) return;
    this.#db.transaction(() => {
      for (const { key, title, facts } of settled) {
        this.#db.prepareWrite('UPDATE bookmark SET title = :title, facts = :facts WHERE system = :system AND code = :code').run({ ...key, title, facts });
      }
    });
  }

  /** Errors: `not-found` for a code or folder that is not there, `bad-arguments` for a name that is taken. */
  change(change: LibraryChange, lookUp: LookUp): Result<{ words: string }> {
    return this.#history.record(() => changeLibrary(this.#db, change, lookUp));
  }

  /** In the order of the user, with the step that undo would take back. */
  readTrays(): { trays: Tray[]; undo: string | null; redo: string | null } {
    return { trays: storedTrays(this.#db), undo: this.#history.undoWords, redo: this.#history.redoWords };
  }

  /** Errors: `not-found` for a tray that is not there, `bad-arguments` when there are too many. */
  changeTrays(change: TrayChange): Result<{ words: string; changed: number | null }> {
    return this.#history.record(() => changeTrays(this.#db, change));
  }

  /** Errors: `not-found` when there is nothing to take back. */
  undo(): Result<null> {
    return this.#history.undo();
  }

  redo(): Result<null> {
    return this.#history.redo();
  }

  /** The text of a file with the library or one folder of it. Errors: `not-found`. */
  export(request: LibraryExport): Result<{ text: string; bookmarks: number }> {
    return writeLibraryFile({ ...this.read(), trays: storedTrays(this.#db) }, request);
  }

  /** Takes in what `readLibraryFile` read of such a file, as one step of undo. @param name of the file, for the words of that step. */
  import({ file, rejected }: ReadLibraryFile, name: string, mode: LibraryImportMode): Result<{ added: number; updated: number; rejected: ReadLibraryFile['rejected'] }> {
    return this.#history.record(() => {
      const counts = importLibrary(this.#db, file, mode);
      const words = mode === 'replace' ? `Put ${name} in the place of all bookmarks` : `Import bookmarks from ${name}`;
      return success({ words, rejected, ...counts });
    });
  }
}
