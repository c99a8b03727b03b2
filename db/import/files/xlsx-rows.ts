import { posix } from 'node:path';
import { failure, success, type Result } from '../../model/result.ts';
import type { GridRow } from './grid.ts';
import { stillFine } from './input-file.ts';
import { archiveLimits, type ArchiveLimits } from './limits.ts';
import { SheetReader, TooManyCells } from './sheet-reader.ts';
import { readXmlMember, type XmlEvents } from './xml-events.ts';
import { openZip, type Archive, type ArchiveEntry } from './zip-archive.ts';

export interface SheetRows {
  readonly name: string;
  readonly rows: GridRow[];
}

/**
 * The sheets of a workbook as text, read as they are inflated: a sheet of half a million rows takes the room of its rows. Numbers
 * come as the file writes them ("12.66", "0.1"), not through binary fractions; padding to the width of a column is the
 * business of whoever knows the column. Every member that is read is held against its checksum.
 * Errors: archive-damaged, archive-too-large.
 */
export async function xlsxSheets(bytes: Buffer, label: string, limits: ArchiveLimits = archiveLimits): Promise<Result<SheetRows[]>> {
  const archive = await openZip(bytes, label, limits);
  if (!archive.ok) return archive;
  try {
    return success(await readWorkbook(archive.value));
  } catch (error) {
    if (error instanceof TooManyCells) {
      return failure('archive-too-large', `The workbook ${label} was not opened: a sheet claims far more cells than it fills. No official release file is like that. ${stillFine} Check where it came from.`);
    }
    return failure('archive-damaged', `The workbook ${label} is damaged or was not downloaded completely. ${stillFine} Download it again and import it again.`, error instanceof Error ? error.message : String(error));
  } finally {
    archive.value.close();
  }
}

/** Names of the parts of a workbook are relations, not fixed paths (ECMA-376 part 1, 12.3). */
async function readWorkbook(archive: Archive): Promise<SheetRows[]> {
  const entries = new Map(archive.entries.map((entry) => [entry.name.replace(/^\//, ''), entry]));
  const rootParts = await readRelations(entries, '');
  const workbookPath = rootParts.find((part) => /\/officeDocument$/.test(part.type))?.target ?? 'xl/workbook.xml';
  const workbook = await readSheetList(entryOf(entries, workbookPath));
  const parts = await readRelations(entries, workbookPath);
  const pathOfKind = (kind: string): ArchiveEntry | undefined => {
    const part = parts.find(({ type }) => type.endsWith(`/${kind}`));
    return part === undefined ? undefined : entryOf(entries, part.target);
  };
  const sharedStrings = pathOfKind('sharedStrings');
  const styles = pathOfKind('styles');
  const texts = sharedStrings === undefined ? [] : await readSharedStrings(sharedStrings);
  const dateStyles = styles === undefined ? new Set<number>() : await readDateStyles(styles);
  const sheets: SheetRows[] = [];
  for (const { name, relation } of workbook.sheets) {
    const part = parts.find(({ id }) => id === relation);
    if (part === undefined) throw new Error(`the sheet ${name} has no content`);
    // Charts are sheets too and hold no rows.
    if (!/\/worksheet$/.test(part.type)) continue;
    const reader = new SheetReader({ texts, dateStyles, startsIn1904: workbook.startsIn1904 });
    await readXmlMember(entryOf(entries, part.target), reader);
    sheets.push({ name, rows: reader.rows });
  }
  return sheets;
}

function entryOf(entries: ReadonlyMap<string, ArchiveEntry>, path: string): ArchiveEntry {
  const entry = entries.get(path);
  if (entry === undefined) throw new Error(`${path} is missing`);
  return entry;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(entries: ReadonlyMap<string, ArchiveEntry>, path: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const entry = entries.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const relations: Relation[] = [];
  if (entry === undefined) return relations;
  await readXmlMember(entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      relations.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  });
  return relations;
}

async function readSheetList(entry: ArchiveEntry): Promise<{ sheets: { name: string; relation: string }[]; startsIn1904: boolean }> {
  const sheets: { name: string; relation: string }[] = [];
  let startsIn1904 = false;
  await readXmlMember(entry, {
    open(name, attributes) {
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', relation: Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '' });
      else if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  return { sheets, startsIn1904 };
}

/** Texts that cells point to; formatted pieces of one text are joined, what only says how it is pronounced is left out. */
async function readSharedStrings(entry: ArchiveEntry): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let isText = false;
  let pronounced = 0;
  const events: XmlEvents = {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') pronounced++;
      else if (name === 't') isText = pronounced === 0;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 'si') texts.push(current);
      else if (name === 'rPh') pronounced--;
      else if (name === 't') isText = false;
    },
  };
  await readXmlMember(entry, events);
  return texts;
}

/** Styles under which a number is a day, by their place in the list of cell formats (ECMA-376 part 1, 18.8.30). */
async function readDateStyles(entry: ArchiveEntry): Promise<ReadonlySet<number>> {
  const dateFormats = new Set([14, 15, 16, 17, 22, ...Array.from({ length: 10 }, (_, index) => 27 + index), ...Array.from({ length: 9 }, (_, index) => 50 + index)]);
  const styles = new Set<number>();
  let isCellFormats = false;
  let position = 0;
  await readXmlMember(entry, {
    open(name, attributes) {
      if (name === 'numFmt') {
        // Without what stands in quotation marks, brackets and after a backslash a letter of a day or a year means a date.
        const format = (attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        if (/[dy]/i.test(format)) dateFormats.add(Number(attributes['numFmtId']));
      } else if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) {
        if (dateFormats.has(Number(attributes['numFmtId']))) styles.add(position);
        position++;
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return styles;
}
