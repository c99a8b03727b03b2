import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import type { CodePage } from '../../../db/model/code-page.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { supplyRows, supplyTable, supplyText, supplyWorkbook } from '../../fixtures/import/code-system-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { csvOf } from '../../fixtures/import/release-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const rows = supplyRows(200);
const codes = rows.filter((row) => row.code.length === 5);
const modifiers = new Set(rows.filter((row) => row.code.length === 2).map((row) => row.code));
const stored = 'SELECT code, pricing, see_also, coverage, betos, added_on, changed_on, ended_on, action FROM hcpcs ORDER BY code';

function runningPath(at: ImportHome = place): string {
  const opened = value(openRunningCatalog(at.home, at.starter));
  opened.db.close();
  return opened.path;
}

function page(path: string, code: string): CodePage {
  const db = openReadOnly(path);
  try {
    return value(readCodePage(db, { system: 'HCPCS', code }, { locality: null }));
  } finally {
    db.close();
  }
}

describe('HCPCS Level II', () => {
  test('text, csv and both layouts of the sheet give the same codes, texts and modifiers', async () => {
    const forms: [string, string | Buffer][] = [
      ['HCPC2025_JUL_ANWEB.txt', supplyText(rows)], ['HCPC2025_JUL_ANWEB.csv', csvOf(supplyTable(rows))],
      ['HCPC2025_JUL_ANWEB.xlsx', supplyWorkbook(rows)], ['HCPC2025_JUL_ANWEB_v2.xlsx', supplyWorkbook(rows, false)],
    ];
    const seen = new Set<string>();
    for (const [name, content] of forms) {
      const own = importHome();
      const report = value(await own.run(own.file(name, content)));
      expect(report.files[0], name).toMatchObject({ kind: 'hcpcs', release: '2025-07', rowsRead: codes.length + modifiers.size, rowsKept: codes.length + modifiers.size, rejected: [] });
      const path = runningPath(own);
      expect(verifyCatalog(path).checks.filter((check) => !check.ok), name).toEqual([]);
      seen.add(JSON.stringify([query(path, stored), query(path, "SELECT code, kind, text FROM descriptor WHERE system = 'HCPCS' ORDER BY 1, 2"), query(path, 'SELECT modifier, long_text, ended_on FROM hcpcs_modifier ORDER BY 1')]));
      expect(query(path, "SELECT code, text FROM descriptor WHERE system = 'HCPCS' AND kind = 'long' ORDER BY code"), name)
        .toEqual(codes.map((row) => ({ code: row.code, text: row.long })).sort((a, b) => (a.code < b.code ? -1 : 1)));
      own.remove();
    }
    expect(seen.size).toBe(1);
  });

  test('a page says coverage, pricing and the last day, each from its release, and the results say it too', async () => {
    await place.run(place.file('HCPC2025_JUL_ANWEB.txt', supplyText(rows)));
    const path = runningPath();
    const ended = codes.find((row) => row.ended !== '' && row.pricing.length === 1);
    const shown = page(path, ended?.code ?? '');
    expect(shown.title).toBe(ended?.long);
    expect(shown.glance.find((fact) => fact.id === 'endedOn')).toMatchObject({ value: 'Until 2023-12-31' });
    const facts = shown.classification.state === 'data' ? shown.classification.facts : [];
    expect(facts.find((fact) => fact.id === 'pricing')).toMatchObject({ raw: '00', value: 'Not priced separately (00)' });
    expect(shown.sources.find((source) => source.number === facts[0]?.source)).toMatchObject({ kind: 'hcpcs', releaseLabel: 'July 2025' });
    const both = codes.find((row) => row.pricing.length === 2 && row.ended === '');
    const second = page(path, both?.code ?? '').classification;
    expect(second.state === 'data' && second.facts.find((fact) => fact.id === 'pricing')?.value).toBe('Inexpensive or routinely bought equipment (32); Equipment priced locally (46)');
    const db = openReadOnly(path);
    const answer = createSearchEngine(db).search({ text: ended?.code ?? '' });
    expect(answer.results[0]).toMatchObject({ code: ended?.code, feeLine: 'in force until 2023-12-31' });
    db.close();
    // Codes that have ended come last in a search that cannot be ranked.
    expect(query(path, "SELECT max(iif(ended_on IS NULL, code_id, 0)) < min(iif(ended_on IS NULL, 1000000, code_id)) AS last FROM hcpcs JOIN code ON system = 'HCPCS' AND code.code = hcpcs.code")).toEqual([{ last: 1 }]);
  });

  test('the text of a modifier is taken from the release where the program has none of its own', async () => {
    await place.run(place.file('HCPC2025_JUL_ANWEB.txt', supplyText(rows)));
    const [modifier] = modifiers;
    expect(query(runningPath(), 'SELECT long_text AS long, kind FROM hcpcs_modifier JOIN source USING (source_id) WHERE modifier = :modifier', { modifier: modifier ?? '' }))
      .toEqual([{ long: rows.find((row) => row.code === modifier)?.long, kind: 'hcpcs' }]);
  });

  test('dental codes keep no text', async () => {
    const dental = { ...rows[0], code: 'D9999' } as (typeof rows)[number];
    const report = value(await place.run(place.file('HCPC2025_JUL_ANWEB.xlsx', supplyWorkbook([...rows, dental]))));
    expect(report.files[0]?.warnings.join(' ')).toMatch(/dental codes \(D\) were kept without their texts/);
    const path = runningPath();
    expect(query(path, "SELECT title FROM code WHERE code = 'D9999'")).toEqual([{ title: 'No description loaded' }]);
    expect(query(path, "SELECT * FROM descriptor WHERE code = 'D9999'")).toEqual([]);
  });

  test('a name of an earlier release than the rows is told, and rows stand in for a name that says nothing', async () => {
    const early = value(await place.run(place.file('HCPC2024_ANWEB.txt', supplyText(rows))));
    expect(early.files[0]).toMatchObject({ release: '2024-01' });
    expect(early.files[0]?.warnings.join(' ')).toMatch(/rows go on to 2025-07-01, which is later than January 2024/);
    const nameless = value(await importHome().run(place.file('list.txt', supplyText(rows))));
    expect(nameless.files[0]).toMatchObject({ release: '2025-07' });
  });

  test('what is damaged is refused or rejected with its line, and a row never takes text of another', async () => {
    const whole = supplyText(rows);
    const run = async (content: string | Buffer, name = 'HCPC2025_ANWEB.txt') => {
      const own = importHome();
      const report = await own.run(own.file(name, content));
      own.remove();
      return report;
    };
    const cut = await run(whole.slice(0, whole.length - 150));
    expect(cut).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
    const table = supplyTable(rows);
    const column = table[4]?.indexOf('LONG DESCRIPTION') ?? -1;
    const without = await run(csvOf(table.map((row) => row.filter((_, at) => at !== column))), 'a.csv');
    expect(without).toMatchObject({ ok: false, error: { code: 'column-missing' } });
    const twice = await run(csvOf(table.map((row) => [...row, row[column] ?? ''])), 'a.csv');
    expect(twice).toMatchObject({ ok: false, error: { code: 'column-missing' } });
    const lines = whole.split('\r\n');
    const at = lines.findIndex((line) => /^[A-Z]\d{4}002004/.test(line));
    // Without its first line, a text that goes on belongs to nothing.
    const orphan = value(await run(lines.filter((_, index) => index !== at - 1).join('\r\n')));
    expect(orphan.files[0]?.rejected.map((row) => row.reason)).toEqual(['the line goes on with a row that does not stand above it']);
    const badDate = value(await run(lines.map((line, index) => (index === 3 ? `${line.slice(0, 268)}20259901${line.slice(276)}` : line)).join('\r\n')));
    expect(badDate.files[0]?.rejected[0]).toMatchObject({ line: 4, reason: '"20259901" is no date' });
    const doubled = value(await run([...lines.slice(0, 5), lines[3] ?? '', ...lines.slice(5)].join('\r\n')));
    expect(doubled.files[0]?.rejected.some((row) => row.reason.includes('stands in the file twice'))).toBe(true);
  });
});
