import { describe, expect, it } from 'vitest';
import { globalPeriod } from '../../../db/rules/global-period.ts';

describe('the global period', () => {
  it.each([
    ['090', 92, '2026-03-09', '2026-06-08'],
    ['010', 11, '2026-03-10', '2026-03-20'],
    ['000', 1, '2026-03-10', '2026-03-10'],
  ])('of %s is %i days around an operation on 10 March 2026', (value, days, startsOn, endsOn) => {
    expect(globalPeriod(value, '2026-03-10')).toMatchObject({ days, startsOn, endsOn });
    const inclusive = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
    expect(inclusive).toBe(days);
  });

  it('crosses a leap day and a new year', () => {
    expect(globalPeriod('090', '2027-12-31')).toMatchObject({ startsOn: '2027-12-30', endsOn: '2028-03-30' });
    expect(globalPeriod('090', '2028-01-01')?.startsOn).toBe('2027-12-31');
  });

  it('counts no days where the fee schedule gives none', () => {
    for (const value of ['XXX', 'YYY', 'ZZZ', 'MMM', '', '45', null]) expect(globalPeriod(value)).toBeNull();
  });

  it('has no dates without a date of surgery, and refuses a day that does not exist', () => {
    expect(globalPeriod('090')).toMatchObject({ days: 92, startsOn: null, endsOn: null });
    expect(() => globalPeriod('090', '2026-02-30')).toThrow(RangeError);
    expect(() => globalPeriod('090', '10.3.2026')).toThrow(RangeError);
  });
});
