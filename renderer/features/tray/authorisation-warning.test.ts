import { describe, expect, it } from 'vitest';
import { authorisationMend } from './authorisation-warning.tsx';

const of = (dateOfService: string | null, from: string | null, until: string | null) => authorisationMend({ dateOfService, authorisation: { from, until } });

describe('what mends a day outside the authorised days', () => {
  it.each([
    ['on the first', '2026-11-01', '2026-11-01', '2027-01-31'],
    ['on the last', '2027-01-31', '2026-11-01', '2027-01-31'],
    ['on the one day', '2026-11-01', '2026-11-01', '2026-11-01'],
    ['with no day of surgery yet', null, '2026-11-01', '2027-01-31'],
    ['with nothing known', '2026-11-01', null, null],
  ])('is nothing %s', (_name, day, from, until) => {
    expect(of(day, from, until)).toBeNull();
  });

  it('moves surgery back to the nearest day that is authorised', () => {
    expect(of('2027-02-02', '2026-11-01', '2027-01-31')).toEqual({ words: 'Move surgery to the last authorised day, Jan 31, 2027', content: { dateOfService: '2027-01-31' }, field: 'tray-date' });
    expect(of('2026-10-31', '2026-11-01', null)).toMatchObject({ words: 'Move surgery to the first authorised day, Nov 1, 2026', content: { dateOfService: '2026-11-01' } });
  });

  it('exchanges days that stand the wrong way round, and leaves nothing to mend', () => {
    for (const day of [null, '2026-12-01']) {
      expect(of(day, '2027-01-31', '2026-11-01')).toMatchObject({ content: { authorisation: { from: '2026-11-01', until: '2027-01-31' } } });
      expect(of(day, '2026-11-01', '2027-01-31')).toBeNull();
    }
  });
});
