import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../db/rules/price-spread.ts';

describe('how prices lie', () => {
  it('of none is nothing, of one is that one', () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([500])).toEqual({ prices: 1, low: 500, firstQuartile: 500, median: 500, thirdQuartile: 500, ninetieth: 500, high: 500 });
  });

  it('of 10, 20, 30, 40 dollars: 17.50, 25.00, 32.50, and nine in ten 37.00', () => {
    expect(spreadOf([4000, 1000, 3000, 2000])).toEqual({ prices: 4, low: 1000, firstQuartile: 1750, median: 2500, thirdQuartile: 3250, ninetieth: 3700, high: 4000 });
  });

  it('takes half a cent up', () => {
    expect(spreadOf([100, 101])?.median).toBe(101);
  });

  it('is in order and within the prices, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1 }), (cents) => {
        const spread = spreadOf(cents);
        if (spread === null) throw new Error('there are prices');
        const { low, firstQuartile, median, thirdQuartile, ninetieth, high } = spread;
        const points = [low, firstQuartile, median, thirdQuartile, ninetieth, high];
        expect(points).toEqual([...points].sort((a, b) => a - b));
        expect([low, high]).toEqual([Math.min(...cents), Math.max(...cents)]);
        // At least half of the prices are not above the median, and at least half not below.
        expect(cents.filter((price) => price <= median).length * 2).toBeGreaterThanOrEqual(cents.length);
        expect(cents.filter((price) => price >= median - 1).length * 2).toBeGreaterThanOrEqual(cents.length);
      }),
    );
  });
});
