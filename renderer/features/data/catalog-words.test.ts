import { describe, expect, it } from 'vitest';
import type { Source } from '../../../electron/contract/index.ts';
import { wayBetween } from '../../../electron/contract/window.ts';
import { catalogInWords } from './catalog-words.ts';

const source = (layer: Source['layer'], kind: Source['kind'], releaseLabel: string): Source => ({
  sourceId: 1, layer, kind, title: releaseLabel, publisher: 'CMS', fileName: 'file.csv', container: null, release: releaseLabel, releaseLabel, releaseBasis: 'content',
  effectiveFrom: '2025-10-01', effectiveTo: null, releasedOn: null, rowsRead: 1, rowsKept: 1, rowsRejected: 0, sha256: '', notices: [],
});
const starter = { isStarter: true, builtAt: '2026-11-23T08:00:00.000Z', sources: [source('starter', 'pfs-relative-values', 'July 2026')] };
const first = { isStarter: false, builtAt: '2026-11-22T08:00:00.000Z', sources: [...starter.sources, source('release', 'pfs-relative-values', 'October 2025')] };
const second = { isStarter: false, builtAt: '2026-11-22T09:30:00.000Z', sources: [...first.sources, source('release', 'gpci', '2025'), source('office', 'office-texts', 'release not known')] };

describe('a catalog', () => {
  it('is named by what was imported into it, never by its number', () => {
    expect(catalogInWords(starter)).toBe('the starter catalog');
    expect(catalogInWords(first)).toMatch(/^the catalog of Nov 2\d, 2026, .+, with Fee schedule October 2025$/);
    expect(catalogInWords(second)).toMatch(/, with Fee schedule October 2025, GPCI 2025, your office's own list$/);
  });
});

describe('the way to the other catalog', () => {
  it('leads back to the one before, and forward again from there', () => {
    expect(wayBetween(second, first).title).toBe('Go back to the previous catalog');
    expect(wayBetween(first, second).title).toBe('Go forward to the later catalog');
  });

  it('leads back to the starter whenever that was built', () => {
    expect(wayBetween(first, starter).verb).toBe('Go back');
    expect(wayBetween(starter, first).verb).toBe('Go forward');
  });
});
