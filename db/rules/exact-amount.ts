import { dollars, shortDecimal } from './amounts-in-words.ts';

/** Cents as an exact fraction: shares of shares are taken without rounding, which happens once, at the end. */
export interface ExactAmount {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

export const nothing: ExactAmount = { numerator: 0n, denominator: 1n };

export function plus(a: ExactAmount, b: ExactAmount): ExactAmount {
  return a.denominator === b.denominator
    ? { numerator: a.numerator + b.numerator, denominator: a.denominator }
    : { numerator: a.numerator * b.denominator + b.numerator * a.denominator, denominator: a.denominator * b.denominator };
}

/** Never below zero: Medicare pays nothing less than nothing. */
export function minus(a: ExactAmount, b: ExactAmount): ExactAmount {
  const difference = plus(a, { numerator: -b.numerator, denominator: b.denominator });
  return difference.numerator < 0n ? nothing : difference;
}

/** A share as a fraction of two whole numbers: 150 of 100, 136 of 1000. */
export function shareOf(amount: ExactAmount, part: number, whole: number): ExactAmount {
  if (part === whole) return amount;
  return { numerator: amount.numerator * BigInt(part), denominator: amount.denominator * BigInt(whole) };
}

export function sumOf(amounts: readonly ExactAmount[]): ExactAmount {
  return amounts.reduce(plus, nothing);
}

/** Negative when `a` is less. */
export function compareAmounts(a: ExactAmount, b: ExactAmount): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounded half up. */
export function wholeCents({ numerator, denominator }: ExactAmount): number {
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

/** "$642.2993" with up to four decimals where cents alone would hide what is carried on; "$642.30" else. */
export function amountInWords(amount: ExactAmount): string {
  const tenThousandths = (amount.numerator * 100n * 2n + amount.denominator) / (amount.denominator * 2n);
  if (tenThousandths % 100n === 0n) return dollars(Number(tenThousandths / 100n));
  return `$${shortDecimal(tenThousandths, 4, 2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
