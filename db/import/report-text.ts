import type { ImportedFile } from '../model/catalog.ts';
import type { LastImport, ReportForm } from '../model/last-import.ts';

/** A report to save or to copy. @param mostRows of rejected rows a file, in the text; all when left out. */
export function reportIn(form: ReportForm, last: LastImport, mostRows = Number.POSITIVE_INFINITY): string {
  return form === 'csv' ? reportCsv(last) : reportText(last, mostRows);
}

function reportText({ endedAt, report }: LastImport, mostRows: number): string {
  const lines = [
    `Codetray import report, ${endedAt.slice(0, 16).replace('T', ' ')} UTC`,
    report.changed ? `Catalog ${report.catalog.version}: ${count(report.catalog.counts.codes)} codes.` : 'The running catalog had all of it already; nothing changed.',
  ];
  for (const file of report.files) {
    lines.push('', file.file, `  Kept: ${count(file.rowsKept)} of ${count(file.rowsRead)} rows, release ${file.release}${sameAs(file)}`);
    for (const warning of file.warnings) lines.push(`  Note: ${warning}`);
    if (file.rejected.length > 0) lines.push(`  Rejected: ${count(file.rejected.length)} ${file.rejected.length === 1 ? 'row' : 'rows'}`);
    for (const row of file.rejected.slice(0, mostRows)) lines.push(`    Line ${row.line}: ${row.reason}`);
    if (file.rejected.length > mostRows) lines.push(`    and ${count(file.rejected.length - mostRows)} more`);
  }
  for (const { file, error } of report.refused) lines.push('', file, `  Refused: ${error.message}`);
  for (const { file, reason } of report.unrecognised) lines.push('', file, `  Not recognised: ${reason}`);
  return `${lines.join('\n')}\n`;
}

/** One line for each file, note and rejected row; with a byte order mark, by which spreadsheets know UTF-8. */
function reportCsv({ report }: LastImport): string {
  const rows: (string | number)[][] = [['file', 'what', 'release', 'rows read', 'rows kept', 'line', 'reason']];
  for (const file of report.files) {
    rows.push([file.file, 'kept', file.release, file.rowsRead, file.rowsKept, '', sameAs(file).replace(/^, /, '')]);
    for (const warning of file.warnings) rows.push([file.file, 'note', file.release, '', '', '', warning]);
    for (const row of file.rejected) rows.push([file.file, 'rejected', file.release, '', '', row.line, row.reason]);
  }
  for (const { file, error } of report.refused) rows.push([file, 'refused', '', '', '', '', error.message]);
  for (const { file, reason } of report.unrecognised) rows.push([file, 'not recognised', '', '', '', '', reason]);
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  // A file name or a damaged cell may begin like a formula; a spreadsheet must not run it.
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function sameAs(file: ImportedFile): string {
  return file.sameContentAs === null ? '' : `, same content as ${file.sameContentAs}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
