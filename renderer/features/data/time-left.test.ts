import { describe, expect, it } from 'vitest';
import { createRate, createTimeLeft, timeLeftInWords } from './time-left.ts';

describe('the time that is left', () => {
  it('is not promised before it can be known', () => {
    const clock = createTimeLeft(0);
    expect(clock.at(0.5, 0.5)).toBeNull();
    // An import of one file is over before its end can be told.
    expect(clock.at(4, 0.3)).toBeNull();
    expect(clock.at(10, 0.01)).toBeNull();
    expect(clock.at(10, 0.25)).toBe(30);
    expect(clock.at(40, 1)).toBeNull();
  });

  it('falls second by second while the work goes on as it did', () => {
    const clock = createTimeLeft(0);
    const left = [10, 15, 20, 25].map((second) => clock.at(second, second / 40) ?? Number.NaN);
    expect(left.map(Math.round)).toEqual([30, 25, 20, 15]);
  });

  it('does not jump when one stage stands still for a while', () => {
    const clock = createTimeLeft(0);
    clock.at(10, 0.5);
    const stalled = clock.at(14, 0.5) ?? 0;
    // The plain rule of three would say 14 seconds, up from 10.
    expect(stalled).toBeGreaterThan(5);
    expect(stalled).toBeLessThan(10);
  });

  it('is said in steps that can be trusted', () => {
    expect([3, 11, 42, 61, 90, 170, 200].map(timeLeftInWords)).toEqual([
      'less than 10 s left', 'about 15 s left', 'about 45 s left', 'about 1 min 15 s left', 'about 1 min 30 s left', 'about 3 min left', 'about 4 min left',
    ]);
  });
});

describe('rows a second', () => {
  it('are those of the last seconds, not of the whole import', () => {
    const rate = createRate();
    expect(rate.at(0, 0)).toBeNull();
    expect(rate.at(0.2, 1000)).toBeNull();
    expect(rate.at(1, 10_000)).toBe(10_000);
    for (let second = 2; second <= 8; second += 1) rate.at(second, 10_000 + second * 100);
    expect(rate.at(9, 10_900)).toBe(100);
  });

  it('start anew when other things are counted', () => {
    const rate = createRate();
    rate.at(0, 50_000);
    expect(rate.at(1, 100)).toBeNull();
    expect(rate.at(2, 2100)).toBe(2000);
  });
});
