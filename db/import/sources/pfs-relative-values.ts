import type { Failure } from '../../model/result.ts';
import { columnRemarks } from '../column-remarks.ts';
import { filledCells, isBlankRow, type GridRow } from '../files/grid.ts';
import { procedureSystem } from '../code-shapes.ts';
import { fullYear, monthNumber, quarterRelease } from '../releases.ts';
import { RowLedger } from '../row-ledger.ts';
import type { ReadOutcome, ReadingContext, Recognition, Release, RowSink, SourceFormat } from '../source-format.ts';
import { findStackedHeader, type FoundHeader } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { columnMissing, columnTwice, headerMissing, newColumns, noValidRows, truncated } from './refusals.ts';
import { pfsColumnRules, pfsTellingColumns, pfsTextLeastLength, pfsTextPositions, type PfsColumn } from './pfs-columns.ts';
import { PfsRowReader, stagedPfsColumns, type PfsCells } from './pfs-row.ts';
import { isoDate } from '../cell-values.ts';
import { amaNotice } from './ama-notice.ts';

const catalogColumns = stagedPfsColumns.filter((column) => column !== 'description').join(', ');

const fileWords = 'Medicare physician fee schedule relative value file';

/** Medicare physician fee schedule, national relative value file (PPRRVU): csv, xlsx and fixed-width text. */
export const pfsRelativeValues: SourceFormat = {
  kind: 'pfs-relative-values',
  table: 'pfs',
  stagedColumns: stagedPfsColumns,
  keyColumns: 2,
  intoCatalog: [
    `INSERT INTO pfs (${catalogColumns}, source_id) SELECT ${catalogColumns}, :sourceId FROM staging.staged_pfs WHERE file = :file ORDER BY code, modifier`,
    `INSERT OR IGNORE INTO stated_descriptor (system, code, kind, text, source_id) SELECT iif(code GLOB '[A-Z]*', 'HCPCS', 'CPT'), code, 'short', description, :sourceId
     FROM staging.staged_pfs WHERE file = :file AND description IS NOT NULL ORDER BY code, modifier`,
  ],
  countSql: 'SELECT count(*) FROM pfs WHERE source_id = :sourceId',
  usualRows: 10_000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: true,
  recognise(content) {
    return (content.isSheet ? null : recogniseText(content)) ?? recogniseTable(content);
  },
  releaseFromName(name) {
    const named = /pprrvu[-_ ]?(\d{4}|\d{2})[-_ ]*(jan|apr|jul|oct)/i.exec(name);
    if (named !== null) return quarterRelease(fullYear(named[1] ?? ''), monthNumber(named[2] ?? '') ?? 1, null);
    const lettered = /(?:^|[^a-z])rvu[-_ ]?(\d{4}|\d{2})[-_ ]?([a-d])/i.exec(name);
    if (lettered === null) return null;
    return quarterRelease(fullYear(lettered[1] ?? ''), 'abcd'.indexOf((lettered[2] ?? 'a').toLowerCase()) * 3 + 1, null);
  },
  title(release, variant) {
    const suffix = variant === null ? '' : variant === 'qualifying'
      ? ' (clinicians who are qualifying APM participants)'
      : ' (clinicians who are not qualifying APM participants)';
    return `Medicare physician fee schedule relative values, ${release.label}${suffix}`;
  },
};

/** The text prints every number with all its decimals, against the right edge of its column. */
const numbersInPlace: readonly (readonly [PfsColumn, RegExp])[] = [
  ...(['work', 'nonFacilityPe', 'facilityPe', 'malpractice', 'nonFacilityTotal', 'facilityTotal', 'preOp', 'intraOp', 'postOp'] as const).map((column) => [column, /^ *\d*\.\d\d$/] as const),
  ['conversionFactor', /^ *\d+\.\d{4}$/],
];
const textRow = /^[0-9A-Z]{5}[0-9A-Z ]{2}.{50}[A-Z].[ \d]*\d*\.\d\d .{6}(?:NA|  ) .{6}(?:NA|  ) /;

