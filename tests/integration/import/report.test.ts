import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { readLastImport } from '../../../db/import/last-import.ts';
import { reportIn } from '../../../db/import/report-text.ts';
import type { LastImport } from '../../../db/model/last-import.ts';
import { feeCsv, feeRows } from '../../fixtures/import/release-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';

let desk: ImportHome;
beforeEach(() => {
  desk = importHome();
});
afterEach(() => desk.remove());

function last(): LastImport {
  const kept = readLastImport(desk.home);
  if (kept === null) throw new Error('no report was kept');
  return kept;
}

describe('the report of the last import', () => {
  it('is kept until the next import, and a failed one leaves it', async () => {
    expect(readLastImport(desk.home)).toBeNull();
    const report = value(await desk.run(desk.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(30)))));
    expect(last().report).toEqual(report);
    await desk.run(join(desk.folder, 'missing.csv'));
    expect(last().report).toEqual(report);
    writeFileSync(join(desk.home.folder, 'last-import.json'), '{"half":');
    expect(readLastImport(desk.home)).toBeNull();
  });

  it('names every rejected row with its line and reason, as text and for a spreadsheet', async () => {
    const broken = feeCsv(feeRows(30), { change: (table) => table.map((row, index) => (index === 12 ? ['notacode', ...row.slice(1)] : row)) });
    value(await desk.run(desk.file('PPRRVU2025_Oct.csv', broken), desk.file('=letter.txt', 'Dear office,\n')));
    const text = reportIn('text', last());
    expect(text).toContain('Kept: 29 of 30 rows, release 2025-10');
    expect(text).toMatch(/Rejected: 1 row\n {4}Line 13: .*NOTACODE/);
    expect(text).toMatch(/=letter\.txt\n {2}Not recognised: /);

    const csv = reportIn('csv', last());
    const rows = parse(csv, { bom: true, relax_column_count: false }) as string[][];
    expect(rows[0]).toEqual(['file', 'what', 'release', 'rows read', 'rows kept', 'line', 'reason']);
    expect(rows[1]).toMatchObject(['PPRRVU2025_Oct.csv', 'kept', '2025-10', '30', '29', '', '']);
    expect(rows.find(([, what]) => what === 'rejected')?.[5]).toBe('13');
    // A name that a spreadsheet would run as a formula is text.
    expect(rows.find(([, what]) => what === 'not recognised')?.[0]).toBe("'=letter.txt");
  });

  it('says how many rejected rows a copied text leaves out', async () => {
    const broken = feeCsv(feeRows(30), { change: (table) => table.map((row, index) => (index > 20 ? ['notacode', ...row.slice(1)] : row)) });
    value(await desk.run(desk.file('PPRRVU2025_Oct.csv', broken)));
    const rejected = last().report.files[0]?.rejected.length ?? 0;
    expect(reportIn('text', last(), 5)).toContain(`and ${rejected - 5} more`);
  });
});
