import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { typedCode } from '../import/code-shapes.ts';
import { decodeText } from '../import/files/decode-text.ts';
import { codeSystems } from '../model/code.ts';
import { bookmarkColours } from '../model/bookmark-colours.ts';
import { maximumTags, maximumWords } from '../model/library.ts';
import { failure, success, type ErrorCode, type Result } from '../model/result.ts';
import { noAuthorisation } from '../model/authorised-days.ts';
import { authorisationSchema } from '../model/calendar.ts';
import { trayContentSchema } from '../model/tray.ts';
import { csvColumns, fileBookmarkSchema, fileFolderSchema, fileNoteSchema, fileWordSchema, jsonFormat, jsonVersion, notBookmarked, type CsvColumn, type LibraryFile } from './library-file.ts';

export interface ReadLibraryFile {
  file: LibraryFile;
  /** Line of the file, from 1; in a json file the place of the entry in its list. */
  rejected: { line: number; reason: string }[];
}

/** Bytes; a library of ten thousand bookmarks with notes has two million. */
const largest = 16 * 1024 * 1024;
/** Rows or entries; a small file can hold millions of empty ones. */
const mostRows = 50_000;

const unchanged = 'Your bookmarks were not changed.';

/**
 * Reads an exported file, or a list that an office has made in a spreadsheet. Rows that cannot be used are left out and named;
 * a file that is none, or that was cut off, is refused as a whole. Errors: `file-not-found`, `file-unreadable`, `file-empty`,
 * `file-binary`, `file-encoding`, `file-truncated`, `archive-too-large`, `column-missing`, `nothing-recognised`, `no-valid-rows`.
 */
export function readLibraryFile(path: string): Result<ReadLibraryFile> {
  const name = basename(path);
  const text = textOf(path, name);
  if (!text.ok) return text;
  const read = /^\s*[{[]/.test(text.value) ? readJson(text.value, name) : readCsv(text.value, name);
  if (!read.ok) return read;
  const { file, rejected } = read.value;
  if (file.bookmarks.length + file.notes.length + file.folders.length + (file.trays?.length ?? 0) + (file.words?.length ?? 0) > 0) return read;
  const first = rejected[0];
  return failure('no-valid-rows', `${name} has no bookmark that can be used${first === undefined ? '' : `: line ${first.line}, ${first.reason}`}. ${unchanged}`);
}

function textOf(path: string, name: string): Result<string> {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > largest) return failure('archive-too-large', `${name} is larger than any file of bookmarks (${Math.round(size / 1024 / 1024)} MB), so it was not read. ${unchanged} Choose the file that was exported.`);
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return failure('file-not-found', `${name} is not there any more. ${unchanged}`, code);
    return failure('file-unreadable', `${name} cannot be read. ${unchanged} Check that you may read it and that no other program holds it.`, code);
  }
  const decoded = decodeText(bytes, name);
  if (decoded.ok) return success(decoded.value.text);
  const { code, detail } = decoded.error;
  return failure(code, `${name} ${whyNoText[code] ?? 'cannot be read as text'}. ${unchanged}`, detail);
}

function tooManyRows(name: string): Result<never> {
  return failure('archive-too-large', `${name} has more than ${mostRows.toLocaleString('en')} rows, so it is no list of bookmarks. ${unchanged} Choose the file that was exported.`);
}

const whyNoText: Partial<Record<ErrorCode, string>> = {
  'file-empty': 'is empty',
  'file-binary': "holds no text: it is a program's own file or it is damaged. Export the bookmarks as json or csv and choose that file",
  'file-encoding': 'is written in characters that cannot be told. Save it as UTF-8 text and choose it again',
};

