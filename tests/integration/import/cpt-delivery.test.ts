import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { previewPaths } from '../../../db/import/preview.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { clinicianFile, consolidated, consolidatedColumns, consumerFile, cptEntries, legacyFixed, legacyModifiers, legacyTab, legacyWrapped, modifiersFile, preamble } from '../../fixtures/import/cpt-delivery.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { feeRows, feeText } from '../../fixtures/import/release-files.ts';
import { workbookOf, zipOf } from '../../fixtures/import/zip-files.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const entries = cptEntries(60);
const notice = 'CPT (c) 2025 American Medical Association. All rights reserved.';

function running(): string {
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  return opened.path;
}

const texts = (kind: string): Map<string, string> => new Map(query<{ code: string; text: string }>(running(), `SELECT code, descriptor.text FROM descriptor JOIN source USING (source_id) WHERE source.kind = 'cpt-descriptors' AND descriptor.kind = '${kind}' ORDER BY position DESC`).map(({ code, text }) => [code, text]));

describe('the current form', () => {
  test('text, csv and sheet, in any of the encodings, give every descriptor of every code', async () => {
    const table = consolidated(entries).split('\r\n').slice(preamble().length).filter((line) => line !== '').map((line) => line.split('\t'));
    const forms: [string, string | Buffer][] = [
      ['ConsolidatedCodeList.txt', consolidated(entries)],
      ['list.csv', consolidated(entries, { separator: ',' })],
      ['marked.txt', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(consolidated(entries))])],
      ['old.txt', iconv.encode(consolidated(entries).replaceAll('Trabajo', 'Operación'), 'windows-1252')],
      ['list.xlsx', workbookOf([...preamble().filter((line) => line !== '').map((line) => [line]), ...table])],
      ['cpt.zip', zipOf({ '2026 CPT Standard/Current Format/ConsolidatedCodeList.txt': consolidated(entries) })],
    ];
    for (const [name, content] of forms) {
      const own = importHome();
      const report = value(await own.run(own.file(name, content)));
      expect(report.files, name).toHaveLength(1);
      expect(report.files[0], name).toMatchObject({ kind: 'cpt-descriptors', release: '2026', rowsRead: 60, rowsKept: 60, rejected: [] });
      own.remove();
    }
    value(await place.run(place.file('list.txt', consolidated(entries))));
    for (const entry of entries) {
      expect(texts('long').get(entry.code)).toBe(entry.long);
      expect(texts('consumer').get(entry.code)).toBe(entry.consumer);
    }
    expect(texts('consumer-spanish').size).toBe(30);
    expect([...texts('test').values()][0]).toMatch(/^Zyxel panel \d+, Invented Laboratory$/);
    expect(verifyCatalog(running()).ok).toBe(true);
  });

  test('without a year in its paragraphs the latest day in force tells the release, then the folder', async () => {
    const quiet = preamble('delivery').map((line) => line.replace('CPT copyright 2025', 'Copyright'));
    const noDays = consolidatedColumns.filter((name) => !name.startsWith('Current'));
    const first = value(await place.run(place.file('list.txt', consolidated(entries, { preamble: quiet }))));
    expect(first.files[0]).toMatchObject({ release: '2025' });
    const named = place.file('2024 CPT Standard Update 2/Current Format/Primary Data Files/ConsolidatedCodeList.txt', consolidated(entries.slice(0, 50), { preamble: quiet, columns: noDays }));
    const second = value(await place.run(named.replace(/\/2024.*/, '')));
    expect(second.files.map((file) => file.release)).toContain('2024-2');
  });

  test('added columns are told, a missing one is refused, bad rows are rejected with their lines', async () => {
    const added = value(await place.run(place.file('a.txt', consolidated(entries, { columns: [...consolidatedColumns, 'Something New'] }))));
    expect(added.files[0]?.warnings.join(' ')).toContain('Something New');
    const missing = await place.run(place.file('b.txt', consolidated(entries, { columns: consolidatedColumns.filter((name) => name !== 'Long') })));
    expect(missing).toMatchObject({ ok: false, error: { code: 'column-missing' } });
    const lines = consolidated(entries).split('\r\n');
    const head = preamble().length + 1;
    lines[head + 2] = (lines[head + 2] ?? '').replace(/\t\d{4}[0-9A-Z]\t/, '\t12\t');
    lines[head + 5] = lines[head + 4] ?? '';
    const report = value(await place.run(place.file('c.txt', lines.join('\r\n'))));
    expect(report.files[0]?.rejected).toEqual([{ line: head + 3, reason: '"12" is no CPT code' }, { line: head + 6, reason: expect.stringContaining('stands in the file twice') as string }]);
    const cut = consolidated(entries);
    expect(await place.run(place.file('d.txt', cut.slice(0, cut.lastIndexOf('\t276') + 6)))).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
  });
});

