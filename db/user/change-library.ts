import type { CodeKey } from '../model/code.ts';
import { maximumFolders, maximumTags, maximumWords, type LibraryChange } from '../model/library.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { ReadDb, WriteDb } from '../open/database.ts';
import { storedFolders, storedNote, storedTags, storedWords } from './stored-library.ts';
import { positionsBefore } from './user-order.ts';

/** What the running catalog says of a code. */
export interface CatalogEntry {
  /** Null when the catalog does not have the code. */
  title: string | null;
  /** JSON of what is compared when another catalog is opened. */
  facts: string;
}
export type LookUp = (key: CodeKey) => CatalogEntry;

type Change<Kind extends LibraryChange['kind']> = Extract<LibraryChange, { kind: Kind }>;
type Step = Result<{ words: string }>;
type Work<Kind extends LibraryChange['kind']> = (db: WriteDb, change: Change<Kind>, lookUp: LookUp) => Step;

/**
 * Writes one change, inside a transaction of the caller. A change that fails has written nothing. Answers what was done as a
 * sentence without a full stop: "Move 3 codes to Daily". Errors: `not-found`, `bad-arguments`.
 */
export function changeLibrary(db: WriteDb, change: LibraryChange, lookUp: LookUp): Step {
  // The table pairs each kind with its own work.
  const work = works[change.kind] as Work<typeof change.kind>;
  return work(db, change as never, lookUp);
}

const works: { readonly [Kind in LibraryChange['kind']]: Work<Kind> } = {
  'add': addBookmarks,
  'remove': (db, { keys }) =>
    withBookmarked(db, keys, (known) => {
      for (const key of known) db.prepareWrite('DELETE FROM bookmark WHERE system = :system AND code = :code').run({ ...key });
      return known.length === 1 ? `Remove the bookmark of ${codesInWords(known)}` : `Remove ${known.length} bookmarks`;
    }),
  'move': moveBookmarks,
  'colour': (db, { keys, colour }) =>
    withBookmarked(db, keys, (known) => {
      for (const key of known) db.prepareWrite('UPDATE bookmark SET colour = :colour WHERE system = :system AND code = :code AND colour IS NOT :colour').run({ ...key, colour });
      return colour === null ? `Take the colour of ${codesInWords(known)} away` : `Colour ${codesInWords(known)} ${colour}`;
    }),
  'tag': tagBookmarks,
  'note': setNote,
  'word-set': (db, { word, meaning, before }) => {
    const words = storedWords(db);
    const same = words.find((one) => sameName(one.word, word));
    if (same === undefined && before === null && words.length >= maximumWords) return failure('bad-arguments', `There are ${maximumWords} abbreviations already, which is as many as Codetray keeps. Remove one first.`);
    for (const old of [before, same?.word ?? null]) if (old !== null && old !== word) db.prepareWrite('DELETE FROM office_word WHERE word = :word').run({ word: old });
    db.prepareWrite('INSERT INTO office_word (word, meaning) VALUES (:word, :meaning) ON CONFLICT (word) DO UPDATE SET meaning = excluded.meaning WHERE meaning <> excluded.meaning').run({ word, meaning });
    return done(`Write ${word} for ${meaning}`);
  },
  'word-remove': (db, { word }) => {
    if (!storedWords(db).some((one) => one.word === word)) return failure('not-found', `${word} is not among the abbreviations any more.`);
    db.prepareWrite('DELETE FROM office_word WHERE word = :word').run({ word });
    return done(`Remove the abbreviation ${word}`);
  },
  'acknowledge': (db, { keys }, lookUp) =>
    withBookmarked(db, keys, (known) => {
      for (const key of known) {
        const entry = lookUp(key);
        db.prepareWrite('UPDATE bookmark SET facts = :facts, title = coalesce(:title, title) WHERE system = :system AND code = :code').run({
          ...key,
          facts: entry.facts,
          title: entry.title,
        });
      }
      return `Mark the change of ${codesInWords(known)} as seen`;
    }),
  'folder-add': (db, { name, colour }) => {
    const refused = refusedName(db, name, null);
    if (refused !== null) return refused;
    if (storedFolders(db).length >= maximumFolders) return failure('bad-arguments', `There are ${maximumFolders} folders already, which is as many as Codetray keeps. Remove one first.`);
    db.prepareWrite('INSERT INTO folder (name, colour, position) VALUES (:name, :colour, (SELECT coalesce(max(position), 0) + 1 FROM folder))').run({ name, colour });
    return done(`Make the folder ${name}`);
  },
  'folder-rename': (db, { id, name }) =>
    withFolder(db, id, (folder) => {
      const refused = refusedName(db, name, id);
      if (refused !== null) return refused;
      if (folder.name !== name) db.prepareWrite('UPDATE folder SET name = :name WHERE folder_id = :id').run({ id, name });
      return done(`Rename the folder ${folder.name} to ${name}`);
    }),
  'folder-colour': (db, { id, colour }) =>
    withFolder(db, id, ({ name }) => {
      db.prepareWrite('UPDATE folder SET colour = :colour WHERE folder_id = :id AND colour IS NOT :colour').run({ id, colour });
      return done(colour === null ? `Take the colour of the folder ${name} away` : `Colour the folder ${name} ${colour}`);
    }),
  'folder-move': (db, { id, before }) =>
    withFolder(db, id, ({ name }) => {
      if (before !== null && folderOf(db, before) === undefined) return noFolder();
      if (before === id) return done(`Move the folder ${name}`);
      const ordered = storedFolders(db).map((folder) => folder.id);
      const order = ordered.filter((other) => other !== id);
      order.splice(before === null ? order.length : order.indexOf(before), 0, id);
      if (sameOrder(order, ordered)) return done(`Move the folder ${name}`);
      for (const [index, folderId] of order.entries()) {
        db.prepareWrite('UPDATE folder SET position = :position WHERE folder_id = :folderId AND position <> :position').run({ folderId, position: index + 1 });
      }
      return done(`Move the folder ${name}`);
    }),
  'folder-remove': (db, { id, bookmarks }) =>
    withFolder(db, id, ({ name }) => {
      if (bookmarks === 'remove') {
        db.prepareWrite('DELETE FROM bookmark WHERE folder_id = :id').run({ id });
      } else {
        const keys = keysInFolder(db, id);
        for (const [index, position] of positionsBefore(db, { folderId: null, before: null, count: keys.length }).entries()) {
          const key = keys[index];
          if (key !== undefined) db.prepareWrite('UPDATE bookmark SET folder_id = NULL, position = :position WHERE system = :system AND code = :code').run({ ...key, position });
        }
      }
      db.prepareWrite('DELETE FROM folder WHERE folder_id = :id').run({ id });
      return done(bookmarks === 'remove' ? `Remove the folder ${name} with its bookmarks` : `Remove the folder ${name}`);
    }),
  'wipe': (db) => {
    for (const table of ['bookmark', 'folder', 'code_note']) db.prepareWrite(`DELETE FROM ${table}`).run();
    return done('Remove all bookmarks, folders and notes');
  },
};

