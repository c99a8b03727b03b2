import type { ExactAmount } from './exact-amount.ts';
import { conversionFactorInWords, dollars, gpciInWords, rvuInWords, shortDecimal } from './amounts-in-words.ts';

/** RVUs of one place of service, in hundredths. */
export interface RelativeValues {
  work: number;
  practiceExpense: number;
  malpractice: number;
}

/** Geographic practice cost indices, in thousandths. */
export interface Gpci {
  work: number;
  practiceExpense: number;
  malpractice: number;
}

/** National amounts are computed with every index 1. */
export const nationalGpci: Gpci = { work: 1000, practiceExpense: 1000, malpractice: 1000 };

/** The whole fee, in thousandths of itself. */
export const wholeFee = 1000;

// RVU hundredths x GPCI thousandths x factor ten-thousandths are 10^-9 dollars, 10^-7 cents.
const unitsPerCent = 10_000_000n;

/** Sum of RVU times GPCI, in 10^-5 RVU: exact. */
function adjustedRvus(values: RelativeValues, gpci: Gpci): bigint {
  return (
    BigInt(values.work) * BigInt(gpci.work) +
    BigInt(values.practiceExpense) * BigInt(gpci.practiceExpense) +
    BigInt(values.malpractice) * BigInt(gpci.malpractice)
  );
}

/**
 * Medicare's fee for a service in cents, rounded half up once at the end:
 * [(work x work GPCI) + (PE x PE GPCI) + (MP x MP GPCI)] x conversion factor, times a share of it (assistant, split
 * package, both sides) in thousandths.
 *
 * Source: 42 CFR 414.20 (formula), 414.22 (RVUs), 414.26 (geographic adjustment), 414.28 (conversion factor); Medicare Claims
 * Processing Manual chapter 12, section 20.1.
 *
 * @param conversionFactor ten-thousandths of a dollar per RVU
 */
export function feeCents(values: RelativeValues, gpci: Gpci, conversionFactor: number, sharePerMille: number = wholeFee): number {
  const exact = adjustedRvus(values, gpci) * BigInt(conversionFactor) * BigInt(sharePerMille);
  return Number(divideHalfUp(exact, unitsPerCent * BigInt(wholeFee)));
}

/** The whole fee in cents, before any rounding. Source: as for `feeCents`. */
export function exactFee(values: RelativeValues, gpci: Gpci, conversionFactor: number): ExactAmount {
  return { numerator: adjustedRvus(values, gpci) * BigInt(conversionFactor), denominator: unitsPerCent };
}

/** How `feeCents` comes to its amount, a line a step. Source: as there. */
export function feeTrace(values: RelativeValues, gpci: Gpci, conversionFactor: number, place: 'facility' | 'non-facility'): string[] {
  const term = (label: string, rvu: number, index: number): string =>
    `${label}: ${rvuInWords(rvu)} RVU x GPCI ${gpciInWords(index)} = ${shortDecimal(BigInt(rvu) * BigInt(index), 5, 2)}`;
  const sum = adjustedRvus(values, gpci);
  const exact = sum * BigInt(conversionFactor);
  return [
    term('Work', values.work, gpci.work),
    term(`Practice expense (${place})`, values.practiceExpense, gpci.practiceExpense),
    term('Malpractice', values.malpractice, gpci.malpractice),
    `Sum: ${shortDecimal(sum, 5, 2)} RVU`,
    `x conversion factor ${conversionFactorInWords(conversionFactor)} = ${shortDecimal(exact, 9, 2)}, rounded half up once = ${dollars(feeCents(values, gpci, conversionFactor))}`,
  ];
}

/** Both at least zero: Medicare's files hold no negative values. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}
