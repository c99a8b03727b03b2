import readExcelFile from 'read-excel-file/node';
import { failure, success, type Result } from '../../model/result.ts';
import { cellText } from './csv-rows.ts';
import type { GridRow } from './grid.ts';
import { stillFine } from './input-file.ts';
import { archiveLimits, type ArchiveLimits } from './limits.ts';
import { claimsTooManyCells } from './sheet-extent.ts';
import { openZip } from './zip-archive.ts';

export interface SheetRows {
  readonly name: string;
  readonly rows: GridRow[];
}

/**
 * The sheets of a workbook as text. Numbers come as the file writes them ("12.66", "0.1"), not through binary
 * fractions; padding to the width of a column is the business of whoever knows the column.
 * The archive is inflated and its checksums are compared first: the library would read a damaged sheet without a word.
 * Errors: archive-damaged, archive-too-large.
 */
export async function xlsxSheets(bytes: Buffer, label: string, limits: ArchiveLimits = archiveLimits): Promise<Result<SheetRows[]>> {
  const archive = await openZip(bytes, label, limits);
  if (!archive.ok) return archive;
  try {
    for (const entry of archive.value.entries) {
      const content = await entry.bytes();
      if (!content.ok) return damaged(label, content.error.detail);
      if (/\.xml$/i.test(entry.name) && claimsTooManyCells(content.value)) {
        return failure('archive-too-large', `The workbook ${label} was not opened: a sheet claims far more cells than it fills. No official release file is like that. ${stillFine} Check where it came from.`);
      }
    }
  } finally {
    archive.value.close();
  }
  try {
    const sheets = await readExcelFile<string>(bytes, { parseNumber: (text) => text });
    return success(
      sheets.map((sheet) => ({
        name: sheet.sheet,
        rows: sheet.data.map((cells, index) => ({ line: index + 1, cells: (cells as unknown[]).map(textOf) })),
      })),
    );
  } catch (error) {
    return damaged(label, error instanceof Error ? error.message : String(error));
  }
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cellText(cell);
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'number' ? String(cell) : '';
}

function damaged(label: string, detail: string | undefined): Result<never> {
  return failure('archive-damaged', `The workbook ${label} is damaged or was not downloaded completely. ${stillFine} Download it again and import it again.`, detail);
}
