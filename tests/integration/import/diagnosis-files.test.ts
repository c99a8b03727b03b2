import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import type { Fact } from '../../../db/model/code-page.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { query } from '../../fixtures/import/catalog-content.ts';
import { addendaText, drugXml, indexXml, inpatientRows, tabularXml } from '../../fixtures/import/code-system-files.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, orderFile } from '../../fixtures/import/release-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const categories = 20;

function running(): string {
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  return opened.path;
}

function facts(path: string, code: string): Fact[] {
  const db = openReadOnly(path);
  try {
    const { classification } = value(readCodePage(db, { system: 'ICD10CM', code }, { locality: null }));
    return classification.state === 'data' ? classification.facts : [];
  } finally {
    db.close();
  }
}

test('the tabular list brings codes with their seventh characters, and notes that hold for the codes below', async () => {
  const report = value(await place.run(place.file('tabular.xml', tabularXml(categories))));
  // Per category: four codes as they stand, two full ones; one exclusion, two names, one remark and one list of characters.
  const rows = categories * (4 + 2 + 1 + 2 + 1 + 1) + 2;
  expect(report.files[0]).toMatchObject({ kind: 'icd10cm-tabular', release: 'FY2025', rowsRead: rows, rowsKept: rows, rejected: [] });
  const path = running();
  expect(verifyCatalog(path).checks.filter((check) => !check.ok)).toEqual([]);
  expect(query(path, "SELECT code, title, billable FROM code WHERE system = 'ICD10CM' AND code LIKE 'A07%' ORDER BY compact")).toEqual([
    { code: 'A07', title: 'Invented state 7', billable: 0 },
    { code: 'A07.0', title: 'Invented state 7 & more, on the left', billable: 1 },
    { code: 'A07.1', title: 'Invented state 7, on the right', billable: 0 },
    { code: 'A07.12', title: 'Invented state 7, on the right, lower', billable: 0 },
    { code: 'A07.12XA', title: 'Invented state 7, on the right, lower, first visit', billable: 1 },
    { code: 'A07.12XD', title: 'Invented state 7, on the right, lower, later visit', billable: 1 },
  ]);
  const left = facts(path, 'A07.0');
  expect(left.find((fact) => fact.id === 'tabular-inclusion')).toMatchObject({ label: 'Also known as', value: 'Grumbling 7; Left 7 wobble' });
  const lower = facts(path, 'A07.12XA').map((fact) => [fact.label, fact.value]);
  expect(lower).toContainEqual(['Excludes 1: never with (A07)', 'invented mood 7 (B07.-)']);
  expect(lower).toContainEqual(['Use additional code (A00-A99)', 'code for the inventor']);
  expect(lower.some(([label]) => label === 'Also known as')).toBe(false);
  const db = openReadOnly(path);
  expect(createSearchEngine(db).search({ text: 'grumbling wobble' }).results[0]).toMatchObject({ system: 'ICD10CM', tier: 'text' });
  db.close();
});

test('entries of every index lead to their codes, on the page and in a search, and stay out of the titles', async () => {
  const report = value(await place.run(place.file('order/icd10cm_order_2025.txt', orderFile(diagnosisRows(30))), place.file('x/index.xml', indexXml(categories)), place.file('x/drug.xml', drugXml)));
  expect(report.files.filter((file) => file.kind === 'icd10cm-index').map((file) => [file.rowsKept, file.rejected.length])).toEqual([[categories * 3, 0], [3, 0]]);
  const path = running();
  expect(verifyCatalog(path).checks.filter((check) => !check.ok)).toEqual([]);
  expect(query(path, "SELECT words, is_incomplete AS incomplete, manifestation FROM index_term WHERE code = 'A04.1'")).toEqual([{ words: 'Zigzag4 NEC (chronic), sideways', incomplete: 1, manifestation: 'B00' }]);
  expect(query(path, "SELECT words, relation, target FROM index_reference WHERE words LIKE 'Zigzag4 %'")).toEqual([{ words: 'Zigzag4 NEC (chronic), sideways, at night', relation: 'see', target: 'Zigzag4, sideways' }]);
  expect(facts(path, 'A05.0').find((fact) => fact.id === 'lookedUpAs')?.value).toMatch(/Zigzag5 NEC \(chronic\)|Quibblol: Poisoning, by accident/);
  const db = openReadOnly(path);
  const found = createSearchEngine(db).search({ text: 'quibblol' }).results;
  expect(found[0]).toMatchObject({ code: 'A05.0', tier: 'text' });
  db.close();
});

test('the codes file without headers brings codes that are valid for billing', async () => {
  const lines = diagnosisRows(40).filter((row) => row.billable).map((row) => `${row.code.padEnd(7)} ${row.long}`);
  const report = value(await place.run(place.file('icd10cm_codes_2026.txt', `${lines.join('\r\n')}\r\n`)));
  expect(report.files[0]).toMatchObject({ kind: 'icd10cm-codes', release: 'FY2026', rowsRead: lines.length, rowsKept: lines.length });
  expect(query(running(), "SELECT title, billable FROM code WHERE code = 'A05.0'")).toEqual([{ title: 'Invented state number 5, on the left', billable: 1 }]);
  const cut = await importHome().run(place.file('cut.txt', lines.join('\r\n').slice(0, -4)));
  expect(cut).toMatchObject({ ok: false, error: { code: 'file-truncated' } });
});

test('addenda say what a year added, deleted and reworded, for diagnoses and for inpatient procedures', async () => {
  const inpatient = inpatientRows(20).filter((row) => row.billable);
  const codes = inpatient.map((row) => `Add:         ${row.code} ${row.short.padEnd(60)} ${row.long}`).join('\r\n');
  const report = value(await place.run(place.file('order/icd10cm_order_2025.txt', orderFile(diagnosisRows(30))), place.file('icd10cm_order_addenda_2025.txt', addendaText), place.file('order_addenda_2025.txt', `${codes}\r\n`)));
  const changes = report.files.filter((file) => file.kind === 'icd10cm-addenda').map((file) => [file.rowsRead, file.rowsKept]);
  expect(changes.sort()).toEqual([[4, 4], [inpatient.length, inpatient.length]].sort());
  const path = running();
  expect(facts(path, 'A01.0').find((fact) => fact.id === 'change')).toMatchObject({ value: 'Reworded with fiscal year 2025', meaning: 'Before: Invented state number 1 on the left' });
  expect(facts(path, 'A02.0').filter((fact) => fact.id === 'change').map((fact) => fact.value)).toEqual(['Deleted with fiscal year 2025', 'Added with fiscal year 2025 as a header']);
  expect(query(path, "SELECT count(*) AS rows FROM code_change WHERE system = 'ICD10PCS'")).toEqual([{ rows: inpatient.length }]);
});

test('a document that is cut, nested without end or full of entities of its own is refused', async () => {
  const whole = tabularXml(categories);
  const run = async (content: string) => {
    const own = importHome();
    const report = await own.run(own.file('a.xml', content));
    own.remove();
    return report.ok ? report.value.files.map((file) => file.kind) : report.error.code;
  };
  expect(await run(whole.slice(0, whole.length - 400))).toBe('file-truncated');
  const deep = `<ICD10CM.tabular>${'<diag>'.repeat(5_000)}`;
  expect(await run(deep)).toBe('archive-damaged');
  const bomb = whole.replace('<ICD10CM.tabular>', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>\n<ICD10CM.tabular>').replace('Grumbling 3', '&c;&c;&c;');
  expect(await run(bomb)).toBe('archive-damaged');
  expect(await run(whole.replaceAll('<desc>', '<desk>'))).toBe('archive-damaged');
});