describe('the older form', () => {
  test('each file is told by its rows, and the same descriptors come out of tabs and of wrapped lines', async () => {
    const files = {
      LONGULT: legacyTab(entries, (entry) => entry.long), LONGUT: legacyTab(entries, (entry) => entry.long.toUpperCase()), MEDU: legacyFixed(entries, (entry) => entry.medium.padEnd(48)),
      SHORTU: legacyFixed(entries, (entry) => entry.short), Consumer: consumerFile(entries), Clinician: clinicianFile(entries), MODUL: legacyModifiers(),
    };
    const paths = Object.entries(files).map(([name, text]) => place.file(`2026 CPT/${name}.txt`, text));
    const report = value(await place.run(...paths.slice(0, -1), place.file('modul.txt.gz', gzipSync(files.MODUL))));
    expect(report.refused).toEqual([]);
    expect(report.unrecognised).toEqual([]);
    expect(report.files.map((file) => [file.file.replace(/.*\//, ''), file.rowsKept, file.rejected.length, file.release])).toEqual([
      ['LONGULT.txt', 60, 0, '2026'], ['LONGUT.txt', 60, 0, '2026'], ['MEDU.txt', 60, 0, '2026'], ['SHORTU.txt', 60, 0, '2026'], ['Consumer.txt', 60, 0, '2026'], ['Clinician.txt', 180, 0, '2026'], ['modul.txt.gz', 4, 0, '2026'],
    ]);
    for (const entry of entries) {
      expect(texts('long').get(entry.code)).toBe(entry.long);
      expect(texts('medium').get(entry.code)).toBe(entry.medium);
      expect(texts('short').get(entry.code)).toBe(entry.short);
    }
    expect(query(running(), 'SELECT modifier, description FROM official_modifier ORDER BY modifier')).toContainEqual({ modifier: '50', description: 'Invented pair: both of them' });
    expect(verifyCatalog(running()).ok).toBe(true);
  });

  test.each(['words', 'characters'] as const)('lines broken between %s are joined to the descriptor', async (between) => {
    const report = value(await place.run(place.file('LONGULF.txt', legacyWrapped(entries, between)), place.file('LONGULT.txt', legacyTab(entries, (entry) => entry.long))));
    expect(report.files[0]).toMatchObject({ rowsRead: 60, rowsKept: 60, sameContentAs: 'LONGULT.txt' });
    const wrapped = legacyWrapped(entries, between).split('\r\n');
    const at = wrapped.findIndex((line) => /^\d{4}.02 /.test(line));
    const broken = value(await place.run(place.file('LONGULF.txt', wrapped.filter((_, index) => index !== at - 1).join('\r\n'))));
    expect(broken.files[0]?.rejected).toHaveLength(1);
    expect(broken.files[0]?.rejected[0]?.reason).toContain('a line of the descriptor');
  });

  test('a file that cites the same copyright is not taken for a delivery', async () => {
    const seen = await previewPaths([place.file('PPRRVU.txt', feeText(feeRows(40))), place.file('codes.txt', entries.map((entry) => `${entry.code}\t${entry.long}`).join('\n'))], [], () => undefined);
    expect(seen.files.map((file) => file.kind)).toEqual(['pfs-relative-values']);
    expect(seen.unrecognised).toHaveLength(1);
  });
});

test('a code page shows every descriptor and the official name of a modifier with the notice; the own title stays; descriptors are found', async () => {
  const report = value(await place.run(
    place.file('list.txt', consolidated(entries)), place.file('Clinician.txt', clinicianFile(entries)), place.file('Modifiers.txt', modifiersFile()),
  ));
  expect(report.files.map((file) => [file.kind, file.rowsKept])).toEqual([['cpt-descriptors', 60], ['cpt-descriptors', 180], ['cpt-modifiers', 4]]);
  const db = openReadOnly(running());
  try {
    const page = value(readCodePage(db, { system: 'CPT', code: '27397' }, { locality: null }));
    const first = entries[0];
    expect(page.title).not.toBe(first?.long);
    expect(page.descriptions.state === 'data' ? page.descriptions.rows.map(({ kind, text }) => [kind, text]) : []).toEqual([
      ['short', first?.short], ['medium', first?.medium], ['long', first?.long], ['consumer', first?.consumer], ['consumer-spanish', 'Trabajo inventado 0'],
      ...[1, 2, 3].map((number) => ['clinician', `${first?.long.split(',')[0] ?? ''}, quibblework way ${number}`]),
    ]);
    expect(page.notices).toContain(notice);
    const pair = page.modifiers.state === 'data' ? page.modifiers.rows.find((row) => row.modifier === '50') : undefined;
    expect(pair?.official?.text).toBe('Invented pair name: Invented words about a pair, as a test has them.');
    expect(pair?.name).not.toContain('Invented');
    const cited = page.sources.find((source) => source.number === pair?.official?.source);
    expect(cited).toMatchObject({ kind: 'cpt-modifiers', notices: [notice] });
    // A code that only the delivery knows has its long descriptor as title.
    const other = entries[2];
    expect(value(readCodePage(db, { system: 'CPT', code: other?.code ?? '' }, { locality: null })).title).toBe(other?.long);
    expect(createSearchEngine(db).search({ text: 'quibblework spindle' }).results.map((hit) => hit.code)).toContain(entries[5]?.code);
  } finally {
    db.close();
  }
  const seen = await previewPaths([place.file('list.txt', consolidated(entries)), place.file('Modifiers.txt', modifiersFile())], [], () => undefined);
  expect(seen.files.map((file) => file.holdsCodeText)).toEqual([true, true]);
});