function recogniseText(content: TableContent): Recognition | null {
  const sample = content.lines.slice(0, 400).filter((line) => line.trim() !== '' && !line.startsWith('HDR'));
  const rows = sample.filter((line) => line.length >= pfsTextLeastLength && textRow.test(line)).length;
  const headed = content.lines.some((line, index) => index < 40 && line.startsWith('HDR'));
  if (rows < sample.length * 0.5 || rows === 0) {
    // Only the header lines are left of the file.
    if (headed && sample.length === 0 && content.lines.some((line) => /AMERICAN MEDICAL ASSOCIATION/i.test(line))) {
      return { verdict: 'refused', error: noValidRows(content.label, fileWords, null) };
    }
    return null;
  }
  return { verdict: 'yes', form: 'txt', statedRelease: null, read: (sink, context) => readText(content, sink, context) };
}

function readText(content: TableContent, sink: RowSink, context: ReadingContext): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const reader = new PfsRowReader(ledger, context, false);
  const first = content.lines.find((line) => textRow.test(line)) ?? '';
  const recordLength = first.trimEnd().length;
  const lastIndex = content.lines.length - 1;
  for (const [index, line] of content.lines.entries()) {
    if (line.startsWith('HDR') || line.trim() === '') continue;
    // The last column is never blank, so that a record has the same length in every row.
    const length = line.trimEnd().length;
    if (length < recordLength && index === lastIndex) return { ok: false, error: truncated(content.label, index + 1) };
    if (length !== recordLength) {
      ledger.reject(index + 1, `the row has ${length} characters where the others have ${recordLength}`);
      continue;
    }
    const place = (column: PfsColumn): string => {
      const position = pfsTextPositions[column];
      return position === null ? '' : line.slice(position[0] - 1, position[1]);
    };
    if (!numbersInPlace.every(([column, shape]) => shape.test(place(column)))) {
      ledger.reject(index + 1, 'the columns of the row are not where the layout has them');
      continue;
    }
    const cells: PfsCells = (column) => place(column).trim();
    const values = reader.read(cells, index + 1);
    if (values !== null) sink(index + 1, values);
  }
  return finish(content, ledger, reader, null, content.lines.filter((line) => line.startsWith('HDR')).map((line) => line.slice(3).trim()));
}

function recogniseTable(content: TableContent): Recognition {
  const rows = content.headRows();
  const header = findStackedHeader(rows, pfsColumnRules);
  const telling = header === null ? 0 : pfsTellingColumns.filter((name) => header.columns.has(name)).length;
  if (header === null || telling < 6) {
    const headless = rows.slice(0, 200).filter(looksLikeDataRow).length >= 1 && rows.slice(0, 200).filter((row) => !isBlankRow(row)).length > 0;
    return headless || namesItself(rows) ? { verdict: 'refused', error: headerMissing(content.label, fileWords) } : { verdict: 'no' };
  }
  const problem = headerProblem(content.label, header);
  if (problem !== null) return { verdict: 'refused', error: problem };
  const statedRelease = releaseFromText(preambleOf(rows, header));
  return { verdict: 'yes', form: content.isSheet ? 'xlsx' : 'csv', statedRelease, read: (sink, context) => readTable(content, header, sink, context) };
}

/** A row of the file without any header above: a code, and far to the right a conversion factor. */
function looksLikeDataRow(row: GridRow): boolean {
  const { cells } = row;
  return cells.length >= 25 && procedureSystem(cells[0] ?? '') !== null && /^[A-Z]$/.test(cells[3] ?? '') && cells.some((cell) => /^\d{2}\.\d{4}$/.test(cell));
}

function namesItself(rows: readonly GridRow[]): boolean {
  return rows.slice(0, 20).some((row) => filledCells(row) <= 3 && row.cells.some((cell) => /\d{4} national physician fee schedule relative value file \w+ release/i.test(cell)));
}

function headerProblem(label: string, header: FoundHeader<PfsColumn>): Failure | null {
  const missing = pfsColumnRules.filter((rule) => rule.needed && !header.columns.has(rule.name)).map((rule) => rule.words);
  if (missing.length > 0) return columnMissing(label, fileWords, missing, header.names);
  const twice = pfsColumnRules.find((rule) => (header.columns.get(rule.name)?.length ?? 0) > 1);
  return twice === undefined ? null : columnTwice(label, fileWords, twice.words);
}

