import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { failure, success, type Result } from '../../model/result.ts';
import { libraryFormats, type Bookmark, type CodeNote, type Folder, type LibraryExport } from '../../model/library.ts';
import type { CodeKey } from '../../model/code.ts';
import type { ReadDb } from '../../open/database.ts';
import { createBookmarkDescriber, type BookmarkDescriber } from '../../queries/describe-bookmarks.ts';
import { sameName } from '../../user/change-library.ts';
import { readLibraryFile } from '../../user/read-library-file.ts';
import { openUserData, type UserData } from '../../user/user-data.ts';
import type { CommandLine } from '../arguments.ts';
import { refusal, type Command, type Outcome } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';
import { findOne } from './show.ts';

interface Desk {
  readonly db: ReadDb;
  readonly data: UserData;
  readonly describer: BookmarkDescriber;
  readonly line: CommandLine;
}

const actions: Readonly<Record<string, (desk: Desk, words: readonly string[]) => Outcome>> = {
  list: (desk) => listed(desk, {}),
  add: addCodes,
  remove: removeCodes,
  export: exportTo,
  import: importFrom,
};

/** `bookmarks list | add CODE... | remove CODE... | export FILE | import FILE`; all but export answer the list as it stands then. */
export const bookmarksCommand: Command = (context) =>
  withCatalog(context, async ({ db }) => {
    const [name = 'list', ...words] = context.line.words;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) return refusal(failure('bad-arguments', `bookmarks knows ${Object.keys(actions).join(', ')}, not "${name}".`).error);
    const state = openUserData(context.home);
    for (const notice of state.notices) context.tell(notice);
    if (state.data === null) return refusal(state.problem ?? failure('user-data-unavailable', 'Bookmarks are off.').error);
    try {
      return action({ db, data: state.data, describer: createBookmarkDescriber(db), line: context.line }, words);
    } finally {
      state.data.closeQuickly();
    }
  });

function addCodes(desk: Desk, codes: readonly string[]): Outcome {
  const { db, data, describer, line } = desk;
  const keys = keysOf('add', codes, (code) => findOne(db, code, line));
  if (!keys.ok) return refusal(keys.error);
  if (line.folder !== undefined && folderNamed(data, line.folder) === undefined) {
    const made = data.library.change({ kind: 'folder-add', name: line.folder, colour: null }, describer.entry);
    if (!made.ok) return refusal(made.error);
  }
  const folderId = line.folder === undefined ? null : (folderNamed(data, line.folder)?.id ?? null);
  const added = data.library.change({ kind: 'add', keys: keys.value, folderId }, describer.entry);
  return added.ok ? listed(desk, {}) : refusal(added.error);
}

/** A bookmark of a code that the catalog no longer has can still be removed. */
function removeCodes(desk: Desk, codes: readonly string[]): Outcome {
  const stored = desk.data.library.bookmarks();
  const keys = keysOf('remove', codes, (code) => {
    const wanted = code.trim().toUpperCase();
    const found = stored.find((row) => (row.code === wanted || row.code.replace('.', '') === wanted) && (desk.line.systems?.includes(row.system) ?? true));
    return found === undefined ? failure('not-found', `${code} is not bookmarked.`) : success({ system: found.system, code: found.code });
  });
  if (!keys.ok) return refusal(keys.error);
  const removed = desk.data.library.change({ kind: 'remove', keys: keys.value }, desk.describer.entry);
  return removed.ok ? listed(desk, {}) : refusal(removed.error);
}

function exportTo({ data, line }: Desk, [file, ...rest]: readonly string[]): Outcome {
  if (file === undefined || rest.length > 0) return refusal(failure('bad-arguments', 'Name one file: codetray bookmarks export bookmarks.csv.').error);
  const format = formatOf(file, line.format);
  if (!format.ok) return refusal(format.error);
  const folder = line.folder === undefined ? null : folderNamed(data, line.folder);
  if (folder === undefined) return refusal(failure('not-found', `There is no folder ${line.folder ?? ''}. Nothing was exported.`).error);
  const written = data.library.export({ format: format.value, folderId: folder?.id ?? null, withNotes: line.notes });
  if (!written.ok) return refusal(written.error);
  const path = resolve(file);
  const saved = saveWhole(path, written.value.text);
  if (!saved.ok) return refusal(saved.error);
  const { bookmarks } = written.value;
  return { exit: 0, json: { path, bookmarks }, text: `${bookmarks} ${bookmarks === 1 ? 'bookmark' : 'bookmarks'} saved as ${path}` };
}

