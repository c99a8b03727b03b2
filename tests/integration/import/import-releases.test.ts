import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { catalogInfo, openRunningCatalog, previousCatalogInfo, rollbackCatalog } from '../../../db/import/catalog-store.ts';
import { importPaths } from '../../../db/import/import-paths.ts';
import { schemaVersion } from '../../../db/import/catalog-marks.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { openReadWrite } from '../../../db/open/database.ts';
import { bindingOptions } from '../../../db/open/native-binding.ts';
import { contentDifferences, query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { csvOf, diagnosisRows, feeCsv, feeRows, feeTable, feeText, feeWorkbook, localityCsv, localityRows, localityText, orderFile, withPricing } from '../../fixtures/import/release-files.ts';
import { zipOf } from '../../fixtures/import/zip-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const rows = feeRows(300);

function runningPath(at: ImportHome = place): string {
  const opened = value(openRunningCatalog(at.home, at.starter));
  opened.db.close();
  return opened.path;
}

describe('the plain names of the starter', () => {
  const lineOf = (code: string): unknown => query(runningPath(), 'SELECT title, distinction, synonyms FROM code WHERE code = :code', { code })[0];

  test('tell apart what a release describes, also after an import over a catalog that knew none', async () => {
    value(await place.run(place.file('PPRRVU2025_Oct.csv', feeCsv(rows))));
    const named = lineOf('27132') as { title: string; distinction: string; synonyms: string };
    expect(named.title).toMatch(/^Invented/);
    expect(named.distinction).toMatch(/total hip replacement/);
    expect(named.synonyms.split('\n')).toContain('conversion to total hip');
    const older = openReadWrite(runningPath());
    older.exec("DROP TABLE plain_name; UPDATE code SET distinction = NULL, synonyms = NULL WHERE code = '27132'; DELETE FROM source WHERE kind = 'plain-names'");
    older.close();
    expect(lineOf('27132')).toMatchObject({ distinction: null });
    value(await place.run(place.file('GPCI2025.csv', localityCsv(localityRows(90)))));
    expect(lineOf('27132')).toEqual(named);
  });

  test('make no code known that nothing else knows', () => {
    expect(lineOf('27132')).toBeUndefined();
  });
});

describe('the forms of a release', () => {
  test('csv, text, workbook, zip and a zip in a folder give the same content', async () => {
    const forms: [string, string | Buffer][] = [
      ['PPRRVU2025_Oct.csv', feeCsv(rows)],
      ['PPRRVU2025_Oct.txt', feeText(rows)],
      ['PPRRVU2025_Oct.xlsx', feeWorkbook(rows)],
      ['rvu25d.zip', zipOf({ 'rvu25d/PPRRVU2025_Oct.csv': feeCsv(rows), 'rvu25d/PPRRVU2025_Oct.txt': feeText(rows) })],
      ['downloads/outer.zip', zipOf({ 'rvu25d.zip': zipOf({ 'PPRRVU2025_Oct.xlsx': feeWorkbook(rows) }) })],
      ['PPRRVU2025_Oct.csv.gz', gzipSync(feeCsv(rows))],
    ];
    let first: { place: ImportHome; path: string } | undefined;
    for (const [name, content] of forms) {
      const own = importHome();
      const file = own.file(name, content);
      const report = value(await own.run(name.startsWith('downloads') ? join(own.folder, 'files') : file));
      expect(report.refused, name).toEqual([]);
      expect(report.files[0], name).toMatchObject({ kind: 'pfs-relative-values', release: '2025-10', rowsRead: 300, rowsKept: 300, rejected: [] });
      const path = runningPath(own);
      if (first === undefined) first = { place: own, path };
      else {
        expect(contentDifferences(first.path, path), name).toEqual({});
        own.remove();
      }
    }
    first?.place.remove();
  });

  test('several forms in one import keep one source and name the others as the same', async () => {
    const report = value(await place.run(place.file('a/PPRRVU.csv', feeCsv(rows)), place.file('a/rates.txt', feeText(rows)), place.file('a/rates.xlsx', feeWorkbook(rows))));
    expect(report.files.map((file) => file.sameContentAs)).toEqual([null, 'PPRRVU.csv', 'PPRRVU.csv']);
    expect(report.files.map((file) => file.release)).toEqual(['2025-10', '2025-10', '2025-10']);
    const info = value(openRunningCatalog(place.home, place.starter));
    const release = catalogInfo(info).sources.filter((source) => source.layer === 'release');
    info.db.close();
    expect(release).toHaveLength(1);
    expect(release[0]).toMatchObject({ fileName: 'PPRRVU.csv', release: '2025-10', releaseLabel: 'October 2025', releasedOn: '2025-09-11', effectiveFrom: '2025-10-01', effectiveTo: '2025-12-31', releaseBasis: 'content' });
  });

  test('forms that differ are told with the first differences, and the csv is used', async () => {
    const changed = rows.map((row, index) => (index === 7 ? { ...row, work: row.work + 100 } : row));
    const report = value(await place.run(place.file('PPRRVU2025_Oct.csv', feeCsv(rows)), place.file('PPRRVU2025_Oct.xlsx', feeWorkbook(changed.slice(0, 299)))));
    const [csv, workbook] = report.files;
    expect(csv?.rowsKept).toBe(300);
    expect(workbook?.sameContentAs).toBeNull();
    expect(workbook?.rejected.map((row) => row.line)).toEqual([17]);
    expect(workbook?.rejected[0]?.reason).toContain('work_rvu');
    expect(workbook?.rowsRead).toBe((workbook?.rowsKept ?? 0) + (workbook?.rejected.length ?? 0));
    expect(csv?.warnings.join(' ')).toContain('1 rows are different or new');
  });

  test('localities are the same from csv, from text and with lost leading zeros', async () => {
    const areas = localityRows(90);
    const paths: string[] = [];
    const homes: ImportHome[] = [];
    for (const [name, content] of [['GPCI2025.csv', localityCsv(areas)], ['other.csv', localityCsv(areas, 2025, true)], ['GPCI2025.txt', localityText(areas)]] as const) {
      const own = importHome();
      homes.push(own);
      expect(value(await own.run(own.file(name, content))).files[0], name).toMatchObject({ kind: 'gpci', release: '2025', rowsRead: 90, rowsKept: 90 });
      paths.push(runningPath(own));
    }
    expect(contentDifferences(paths[0] ?? '', paths[1] ?? '')).toEqual({});
    expect(contentDifferences(paths[0] ?? '', paths[2] ?? '')).toEqual({});
    expect(query(paths[0] ?? '', "SELECT name, footnote, contractor FROM gpci WHERE footnote IS NOT NULL")).toEqual([{ name: 'INVENTED AREA 1', footnote: 'Work GPCI reflects an invented floor.', contractor: '02199' }]);
    for (const own of homes) own.remove();
  });
});

describe('what differs between releases', () => {
  test('moved columns, other cases and a new column change nothing', async () => {
    const moved = (table: string[][]): string[][] => table.map((row, index) => [...row.slice(20), index === 8 ? 'NEW THING' : '', ...row.slice(0, 20)].map((cell) => (index < 9 ? cell.toLowerCase().replaceAll('-', ' - ') : cell)));
    const plain = importHome();
    await plain.run(plain.file('x.csv', feeCsv(rows)));
    const report = value(await place.run(place.file('x.csv', feeCsv(rows, { change: moved }))));
    expect(report.files[0]?.warnings.join(' ')).toContain('new thing');
    expect(contentDifferences(runningPath(), runningPath(plain))).toEqual({});
    plain.remove();
  });

  test('both files of a 2026 release are kept, and the lower factor is the one for non-qualifying clinicians', async () => {
    const options = { year: 2026, month: 'January', released: '12/29/2025', change: withPricing };
    const report = value(await place.run(place.file('rvu26a.zip', zipOf({ 'PPRRVU2026_Jan_nonQPP.csv': feeCsv(rows, { ...options, conversionFactor: '33.4009' }), 'PPRRVU2026_Jan_QPP.csv': feeCsv(rows, { ...options, conversionFactor: '33.5675' }) }))));
    expect(report.files.map((file) => [file.release, file.sameContentAs])).toEqual([['2026-01', null], ['2026-01', null]]);
    const titles = query<{ title: string; factor: number; pricing: string }>(runningPath(), `SELECT DISTINCT title, conversion_factor AS factor, pricing_indicator AS pricing FROM pfs JOIN source USING (source_id) WHERE layer = 'release' ORDER BY factor`);
    expect(titles.map((row) => [row.factor, /are not qualifying/.test(row.title), row.pricing])).toEqual([[334009, true, '1'], [335675, false, '1']]);
  });

  test('the pricing indicator is read from the text form too', async () => {
    value(await place.run(place.file('PPRRVU2026_Jan_nonQPP.txt', feeText(rows, '33.4009', '9'))));
    expect(query(runningPath(), "SELECT DISTINCT pricing_indicator AS pricing FROM pfs JOIN source USING (source_id) WHERE layer = 'release'")).toEqual([{ pricing: '9' }]);
  });

  test('a file that does not say its release takes it from its name, its archive, or says that it is not known', async () => {
    const text = feeText(rows);
    expect(value(await place.run(place.file('PPRRVU24_APR.txt', text))).files[0]?.release).toBe('2024-04');
    expect(value(await place.run(place.file('rvu19c.zip', zipOf({ 'data.txt': text })))).files[0]?.release).toBe('2019-07');
    const unknown = value(await place.run(place.file('data.txt', text))).files[0];
    expect(unknown?.release).toBe('unknown');
    expect(unknown?.warnings.join(' ')).toContain('release not known');
  });

  test('an indicator value that is not explained is kept and told', async () => {
    const odd = rows.map((row, index) => (index < 3 ? { ...row, bilateral: '7' } : row));
    const file = value(await place.run(place.file('a.csv', feeCsv(odd)))).files[0];
    expect(file?.rowsKept).toBe(300);
    expect(file?.warnings.join(' ')).toContain('bilateral: value 7 is not explained in this version, 3 rows');
  });
});

describe('layers and versions', () => {
  test('a second import keeps the first, and the same file again changes nothing', async () => {
    const fees = place.file('PPRRVU2025_Oct.csv', feeCsv(rows));
    const order = place.file('icd10cm_order_2025.txt', orderFile(diagnosisRows(150)));
    value(await place.run(fees));
    const second = value(await place.run(order));
    const [{ n: ofStarter } = { n: 0 }] = query<{ n: number }>(runningPath(), "SELECT count(*) AS n FROM pfs JOIN source USING (source_id) WHERE layer = 'starter'");
    expect(second.catalog.counts.relativeValues).toBe(300 + ofStarter);
    const again = value(await place.run(fees, order));
    expect(again.changed).toBe(false);
    expect(again.catalog.version).toBe(second.catalog.version);
    const together = importHome();
    expect(value(await importPaths(together.home, together.starter, [order, fees])).catalog.version).toBe(second.catalog.version);
    together.remove();
  });

  test('the corrected file of a release takes the place of the first one', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    value(await place.run(place.file('b.csv', feeCsv(rows.map((row) => ({ ...row, work: row.work + 1 })), { released: '10/02/2025' }))));
    expect(query(runningPath(), "SELECT file_name AS file FROM source WHERE kind = 'pfs-relative-values' AND layer = 'release'")).toEqual([{ file: 'b.csv' }]);
    expect(query(runningPath(), "SELECT count(*) AS n FROM pfs JOIN source USING (source_id) WHERE layer = 'release'")).toEqual([{ n: 300 }]);
  });

  test('a release with fewer than half the rows of the one before says so in the report', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    const january = value(await place.run(place.file('b.csv', feeCsv(rows.slice(0, 149), { year: 2026, month: 'January' }))));
    expect(january.files[0]?.warnings).toContainEqual(expect.stringMatching(/^January 2026 has 149 rows here, October 2025 has 300: less than half\./));
    const april = value(await place.run(place.file('c.csv', feeCsv(rows.slice(0, 200), { year: 2026, month: 'April' }))));
    expect(april.files[0]?.warnings.filter((warning) => warning.includes('less than half'))).toEqual([]);
  });

  test('the office has the last word on a title, the starter comes before the official descriptor', async () => {
    const fees = feeRows(200).map((row, index) => (index === 1 ? { ...row, code: '27390' } : index === 2 ? { ...row, code: '27391' } : row));
    value(await place.run(place.file('a.csv', feeCsv(fees)), place.file('ours.csv', 'system,code,title,synonyms,what_is_done,note\nCPT,27390,Our own name,first word;second word,,\n,M62.40,Our contracture,,,\n')));
    const titles = query<{ code: string; title: string; synonyms: string }>(runningPath(), "SELECT code, title, synonyms FROM code WHERE code IN ('27390', '27391', 'M62.40') ORDER BY code");
    expect(titles[0]?.title).toBe('Our own name');
    expect(titles[0]?.synonyms).toMatch(/first word\nsecond word$/);
    expect(titles[1]?.title).not.toContain('Invented');
    expect(titles[2]?.title).toBe('Our contracture');
    value(await place.run(place.file('b.txt', orderFile(diagnosisRows(20)))));
    expect(query(runningPath(), "SELECT title FROM code WHERE code = '27390'")).toEqual([{ title: 'Our own name' }]);
  });

  test('diagnoses have the dot, the category above and the flag of the file', async () => {
    value(await place.run(place.file('icd10cm_order_2026.txt', orderFile(diagnosisRows(30)))));
    expect(query(runningPath(), "SELECT code.code, code.billable, above.code AS above FROM code LEFT JOIN code AS above ON above.code_id = code.parent_id WHERE code.compact LIKE 'A07%' ORDER BY code.compact")).toEqual([
      { code: 'A07', billable: 0, above: null }, { code: 'A07.0', billable: 1, above: 'A07' }, { code: 'A07.1', billable: 0, above: 'A07' }, { code: 'A07.1X2A', billable: 1, above: 'A07.1' },
    ]);
    expect(query(runningPath(), "SELECT release, effective_from AS since, effective_to AS until FROM source WHERE kind = 'icd10cm-order' AND layer = 'release'")).toEqual([{ release: 'FY2026', since: '2025-10-01', until: '2026-09-30' }]);
  });

  test('every code stands once, codes with texts first, headings last', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows)), place.file('icd10cm_order_2025.txt', orderFile(diagnosisRows(30)))));
    const path = runningPath();
    expect(verifyCatalog(path)).toMatchObject({ ok: true });
    const order = query<{ code: string; system: string; billable: number }>(path, 'SELECT code, system, billable FROM code ORDER BY code_id');
    expect(order[0]?.code).toBe('27301');
    expect(order.at(-1)).toMatchObject({ system: 'ICD10CM', billable: 0 });
    expect(query(path, "SELECT DISTINCT add_on AS addOn FROM code JOIN pfs USING (code) JOIN source USING (source_id) WHERE layer = 'release' AND global_days = 'ZZZ' AND modifier = ''")).toEqual([{ addOn: 1 }]);
  });
});