function readJson(text: string, name: string): Result<ReadLibraryFile> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    return failure('file-truncated', `${name} is not a whole json file: it was cut off or changed by hand. ${unchanged} Export it again.`, error instanceof Error ? error.message : '');
  }
  if (!isRecord(whole) || whole['format'] !== jsonFormat) return failure('nothing-recognised', `${name} is a json file, but not one with bookmarks of Codetray. ${unchanged}`);
  if (whole['version'] !== jsonVersion) return failure('nothing-recognised', `${name} was written by a newer Codetray. ${unchanged} Update this copy, or export the bookmarks as csv.`);
  if (['folders', 'bookmarks', 'notes', 'trays', 'words'].some((list) => isLong(whole[list]))) return tooManyRows(name);
  const rejected: ReadLibraryFile['rejected'] = [];
  const keep = <Entry>(list: unknown, what: string, schema: z.ZodType<Entry>): Entry[] => {
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown, index) => {
      const parsed = schema.safeParse(entry);
      if (parsed.success) return [parsed.data];
      rejected.push({ line: index + 1, reason: `${what} ${reasonOf(parsed.error)}` });
      return [];
    });
  };
  return success({
    file: {
      folders: keep(whole['folders'], 'folder:', fileFolderSchema),
      bookmarks: keep(whole['bookmarks'], 'bookmark:', fileBookmarkSchema),
      notes: keep(whole['notes'], 'note:', fileNoteSchema),
      ...(Array.isArray(whole['trays']) ? { trays: keep(whole['trays'], 'tray:', exportedTraySchema) } : {}),
      words: whole['words'] === undefined ? null : keep(whole['words'], 'abbreviation:', fileWordSchema).slice(0, maximumWords),
    },
    rejected,
  });
}

function isLong(list: unknown): boolean {
  return Array.isArray(list) && list.length > mostRows;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

function readCsv(text: string, name: string): Result<ReadLibraryFile> {
  const firstLine = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const delimiter = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  let records: CsvRecord[];
  try {
    // A row that is one huge cell is no row of bookmarks.
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, record_delimiter: '\n', max_record_size: 1_000_000, to: mostRows + 2 } as const;
    records = parse(text, options) as unknown as CsvRecord[];
  } catch (error) {
    return brokenCsv(error, name);
  }
  const [header, ...rows] = records;
  if (rows.length > mostRows) return tooManyRows(name);
  const columns = new Map<CsvColumn, number>();
  for (const [index, cell] of (header?.record ?? []).entries()) {
    const column = csvColumns.find((known) => known === cell.trim().toLowerCase());
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  }
  if (!columns.has('code')) return failure('column-missing', `${name} has no column "code" in its first line, so it is no list of bookmarks. ${unchanged} The first line is: ${csvColumns.join(',')}.`);
  const width = header?.record.length ?? 0;
  const last = rows.at(-1);
  if (last !== undefined && !text.endsWith('\n') && last.record.length < width) {
    return failure('file-truncated', `${name} ends in the middle of line ${last.info.lines}: it was not copied completely. ${unchanged} Export or copy it again.`);
  }
  return success(rowsToFile(rows, columns, width));
}

function brokenCsv(error: unknown, name: string): Result<never> {
  if (!(error instanceof CsvError)) throw error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return failure('file-truncated', `${name} ends inside a text in quotation marks: it was not copied completely. ${unchanged} Export or copy it again.`, error.message);
  const near = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
  return failure('file-unreadable', `${name} cannot be read as a table${near}. ${unchanged} Save it as csv and choose it again.`, error.message);
}

function rowsToFile(rows: readonly CsvRecord[], columns: ReadonlyMap<CsvColumn, number>, width: number): ReadLibraryFile {
  const file: LibraryFile = { folders: [], bookmarks: [], notes: [], words: null };
  const rejected: ReadLibraryFile['rejected'] = [];
  for (const { record, info } of rows) {
    // The parser counts to the last line of a row; texts of several lines stand in rows that begin earlier.
    const line = info.lines - (record.join('').split('\n').length - 1);
    const cell = (column: CsvColumn) => withoutApostrophe(record[columns.get(column) ?? -1] ?? '');
    const reason = record.slice(width).some((extra) => extra !== '') ? `the row has ${record.length} cells where the first line has ${width}` : addRow(file, cell);
    if (reason !== null) rejected.push({ line, reason });
  }
  return { file, rejected };
}

