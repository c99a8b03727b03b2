import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunningCatalog, rollbackCatalog } from '../../../db/import/catalog-store.ts';
import { dotted } from '../../../db/import/code-shapes.ts';
import type { Bookmark } from '../../../db/model/library.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import { createBookmarkDescriber } from '../../../db/queries/describe-bookmarks.ts';
import { readLibraryFile } from '../../../db/user/read-library-file.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, feeCsv, feeRows, orderFile, type FeeRow } from '../../fixtures/import/release-files.ts';

// Two whole fee schedules and two classifications, the later ones with one difference each.
const rows = feeRows(10_400).filter((row) => row.modifier === '' && row.status === 'A' && !row.facilityNa && !row.nonFacilityNa);
const whole = feeRows(10_400);
const [same, retold, repriced, ended] = rows.filter(({ code }) => /^2[78]\d{3}$/.test(code)).map(({ code }) => code) as [string, string, string, string];

let place: ImportHome;
beforeAll(async () => {
  place = importHome();
  value(await place.run(place.file('2025/fees.csv', feeCsv(whole, { year: 2025, month: 'October' })), place.file('icd10cm_order_2025.txt', orderFile(diagnosisRows(300)))));
}, 120_000);
afterAll(() => place.remove());

const later = (): FeeRow[] =>
  whole
    .filter(({ code }) => code !== ended)
    .map((row) => {
      if (row.code === retold) return { ...row, description: 'Invented and told anew' };
      return row.code === repriced ? { ...row, work: row.work + 125, globalDays: row.globalDays === '090' ? '010' : '090', bilateral: row.bilateral === '1' ? '0' : '1' } : row;
    });

const keys = (...codes: string[]): CodeKey[] => codes.map((code) => ({ system: /^[A-Z]\d\d/.test(code) ? 'ICD10CM' : 'CPT', code }));

/** The bookmarks as the running catalog shows them, as at a start of the program. */
function atStart<Answer>(work: (data: UserData, described: () => Bookmark[], lookUp: ReturnType<typeof createBookmarkDescriber>['entry']) => Answer): Answer {
  const opened = value(openRunningCatalog(place.home, place.starter));
  const state = openUserData(place.home);
  if (state.data === null) throw new Error(state.problem?.message);
  const { data } = state;
  const describer = createBookmarkDescriber(opened.db);
  const described = () => {
    const { bookmarks, settled } = describer.describe(data.library.bookmarks());
    data.library.settle(settled);
    return bookmarks;
  };
  try {
    return work(data, described, describer.entry);
  } finally {
    data.closeQuickly();
    opened.db.close();
  }
}
const changes = () => atStart((_data, described) => Object.fromEntries(described().map(({ code, change }) => [code, change])));

