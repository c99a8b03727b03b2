import { describe, expect, it } from 'vitest';
import { formatCents, formatConversionFactor, formatDate, formatSeconds, formatShownOfTotal, formatTwoDecimals } from './format.ts';

describe('numbers as the window prints them', () => {
  it('writes money from integer cents with two decimals and thousands', () => {
    expect(formatCents(85640)).toBe('$856.40');
    expect(formatCents(741338)).toBe('$7,413.38');
    expect(formatCents(0)).toBe('$0.00');
    expect(formatCents(-5)).toBe('-$0.05');
  });

  it('keeps two decimals of relative values, so that 25.60 aligns with 25.64', () => {
    expect(formatTwoDecimals(25.6)).toBe('25.60');
    expect(formatTwoDecimals(0)).toBe('0.00');
  });

  it('writes the conversion factor with its four decimals', () => {
    expect(formatConversionFactor(33.4009)).toBe('$33.4009');
  });

  it('says how many rows of how many, and that a capped total is a lower bound', () => {
    expect(formatShownOfTotal(12, 340, false)).toBe('12 of 340');
    expect(formatShownOfTotal(50, 1000, true)).toBe('50 of 1,000+');
    expect(formatShownOfTotal(4, 4, false)).toBe('4');
  });

  it('reads a calendar date as that day in every time zone', () => {
    expect(formatDate('2026-07-01')).toBe('Jul 1, 2026');
    expect(formatDate('no date')).toBe('no date');
  });

  it('rounds a minute up without ever writing 60 seconds', () => {
    expect(formatSeconds(3.21)).toBe('3.2 s');
    expect(formatSeconds(119.7)).toBe('2 min 0 s');
  });
});