/** Adds what a row says, or answers why it cannot be used. */
function addRow(file: LibraryFile, cell: (column: CsvColumn) => string): string | null {
  const typed = cell('code').trim();
  const colour = cell('colour').trim().toLowerCase();
  const folder = cell('folder').trim();
  if (typed === '') {
    if (folder === '') return 'there is no code';
    return keep(fileFolderSchema, { name: folder, colour: colour === '' ? null : colour }, file.folders);
  }
  const system = cell('system').trim();
  // A spreadsheet program makes a number of 00100 and drops its zeros.
  const key = typedCode(/^cpt$/i.test(system) && /^\d{1,4}$/.test(typed) ? typed.padStart(5, '0') : typed, system);
  if (key === null) return `"${shortened(typed)}" is no code${system === '' ? '' : ` of the system "${shortened(system)}" (known are ${codeSystems.join(', ')})`}`;
  const note = { ...key, wording: cell('wording'), note: cell('note') };
  const hasNote = note.wording !== '' || note.note !== '';
  if (cell('added').trim().toLowerCase() === notBookmarked) return hasNote ? keep(fileNoteSchema, note, file.notes) : 'the row has neither a bookmark nor a note';
  const bookmark = {
    ...key,
    title: cell('title'),
    folder: folder === '' ? null : folder,
    colour: colour === '' ? null : colour,
    tags: [...new Set(cell('tags').split(/[;,]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))],
    addedAt: isoTime(cell('added').trim()),
  };
  const checkedNote = fileNoteSchema.safeParse(note);
  if (!checkedNote.success) return reasonOf(checkedNote.error);
  const reason = keep(fileBookmarkSchema, bookmark, file.bookmarks);
  if (reason === null && hasNote) file.notes.push(checkedNote.data);
  return reason;
}

function keep<Entry>(schema: z.ZodType<Entry>, entry: unknown, list: Entry[]): string | null {
  const parsed = schema.safeParse(entry);
  if (!parsed.success) return reasonOf(parsed.error);
  list.push(parsed.data);
  return null;
}

/** A date that cannot be told is the day of the import: the order of the rows is kept anyhow. */
function isoTime(text: string): string {
  const time = text === '' ? Number.NaN : Date.parse(text);
  return new Date(Number.isNaN(time) ? Date.now() : time).toISOString();
}

function withoutApostrophe(text: string): string {
  return /^'+[=+\-@\t]/.test(text) ? text.slice(1) : text;
}

/** Trays were exported before they had authorised days. */
const exportedTraySchema = trayContentSchema.extend({ authorisation: authorisationSchema.default(noAuthorisation) });

const expected: Readonly<Record<string, string>> = {
  system: `known systems are ${codeSystems.join(', ')}`,
  code: 'this is no code',
  title: 'the title is too long',
  name: 'a folder has a name of one line with 80 characters at most',
  folder: 'a folder has a name of one line with 80 characters at most',
  colour: `known colours are ${bookmarkColours.join(', ')}`,
  tags: `a bookmark has ${maximumTags} tags at most, each one line of 40 characters without comma and semicolon`,
  addedAt: 'this is no date and time',
  word: 'an abbreviation is one line of 40 characters at most',
  meaning: 'a meaning is one line of 200 characters at most',
  wording: 'the wording is too long or no text',
  note: 'the note is too long or no text',
  lines: 'a tray has lines of a code with modifiers, units and a charge',
  dateOfService: 'a date of service is a day of the calendar',
  authorisation: 'authorised days are days of the calendar, from and until',
};

function reasonOf(error: z.ZodError): string {
  const field = String(error.issues[0]?.path[0] ?? '');
  return expected[field] ?? 'the entry has another form than an exported one';
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
