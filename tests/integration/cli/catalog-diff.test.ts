import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCatalog } from '../../../db/import/named-catalog.ts';
import { changeRowSchema, changeSummarySchema } from '../../../db/model/catalog-changes.ts';
import { changeKinds } from '../../../db/model/change-kinds.ts';
import { openUserData } from '../../../db/user/user-data.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { feeCsv, feeRows } from '../../fixtures/import/release-files.ts';

const program = join(import.meta.dirname, '../../../out/main/codetray.cjs');
const whole = feeRows(10_400);
const [raised, dropped] = whole.filter(({ code, modifier, status }) => /^2[78]\d{3}$/.test(code) && modifier === '' && status === 'A').map(({ code }) => code) as [string, string];

let place: ImportHome;
beforeAll(async () => {
  place = importHome();
  value(await place.run(place.file('2025/fees.csv', feeCsv(whole, { year: 2025, month: 'January' }))));
  const later = whole.filter(({ code }) => code !== dropped).map((row) => (row.code === raised ? { ...row, work: row.work + 100 } : row));
  value(await place.run(place.file('2026/fees.csv', feeCsv(later, { year: 2026, month: 'January', released: '12/20/2025', conversionFactor: '33.4009' }))));
  const { data } = openUserData(place.home);
  if (data === null) throw new Error('no user data');
  value(data.library.change({ kind: 'add', keys: [{ system: 'CPT', code: raised }], folderId: null }, () => ({ title: 'Invented', facts: '{}' })));
  value(data.library.change({ kind: 'note', key: { system: 'CPT', code: dropped }, wording: '', note: 'Used every day' }, () => ({ title: 'Invented', facts: '{}' })));
  data.closeQuickly();
}, 180_000);
afterAll(() => place.remove());

function codetray(...args: string[]): Promise<{ exit: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [program, '--home', place.home.folder, 'catalog', 'diff', ...args], { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CODETRAY_STARTER: place.starter } }, (error, stdout, stderr) => {
      done({ exit: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
    });
  });
}
const version = (name: string) => /catalog-([0-9a-f]{12})/.exec(value(findCatalog(place.home, place.starter, name)).path)?.[1] ?? '';

interface Document {
  summary: unknown;
  office: { kind: string; code: string }[];
  changes: Record<string, { code: string }[]>;
}
async function document(...args: string[]): Promise<Document> {
  const ended = await codetray('--json', ...args);
  expect(ended).toMatchObject({ exit: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Document;
}

describe('codetray catalog diff', () => {
  it('answers one document: what is compared, the codes of the office, every row of every kind', async () => {
    const told = await document();
    const summary = changeSummarySchema.parse(told.summary);
    expect([summary.before.version, summary.now.version]).toEqual([version('previous'), version('running')]);
    expect(summary.conversionFactors).toMatchObject([{ before: { factor: '32.3465' }, now: { factor: '33.4009' } }]);
    expect(Object.keys(told.changes)).toEqual([...changeKinds]);
    for (const kind of summary.kinds) expect(told.changes[kind.kind]?.length, kind.kind).toBe(kind.rows);
    for (const row of [...told.office, ...Object.values(told.changes).flat()]) changeRowSchema.parse(row);
    expect(told.changes['deleted']?.map(({ code }) => code)).toEqual([dropped]);
    expect(told.changes['relative-values']).toMatchObject([{ code: raised, differences: [{ field: 'workRvu' }, { field: 'nonFacilityTotal' }, { field: 'facilityTotal' }] }]);
    // The bookmark and the code with a note.
    expect(told.office.map(({ kind, code }) => [kind, code]).sort()).toEqual([['deleted', dropped], ['relative-values', raised]].sort());
  });

  it('takes the catalogs in the order of the question: by word, by version, by path', async () => {
    const path = place.file('elsewhere.db', readFileSync(value(findCatalog(place.home, place.starter, 'previous')).path));
    for (const [earlier, later] of [['running', 'previous'], [version('running'), version('previous')], [version('running'), path]] as const) {
      const { changes } = await document(earlier, later);
      expect(changes['deleted'], later).toEqual([]);
      // The running catalog still has it from the release before, so that it is not new to it.
      expect(changes['revived']?.map(({ code }) => code), later).toEqual([dropped]);
      expect(changes['added'], later).toEqual([]);
    }
    expect((await document('running', 'running')).changes).toEqual(Object.fromEntries(changeKinds.map((kind) => [kind, []])));
  });

  it('keeps to one kind and to a number of rows', async () => {
    const { changes } = await document('starter', 'running', '--kind', 'deleted', '--limit', '5');
    expect(Object.keys(changes)).toEqual(['deleted']);
    const { stdout } = await codetray('--kind', 'relative-values');
    expect(stdout).toContain('RELATIVE VALUES: 1');
    expect(stdout).not.toContain('CODES DELETED');
  });

  it('tells a person both catalogs and releases, the office first, then each kind with its number', async () => {
    const { exit, stdout } = await codetray();
    expect(exit).toBe(0);
    expect(stdout).toContain(`catalog ${version('previous')}`);
    expect(stdout).toMatch(/January 2025 -> .*January 2026/);
    expect(stdout).toContain('Conversion factor: 32.3465 -> 33.4009');
    const places = ['BOOKMARKS AND NOTES: 2', 'CODES DELETED: 1', 'RELATIVE VALUES: 1'].map((words) => stdout.indexOf(words));
    expect(places.every((at, index) => at > (places[index - 1] ?? 0)), stdout).toBe(true);
    expect(stdout).toMatch(new RegExp(`${raised}  Work RVU: [\\d.]+ -> [\\d.]+;`));
  });

  it('refuses what it cannot compare with a closed code, and changes nothing', async () => {
    const damaged = place.file('damaged.db', 'this is no catalog');
    const newer = place.file('newer.db', '');
    copyFileSync(place.starter, newer);
    const bytes = readFileSync(newer);
    bytes.writeUInt32BE(9_999, 60);
    writeFileSync(newer, bytes);
    for (const [args, exit, code] of [
      [['running'], 2, 'bad-arguments'],
      [['running', 'previous', 'starter'], 2, 'bad-arguments'],
      [['--kind', 'prices'], 2, 'bad-arguments'],
      [['000000000000', 'running'], 1, 'not-found'],
      [['/no/such/catalog.db', 'running'], 2, 'file-not-found'],
      [[damaged, 'running'], 2, 'catalog-corrupt'],
      [['running', newer], 2, 'catalog-newer'],
    ] as const) {
      const ended = await codetray('--json', ...args);
      expect(ended.exit, args.join(' ')).toBe(exit);
      expect(JSON.parse(ended.stdout), args.join(' ')).toMatchObject({ error: { code, message: expect.stringMatching(/\S\.$/) as unknown } });
    }
  });
});

it('catalog diff says so where no earlier catalog is kept', async () => {
  const other = importHome();
  const refused = findCatalog(other.home, other.starter, 'previous');
  expect(refused).toMatchObject({ ok: false, error: { code: 'no-previous-catalog' } });
  expect(value(findCatalog(other.home, other.starter, 'running'))).toEqual({ path: other.starter });
  other.remove();
});
