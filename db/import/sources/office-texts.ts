import { filledCells, isBlankRow } from '../files/grid.ts';
import { typedCode } from '../code-shapes.ts';
import { hasControlCharacter } from '../cell-values.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, RowSink, SourceFormat } from '../source-format.ts';
import { findStackedHeader, type ColumnRule, type FoundHeader } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { columnMissing, columnTwice, newColumns, noValidRows, truncated } from './refusals.ts';

const fileWords = "office's own list of texts";
type OfficeColumn = 'system' | 'code' | 'title' | 'synonyms' | 'whatIsDone' | 'note';

const rule = (name: OfficeColumn, words: string, pattern: string, needed = true): ColumnRule<OfficeColumn> => ({ name, words, pattern: new RegExp(`^${pattern}$`), needed });
const rules: readonly ColumnRule<OfficeColumn>[] = [
  rule('system', 'system', 'SYSTEM'),
  rule('code', 'code', 'CODE'),
  rule('title', 'title', 'TITLE'),
  rule('synonyms', 'synonyms', 'SYNONYMS', false),
  rule('whatIsDone', 'what_is_done', 'WHAT IS DONE', false),
  rule('note', 'note', 'NOTES?', false),
];

/** The part of a page that each column becomes. */
const parts = [['title', 'title'], ['synonyms', 'synonyms'], ['whatIsDone', 'what_is_done'], ['note', 'note']] as const;

/**
 * The office's own words, a csv or xlsx with the header `system,code,title,synonyms,what_is_done,note`. System is CPT,
 * HCPCS or ICD10CM and may be left out where the shape of the code tells it; synonyms are separated by semicolons; of
 * the last four cells at least one is filled.
 */
export const officeTexts: SourceFormat = {
  kind: 'office-texts',
  table: 'office',
  stagedColumns: ['system', 'code', 'title', 'synonyms', 'what_is_done', 'note'],
  keyColumns: 2,
  intoCatalog: parts.map(
    ([part, column]) => `INSERT INTO page_text SELECT system, code, '${part}', 1, NULL, ${column}, :sourceId FROM staging.staged_office WHERE file = :file AND ${column} IS NOT NULL`,
  ),
  earlierRows: {
    columns: ['system', 'code', 'title', 'synonyms', 'what_is_done', 'note'],
    sql: `SELECT system, code, ${parts.map(([part, column]) => `max(iif(part = '${part}', text, NULL)) AS ${column}`).join(', ')} FROM page_text WHERE source_id = :sourceId GROUP BY system, code`,
  },
  countSql: "SELECT count(*) FROM (SELECT DISTINCT system, code FROM page_text WHERE source_id = :sourceId)",
  usualRows: null,
  publisher: 'this office',
  holdsCodeText: false,
  recognise(content) {
    const header = findStackedHeader(content.headRows(), rules);
    if (header === null || !header.columns.has('code') || !header.columns.has('title') || header.columns.size < 3) return { verdict: 'no' };
    const missing = rules.filter((entry) => entry.needed && !header.columns.has(entry.name)).map((entry) => entry.words);
    if (missing.length > 0) return header.columns.size >= 4 ? { verdict: 'refused', error: columnMissing(content.label, fileWords, missing, header.names) } : { verdict: 'no' };
    const twice = rules.find((entry) => (header.columns.get(entry.name)?.length ?? 0) > 1);
    if (twice !== undefined) return { verdict: 'refused', error: columnTwice(content.label, fileWords, twice.words) };
    return { verdict: 'yes', form: content.isSheet ? 'xlsx' : 'csv', statedRelease: null, read: (sink) => read(content, header, sink) };
  },
  releaseFromName: () => null,
  title: () => "The office's own texts",
};

function read(content: TableContent, header: FoundHeader<OfficeColumn>, sink: RowSink): ReturnType<Extract<Recognition, { verdict: 'yes' }>['read']> {
  const ledger = new RowLedger();
  const seen = new Map<string, number>();
  const body = content.rows().slice(header.lastRow + 1);
  const lastFilled = body.filter((row) => !isBlankRow(row)).at(-1);
  for (const row of body) {
    if (isBlankRow(row)) continue;
    if (row === lastFilled && content.endsInsideCell()) return { ok: false, error: truncated(content.label, row.line) };
    const cell = (name: OfficeColumn): string => row.cells[header.columns.get(name)?.[0] ?? -1] ?? '';
    if (row.cells.slice(header.width).some((extra) => extra !== '')) {
      ledger.reject(row.line, `the row has ${row.cells.length} cells where the header has ${header.width}; put texts with commas into quotation marks`);
      continue;
    }
    if (!content.isSheet && row.cells.length < header.width && filledCells(row) > 0) {
      ledger.reject(row.line, `the row has ${row.cells.length} cells where the header has ${header.width}`);
      continue;
    }
    const key = typedCode(cell('code'), cell('system'));
    const texts = [cell('title'), synonymLines(cell('synonyms')), cell('whatIsDone'), cell('note')];
    if (key === null) ledger.reject(row.line, cell('code') === '' ? 'the code is missing' : `"${cell('code').slice(0, 24)}" is no code of the system "${cell('system').slice(0, 24)}"`);
    else if (texts.every((text) => text === '')) ledger.reject(row.line, `${key.code} has no text`);
    else if (texts.some((text) => hasControlCharacter(text.replaceAll('\n', ' ')))) ledger.reject(row.line, 'a text holds damaged characters');
    else {
      const name = `${key.system} ${key.code}`;
      const earlier = seen.get(name);
      if (earlier !== undefined) ledger.reject(row.line, `${key.code} stands in the file twice; the row of line ${earlier} was kept`);
      else {
        seen.set(name, row.line);
        ledger.keep();
        sink(row.line, [key.system, key.code, ...texts.map((text) => (text === '' ? null : text))]);
      }
    }
  }
  for (const warning of newColumns(header)) ledger.warn(warning);
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: null, conversionFactor: null, notices: [] },
  };
}

function synonymLines(text: string): string {
  return text.split(';').map((synonym) => synonym.trim()).filter((synonym) => synonym !== '').join('\n');
}