function readTable(content: TableContent, header: FoundHeader<PfsColumn>, sink: RowSink, context: ReadingContext): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const rows = content.rows();
  const ledger = new RowLedger();
  const body = rows.slice(header.lastRow + 1);
  const lost = content.isSheet || lostZeros(body, header.columns.get('code')?.[0] ?? 0);
  if (lost && !content.isSheet) ledger.warn('The file was saved by a spreadsheet: zeros at the start of codes were lost and have been put back.');
  const reader = new PfsRowReader(ledger, context, lost);
  let current: readonly string[] = [];
  const columns = new Map<PfsColumn, number>();
  for (const [name, indexes] of header.columns) columns.set(name, indexes[0] ?? -1);
  const cells: PfsCells = (column) => {
    const index = columns.get(column);
    return index === undefined ? '' : (current[index] ?? '');
  };
  const lastFilled = lastFilledRow(body);
  for (const [index, row] of body.entries()) {
    if (isBlankRow(row)) continue;
    if (isRemark(row)) {
      ledger.tally('a line of text between or after the rows was not read as a row', row.line);
      continue;
    }
    const short = !content.isSheet && row.cells.length < header.width;
    if (index === lastFilled && !content.isSheet && (short || content.endsInsideCell() || (!content.endsWithLineEnd && cutShort(body, index)))) {
      return { ok: false, error: truncated(content.label, row.line) };
    }
    if (short || row.cells.slice(header.width).some((cell) => cell !== '')) {
      ledger.reject(row.line, `the row has ${row.cells.length} cells where the header has ${header.width}`);
      continue;
    }
    current = row.cells;
    const values = reader.read(cells, row.line);
    if (values !== null) sink(row.line, values);
  }
  for (const remark of columnRemarks(header, pfsColumnRules, body.filter((row) => filledCells(row) > 1))) ledger.warn(remark);
  for (const warning of newColumns(header)) ledger.warn(warning);
  const absent = pfsColumnRules.filter((rule) => !rule.needed && rule.name !== 'pricing' && !header.columns.has(rule.name)).map((rule) => rule.words);
  if (absent.length > 0) ledger.warn(`The file has no column ${absent.join(', ')}; its values stay empty.`);
  const preamble = preambleOf(rows, header);
  return finish(content, ledger, reader, releaseFromText(preamble), preamble);
}

/** What stands above the names of the columns, cell by cell. */
function preambleOf(rows: readonly GridRow[], header: FoundHeader<PfsColumn>): string[] {
  return rows.slice(0, header.firstRow).flatMap((row) => row.cells.filter((cell) => cell !== ''));
}

function finish(content: TableContent, ledger: RowLedger, reader: PfsRowReader, release: Release | null, preamble: readonly string[]): { ok: true; value: ReadOutcome } | { ok: false; error: Failure } {
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: {
      rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release,
      conversionFactor: reader.conversionFactor(), notices: [amaNotice(preamble)],
    },
  };
}

function releaseFromText(preamble: readonly string[]): Release | null {
  const text = preamble.join('\n');
  const named = /(\d{4})\s+National Physician Fee Schedule Relative Value File\s+(\w+)\s+Release/i.exec(text);
  const month = named === null ? null : monthNumber(named[2] ?? '');
  if (named === null || month === null) return null;
  const released = /RELEASED\s+(\d{1,2}\/\d{1,2}\/\d{4})/i.exec(text);
  return quarterRelease(Number(named[1]), month, released === null ? null : isoDate(released[1] ?? ''));
}

/** True when codes of three or four digits stand in the file and none starts with a zero: a spreadsheet took the zeros. */
function lostZeros(body: readonly GridRow[], column: number): boolean {
  let short = 0;
  for (const row of body) {
    const code = row.cells[column] ?? '';
    if (/^0\d{4}$/.test(code)) return false;
    if (/^[1-9]\d{2,3}$/.test(code)) short++;
  }
  return short > 1;
}

function isRemark(row: GridRow): boolean {
  if (filledCells(row) !== 1) return false;
  const text = row.cells.find((cell) => cell !== '') ?? '';
  return text.length > 12 && text.includes(' ');
}

function lastFilledRow(body: readonly GridRow[]): number {
  for (let index = body.length - 1; index >= 0; index--) {
    const row = body[index];
    if (row !== undefined && !isBlankRow(row)) return index;
  }
  return -1;
}

/** Without a line end the last cell may have lost digits: its shape must be that of the cell above. */
function cutShort(body: readonly GridRow[], index: number): boolean {
  const shape = (row: GridRow | undefined): string => (row?.cells.at(-1) ?? '').replace(/^\d+/, '9').replaceAll(/\d/g, '9');
  return index > 0 && shape(body[index]) !== shape(body[index - 1]);
}

