import { describe, expect, it } from 'vitest';
import type { Source } from '../../../electron/contract/index.ts';
import { releasesInUse, rankOfSource } from './releases-in-use.ts';

const november2026 = new Date(2026, 10, 22, 12);
let count = 0;

function source(layer: Source['layer'], kind: Source['kind'], releaseLabel: string, effectiveFrom: string | null, effectiveTo: string | null = null): Source {
  count += 1;
  return {
    sourceId: count, layer, kind, title: releaseLabel, publisher: 'CMS', fileName: 'file.csv', container: null, release: effectiveFrom ?? 'unknown', releaseLabel, releaseBasis: 'content',
    effectiveFrom, effectiveTo, releasedOn: null, rowsRead: 13, rowsKept: 13, rowsRejected: 0, sha256: String(count), notices: [],
  };
}

const starterFees = source('starter', 'pfs-relative-values', 'July 2026', '2026-07-01');
const starterDiagnoses = source('starter', 'icd10cm-order', 'ICD-10-CM fiscal year 2025', '2024-10-01', '2025-09-30');
const october2025 = source('release', 'pfs-relative-values', 'October 2025', '2025-10-01', '2025-12-31');
const january2025 = source('release', 'pfs-relative-values', 'January 2025', '2025-01-01', '2025-12-31');

describe('the releases in use', () => {
  it('are those of the starter while nothing else is loaded, and say which of them has ended', () => {
    expect(releasesInUse([starterFees, starterDiagnoses], november2026)).toBe('Fee schedule July 2026, ICD-10-CM fiscal year 2025 (ended)');
    expect(releasesInUse([starterFees, starterDiagnoses], new Date(2025, 8, 30, 23))).not.toContain('ended');
  });

  it('are what was imported, even where the starter has newer facts, because pages take their values from there', () => {
    expect(releasesInUse([starterFees, january2025, october2025], november2026)).toBe('Fee schedule October 2025 (ended)');
  });

  it('name what stands behind another one of its kind', () => {
    const all = [starterFees, starterDiagnoses, october2025];
    expect(rankOfSource(october2025, all)).toEqual({ use: 'first' });
    expect(rankOfSource(starterFees, all)).toEqual({ use: 'behind', first: october2025 });
    expect(rankOfSource(starterDiagnoses, all)).toEqual({ use: 'plain' });
  });

  it('do not choose between two files of one release', () => {
    const twins = [source('release', 'pfs-relative-values', 'July 2026', '2026-07-01', '2026-12-31'), source('release', 'pfs-relative-values', 'July 2026', '2026-07-01', '2026-12-31')] as const;
    expect(rankOfSource(twins[0], twins)).toEqual({ use: 'plain' });
    expect(rankOfSource(twins[1], [...twins, starterFees])).toEqual({ use: 'first' });
  });
});