function importFrom(desk: Desk, [file, ...rest]: readonly string[]): Outcome {
  if (file === undefined || rest.length > 0) return refusal(failure('bad-arguments', 'Name one file: codetray bookmarks import bookmarks.csv.').error);
  const read = readLibraryFile(resolve(file));
  if (!read.ok) return refusal(read.error);
  const imported = desk.data.library.import(read.value, basename(file), desk.line.replace ? 'replace' : 'merge');
  if (!imported.ok) return refusal(imported.error);
  const { added, updated, rejected } = imported.value;
  return listed(desk, { added, updated, rejected }, [
    `${added} added, ${updated} updated, ${rejected.length} left out.`,
    ...rejected.map(({ line, reason }) => `  line ${line}: ${reason}`),
  ]);
}

function keysOf(action: string, codes: readonly string[], find: (code: string) => Result<CodeKey>): Result<CodeKey[]> {
  if (codes.length === 0) return failure('bad-arguments', `Name the code: codetray bookmarks ${action} 27397.`);
  const keys: CodeKey[] = [];
  for (const code of codes) {
    const key = find(code);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return success(keys);
}

function folderNamed(data: UserData, name: string): Folder | undefined {
  return data.library.read().folders.find((folder) => sameName(folder.name, name.trim()));
}

/** The format that is asked for, else the one of the file's ending. */
function formatOf(file: string, asked: string | undefined): Result<LibraryExport['format']> {
  const wanted = asked ?? extname(file).slice(1).toLowerCase();
  const format = libraryFormats.find((known) => known === wanted);
  if (format !== undefined) return success(format);
  return failure('bad-arguments', asked === undefined ? 'The file ends in .json or .csv, or --format says what to write.' : `--format knows ${libraryFormats.join(', ')}, not "${asked}".`);
}

/** Whole or not at all: a file of that name stays until the new one is complete. */
function saveWhole(path: string, text: string): Result<null> {
  const unfinished = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, path);
    return success(null);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failure(code === 'ENOSPC' ? 'disk-full' : 'write-failed', `${path} was not saved. ${code === 'ENOSPC' ? 'The disk is full; make room or choose another one.' : 'The folder did not take it; choose another one.'}`, code);
  }
}

function listed({ data, describer }: Desk, more: Record<string, unknown>, first: readonly string[] = []): Outcome {
  const { folders, bookmarks: stored, notes } = data.library.read();
  const { bookmarks, settled } = describer.describe(stored);
  data.library.settle(settled);
  const lines = [...first, ...listText(folders, bookmarks, notes)];
  return { exit: 0, json: { ...more, folders, bookmarks, notes }, text: lines.length === 0 ? 'No bookmarks.' : lines.join('\n') };
}

function listText(folders: readonly Folder[], bookmarks: readonly Bookmark[], notes: readonly CodeNote[]): string[] {
  const rowsOf = (folderId: number | null, indent: string) =>
    bookmarks
      .filter((bookmark) => bookmark.folderId === folderId)
      .flatMap((bookmark) => {
        const note = notes.find(({ system, code }) => system === bookmark.system && code === bookmark.code);
        const tags = bookmark.tags.length === 0 ? '' : `  [${bookmark.tags.join(', ')}]`;
        const change = bookmark.change === null ? [] : [`${indent}  ! ${[bookmark.change.since, bookmark.change.words.join(' ')].filter((part) => part !== '').join(': ')}`];
        const wording = note === undefined || note.wording === '' ? [] : [`${indent}  ${note.wording.replaceAll('\n', `\n${indent}  `)}`];
        return [`${indent}${bookmark.code.padEnd(9)} ${bookmark.title}${tags}`, ...change, ...wording];
      });
  return [...rowsOf(null, ''), ...folders.flatMap(({ id, name }) => [`${name}:`, ...rowsOf(id, '  ')])];
}
