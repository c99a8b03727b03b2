import type { CodeNote, Folder, LibraryChange } from '../model/library.ts';
import type { Result } from '../model/result.ts';
import type { WriteDb } from '../open/database.ts';
import { ChangeHistory } from './change-history.ts';
import { changeLibrary, type LookUp } from './change-library.ts';
import { storedBookmarks, storedFolders, storedNotes, type StoredBookmark } from './stored-library.ts';

export interface StoredLibrary {
  folders: Folder[];
  bookmarks: StoredBookmark[];
  notes: CodeNote[];
  undo: string | null;
  redo: string | null;
}

/** Bookmarks, folders and notes. A change is on the disk when its call returns, and one step of undo. */
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
      undo: this.#history.undoWords,
      redo: this.#history.redoWords,
    };
  }

  bookmarks(): StoredBookmark[] {
    return storedBookmarks(this.#db);
  }

  /** Errors: `not-found` for a code or folder that is not there, `bad-arguments` for a name that is taken. */
  change(change: LibraryChange, lookUp: LookUp): Result<{ words: string }> {
    return this.#history.record(() => changeLibrary(this.#db, change, lookUp));
  }

  /** Errors: `not-found` when there is nothing to take back. */
  undo(): Result<null> {
    return this.#history.undo();
  }

  redo(): Result<null> {
    return this.#history.redo();
  }
}
