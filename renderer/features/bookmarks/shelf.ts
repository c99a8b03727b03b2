import type { Bookmark, CodeKey, CodeNote, Folder, LibraryChange, Recent } from '../../../electron/contract/index.ts';
import { bookmarkColourNames } from '../../../electron/contract/window.ts';
import { keyText } from '../search/list-items.ts';

/** By hand, for recent codes the last opened first; or the most opened first. */
export type ShelfOrder = 'own' | 'used';

/** One row of the list column while it shows what the office keeps. */
export interface ShelfRow {
  /** "CPT 27397". */
  id: string;
  key: CodeKey;
  title: string;
  inCatalog: boolean;
  /** Null for a recent code and for a code that has a note alone. */
  bookmark: Bookmark | null;
  folder: Folder | null;
  note: CodeNote | null;
  /** How many times its page was opened. */
  opened: number;
}

export interface ShelfInput {
  view: 'bookmarks' | 'recent';
  /** Null: all bookmarks. */
  folderId: number | null;
  order: ShelfOrder;
  filter: string;
  folders: readonly Folder[];
  bookmarks: readonly Bookmark[];
  recents: readonly Recent[];
  notes: readonly CodeNote[];
}

export interface ShelfContent {
  rows: readonly ShelfRow[];
  /** Rows without the filter. */
  total: number;
}

/** What the list column shows, in its order. A filter in all bookmarks finds codes that have a note alone as well. */
export function shelfContent(input: ShelfInput): ShelfContent {
  const folders = new Map(input.folders.map((folder) => [folder.id, folder]));
  const notes = new Map(input.notes.map((note) => [keyText(note), note]));
  const bookmarks = new Map(input.bookmarks.map((bookmark) => [keyText(bookmark), bookmark]));
  const words = searchWords(input.filter);

  function row(of: CodeKey & { title: string; opened: number }): ShelfRow {
    const id = keyText(of);
    const bookmark = bookmarks.get(id) ?? null;
    const folder = bookmark?.folderId == null ? null : (folders.get(bookmark.folderId) ?? null);
    return {
      id,
      key: { system: of.system, code: of.code },
      title: of.title,
      inCatalog: bookmark?.inCatalog ?? true,
      bookmark,
      folder,
      note: notes.get(id) ?? null,
      opened: of.opened,
    };
  }

  let all: ShelfRow[];
  if (input.view === 'recent') {
    all = [...input.recents].sort((one, other) => other.openedAt.localeCompare(one.openedAt)).map(row);
  } else {
    all = input.bookmarks.filter((one) => input.folderId === null || one.folderId === input.folderId).map(row);
    if (input.folderId === null && words.length > 0) {
      const titles = new Map(input.recents.map((recent) => [keyText(recent), recent.title]));
      const noted = input.notes.filter((note) => !bookmarks.has(keyText(note)));
      all.push(...noted.map((note) => row({ ...note, title: titles.get(keyText(note)) ?? '', opened: 0 })));
    }
  }
  const total = all.length;
  const rows = words.length === 0 ? all : all.filter((one) => matches(one, words));
  // Sorting is stable: codes opened equally often keep the order of the user.
  return { rows: input.order === 'used' ? [...rows].sort((one, other) => other.opened - one.opened) : rows, total };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function searchWords(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '' && word !== '.');
}

/** Every word begins a word of the code, title, folder, colour, tags, wording or note. */
function matches(row: ShelfRow, words: readonly string[]): boolean {
  const colour = row.bookmark?.colour;
  const texts = [row.title, row.folder?.name ?? '', colour == null ? '' : bookmarkColourNames[colour], ...(row.bookmark?.tags ?? []), row.note?.wording ?? '', row.note?.note ?? ''];
  const code = plain(row.key.code);
  const within = [code, code.replace('.', ''), ...plain(texts.join(' ')).split(/[^\p{L}\p{N}]+/u)];
  return words.every((word) => within.some((one) => one.startsWith(word)) || (word.length > 2 && code.includes(word)));
}

export type MoveWish = { ok: true; change: Extract<LibraryChange, { kind: 'move' }> } | { ok: false; reason: string };

/**
 * One place up (-1) or down (1) in the order of the folder that the chosen codes stand in. Codes that stand apart come to stand
 * together. `bookmarks` in the order of the user.
 */
export function moveByOne(bookmarks: readonly Bookmark[], folders: readonly Folder[], chosen: ReadonlySet<string>, step: -1 | 1): MoveWish {
  const picked = bookmarks.filter((one) => chosen.has(keyText(one)));
  const [first] = picked;
  if (first === undefined) return { ok: false, reason: 'Only bookmarks can be put in order' };
  const { folderId } = first;
  if (picked.some((one) => one.folderId !== folderId)) return { ok: false, reason: 'Choose codes of one folder to put them in order' };
  const inFolder = bookmarks.filter((one) => one.folderId === folderId);
  const places = picked.map((one) => inFolder.indexOf(one));
  const edge = step === -1 ? Math.min(...places) - 1 : Math.max(...places) + 2;
  const where = folders.find((folder) => folder.id === folderId)?.name ?? 'the list';
  const what = picked.length === 1 ? `${first.code} is` : 'They are';
  if (edge < 0) return { ok: false, reason: `${what} first in ${where} already` };
  if (edge > inFolder.length) return { ok: false, reason: `${what} last in ${where} already` };
  return { ok: true, change: { kind: 'move', keys: picked.map(keyOf), folderId, before: keyAt(inFolder, edge) } };
}

/** Moves codes beside another one, as a mouse drops them: into its folder, before or after it. */
export function moveBeside(bookmarks: readonly Bookmark[], chosen: ReadonlySet<string>, targetId: string, side: 'before' | 'after'): Extract<LibraryChange, { kind: 'move' }> | null {
  const target = bookmarks.find((one) => keyText(one) === targetId);
  const picked = bookmarks.filter((one) => chosen.has(keyText(one)));
  if (target === undefined || picked.length === 0) return null;
  const others = bookmarks.filter((one) => one.folderId === target.folderId && (one === target || !chosen.has(keyText(one))));
  // A target that is among the moved ones stands for the place that it had.
  const from = others.indexOf(target) + (side === 'after' ? 1 : 0);
  const before = others.slice(from).find((one) => !chosen.has(keyText(one)));
  return { kind: 'move', keys: picked.map(keyOf), folderId: target.folderId, before: before === undefined ? null : keyOf(before) };
}

export function keyOf({ system, code }: CodeKey): CodeKey {
  return { system, code };
}

function keyAt(bookmarks: readonly Bookmark[], place: number): CodeKey | null {
  const bookmark = bookmarks[place];
  return bookmark === undefined ? null : keyOf(bookmark);
}
