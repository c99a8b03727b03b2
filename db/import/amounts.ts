import { scaledNumber } from './cell-values.ts';

/** What a cell with an amount holds: nothing (blank, "."), or a value in its unit, with whether digits had to be rounded away. */
export interface Amount {
  readonly value: number | null;
  readonly rounded: boolean;
}

/**
 * "$9,891.33 ", "0.47520000000000001", "8.9999999999999993E-3" or "." in units of 10^-decimals; null when it is no amount, negative ones
 * included: no table of payments, weights or minutes has any. Digits beyond the unit are rounded half up.
 */
export function amountOf(text: string, decimals: number): Amount | null {
  const plain = text.replaceAll(/[$\s]/g, '');
  if (plain === '' || plain === '.' || plain === '-' || /^N\/?A$/i.test(plain)) return { value: null, rounded: false };
  if (plain.length > 30 || plain.startsWith('-')) return null;
  const exact = scaledNumber(plain, decimals);
  if (exact !== null) return { value: exact, rounded: false };
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?(?:E[+-]?\d{1,2})?$/i.test(plain)) return null;
  const number = Number(plain.replaceAll(',', ''));
  return Number.isFinite(number) && number < 1e12 ? { value: Math.round(number * 10 ** decimals), rounded: true } : null;
}

/** Cents, and thousandths of a dollar where the cell prints a third decimal: drugs are priced by it. Null when it is no amount. */
export function dollarsOf(text: string): { cents: number | null; mills: number | null; rounded: boolean } | null {
  // A printed dollar amount has its cents: one without lost them.
  if (text.includes('$') && !/\.\d{2,}\s*$/.test(text)) return null;
  const mills = amountOf(text, 3);
  if (mills === null) return null;
  if (mills.value === null) return { cents: null, mills: null, rounded: false };
  return { cents: Math.round(mills.value / 10), mills: mills.value % 10 === 0 ? null : mills.value, rounded: mills.rounded };
}

/** A date as tables write it, "01/31/2026", "2026-01-31" or "20260131", as ISO; null when it is none. */
export function plainDate(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [year, month, day] = american !== null ? [Number(american[3]), Number(american[1]), Number(american[2])] : iso !== null ? [Number(iso[1]), Number(iso[2]), Number(iso[3])] : [0, 0, 0];
  if (year < 1900) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