function addBookmarks(db: WriteDb, { keys, folderId }: Change<'add'>, lookUp: LookUp): Step {
  const folder = folderId === null ? null : folderOf(db, folderId);
  if (folder === undefined) return noFolder();
  const wanted = unique(keys);
  const fresh: { key: CodeKey; title: string; facts: string }[] = [];
  for (const key of wanted) {
    if (isBookmarked(db, key)) continue;
    const { title, facts } = lookUp(key);
    if (title === null) return failure('not-found', `${key.code} is not in this catalog, so it was not bookmarked. Nothing was changed.`);
    fresh.push({ key, title, facts });
  }
  const addedAt = new Date().toISOString();
  const positions = positionsBefore(db, { folderId, before: null, count: fresh.length });
  for (const [index, { key, title, facts }] of fresh.entries()) {
    db.prepareWrite(
      'INSERT INTO bookmark (system, code, title, added_at, position, folder_id, facts) VALUES (:system, :code, :title, :addedAt, :position, :folderId, :facts)',
    ).run({ ...key, title, facts, addedAt, position: positions[index] ?? 0, folderId });
  }
  if (folder !== null) {
    const elsewhere = wanted.filter((key) => folderIdOf(db, key) !== folderId);
    if (elsewhere.length > 0) place(db, elsewhere, folderId, null);
  }
  return done(`Bookmark ${codesInWords(wanted)}${folder === null ? '' : ` in ${folder.name}`}`);
}

function moveBookmarks(db: WriteDb, { keys, folderId, before }: Change<'move'>): Step {
  const folder = folderId === null ? null : folderOf(db, folderId);
  if (folder === undefined) return noFolder();
  return withBookmarked(db, keys, (known) => {
    const staysInFolder = known.every((key) => folderIdOf(db, key) === folderId);
    place(db, known, folderId, before);
    const what = codesInWords(known);
    if (staysInFolder) return folder === null ? `Move ${what} in the list` : `Move ${what} in ${folder.name}`;
    if (folder !== null) return `Move ${what} to ${folder.name}`;
    return known.length === 1 ? `Move ${what} out of its folder` : `Move ${what} out of their folders`;
  });
}

/** Puts bookmarks side by side before another one of a folder; to its end when that one is not there or is itself moved. */
function place(db: WriteDb, keys: readonly CodeKey[], folderId: number | null, before: CodeKey | null): void {
  const moved = new Set(keys.map(keyText));
  const inFolder = keysInFolder(db, folderId);
  const at = before === null ? -1 : inFolder.findIndex((key) => keyText(key) === keyText(before));
  const next = at === -1 ? null : (inFolder.slice(at).find((key) => !moved.has(keyText(key))) ?? null);
  const rest = inFolder.filter((key) => !moved.has(keyText(key)));
  const wanted = rest.toSpliced(next === null ? rest.length : rest.indexOf(next), 0, ...keys);
  // They stand there already: no step of undo for nothing.
  if (sameOrder(wanted.map(keyText), inFolder.map(keyText))) return;
  const positions = positionsBefore(db, { folderId, before: next, count: keys.length, except: moved });
  for (const [index, key] of keys.entries()) {
    db.prepareWrite('UPDATE bookmark SET folder_id = :folderId, position = :position WHERE system = :system AND code = :code').run({ ...key, folderId, position: positions[index] ?? 0 });
  }
}

