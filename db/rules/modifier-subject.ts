import { dollars, percent } from './amounts-in-words.ts';
import { feeCents, nationalGpci, wholeFee } from './base-fee.ts';
import type { RelativeValues } from './base-fee.ts';
import type { PackageParts } from './surgical-shares.ts';

/** What modifier advice is derived from: the indicators of the current fee schedule row, as the release prints them. */
export interface ModifierSubject extends PackageParts {
  code: string;
  status: string;
  pctc: string | null;
  multipleProcedure: string | null;
  bilateral: string | null;
  assistantAtSurgery: string | null;
  coSurgeons: string | null;
  teamSurgery: string | null;
  endoBase: string | null;
  /** The national amount that shares are taken of; null where Medicare prices the code in another way. */
  price: { values: RelativeValues; conversionFactor: number; place: 'facility' | 'non-facility' } | null;
  /** National cents of the code's own rows for a modifier (26, TC, 53); null for a row without an amount. */
  ownRows: ReadonlyMap<string, number | null>;
  /** The NCCI indicators of the code's pairs; null when the loaded pairs cannot be all of them. */
  editIndicators: ReadonlySet<string> | null;
}

/** What a modifier does on a code. */
export interface ModifierRule {
  modifier: string;
  applies: 'yes' | 'with-documentation' | 'no' | 'not-decided';
  /** What it does to Medicare payment, in words. */
  effect: string;
  /** The same in a column's width: "150 %", "62.5 % each", "by report"; null where it changes no payment or nothing fixes the share. */
  pays: string | null;
  /** Stands in for the list of modifiers where that has no entry. */
  words?: { name: string; description: string; whenToUse: string };
}

/** "150 % of the fee ($1,284.60)": the share and, where there is a price, the national amount of it. */
export function shareInWords(subject: ModifierSubject, perMille: number, of = 'of the fee'): string {
  const share = perMille === wholeFee ? 'the full fee' : `${percent(perMille)} ${of}`;
  const { price } = subject;
  if (price === null) return share;
  return `${share} (${dollars(feeCents(price.values, nationalGpci, price.conversionFactor, perMille))} national, ${price.place})`;
}

export function unexplained(label: string, value: string | null): string {
  return value === null || value === '' ? `${label}: the release leaves the indicator blank.` : `${label}: value ${value}, not explained in this version.`;
}
