import { describe, expect, it } from 'vitest';
import type { Source } from '../../../electron/contract/index.ts';
import { countOld, releaseAge, wantsNewer } from './release-age.ts';

const november2026 = new Date('2026-11-22T12:00:00Z');
const age = (kind: Parameters<typeof releaseAge>[0]['kind'], effectiveFrom: string | null) => releaseAge({ kind, effectiveFrom }, november2026);

function source(layer: Source['layer'], kind: Source['kind'], effectiveFrom: string | null): Source {
  return {
    sourceId: 1, layer, kind, title: kind, publisher: 'CMS', fileName: 'file.csv', container: null, release: effectiveFrom ?? 'unknown', releaseLabel: effectiveFrom ?? 'not known', releaseBasis: 'content',
    effectiveFrom, effectiveTo: null, releasedOn: null, rowsRead: 1, rowsKept: 1, rowsRejected: 0, sha256: '', notices: [],
  };
}

describe('the age of a release', () => {
  it('is counted in quarters for what comes every quarter', () => {
    expect(age('pfs-relative-values', '2026-10-01')).toEqual({ words: "this quarter's", isOld: false });
    expect(age('pfs-relative-values', '2026-07-01')).toEqual({ words: 'one quarter old', isOld: false });
    expect(age('opps-addendum-b', '2026-04-01')).toEqual({ words: 'two quarters old', isOld: true });
    expect(age('ncci-ptp-practitioner', '2024-07-01')).toEqual({ words: '2 years old', isOld: true });
  });

  it('is counted in years for what comes once a year, the fiscal year from October', () => {
    expect(age('gpci', '2026-01-01')).toEqual({ words: "this year's", isOld: false });
    expect(age('gpci', '2025-01-01')).toEqual({ words: 'one year old', isOld: true });
    expect(age('icd10cm-order', '2026-10-01')).toEqual({ words: "this fiscal year's", isOld: false });
    expect(age('icd10cm-order', '2025-10-01')).toEqual({ words: 'one fiscal year old', isOld: true });
  });

  it('makes a kind old that a newer release must have followed by now', () => {
    expect(countOld([source('release', 'pfs-relative-values', '2025-10-01'), source('starter', 'icd10cm-order', '2025-10-01'), source('starter', 'starter-texts', null)], november2026)).toBe(2);
    expect(countOld([], november2026)).toBe(0);
  });

  it('does not make a kind old whose newest release is not, whatever stands beside it', () => {
    const newer = source('release', 'pfs-relative-values', '2026-10-01');
    const older = source('release', 'pfs-relative-values', '2025-10-01');
    const excerpt = source('starter', 'ncci-ptp-practitioner', '2024-07-01');
    const loaded = [older, newer, excerpt, source('release', 'ncci-ptp-practitioner', '2026-10-01'), source('release', 'gpci', '2025-01-01'), source('release', 'gpci', '2026-01-01')];
    expect(countOld(loaded, november2026)).toBe(0);
    expect(wantsNewer(older, loaded, november2026)).toBe(false);
    expect(wantsNewer(older, [older, excerpt], november2026)).toBe(true);
  });

  it("lets no excerpt of the starter take an imported release's place", () => {
    const loaded = [source('release', 'pfs-relative-values', '2025-10-01'), source('starter', 'pfs-relative-values', '2026-07-01')];
    expect(loaded.map((one) => wantsNewer(one, loaded, november2026))).toEqual([true, false]);
  });

  it('counts two old files of one release as one kind', () => {
    const loaded = [source('release', 'pfs-relative-values', '2025-10-01'), { ...source('release', 'pfs-relative-values', '2025-10-01'), sourceId: 2 }];
    expect(countOld(loaded, november2026)).toBe(1);
    expect(loaded.every((one) => wantsNewer(one, loaded, november2026))).toBe(true);
  });

  it('is not guessed for what has no date, and said of what is not in force yet', () => {
    expect(age('pfs-relative-values', null)).toBeNull();
    expect(age('office-texts', '2020-01-01')).toBeNull();
    expect(age('pfs-relative-values', '2027-01-01')).toEqual({ words: 'not in force yet', isOld: false });
  });
});
