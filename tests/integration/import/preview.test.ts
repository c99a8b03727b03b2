import { mkdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewPaths } from '../../../db/import/preview.ts';
import { listSources } from '../../../db/queries/list-sources.ts';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import type { Source } from '../../../db/model/source.ts';
import { diagnosisRows, feeCsv, feeRows, feeText, feeWorkbook, localityCsv, localityRows, orderFile } from '../../fixtures/import/release-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { zipOf } from '../../fixtures/import/zip-files.ts';

let desk: ImportHome;
beforeEach(() => {
  desk = importHome();
});
afterEach(() => desk.remove());

function loaded(): Source[] {
  const running = value(openRunningCatalog(desk.home, desk.starter));
  try {
    return listSources(running.db);
  } finally {
    running.db.close();
  }
}

const look = (...paths: string[]) => previewPaths(paths, loaded(), () => {});

describe('what an import would read', () => {
  it('names kind, release, date and rows of a release zip, and folds its forms together', async () => {
    const rows = feeRows(40);
    const zip = desk.file('rvu25d.zip', zipOf({
      'PPRRVU2025_Oct.csv': feeCsv(rows),
      'PPRRVU2025_Oct.xlsx': feeWorkbook(rows),
      'PPRRVU2025_Oct.txt': feeText(rows),
      'GPCI2025.csv': localityCsv(localityRows(90)),
      'readme.txt': 'Read me first.\r\n',
    }));
    const found = await look(zip);
    expect(found.files.map(({ fileName, title, standing, otherFormOf }) => [fileName, title, standing, otherFormOf])).toEqual([
      ['PPRRVU2025_Oct.csv', 'Medicare physician fee schedule relative values, October 2025', 'older', null],
      ['PPRRVU2025_Oct.xlsx', 'Medicare physician fee schedule relative values, October 2025', 'older', 'PPRRVU2025_Oct.csv'],
      ['PPRRVU2025_Oct.txt', 'Medicare physician fee schedule relative values, October 2025', 'older', 'PPRRVU2025_Oct.csv'],
      ['GPCI2025.csv', 'Geographic practice cost indices, 2025', 'new', null],
    ]);
    expect(found.files[0]).toMatchObject({ effectiveFrom: '2025-10-01', releasedOn: '2025-09-11', releaseBasis: 'content', roughRows: 49, holdsCodeText: true });
    expect(found.files[2]).toMatchObject({ releaseBasis: 'file-name' });
    // Nothing of the kind was imported, yet the codes of the starter have their values from a later release.
    const { rowsKept, releaseLabel } = loaded().find(({ kind }) => kind === 'pfs-relative-values') as Source;
    expect(found.files[0]).toMatchObject({ effectiveTo: '2025-12-31', releaseLabel: 'October 2025', loadedRelease: releaseLabel, starterRows: rowsKept });
    expect(found.files[3]).toMatchObject({ loadedRelease: null, starterRows: null });
    expect(found.unrecognised.map(({ file }) => file)).toEqual(['rvu25d.zip > readme.txt']);
  });

  it('tells a newer, an older and the same release from what is loaded', async () => {
    const october = desk.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(20)));
    value(await desk.run(october));
    const found = await look(
      october,
      desk.file('jan.csv', feeCsv(feeRows(20), { year: 2026, month: 'January' })),
      desk.file('jul.csv', feeCsv(feeRows(20), { month: 'July' })),
      desk.file('again.csv', feeCsv(feeRows(21))),
      desk.file('icd10cm_order_2026.txt', orderFile(diagnosisRows(3))),
      desk.file('diagnoses.txt', orderFile(diagnosisRows(3))),
    );
    expect(found.files.map(({ standing, loadedRelease }) => [standing, loadedRelease])).toEqual([
      ['loaded', 'October 2025'], ['newer', 'October 2025'], ['older', 'October 2025'], ['same', 'October 2025'],
      ['newer', 'Fiscal year 2025'], ['unknown', 'Fiscal year 2025'],
    ]);
    // Once a release was imported, the starter's own no longer counts in the comparison.
    expect(found.files.map(({ starterRows }) => starterRows === null)).toEqual([true, true, true, true, false, false]);
    expect(found.files.map(({ releaseBasis }) => releaseBasis)).toEqual(['content', 'content', 'content', 'content', 'file-name', 'unknown']);
  });

  it('tells a release that has fewer than half the rows of the loaded one', async () => {
    value(await desk.run(desk.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(60)))));
    const found = await look(
      desk.file('PPRRVU2026_Jan.csv', feeCsv(feeRows(18), { year: 2026, month: 'January' })),
      desk.file('PPRRVU2026_Jan.txt', feeText(feeRows(18))),
      desk.file('whole.csv', feeCsv(feeRows(50), { year: 2026, month: 'April' })),
      desk.file('same.csv', feeCsv(feeRows(5))),
    );
    expect(found.files.map(({ releaseLabel, halvesRows, otherFormOf }) => [releaseLabel, halvesRows, otherFormOf])).toEqual([
      ['January 2026', 60, null], ['January 2026', null, 'PPRRVU2026_Jan.csv'], ['April 2026', null, null], ['October 2025', null, null],
    ]);
  });

  it("takes an office's list of the same name for the next state of that list", async () => {
    const list = desk.file('our codes.csv', 'system,code,title,synonyms,what_is_done,note\nCPT,27397,Our words,,,\n');
    value(await desk.run(list));
    const found = await look(list, desk.file('new/our codes.csv', 'system,code,title,synonyms,what_is_done,note\nCPT,27397,Other words,,,\n'), desk.file('others.csv', 'system,code,title,synonyms,what_is_done,note\nCPT,27390,More words,,,\n'));
    expect(found.files.map(({ standing }) => standing)).toEqual(['loaded', 'same', 'new']);
  });

  it('says why a file of a known kind cannot be used, and what vanished', async () => {
    const gone = desk.file('gone.csv', 'x');
    rmSync(gone);
    mkdirSync(`${desk.folder}/empty`);
    const found = await look(gone, desk.file('PPRRVU2025_Oct.csv', '\u0000\u0001\u0002\u0000binary'), `${desk.folder}/empty`);
    expect(found.files).toEqual([]);
    expect(found.refused.map(({ error }) => error.code)).toEqual(['file-not-found', expect.stringMatching(/^file-/)]);
    for (const { error } of found.refused) expect(error.message).toContain('The running catalog was not changed');
  });

  it('writes nothing: neither a catalog nor a lock', async () => {
    await look(desk.file('PPRRVU2025_Oct.csv', feeCsv(feeRows(20))));
    expect(loaded().every((source) => source.layer === 'starter')).toBe(true);
  });
});