describe('the running catalog', () => {
  test('is read without a wait at every step of an import', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    const reader = new Database(runningPath(), { readonly: true, timeout: 0, ...bindingOptions() });
    const embedded = new Database(place.starter, { readonly: true, timeout: 0, ...bindingOptions() });
    const stages = new Set<string>();
    try {
      value(await importPaths(place.home, place.starter, [place.file('b.txt', orderFile(diagnosisRows(20)))], {
        onProgress({ stage }) {
          stages.add(stage);
          // Without a timeout a lock that another connection holds is an error at once.
          expect(reader.prepare('SELECT count(*) AS codes FROM code').get()).toEqual({ codes: expect.any(Number) as number });
          expect(embedded.prepare('SELECT count(*) AS codes FROM code').get()).toEqual({ codes: expect.any(Number) as number });
        },
      }));
    } finally {
      reader.close();
      embedded.close();
    }
    expect([...stages]).toEqual(expect.arrayContaining(['reading', 'building', 'indexing', 'verifying', 'publishing']));
  });

  test('can be rolled back to the one before, and forward again', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    const first = runningPath();
    value(await place.run(place.file('b.txt', orderFile(diagnosisRows(20)))));
    const second = runningPath();
    value(rollbackCatalog(place.home));
    expect(runningPath()).toBe(first);
    value(rollbackCatalog(place.home));
    expect(runningPath()).toBe(second);
    value(await place.run(place.file('c.csv', localityCsv(localityRows(90)))));
    expect(readdirSync(place.home.catalogs).filter((name) => name.endsWith('.db')).sort()).toEqual([second, runningPath()].map((path) => path.slice(path.lastIndexOf('catalog-'))).sort());
  });

  test('a damaged file gives way to the one before and is kept aside', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    const first = runningPath();
    value(await place.run(place.file('b.txt', orderFile(diagnosisRows(20)))));
    const second = runningPath();
    truncateSync(second, statSync(second).size - 5000);
    const opened = value(openRunningCatalog(place.home, place.starter));
    opened.db.close();
    expect(opened.path).toBe(first);
    expect(opened.warnings.join(' ')).toContain('damaged');
    expect(readdirSync(place.home.catalogs).some((name) => name.includes('.damaged-'))).toBe(true);
    writeFileSync(first, Buffer.alloc(100_000, 7));
    const starter = value(openRunningCatalog(place.home, place.starter));
    starter.db.close();
    expect(starter.isStarter).toBe(true);
    const after = value(openRunningCatalog(place.home, place.starter));
    after.db.close();
    expect(after.warnings).toEqual([]);
  });

  test('a catalog of an older layout gives way to the starter with a sentence and is kept; the same files make a new one', async () => {
    const file = place.file('a.csv', feeCsv(rows));
    value(await place.run(file));
    const older = runningPath();
    // As the version before left it: another number, and tables that are not looked for in it.
    const db = openReadWrite(older);
    db.exec(`DROP VIEW descriptor; DROP TABLE wording; DROP TABLE attribution; PRAGMA user_version = ${schemaVersion - 1}`);
    db.close();
    const opened = value(openRunningCatalog(place.home, place.starter));
    opened.db.close();
    expect(opened.isStarter).toBe(true);
    expect(opened.warnings).toEqual(['The catalog was made by an older version of Codetray. Codetray uses the embedded starter catalog instead. Import the release files again.']);
    expect(readdirSync(place.home.catalogs).some((name) => name.includes('.damaged-'))).toBe(false);
    expect(previousCatalogInfo(place.home, place.starter)).toBe(null);
    const again = value(await place.run(file));
    expect(again.changed).toBe(true);
    expect(verifyCatalog(runningPath()).ok).toBe(true);
  });

  test('an unreadable pointer shows the starter and says so', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    writeFileSync(place.home.pointer, '{"current":"../../etc/passwd"}');
    const opened = value(openRunningCatalog(place.home, place.starter));
    opened.db.close();
    expect(opened.isStarter).toBe(true);
    expect(opened.warnings).toHaveLength(1);
  });

  test('a file that is gone gives way without a trace being invented', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    renameSync(runningPath(), join(place.folder, 'away.db'));
    const opened = value(openRunningCatalog(place.home, place.starter));
    opened.db.close();
    expect(opened.isStarter).toBe(true);
  });

  test('a cancelled import leaves everything as it was', async () => {
    value(await place.run(place.file('a.csv', feeCsv(rows))));
    const before = readFileSync(place.home.pointer, 'utf8');
    for (const stage of ['reading', 'building', 'indexing', 'verifying', 'publishing']) {
      const controller = new AbortController();
      const result = await importPaths(place.home, place.starter, [place.file('b.txt', orderFile(diagnosisRows(20)))], { signal: controller.signal, onProgress: (progress) => { if (progress.stage === stage) controller.abort(); } });
      expect(result, stage).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(readFileSync(place.home.pointer, 'utf8')).toBe(before);
      expect(readdirSync(place.home.catalogs).filter((name) => /part|staging|lock/.test(name)), stage).toEqual([]);
    }
  });

  test('two imports at once: the second is told to wait; a lock of a dead process is taken over', async () => {
    const file = place.file('a.csv', feeCsv(rows));
    const [first, second] = await Promise.all([place.run(file), place.run(file)]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect([first, second].find((result) => !result.ok)).toMatchObject({ error: { code: 'busy' } });
    writeFileSync(join(place.home.catalogs, 'import.lock'), JSON.stringify({ pid: 2 ** 22 + 1 }));
    expect(value(await place.run(file)).changed).toBe(false);
  });
});

test('the official table is found below a longer preamble', async () => {
  const longer = csvOf([...Array.from({ length: 12 }, (_, index) => ['', '', `Another remark number ${index} of the publisher`]), ...feeTable(rows)]);
  expect(value(await place.run(place.file('a.csv', longer))).files[0]?.rowsKept).toBe(300);
});