function tagBookmarks(db: WriteDb, { keys, add, remove }: Change<'tag'>): Step {
  const known = bookmarked(db, keys);
  const changes: { key: CodeKey; tags: string[] }[] = [];
  for (const key of known) {
    const before = storedTags(db.prepare<{ tags: string }>('SELECT tags FROM bookmark WHERE system = :system AND code = :code').get({ ...key })?.tags ?? '[]');
    const tags = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
    if (tags.length > maximumTags) return failure('bad-arguments', `${key.code} would have more than ${maximumTags} tags. Nothing was changed; take a tag away first.`);
    if (tags.join('\n') !== before.join('\n')) changes.push({ key, tags });
  }
  return withBookmarked(db, keys, () => {
    for (const { key, tags } of changes) db.prepareWrite('UPDATE bookmark SET tags = :tags WHERE system = :system AND code = :code').run({ ...key, tags: JSON.stringify(tags) });
    if (remove.length === 0) return `Tag ${codesInWords(known)} ${add.join(', ')}`;
    if (add.length === 0) return `Take the tag ${remove.join(', ')} from ${codesInWords(known)}`;
    return `Change the tags of ${codesInWords(known)}`;
  });
}

function setNote(db: WriteDb, { key, wording, note }: Change<'note'>, lookUp: LookUp): Step {
  const before = storedNote(db, key);
  if (wording.trim() === '' && note.trim() === '') {
    db.prepareWrite('DELETE FROM code_note WHERE system = :system AND code = :code').run({ ...key });
    return done(`Remove the note on ${key.code}`);
  }
  if (before === null && !isBookmarked(db, key) && lookUp(key).title === null) return failure('not-found', `${key.code} is not in this catalog, so the note was not kept.`);
  if (before?.wording !== wording || before.note !== note) {
    db.prepareWrite(
      `INSERT INTO code_note (system, code, wording, note) VALUES (:system, :code, :wording, :note)
       ON CONFLICT (system, code) DO UPDATE SET wording = excluded.wording, note = excluded.note`,
    ).run({ ...key, wording, note });
  }
  return done(before === null ? `Note on ${key.code}` : `Change the note on ${key.code}`);
}

function sameOrder<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function done(words: string): Step {
  return success({ words });
}

/** Those of the codes that are bookmarked, each once; a code whose bookmark went meanwhile is passed over unless it was the only one. */
function withBookmarked(db: WriteDb, keys: readonly CodeKey[], work: (known: CodeKey[]) => string): Step {
  const known = bookmarked(db, keys);
  if (known.length > 0) return done(work(known));
  return failure('not-found', keys.length === 1 ? `${keys[0]?.code ?? 'The code'} is not bookmarked any more. Nothing was changed.` : 'None of these codes is bookmarked any more. Nothing was changed.');
}

function bookmarked(db: ReadDb, keys: readonly CodeKey[]): CodeKey[] {
  return unique(keys).filter((key) => isBookmarked(db, key));
}

function isBookmarked(db: ReadDb, key: CodeKey): boolean {
  return db.prepare('SELECT 1 FROM bookmark WHERE system = :system AND code = :code').get({ ...key }) !== undefined;
}

function folderIdOf(db: ReadDb, key: CodeKey): number | null {
  return db.prepare<{ folderId: number | null }>('SELECT folder_id AS folderId FROM bookmark WHERE system = :system AND code = :code').get({ ...key })?.folderId ?? null;
}

function keysInFolder(db: ReadDb, folderId: number | null): CodeKey[] {
  return db.prepare<CodeKey>('SELECT system, code FROM bookmark WHERE folder_id IS :folderId ORDER BY position, system, code').all({ folderId });
}

function folderOf(db: ReadDb, id: number): { name: string } | undefined {
  return db.prepare<{ name: string }>('SELECT name FROM folder WHERE folder_id = :id').get({ id });
}

function withFolder(db: WriteDb, id: number, work: (folder: { name: string }) => Step): Step {
  const folder = folderOf(db, id);
  return folder === undefined ? noFolder() : work(folder);
}

function noFolder(): Step {
  return failure('not-found', 'That folder is not there any more. Nothing was changed.');
}

/** Two folders of one name could not be told apart, on the screen or in a file. */
function refusedName(db: ReadDb, name: string, except: number | null): Step | null {
  const taken = storedFolders(db).some((folder) => folder.id !== except && sameName(folder.name, name));
  return taken ? failure('bad-arguments', `There is a folder ${name} already. Choose another name.`) : null;
}

export function sameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function unique(keys: readonly CodeKey[]): CodeKey[] {
  return [...new Map(keys.map(({ system, code }) => [keyText({ system, code }), { system, code }])).values()];
}

function keyText(key: CodeKey): string {
  return `${key.system} ${key.code}`;
}

function codesInWords(keys: readonly CodeKey[]): string {
  return keys.length === 1 ? (keys[0]?.code ?? '') : `${keys.length} codes`;
}
