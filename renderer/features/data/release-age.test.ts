import { describe, expect, it } from 'vitest';
import { countOld, releaseAge } from './release-age.ts';

const november2026 = new Date('2026-11-22T12:00:00Z');
const age = (kind: Parameters<typeof releaseAge>[0]['kind'], effectiveFrom: string | null) => releaseAge({ kind, effectiveFrom }, november2026);

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

  it('makes old what a newer release must have followed by now', () => {
    const loaded = [
      { kind: 'pfs-relative-values', effectiveFrom: '2026-07-01' },
      { kind: 'pfs-relative-values', effectiveFrom: '2025-10-01' },
      { kind: 'icd10cm-order', effectiveFrom: '2025-10-01' },
      { kind: 'starter-texts', effectiveFrom: null },
    ] as const;
    expect(countOld(loaded, november2026)).toBe(2);
    expect(countOld([], november2026)).toBe(0);
  });

  it('is not guessed for what has no date, and said of what is not in force yet', () => {
    expect(age('pfs-relative-values', null)).toBeNull();
    expect(age('office-texts', '2020-01-01')).toBeNull();
    expect(age('pfs-relative-values', '2027-01-01')).toEqual({ words: 'not in force yet', isOld: false });
  });
});
