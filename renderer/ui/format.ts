const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const date = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });

/** 117000 -> "117,000". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** "12 of 340", "50 of 1,000+"; "4" alone when all are shown. */
export function formatShownOfTotal(shown: number, total: number, totalIsCapped: boolean): string {
  if (!totalIsCapped && shown >= total) return formatCount(total);
  return `${formatCount(shown)} of ${formatCount(total)}${totalIsCapped ? '+' : ''}`;
}

/** Relative value units and percentages: always two decimals, so that they align on the point. */
export function formatTwoDecimals(value: number): string {
  return twoDecimals.format(value);
}

/** Geographic indices are published with three decimals. */
export function formatIndex(value: number): string {
  return value.toFixed(3);
}

/** Dollars per RVU are published with four decimals. */
export function formatConversionFactor(value: number): string {
  return `$${value.toFixed(4)}`;
}

/** Integer cents: 85640 -> "$856.40". */
export function formatCents(cents: number): string {
  return cents < 0 ? `-$${twoDecimals.format(-cents / 100)}` : `$${twoDecimals.format(cents / 100)}`;
}

/** ISO date or date and time -> "Jul 1, 2026"; text that is no date is shown as it is. */
export function formatDate(iso: string): string {
  const parsed = new Date(iso);
  return Number.isNaN(parsed.getTime()) ? iso : date.format(parsed);
}

/** 3.2 -> "3.2 s", 75 -> "1 min 15 s". */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}

/** A text that a person typed, short enough for a sentence. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
