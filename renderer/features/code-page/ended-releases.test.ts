import { describe, expect, it } from 'vitest';
import type { CitedSource, CodePage } from '../../../electron/contract/index.ts';
import { endedReleases } from './ended-releases.ts';

type Input = Parameters<typeof endedReleases>[0];

function source(number: number, layer: CitedSource['layer'], kind: CitedSource['kind'], effectiveFrom: string, effectiveTo: string | null): CitedSource {
  return {
    number, sourceId: number, layer, kind, title: kind, publisher: 'CMS', fileName: 'file.csv', container: null, release: effectiveFrom, releaseLabel: effectiveFrom, releaseBasis: 'content',
    effectiveFrom, effectiveTo, releasedOn: null, rowsRead: 13, rowsKept: 13, rowsRejected: 0, sha256: '', notices: [],
  };
}

const fact = (number: number) => ({ id: 'globalDays', label: 'Global period', raw: '090', value: '90-day', meaning: null, note: null, source: number });
const missing = { state: 'missing', why: 'not-loaded', sentence: '' } as const;
const medicare = (...rows: { source: number; current: boolean }[]) => ({ state: 'data', indicators: [], relativeValues: rows, trace: [] }) as unknown as CodePage['medicare'];

const october2025 = source(1, 'release', 'pfs-relative-values', '2025-10-01', '2025-12-31');
const july2026 = source(2, 'starter', 'pfs-relative-values', '2026-07-01', null);
const diagnoses2025 = source(3, 'starter', 'icd10cm-order', '2024-10-01', '2025-09-30');

describe('releases that have ended', () => {
  const page: Input = { glance: [fact(1)], classification: missing, medicare: medicare({ source: 1, current: true }, { source: 2, current: false }), sources: [october2025, july2026, diagnoses2025] };

  it('are said with the later one that is loaded for comparison', () => {
    expect(endedReleases(page, '2026-11-22')).toEqual([{ source: october2025, later: july2026 }]);
  });

  it('are not said before their last day is over', () => {
    expect(endedReleases(page, '2025-12-31')).toEqual([]);
    expect(endedReleases(page, '2026-01-01')).toHaveLength(1);
  });

  it('are not said of what only stands there for comparison or in a list of diagnoses', () => {
    const inForce: Input = { ...page, glance: [fact(2)], medicare: medicare({ source: 2, current: true }, { source: 1, current: false }) };
    expect(endedReleases(inForce, '2026-11-22')).toEqual([]);
  });

  it('are said of the classification on the page of a diagnosis', () => {
    const diagnosis: Input = { ...page, glance: [], medicare: missing, classification: { state: 'data', facts: [fact(3)] } };
    expect(endedReleases(diagnosis, '2026-11-22')).toEqual([{ source: diagnoses2025, later: null }]);
  });
});
