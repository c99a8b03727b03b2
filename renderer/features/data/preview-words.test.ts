import { describe, expect, it } from 'vitest';
import { endSentence, halvesSentence, standingSentence } from './preview-words.ts';

const fees = { kind: 'pfs-relative-values', releaseLabel: 'October 2025', loadedRelease: 'July 2026', starterRows: 13 } as const;

describe('how a file stands to what is loaded', () => {
  it('is said against the facts of the starter while nothing of the kind was imported, with what changes', () => {
    expect(standingSentence({ ...fees, standing: 'older' })).toBe(
      'Older than July 2026, which the 13 starter codes use now. After the import they use October 2025, if it lists them; July 2026 stays beside it for comparison.',
    );
    expect(standingSentence({ ...fees, standing: 'newer', releaseLabel: 'October 2026' })).toBe('Newer than July 2026, which the 13 starter codes use now. After the import they use October 2026, if it lists them.');
  });

  it('is said against the imported release once there is one, which stays in use before an older file', () => {
    expect(standingSentence({ ...fees, starterRows: null, standing: 'older' })).toBe('Older than July 2026, which is loaded and stays in use.');
    expect(standingSentence({ ...fees, starterRows: null, loadedRelease: null, standing: 'new' })).toBe('Nothing of this kind is loaded yet.');
  });
});

describe('a release that is far smaller than the loaded one', () => {
  it('is said with both sizes, and only then', () => {
    expect(halvesSentence({ halvesRows: null, roughRows: 9, loadedRelease: 'October 2025' })).toBeNull();
    expect(halvesSentence({ halvesRows: 19_090, roughRows: 9000, loadedRelease: 'October 2025' })).toMatch(/^Less than half the 19,090 rows of October 2025/);
  });
});

describe('the end of a release', () => {
  it('is said from the day after its last one', () => {
    expect(endSentence({ effectiveTo: '2025-12-31' }, '2025-12-31')).toBeNull();
    expect(endSentence({ effectiveTo: '2025-12-31' }, '2026-01-01')).toMatch(/^Ended on Dec 31, 2025: its values hold for dates of service until then\./);
    expect(endSentence({ effectiveTo: null }, '2026-01-01')).toBeNull();
  });
});
