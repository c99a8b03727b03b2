import { conversionFactorInWords } from './amounts-in-words.ts';
import { anaesthesiaShares } from './modifier-kinds.ts';
import { shareOf, type ExactAmount } from './exact-amount.ts';

/** What an anaesthetic is paid by. Factor in ten-thousandths of a dollar a unit. */
export interface Anaesthetic {
  baseUnits: number;
  minutes: number;
  factor: number;
  modifiers: readonly string[];
}

/** Minutes as units of fifteen, in tenths, rounded half up to one decimal. */
export function timeUnitTenths(minutes: number): number {
  return Math.floor((minutes * 20 + 15) / 30);
}

/**
 * (base units + minutes / 15 with one decimal) x the anaesthesia factor of the locality; AA and QZ pay all of it, QK, QX and QY half.
 * Null: no modifier says who gave it, so no share is known. Source: 42 CFR 414.46; manual chapter 12, section 50.
 */
export function anaesthesiaFee({ baseUnits, minutes, factor, modifiers }: Anaesthetic): { amount: ExactAmount; input: string; rule: string } | null {
  const modifier = modifiers.find((one) => anaesthesiaShares.has(one));
  const share = modifier === undefined ? undefined : anaesthesiaShares.get(modifier);
  if (modifier === undefined || share === undefined) return null;
  const tenths = timeUnitTenths(minutes);
  // Tenths of a unit x ten-thousandths of a dollar are 10^-5 dollars, 10^-3 cents.
  const whole = { numerator: BigInt(baseUnits * 10 + tenths) * BigInt(factor), denominator: 1000n };
  return {
    amount: shareOf(whole, share, 100),
    input: `(${baseUnits.toString()} base units + ${minutes.toString()} minutes / 15 = ${(tenths / 10).toFixed(1)}) x ${conversionFactorInWords(factor)}`,
    rule: `Anaesthetic, ${modifier}: ${share.toString()} %`,
  };
}