describe('bookmarks after a new catalog', () => {
  it('say of each code what has changed, by which release, and stay silent where nothing has', async () => {
    atStart((data, described, lookUp) => {
      value(data.library.change({ kind: 'add', keys: keys(same, retold, repriced, ended), folderId: null }, lookUp));
      expect(described().map(({ change }) => change)).toEqual([null, null, null, null]);
    });
    value(await place.run(place.file('2026/fees.csv', feeCsv(later(), { year: 2026, month: 'January', released: '12/20/2025' }))));

    const now = changes();
    expect(now[same]).toBeNull();
    expect(now[retold]).toEqual({ kind: 'changed', words: [expect.stringMatching(/^Title: "Invented and told anew" in January 2026 \(in use\), "Invented .+" in October 2025\.$/)], since: 'January 2026' });
    expect(now[ended]).toEqual({ kind: 'deleted', words: ['The release January 2026 has no row for it: the code may have ended.'], since: 'January 2026' });
    expect(now[repriced]?.kind).toBe('changed');
    const before = rows.find(({ code }) => code === repriced) as FeeRow;
    const total = (more: number) => ((before.work + before.facilityPe + before.malpractice + more) / 100).toFixed(2);
    expect(now[repriced]?.words).toContain(`Payable RVUs in a facility: ${total(125)} in January 2026 (in use), ${total(0)} in October 2025.`);
    expect(now[repriced]?.words.map((words) => words.split(':')[0])).toEqual(['Global period', 'Payable RVUs in a facility', 'Payable RVUs in an office', 'Both sides']);
    // Values in the words of the page, never bare indicators.
    expect(now[repriced]?.words[0]).not.toMatch(/: (010|090) in/);
  });

  it('say it again at every start until it was acknowledged, and take the acknowledgement back with undo', () => {
    const flagged = () => Object.entries(changes()).filter(([, change]) => change !== null).map(([code]) => code);
    expect(flagged()).toEqual([retold, repriced, ended]);
    atStart((data, described, lookUp) => {
      const acknowledge = () => value(data.library.change({ kind: 'acknowledge', keys: keys(retold, repriced, ended) }, lookUp));
      acknowledge();
      expect(described().map(({ change }) => change)).toEqual([null, null, null, null]);
      value(data.library.undo());
      expect(described().filter(({ change }) => change !== null)).toHaveLength(3);
      acknowledge();
    });
    expect(flagged()).toEqual([]);
  });

  it('say that a code is back when the catalog before is taken again', () => {
    value(rollbackCatalog(place.home));
    const now = changes();
    expect(now[ended]).toMatchObject({ kind: 'returned', words: ['In the catalog again.'], since: 'October 2025' });
    // Back in time: neither "now" and "before" nor "changed in" would be true.
    expect(now[retold]).toMatchObject({ kind: 'changed', since: '', words: [expect.stringMatching(/ in October 2025 \(in use\), "Invented and told anew" in January 2026\.$/)] });
    expect(now[repriced]).toMatchObject({ kind: 'changed', since: '' });
    expect(now[repriced]?.words[1]).toMatch(/^Payable RVUs in a facility: [\d.]+ in October 2025 \(in use\), [\d.]+ in January 2026\.$/);
    expect(now[same]).toBeNull();
  });

  it('say of a diagnosis that it is a heading now, or gone from the classification', async () => {
    const all = diagnosisRows(2_600);
    const valid = all.filter((row) => row.billable);
    const [heading, gone] = valid as [(typeof all)[number], (typeof all)[number]];
    atStart((data, _described, lookUp) => {
      value(data.library.change({ kind: 'wipe' }, lookUp));
      value(data.library.change({ kind: 'add', keys: keys(dotted(heading.code), dotted(gone.code)), folderId: null }, lookUp));
    });
    const next = all.filter((row) => row !== gone).map((row) => (row === heading ? { ...row, billable: false } : row));
    value(await place.run(place.file('icd10cm_order_2026.txt', orderFile(next))));
    const now = changes();
    expect(now[dotted(heading.code)]).toEqual({ kind: 'changed', words: ['For billing: a heading, not valid in fiscal year 2026 (in use), valid in fiscal year 2025.'], since: 'fiscal year 2026' });
    expect(now[dotted(gone.code)]).toEqual({ kind: 'deleted', words: ['The release fiscal year 2026 has no row for it: the code may have ended.'], since: 'fiscal year 2026' });
  });

  it('that a migration or an import brought take the running catalog as seen', () => {
    const path = place.file('list.csv', `code\n${same}\n00001\n`);
    atStart((data, described) => {
      value(data.library.import(value(readLibraryFile(path)), 'list.csv', 'replace'));
      expect(described()).toMatchObject([
        { code: same, inCatalog: true, change: null },
        { code: '00001', inCatalog: false, change: { kind: 'deleted', words: ['Not in the catalog that is in use.'] } },
      ]);
      expect(data.library.bookmarks().map(({ facts }) => facts !== null)).toEqual([true, false]);
    });
  });
});
