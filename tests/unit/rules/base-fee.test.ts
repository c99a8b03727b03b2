import { describe, expect, it } from 'vitest';
import { feeCents, feeTrace, nationalGpci } from '../../../db/rules/base-fee.ts';
import { dollars, shortDecimal } from '../../../db/rules/amounts-in-words.ts';

// 27397, July 2026: 25.64 RVU, conversion factor 33.4009.
const lengthening = { work: 1234, practiceExpense: 1068, malpractice: 262 };

describe('the base fee', () => {
  it('of 27397 in a facility is 856.40 with every GPCI 1', () => {
    expect(feeCents(lengthening, nationalGpci, 334009)).toBe(85640);
  });

  it('of 27397 in October 2025 was 906.67', () => {
    // 28.03 x 32.3465 = 906.672395
    expect(feeCents({ work: 1266, practiceExpense: 1278, malpractice: 259 }, nationalGpci, 323465)).toBe(90667);
  });

  it('is rounded half up once, at the end, and not term by term', () => {
    // Each term alone is 0.3 cents; together 0.9 cents.
    const third = { work: 1, practiceExpense: 1, malpractice: 1 };
    expect(feeCents(third, nationalGpci, 3_000)).toBe(1);
    // Exactly half a cent goes up, a hair less goes down.
    expect(feeCents({ work: 1, practiceExpense: 0, malpractice: 0 }, nationalGpci, 5_000)).toBe(1);
    expect(feeCents({ work: 1, practiceExpense: 0, malpractice: 0 }, nationalGpci, 4_999)).toBe(0);
  });

  it('is exact for values that floating point misses', () => {
    // 1.005 dollars: 100.5 cents go up; 1.005 * 100 in floating point is 100.49999999999999.
    expect(feeCents({ work: 100, practiceExpense: 0, malpractice: 0 }, nationalGpci, 10_050)).toBe(101);
    expect(feeCents({ work: 99_999, practiceExpense: 99_999, malpractice: 99_999 }, { work: 9_999, practiceExpense: 9_999, malpractice: 9_999 }, 9_999_999)).toBe(
      Number((3n * 99_999n * 9_999n * 9_999_999n * 2n + 10_000_000n) / 20_000_000n),
    );
  });

  it.each([
    ['assistant, physician', 160, 13702],
    ['assistant, not a physician', 136, 11647],
    ['both sides', 1500, 128460],
  ])('share of an %s', (_name, share, cents) => {
    expect(feeCents(lengthening, nationalGpci, 334009, share)).toBe(cents);
  });

  it('of each of two surgeons is 62.5 %: of 1908.48 it is 1192.80', () => {
    expect(feeCents({ work: 190_848, practiceExpense: 0, malpractice: 0 }, nationalGpci, 10_000, 625)).toBe(119_280);
  });

  it('shows its steps', () => {
    expect(feeTrace(lengthening, { work: 1083, practiceExpense: 1389, malpractice: 434 }, 334009, 'facility')).toEqual([
      'Work: 12.34 RVU x GPCI 1.083 = 13.36422',
      'Practice expense (facility): 10.68 RVU x GPCI 1.389 = 14.83452',
      'Malpractice: 2.62 RVU x GPCI 0.434 = 1.13708',
      'Sum: 29.33582 RVU',
      'x conversion factor 33.4009 = 979.842790238, rounded half up once = $979.84',
    ]);
  });
});

describe('amounts in words', () => {
  it('have their thousands apart and two decimals', () => {
    expect([5, 85640, 128460, 123456789].map(dollars)).toEqual(['$0.05', '$856.40', '$1,284.60', '$1,234,567.89']);
    expect(shortDecimal(2564000n, 5, 2)).toBe('25.64');
    expect(shortDecimal(2500000n, 5, 2)).toBe('25.00');
  });
});
